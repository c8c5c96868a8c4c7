/* Undo: the last segment that was stored, or all that one replacement changed; and what the memory filled in. */
((workbench) => {
  const { data, list, rows, save, setWords, open, say, panel } = workbench;
  const button = document.querySelector("[data-wb-undo]");
  const prefill = document.querySelector("[data-wb-undo-prefill]");
  const MOST = 200; // steps
  const steps = []; // each a list of [row, what stood there before]
  let group = null;
  let isUndoing = false;

  list.addEventListener("wb-saving", ({ detail: { row, before, isConfirmed } }) => {
    const isSame = before.words === row.target && before.isConfirmed === isConfirmed;
    if (isUndoing || row.kind || isSame) return;
    if (group) group.push([row, before]);
    else steps.push([[row, before]]);
    if (steps.length > MOST) steps.shift();
    button.disabled = false;
  });

  /** Do something that is undone in one step. */
  function together(act) {
    group = [];
    act();
    if (group.length) steps.push(group);
    group = null;
  }

  /** Take back the last step: the former words are stored again, confirmed if they were. */
  function undo() {
    const step = steps.pop();
    button.disabled = !steps.length;
    if (!step) {
      say(gettext("There is nothing to undo."));
      return;
    }
    isUndoing = true;
    for (const [row, { words, isConfirmed }] of step) {
      setWords(row, words);
      save(row, isConfirmed);
    }
    isUndoing = false;
    open(step[0][0]);
    say(interpolate(ngettext("%s segment is as it was before.", "%s segments are as they were before.", step.length), [step.length]));
  }

  function showPrefill() {
    const count = [...rows.values()].filter((row) => row.is_prefilled && row.status === "unconfirmed" && !row.isTyped).length;
    prefill.hidden = !count || data.isLocked;
    const title = interpolate(gettext("Take back what the memory filled in (%s)"), [count]);
    if (prefill.title === title) return; // or else each key lays out the whole grid again
    prefill.querySelector("[data-wb-count]").textContent = count;
    prefill.title = title;
    prefill.querySelector(".w-sr-only").textContent = prefill.title;
  }

  async function undoPrefill() {
    if (!window.confirm(gettext("All that the memory filled in and nobody confirmed is taken back, and not filled in again."))) return;
    try {
      await panel.fetchJson(data.undoPrefillUrl, { method: "POST" });
      location.reload();
    } catch (error) {
      say(error.message);
    }
  }

  function start() {
    button.addEventListener("click", undo);
    prefill.addEventListener("click", undoPrefill);
    for (const name of ["wb-stored", "wb-typed"]) list.addEventListener(name, showPrefill);
    showPrefill();
    workbench.keys.add({ chords: ["Alt+u"], where: "anywhere", says: gettext("Undo what was stored last"), act: undo });
  }

  workbench.startUndo = start;
  workbench.undo = { together };
})(window.workbench);
