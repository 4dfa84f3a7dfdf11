// One button for everything that this site has been asked to keep in the browser.
import { forget } from "./keep.js";

const OURS = ["cairn:", "collection."];

for (const button of document.querySelectorAll("[data-empty]")) {
  button.addEventListener("click", () => {
    OURS.forEach(forget);
    button.parentElement.querySelector("[role=status]").textContent = button.dataset.empty;
    document.dispatchEvent(new Event("emptied"));
  });
}
