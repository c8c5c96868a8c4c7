/* Machine translation: of the current row, in the panel, and of the open rest of the text, in a dialogue. Who gets the
   words is said before anything is sent; the server refuses if that has changed meanwhile. */
((workbench) => {
  const { data, list, rows, panel, keys, show, describe, showNotes, getCurrent, say, expected } = workbench;
  const machine = data.machine;
  const PAUSE = 1500; // ms between two questions how far a run is
  const NAME = "machine";

  function make(name, className, text = "") {
    return Object.assign(document.createElement(name), { className, textContent: text });
  }
  function makeButton(text, act, kind = "button-secondary") {
    const button = Object.assign(make("button", `button button-small ${kind}`, text), { type: "button" });
    button.addEventListener("click", act);
    return button;
  }

  const post = (url) => panel.fetchJson(url, { method: "POST", body: new URLSearchParams({ told: machine.host }) });

  /** Show drafts in their rows, except where somebody types. */
  function take(drafts) {
    for (const { id, target, error, version } of drafts) {
      const row = rows.get(id);
      if (!row || row.isTyped || expected(row) !== row.stored || row.version === version) continue;
      Object.assign(row, { target, stored: target, version, error, status: "unconfirmed" });
      show(row.target_, target, row.source);
      describe(row);
      if (row === getCurrent()) showNotes(row);
      list.dispatchEvent(new CustomEvent("wb-typed", { detail: row })); // the preview follows
    }
  }

  /* --- One row ---------------------------------------------------------------------------------------------------------- */

  panel.add({
    name: NAME,
    title: gettext("Machine translation"),
    order: 60,
    load: async (row, box) => {
      if (data.isLocked) return;
      const line = make("p", "wb-machine__line");
      const answer = make("p", "wb-note");
      answer.setAttribute("role", "status");
      const button = makeButton(interpolate(gettext("Translate with %(name)s"), machine, true), async () => {
        if (row.isTyped || row.status === "confirmed") {
          answer.textContent = gettext("There are words here already. Take them away first, if a machine is to translate.");
          return;
        }
        button.disabled = true;
        answer.textContent = gettext("Translating…");
        try {
          const draft = await post(panel.urlOf(row, "machine/"));
          take([draft]);
          answer.textContent = draft.usage;
          if (row === getCurrent()) row.target_.focus();
          say(gettext("A machine has drafted this segment. Check it and confirm it."));
        } catch (error) {
          answer.className = "wb-note wb-note--error";
          answer.textContent = error.message;
        }
        button.disabled = false;
      });
      line.append(button);
      box.append(make("p", "wb-machine__told", machine.told), line, answer);
    },
  });

  keys.add({
    chords: ["Alt+Shift+m"],
    says: gettext("Machine translation of this segment"),
    act: async () => (await panel.open(NAME)).querySelector("button")?.focus(),
  });

  /* --- The open rest ---------------------------------------------------------------------------------------------------- */

  const opener = document.querySelector("[data-wb-machine]");
  const dialog = document.querySelector("[data-wb-machine-dialog]");
  const part = (name) => dialog.querySelector(`[data-wb-machine-${name}]`);
  const [count, usage, note, bar, start, stop] = ["count", "usage", "note", "bar", "start", "stop"].map(part);
  let timer = 0;

  function showRun({ run, objection, open, characters, usage: used }) {
    const isRunning = Boolean(run?.isRunning);
    usage.textContent = used ?? usage.textContent;
    bar.hidden = start.hidden = true;
    stop.hidden = !isRunning;
    note.textContent = objection || "";
    if (isRunning) {
      bar.hidden = false;
      Object.assign(bar, { max: Math.max(run.total, 1), value: run.done + run.refused });
      count.textContent = interpolate(gettext("%(done)s of %(total)s segments are drafted."), run, true);
    } else if (open !== undefined) {
      const words = ngettext("%(open)s segment is open: %(characters)s characters.", "%(open)s segments are open: %(characters)s characters.", open);
      count.textContent = objection ? "" : interpolate(words, { open, characters: characters.toLocaleString(document.documentElement.lang) }, true);
      start.hidden = Boolean(objection) || !open;
    }
    if (run) take(run.rows);
    return isRunning;
  }

  function showEnd(run) {
    const drafted = interpolate(ngettext("%(done)s segment was drafted.", "%(done)s segments were drafted.", run.done), run, true);
    const refused = run.refused ? interpolate(gettext("%(refused)s answers could not be taken."), run, true) : "";
    note.textContent = [run.objection, drafted, refused].filter(Boolean).join(" ");
    say(note.textContent);
  }

  async function ask(wasRunning = false) {
    clearTimeout(timer);
    try {
      const answer = await panel.fetchJson(machine.restUrl);
      if (showRun(answer)) timer = setTimeout(() => ask(true), PAUSE);
      else if (wasRunning) showEnd(answer.run);
    } catch (error) {
      note.textContent = error.message;
    }
  }

  async function send(url) {
    start.disabled = stop.disabled = true;
    try {
      const answer = await post(url);
      const isRunning = showRun(answer);
      if (url === machine.restUrl) timer = setTimeout(() => ask(true), isRunning ? PAUSE / 3 : 0);
      else {
        clearTimeout(timer);
        showEnd(answer.run);
      }
    } catch (error) {
      note.textContent = error.message;
    }
    start.disabled = stop.disabled = false;
  }

  opener.addEventListener("click", () => {
    note.textContent = count.textContent = "";
    dialog.showModal();
    ask();
  });
  start.addEventListener("click", () => send(machine.restUrl));
  stop.addEventListener("click", () => send(machine.stopUrl));
})(window.workbench);
