/* Follow the making of a walk, and copy an outsider's address. Without it, both are done by hand. */
(function () {
  "use strict";

  const state = document.getElementById("walk-state");
  const EVERY = 3000;

  async function follow() {
    try {
      const answer = await fetch(location.pathname, { headers: { Accept: "text/html" } });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const now = page.getElementById("walk-state");
      if (!now || !("isBeingMade" in now.dataset)) {
        location.replace(location.pathname);
        return;
      }
      if (now.innerHTML !== state.innerHTML) {
        state.replaceChildren(...now.childNodes);
      }
    } catch {
      // Offline for a moment: the next look may succeed.
    }
    setTimeout(follow, EVERY);
  }

  if (state && "isBeingMade" in state.dataset) {
    setTimeout(follow, EVERY);
  }

  for (const button of document.querySelectorAll("[data-copy]")) {
    if (!navigator.clipboard) {
      continue;
    }
    button.hidden = false;
    button.addEventListener("click", async () => {
      const field = document.getElementById(button.dataset.copy);
      field.select();
      await navigator.clipboard.writeText(field.value);
    });
  }
})();
