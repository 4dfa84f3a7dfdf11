// A link to a video becomes a player when asked for.
for (const figure of document.querySelectorAll("[data-video]")) {
  const link = figure.querySelector("a");
  link.addEventListener("click", (event) => {
    event.preventDefault();
    const { title, captions: src, captionsLanguage: srclang, captionsLabel: label } = figure.dataset;
    const video = Object.assign(document.createElement("video"), { controls: true, src: link.href, ariaLabel: title });
    if (src) video.append(Object.assign(document.createElement("track"), { kind: "captions", src, srclang, label, default: true }));
    link.replaceWith(video);
    video.focus();
    video.play().catch(() => {}); // a browser may want a second press
  });
}
