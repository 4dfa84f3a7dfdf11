// What a reader has asked this browser to keep. It never leaves the browser; one that keeps nothing is fine, too.
const attempt = (act) => {
  try {
    return act(localStorage);
  } catch {} // storage is forbidden or full, or holds what we did not write
};

// Whether it was kept.
export const remember = (key, value) => attempt((store) => (store.setItem(key, JSON.stringify(value)), true)) ?? false;

// The value, or undefined.
export const recall = (key) => attempt((store) => JSON.parse(store.getItem(key))) ?? undefined;

// Everything whose key begins so.
export const forget = (prefix) =>
  attempt((store) => Object.keys(store).filter((key) => key.startsWith(prefix)).forEach((key) => store.removeItem(key)));
