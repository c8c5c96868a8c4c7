/* Checks of the words: while somebody types, in the row; of the whole text, once the page has loaded and whenever words
   are stored (some checks compare segments). A warning is dismissed with a reason. */
((workbench) => {
  const { data, list, rows, getCurrent, say, describe, panel } = workbench;
  const { make } = panel;
  const PAUSE = 400; // ms without a key, after which the words are checked
  const isSegment = (row) => !row.kind; // values and pictures have no checks of words
  let typing = 0;
  let asked = new AbortController();
  let reading = 0;

  /** Take what the checks say of a row. */
  function take(row, { failures = [], dismissed = [] }, { isSaid = false } = {}) {
    const before = (row.failures || []).map(({ message }) => message).join(" ");
    Object.assign(row, { failures, dismissed });
    describe(row);
    if (row === getCurrent()) showChecks(row);
    const now = failures.map(({ message }) => message).join(" ");
    if (isSaid && now !== before) say(now || gettext("All checks pass."));
  }

  function showChecks(row) {
    if (row.checks_.contains(document.activeElement)) return; // a reason is being written
    row.checks_.replaceChildren(
      ...(row.failures || []).map((failure) => makeFailure(row, failure)),
      ...(row.dismissed || []).map((failure) => makeDismissed(row, failure)),
    );
  }

  function makeFailure(row, failure) {
    const line = make("li", "wb-check");
    line.classList.toggle("wb-check--blocking", failure.is_blocking);
    line.append(make("span", "", failure.message));
    if (failure.is_blocking || data.isLocked) return line;
    const button = Object.assign(make("button", "wb-check__dismiss", gettext("Not an error…")), { type: "button" });
    button.setAttribute("aria-label", `${gettext("Not an error…")} ${failure.label}`);
    button.addEventListener("click", () => askReason(row, failure, line));
    line.append(" ", button);
    return line;
  }

  function makeDismissed(row, { code, message, reason, by }) {
    const line = make("li", "wb-check wb-check--dismissed");
    line.append(make("s", "", message), ` ${[by, reason].filter(Boolean).join(": ")} `);
    if (data.isLocked) return line;
    const button = Object.assign(make("button", "wb-check__dismiss", gettext("Check again")), { type: "button" });
    button.addEventListener("click", () => change(row, code, { method: "DELETE" }));
    line.append(button);
    return line;
  }

  function askReason(row, failure, line) {
    const form = make("form", "wb-check__reason");
    const field = Object.assign(make("input", ""), { type: "text", required: true, maxLength: 500 });
    const label = make("label", "", gettext("Why is it no error?"));
    label.append(field);
    const isStored = row.status === "confirmed" && !row.isTyped;
    const send = make("button", "button button-small", isStored ? gettext("Dismiss") : gettext("Confirm the segment, and dismiss"));
    const said = Object.assign(make("p", "wb-note wb-note--error"), { role: "alert" });
    form.append(label, send, said);
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const reason = field.value;
      if (!isStored) await workbench.confirm(row);
      const body = new URLSearchParams({ reason, value: row.target });
      await change(row, failure.code, { method: "POST", body }, said);
    });
    form.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      workbench.open(row);
      showChecks(row);
    });
    line.querySelector(".wb-check__dismiss").replaceWith(form);
    field.focus();
  }

  async function change(row, code, options, said) {
    try {
      const answer = await panel.fetchJson(panel.urlOf(row, `checks/${code}/`), options);
      workbench.open(row);
      take(row, answer, { isSaid: true });
      workbench.countRows();
    } catch (error) {
      if (said) said.textContent = error.message;
      else say(error.message);
    }
  }

  async function checkTyped(row) {
    asked.abort();
    asked = new AbortController();
    const { signal } = asked;
    if (!workbench.toText(row.target).trim()) return take(row, {});
    const body = new URLSearchParams({ value: row.target });
    try {
      const answer = await panel.fetchJson(panel.urlOf(row, "checks/"), { method: "POST", body, signal });
      if (row.isTyped || row.status !== "confirmed") take(row, answer, { isSaid: row === getCurrent() });
    } catch (error) {
      if (error.name !== "AbortError") console.warn(error); // the next key asks again, and so does the submission
    }
  }

  async function checkAll() {
    const turn = (reading += 1);
    try {
      const { checks } = await panel.fetchJson(data.checksUrl);
      if (turn !== reading) return;
      for (const row of rows.values()) {
        if (isSegment(row) && row.status === "confirmed" && !row.isTyped) take(row, checks[row.id] || {});
      }
      workbench.countRows();
    } catch (error) {
      console.warn(error);
    }
  }

  let after = 0;
  function checkAllSoon() {
    clearTimeout(after);
    after = setTimeout(checkAll, PAUSE);
  }

  function start() {
    workbench.addFilter("failing", gettext("Failing checks"), (row) => row.failures?.length > 0);
    list.addEventListener("wb-typed", ({ detail: row }) => {
      clearTimeout(typing);
      if (isSegment(row)) typing = setTimeout(checkTyped, PAUSE, row);
    });
    list.addEventListener("wb-open", ({ detail: row }) => {
      if (!isSegment(row)) return;
      showChecks(row);
      if (row.status === "unconfirmed" && !row.failures) checkTyped(row);
    });
    list.addEventListener("wb-leave", ({ detail: row }) => row.checks_?.replaceChildren());
    list.addEventListener("wb-stored", checkAllSoon);
    workbench.keys.add({
      chords: ["Alt+d"], says: gettext("Dismiss the first check that fails"),
      act: (row) => row.checks_?.querySelector(".wb-check:not(.wb-check--dismissed) .wb-check__dismiss")?.click() ?? (row.failures?.length ? undefined : false),
    });
    (window.requestIdleCallback || setTimeout)(checkAll);
  }

  workbench.startChecks = start;
})(window.workbench);
