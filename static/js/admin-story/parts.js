// Fills the templates of an opened passage: its lines, its choices, where they lead.
import { fill } from "./script.js";

export const part = (root, name) => root.querySelector(`[data-part="${name}"]`);
const show = (root, name, isShown) => {
  for (const element of root.querySelectorAll(`[data-part="${name}"]`)) element.hidden = !isShown;
};

export const titleOf = (passage, number, words) => fill(words.title, { number, name: passage.name });

export const fillLine = (field, number, words) => {
  const { item } = field;
  part(field, "legend").textContent = fill(item.isTold ? words.told : words.said, { number });
  if (item.isTold) part(field, "label").textContent = words.toldLabel;
  part(field, "words").classList.toggle("cairn-story__field--told", item.isTold);
  for (const name of ["who", "text", "step", "why"]) part(field, name).value = item[name];
  show(field, "said", !item.isTold);
  show(field, "because", !item.isTold && item.step);
};

const option = (text, value, isSelected = false) => new Option(text, value, isSelected, isSelected);

const fillGoal = (field, words, passages) => {
  const { item } = field;
  const options = passages.map((passage, index) =>
    option(titleOf(passage, index + 1, words), String(index), passage === item.goal),
  );
  const nowhere = item.to ? fill(words.missing, { name: item.to }) : words.nowhere;
  if (!item.goal) options.unshift(option(nowhere, "", true));
  part(field, "goal").replaceChildren(...options);
  field.querySelector('[data-do="follow"]').disabled = !item.goal;
};

export const fillGoals = (row, words, passages) => {
  for (const field of part(row, "choices").children) fillGoal(field, words, passages);
};

const fields = (clone, name, items) =>
  items.map((item) => Object.assign(clone(name), { item }));

export const fillBody = (row, clone, words, passages) => {
  const { passage, number } = row;
  row.querySelector(".cairn-story__body").setAttribute("aria-label", titleOf(passage, number, words));
  part(row, "name").value = passage.name;
  part(row, "goesOn").value = passage.isEnding ? "ending" : "choices";
  part(row, "kindWord").value = passage.kindWord;
  show(row, "choosing", !passage.isEnding);
  show(row, "ending", passage.isEnding);
  const lines = fields(clone, "line", passage.lines);
  lines.forEach((field, index) => fillLine(field, index + 1, words));
  part(row, "lines").replaceChildren(...lines);
  const choices = fields(clone, "choice", passage.choices);
  choices.forEach((field, index) => {
    part(field, "legend").textContent = fill(words.choice, { number: index + 1 });
    part(field, "text").value = field.item.text;
    fillGoal(field, words, passages);
  });
  part(row, "choices").replaceChildren(...choices);
};
