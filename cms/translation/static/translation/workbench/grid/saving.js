/* Sends segments in the background, each with the version that it started from. The contract is in docs/translation.md
   (saving a segment); `cms/users/static/users/session.js` holds requests while nobody is signed in. */
((workbench) => {
  const { data, keep, forget, getToken, describe, showNotes, note, say } = workbench;
  const stored = document.querySelector("[data-wb-stored]");
  const PAUSES = [500, 2000, 5000]; // ms: a busy database (503) has saved nothing, and is asked again
  const queues = new Map(); // of each row: its requests one after the other
  let waiting = 0;

  /** What the server has once everything has arrived: what is on its way counts as stored. */
  const expected = (row) => row.sent ?? row.stored;

  const listTyped = () => [...workbench.rows.values()].filter((row) => row.isTyped);

  function count(by) {
    waiting += by;
    tell();
  }

  /** Say what is stored: everything, or how many rows are not. */
  function tell() {
    const left = listTyped().length;
    stored.dataset.state = waiting ? "saving" : left ? "unsaved" : "stored";
    const unsaved = interpolate(ngettext("%s segment not saved", "%s segments not saved", left), [left]);
    const text = waiting ? gettext("Saving…") : left ? unsaved : gettext("All changes saved");
    if (stored.textContent !== text) stored.textContent = text;
  }

  async function send(row, method, value, isConfirmed) {
    const headers = {
      "If-Match": `"${row.version}"`, "X-Segment-Path": encodeURIComponent(row.path), "X-CSRFToken": getToken(),
    };
    const body = method === "PUT" ? new URLSearchParams({ value, confirmed: isConfirmed }) : undefined;
    for (const pause of [...PAUSES, null]) {
      const response = await fetch(row.edit_url, { method, headers, body });
      if (response.status !== 503 || pause === null) return response;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }

  /** Save a row with the words that it has, confirmed or not; without words, take its translation away.
      The promise is kept once the server has answered, whatever it said. */
  function save(row, isConfirmed) {
    if (data.isLocked) return Promise.resolve();
    const value = row.target;
    const isEmpty = !workbench.toText(value).trim();
    if (isEmpty && !expected(row)) {
      if (row.isTyped) empty(row);
      return Promise.resolve();
    }
    if (!isEmpty) keep(row, value);
    // What stood here before, for undoing.
    const before = { words: expected(row), isConfirmed: row.status === "confirmed" };
    row.sent = value;
    workbench.list.dispatchEvent(new CustomEvent("wb-saving", { detail: { row, before, isConfirmed } }));
    row.status = isEmpty ? "untranslated" : isConfirmed ? "confirmed" : "unconfirmed";
    row.isTyped = false;
    clearFailure(row);
    describe(row);
    return enqueue(row, () => store(row, isEmpty ? "DELETE" : "PUT", value, isConfirmed));
  }

  /** Spaces and empty tags alone are no words: nothing of them is kept, or waits to be saved. */
  function empty(row) {
    workbench.show(row.target_, "", row.source);
    workbench.takeWords(row);
  }

  function clearFailure(row) {
    row.error = "";
    if (!("failed" in row.item.dataset)) return;
    delete row.item.dataset.failed;
    row.notes.replaceChildren();
  }

  /** Do one thing after the other for a row. While any is on its way, nothing is submitted. */
  function enqueue(row, work) {
    count(1);
    const before = queues.get(row.id) || Promise.resolve();
    const done = before.then(work).finally(() => count(-1));
    queues.set(row.id, done);
    return done;
  }

  const confirm = (row) => save(row, true);

  async function store(row, method, value, isConfirmed) {
    // Words that were typed since are nobody's decision yet.
    const again = () => save(row, isConfirmed && row.target === value);
    let response;
    try {
      response = await send(row, method, value, isConfirmed);
    } catch {
      fail(row, gettext("This could not be saved: there is no connection."), [[gettext("Try again"), again]]);
      window.addEventListener("online", () => row.isTyped && again(), { once: true });
      return;
    }
    const answer = await response.json().catch(() => ({}));
    if (response.ok) {
      row.version = answer.version || row.version;
      row.stored = value;
      if (row.sent === value) row.sent = undefined;
      if (isConfirmed) row.is_changed = false;
      if ("failed" in row.item.dataset) settleFailure(row, isConfirmed); // an earlier save failed, and this one came after it
      row.settle?.(answer);
      forget(row, value);
      workbench.list.dispatchEvent(new CustomEvent("wb-stored", { detail: row }));
    } else if (response.status === 409) askWhose(row, answer);
    else if (answer.code === "gone") {
      fail(row, `${answer.detail} ${gettext("What you wrote is kept: load the page again, it is offered to you there.")}`,
        [[gettext("Load again"), () => location.reload()]]);
    } else {
      const sentence = answer.detail || gettext("This could not be saved. Copy what you wrote, and load the page again.");
      fail(row, sentence, response.status >= 500 ? [[gettext("Try again"), again]] : []);
    }
  }

  /** What failed was replaced by newer words, and those are stored now. */
  function settleFailure(row, isConfirmed) {
    row.isTyped = row.target !== row.stored;
    if (!row.isTyped) row.status = !row.stored ? "untranslated" : isConfirmed ? "confirmed" : "unconfirmed";
    clearFailure(row);
    describe(row);
  }

  /** A row that is not stored is open again, and says why. */
  function fail(row, sentence, answers) {
    row.status = row.stored ? "unconfirmed" : "untranslated";
    row.isTyped = true;
    row.sent = undefined;
    row.error = sentence;
    describe(row);
    delete row.item.dataset.failed;
    showNotes(row);
    say(sentence);
    const box = document.createElement("p");
    box.className = "wb-note wb-note--answers";
    for (const [label, act] of answers) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "button button-small button-secondary";
      button.textContent = label;
      button.addEventListener("click", act);
      box.append(button, " ");
    }
    row.notes.append(box);
    row.item.dataset.failed = "";
  }

  /** Somebody else wrote meanwhile: show both texts, and let the person choose. */
  function askWhose(row, answer) {
    const settle = (take) => () => {
      delete row.item.dataset.failed;
      row.version = answer.version;
      row.error = "";
      if (take) {
        forget(row);
        row.stored = answer.theirs?.data || "";
        row.status = !row.stored ? "untranslated" : answer.theirs.error ? "unconfirmed" : "confirmed";
        workbench.setWords(row, row.stored);
        showNotes(row);
      } else confirm(row);
    };
    fail(row, answer.detail, [[gettext("Keep mine"), settle(false)], [gettext("Take theirs"), settle(true)]]);
    const theirs = note(row, "former", workbench.toText(answer.theirs?.data || "") || gettext("(nothing)"), data.target.code);
    theirs.prepend(Object.assign(document.createElement("strong"), { textContent: `${gettext("Theirs")}: `, lang: document.documentElement.lang }));
  }

  // What is typed and left is stored too, unconfirmed: it waits on every device.
  workbench.list.addEventListener("wb-leave", ({ detail }) => detail.isTyped && !("failed" in detail.item.dataset) && save(detail, false));

  for (const name of ["wb-typed", "wb-open"]) workbench.list.addEventListener(name, tell);

  // Nothing is submitted or approved without the words that are on their way, open, or kept in this browser.
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-translation-actions], .translation-actions form")) return;
    const typed = listTyped();
    if (!waiting && !typed.length) return;
    event.preventDefault();
    const { target, submitter } = event;
    for (const row of typed) if (!("failed" in row.item.dataset)) save(row, false);
    Promise.allSettled(queues.values()).then(() => {
      const [left] = listTyped();
      // The button that shows its progress is disabled by now, and would not be sent with the form.
      submitter.dataset.wProgressLoadingValue = "false";
      submitter.disabled = false;
      if (!left) return void target.requestSubmit(submitter);
      workbench.open(left);
      say(stored.textContent);
    });
  }, true);

  Object.assign(workbench, { save, confirm, enqueue, send, expected, askWhose, tellStored: tell });
})(window.workbench);
