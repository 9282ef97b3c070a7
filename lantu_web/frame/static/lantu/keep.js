// Keeps what is typed into a form marked data-keep until it was sent and accepted: a session that ends in mid-form loses nothing.
// Passwords and files are never kept; what is kept stays in this browser tab.
"use strict";

const keyOf = (form) => `lantu:${location.pathname}:${form.dataset.keep}`;
const kept = (form) => [...form.elements].filter(
  (e) => e.name && e.name !== "csrfmiddlewaretoken" && !["password", "file", "submit", "hidden", "checkbox", "radio"].includes(e.type));

function restore(form) {
  const words = sessionStorage.getItem(keyOf(form));
  if (!words) return;
  const values = JSON.parse(words);
  const back = kept(form).filter((e) => e.name in values && e.value !== values[e.name]);
  if (!back.length) return;
  for (const e of back) e.value = values[e.name];
  const told = document.createElement("p");
  told.className = "restored";
  told.setAttribute("role", "status");
  told.textContent = "已恢复上次没有提交成功的内容，请核对后提交。";
  form.prepend(told);
}

function keep(form) {
  sessionStorage.setItem(keyOf(form), JSON.stringify(Object.fromEntries(kept(form).map((e) => [e.name, e.value]))));
}

document.addEventListener("DOMContentLoaded", () => {
  // A page that says "kept" was answered after the write: what was typed is safe in the record now.
  for (const done of document.querySelectorAll("[data-kept]")) {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith("lantu:") && key.endsWith(`:${done.dataset.kept}`)) sessionStorage.removeItem(key);
  }
  for (const form of document.querySelectorAll("form[data-keep]")) {
    restore(form);
    form.addEventListener("input", () => keep(form));
  }
  // What was typed in one sign-in is not for the next person at this machine.
  for (const form of document.querySelectorAll("form[action$='/sign-out/']")) form.addEventListener("submit", () => sessionStorage.clear());
});
