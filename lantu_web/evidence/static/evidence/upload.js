// A file that is too large is told before it is sent: an upload of minutes that ends in a refusal helps nobody.
"use strict";

function tooLarge(input) {
  const largest = Number(input.dataset.largest);
  return [...input.files].find((file) => file.size > largest * 1024 * 1024);
}

document.addEventListener("DOMContentLoaded", () => {
  for (const input of document.querySelectorAll("input[type=file][data-largest]")) {
    input.addEventListener("change", () => {
      const file = tooLarge(input);
      input.setCustomValidity(file
        ? `“${file.name}”有 ${Math.ceil(file.size / 1024 / 1024)} MB，最大 ${input.dataset.largest} MB。请压缩或拆开后再传。` : "");
      if (file) input.reportValidity();
    });
  }
});
