// Leave this site, as GOV.UK "Exit this page" does, but so that Back does not show our pages again.
// Without this file it is a plain link.
const button = document.querySelector("[data-neutral-title]");
const status = document.querySelector("[data-exit-status]");

const WITHIN = 5000; // milliseconds for three presses
const MARK = "x"; // this tab has left

let store;
try {
  store = sessionStorage;
} catch {} // forbidden here: leaving works all the same

const hasLeft = () => store?.getItem(MARK);

const leave = () => {
  store?.setItem(MARK, "1");
  const words = button.dataset;
  document.title = words.neutralTitle;
  const overlay = document.createElement("p");
  document.body.append(Object.assign(overlay, { className: "overlay", role: "alert", textContent: words.leaving }));
  document.documentElement.classList.add("leaving");
  location.replace(button.href); // replace, so that Back does not lead here
};

let presses = 0;
let shiftAlone = false;
let timer;

const giveUp = () => {
  clearTimeout(timer);
  if (presses) status.textContent = button.dataset.stopped;
  presses = 0;
  delete button.dataset.presses;
};

const countPress = () => {
  button.dataset.presses = ++presses; // the style sheet draws the dots
  if (presses === 3) return leave();
  if (presses === 1) timer = setTimeout(giveUp, WITHIN);
  status.textContent = presses === 1 ? button.dataset.twoMore : button.dataset.oneMore;
};

if (button) {
  // Back to a page of ours: leave again. A fresh visit starts anew.
  const [visit] = performance.getEntriesByType("navigation");
  if (visit?.type === "navigate") store?.removeItem(MARK);
  else if (hasLeft()) leave();
  addEventListener("pageshow", (event) => event.persisted && hasLeft() && leave());

  for (const link of document.querySelectorAll("[data-exit]")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      leave();
    });
  }

  // Shift alone counts: not capitals, shortcuts, marking text.
  addEventListener("pointerdown", () => (shiftAlone = false));
  addEventListener("keydown", (event) => {
    shiftAlone = event.key === "Shift" && !event.ctrlKey && !event.altKey && !event.metaKey;
    if (!shiftAlone) giveUp();
  });
  addEventListener("keyup", (event) => event.key === "Shift" && shiftAlone && countPress());
}
