// Writes a story as its script, the same as `exercises/stories/script.py: write`. Only the server reads scripts.

// What is not filled in yet stands as a mark that can be read, and that the checks name.
const OPEN = "?";

const linesOf = (line) => {
  const said = [line.isTold ? `* ${line.text}` : `${line.who || OPEN}: ${line.text}`];
  if (line.step && !line.isTold) said.push(`  [${line.step}] ${line.why}`.trimEnd());
  return said;
};

const partsOf = (passage) => {
  const lines = passage.lines.filter((line) => line.text).flatMap(linesOf);
  if (passage.isEnding) return passage.kindWord ? [...lines, `! ${passage.kindWord}`] : lines;
  // A choice that nobody has begun is not written.
  const choices = passage.choices.filter((choice) => choice.text || choice.to);
  return [...lines, ...choices.map((choice) => `+ ${choice.text || OPEN} => ${choice.to || OPEN}`)];
};

// Tells each passage the number of its line (`at`), so that what the server says of a line finds its passage.
export const write = (story) => {
  const lines = story.me ? [`@ ${story.me}`] : [];
  for (const passage of story.passages) {
    if (lines.length) lines.push("");
    passage.at = lines.push(`== ${passage.name}`);
    lines.push(...partsOf(passage));
  }
  return lines.length ? `${lines.join("\n")}\n` : "";
};

// One line, without the spaces at its ends.
export const plain = (text) => text.replace(/\s*[\r\n]+\s*/g, " ").trim();
// What would be read as another kind of line is left out.
export const plainName = (text) => plain(text).replaceAll("=>", "").trim();
export const plainWho = (text) => plain(text).replaceAll(":", "").replace(/^(?:[@*+![\s]|==)+/, "").trim();
// Names that differ in capitals, spaces or the look of a sign only are one name, as for the server (`key_of`).
export const keyOf = (name) => {
  const one = name.normalize("NFC").replace(/[\uFE00-\uFE0F]/g, "").trim().replace(/\s+/g, " ");
  return one.toUpperCase().toLowerCase();
};

// From the server's answer: choices know the passage itself, so that it may change its name.
export const storyFrom = (answer) => {
  for (const passage of answer.passages) {
    passage.isEnding = Boolean(passage.kindWord);
    for (const choice of passage.choices) choice.goal = answer.passages[choice.place] ?? null;
  }
  return answer;
};

export const fill = (words, values) => words.replace(/%\((\w+)\)s/g, (_all, name) => values[name]);
