// The checklist in the form of a lesson: renewed after each saving, its sum while somebody types.
(() => {
  "use strict";

  const PAUSE = 600; // milliseconds without a key before the sum is said again
  const STEP_MINUTES = 'input[name^="steps-"][name$="-value-minutes"]';

  const isDeleted = (input) => {
    const name = input.name.replace(/-value-minutes$/, "-deleted");
    return document.querySelector(`[name="${name}"]`)?.value === "1";
  };

  const sumOfSteps = () =>
    [...document.querySelectorAll(STEP_MINUTES)]
      .filter((input) => !isDeleted(input))
      .reduce((sum, input) => sum + (Number.parseInt(input.value, 10) || 0), 0);

  const say = (place, words) => {
    if (place.innerHTML !== words) place.innerHTML = words;
  };

  const saySum = () => {
    const place = document.querySelector("[data-lesson-minutes]");
    if (!place) return;
    const minutes = document.querySelector("#id_minutes")?.value;
    const words = minutes ? place.dataset.withMinutes : place.dataset.withoutMinutes;
    place.textContent = words.replace("%(sum)s", sumOfSteps()).replace("%(minutes)s", minutes);
  };

  const renew = async (event) => {
    const panel = document.querySelector("[data-lesson-readiness]");
    const page = event.detail?.response?.pk;
    if (!panel || !page) return;
    const url = panel.dataset.lessonReadiness.replace(/\d+(?=\/readiness\/)/, page);
    const answer = await fetch(url, { headers: { "X-Requested-With": "XMLHttpRequest" } });
    if (answer.ok) say(panel.querySelector("[data-lesson-checklist]"), await answer.text());
  };

  let timer;
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(saySum, PAUSE);
  };

  document.addEventListener("w-autosave:success", renew);
  document.addEventListener("input", later);
  // A step that is added, doubled or taken away.
  document.addEventListener("click", later);
})();
