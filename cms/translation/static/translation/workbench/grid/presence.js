/* Who else has the text open, and in which row: asked now and then, and soon after another row is opened. */
((workbench) => {
  const { data, list, rows, getCurrent, panel, getToken } = workbench;
  const line = document.querySelector("[data-wb-others]");
  const EVERY = 15_000; // ms; the server forgets who was not heard of for three times as long
  let soon = 0;

  async function beat() {
    const body = new URLSearchParams({ row: getCurrent()?.id ?? "" });
    try {
      show((await panel.fetchJson(data.presenceUrl, { method: "POST", body })).others);
    } catch (error) {
      console.warn(error); // no connection: the next time
    }
  }

  function show(others) {
    document.querySelectorAll(".wb-row__other").forEach((sign) => sign.remove());
    for (const { name, row: id } of others) {
      const row = rows.get(id);
      if (row) row.item.prepend(Object.assign(document.createElement("p"), { className: "wb-row__other", textContent: name }));
    }
    const names = [...new Set(others.map(({ name }) => name))].join(", ");
    const text = names ? interpolate(gettext("Also here: %s"), [names]) : "";
    if (line.textContent !== text) line.textContent = text;
  }

  function start() {
    beat();
    setInterval(beat, EVERY);
    list.addEventListener("wb-open", () => {
      clearTimeout(soon);
      soon = setTimeout(beat, 1000);
    });
    window.addEventListener("pagehide", () => {
      const body = new FormData();
      body.set("left", "1");
      body.set("csrfmiddlewaretoken", getToken());
      navigator.sendBeacon(data.presenceUrl, body);
    });
  }

  workbench.startPresence = start;
})(window.workbench);
