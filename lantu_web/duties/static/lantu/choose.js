// One box that ticks all boxes of a list, shift-click for a run, and how many are ticked. Without scripts the boxes work one by one.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  for (const list of document.querySelectorAll("[data-choose]")) {
    const boxes = [...list.querySelectorAll("input[type=checkbox][name=line]")];
    const all = list.querySelector("[data-choose-all]");
    const told = list.querySelector("[data-chosen]");
    let last = null;
    const tell = () => {
      const chosen = boxes.filter((one) => one.checked).length;
      if (told) told.textContent = chosen ? `已选 ${chosen} 项` : "";
      if (all) { all.checked = chosen > 0 && chosen === boxes.length; all.indeterminate = chosen > 0 && chosen < boxes.length; }
    };
    if (all) {
      all.closest("[hidden]")?.removeAttribute("hidden");
      all.addEventListener("change", () => { for (const one of boxes) one.checked = all.checked; tell(); });
    }
    for (const box of boxes) box.addEventListener("click", (event) => {
      if (event.shiftKey && last) {
        const [from, to] = [boxes.indexOf(last), boxes.indexOf(box)].sort((a, b) => a - b);
        for (const one of boxes.slice(from, to + 1)) one.checked = box.checked;
      }
      last = box;
      tell();
    });
    tell();
  }
});
