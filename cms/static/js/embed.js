// Replaces a link by its player when the reader clicks it: no request goes to another site before.
// Without this script, the link leads to the provider's own page.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-player]");
  if (!link || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  const player = document.createElement("iframe");
  player.src = link.dataset.player;
  player.title = link.dataset.title;
  player.lang = link.querySelector(".embed-title [lang]")?.lang ?? "";
  player.allow = "fullscreen; picture-in-picture; encrypted-media";
  player.referrerPolicy = "strict-origin-when-cross-origin";
  player.className = "embed-player";
  link.replaceWith(player);
  player.focus();
});
