// Makes a button of each chapter of a recording: it plays from there. Without this script, chapters are a list.
for (const chapter of document.querySelectorAll(".audio-chapters > li[data-seconds]")) {
  const player = chapter.closest(".block-audio").querySelector("audio");
  const button = document.createElement("button");
  button.type = "button";
  button.append(...chapter.childNodes);
  chapter.append(button);
  button.addEventListener("click", () => {
    const start = () => {
      player.currentTime = Number(chapter.dataset.seconds);
      player.play().catch(() => {}); // it shows itself what it cannot play
    };
    if (player.readyState > 0) return start();
    player.addEventListener("loadedmetadata", start, { once: true });
    player.load();
    player.preload = "auto";
  });
}
