// Words that were found: N goes to the next place, P to the one before; so does Enter in the box while its words are the same.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const box = document.querySelector("form.find #words");
  const hits = document.querySelectorAll(".hit").length;
  if (!box || !hits) return;
  const here = () => Number((/^#f(\d+)$/.exec(location.hash) || [0, 0])[1]);
  const go = (step) => {
    const next = here() + step;
    location.hash = `f${next < 1 ? hits : next > hits ? 1 : next}`;
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || /^(input|textarea|select)$/i.test(event.target.tagName)) return;
    if (event.key === "n" || event.key === "N") go(1);
    if (event.key === "p" || event.key === "P") go(-1);
  });
  box.form.addEventListener("submit", (event) => {
    if (box.value !== box.defaultValue) return;
    event.preventDefault();
    go(1);
  });
});
