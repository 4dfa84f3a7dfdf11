// Only with a voice of the device itself: any other sends the text to somebody.
const button = document.querySelector("[data-read-aloud]");
const speech = window.speechSynthesis;
const language = document.documentElement.lang;
const READABLE = "h1, h2, h3, p, li, summary, dt, dd, figcaption";
const SILENT = "nav, aside, .noprint, .vh";

const voice = () => speech.getVoices().find((one) => one.localService && one.lang.split(/[-_]/)[0] === language.split("-")[0]);

const sentences = (text) => Array.from(new Intl.Segmenter(language, { granularity: "sentence" }).segment(text));

// The innermost readable elements in sight, sentence by sentence.
const script = () =>
  [...document.querySelectorAll(`main :is(${READABLE})`)]
    .filter((part) => part.checkVisibility?.() !== false && !part.closest(SILENT) && !part.querySelector(READABLE))
    .flatMap((part) => sentences(part.textContent.trim()).map(({ segment }) => ({ part, segment })));

if (button && speech) {
  const label = button.querySelector("span");
  const words = label.textContent;
  let reading = false;

  const mark = (part) => {
    document.querySelector(".reading")?.classList.remove("reading");
    part?.classList.add("reading");
  };

  const stop = () => {
    reading = false;
    speech.cancel();
    label.textContent = words;
    mark();
  };

  const read = ([next, ...rest]) => {
    if (!next) return stop();
    mark(next.part);
    const utterance = new SpeechSynthesisUtterance(next.segment);
    Object.assign(utterance, { voice: voice(), lang: language, onend: () => reading && read(rest), onerror: stop });
    speech.speak(utterance);
  };

  button.addEventListener("click", () => {
    if (reading) return stop();
    reading = true;
    label.textContent = button.dataset.stop;
    read(script());
  });
  const offer = () => voice() && (button.dataset.ready = "");
  speech.addEventListener("voiceschanged", offer);
  addEventListener("pagehide", stop);
  offer();
}
