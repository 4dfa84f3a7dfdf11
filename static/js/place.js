// Where a reader is in a training: kept only when asked for, and only as the number of a step.
import { forget, recall, remember } from "./keep.js";

const box = document.querySelector("[data-place]");
const find = (mark) => box.querySelector(`[data-place-${mark}]`);
const { place: key, step, steps, kept, forgotten } = box.dataset;
const tick = find("keep");
const onward = find("on");

const say = (words) => (find("status").textContent = words);

const show = () => {
  const number = recall(key);
  if (tick) tick.checked = Boolean(number);
  if (!onward) return;
  onward.hidden = find("forget").hidden = !(number >= 1 && number <= steps);
  if (!onward.hidden) onward.href = `${onward.dataset.placeOn}${Number(number)}/`;
  find("number").textContent = number;
};

const drop = () => {
  forget(key);
  show();
  say(forgotten);
  // The button has gone, and the keyboard must not fall out of the page.
  find("status").tabIndex = -1;
  find("status").focus();
};

// Asked for once, the number follows the reader; there is nothing to go on with after the last step.
if (recall(key) && step) {
  if (Number(step) > Number(steps)) forget(key);
  else remember(key, Number(step));
}

tick?.addEventListener("change", () => {
  if (!tick.checked) return drop();
  say(remember(key, Number(step)) ? kept : "");
  show(); // where nothing can be kept, the tick goes again
});
find("forget")?.addEventListener("click", drop);
document.addEventListener("emptied", show);
show();
