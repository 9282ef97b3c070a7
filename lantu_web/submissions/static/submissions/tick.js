// Ticks or unticks every box of a form: a button says which, data-tick="all" or "none". Without scripts one ticks each.
"use strict";
for (const button of document.querySelectorAll("button[data-tick]")) {
  button.addEventListener("click", () => {
    for (const box of button.form.querySelectorAll("input[type=checkbox]")) box.checked = button.dataset.tick === "all";
  });
}
