/* The grid: a row for each segment, of which the current one is open. */
((workbench) => {
  const { data, show, read, keep, forget, findKept } = workbench;
  const list = document.querySelector("[data-wb-rows]");
  const said = document.querySelector("[data-wb-said]");
  const rows = new Map(); // by id: what the server sent, with its elements
  let current = null;

  const STATES = {
    untranslated: () => gettext("not translated"),
    unconfirmed: () => gettext("not confirmed"),
    confirmed: () => gettext("confirmed"),
  };

  function make(name, className, text) {
    const element = document.createElement(name);
    element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  }

  function makeRow(row, place) {
    const item = make("li", "wb-row");
    item.id = `segment-${row.id}`;
    if (place !== null) item.value = place + 1;
    const label = place && data.rows[place - 1]?.label === row.label ? "" : row.label;
    if (label) item.append(make("h2", "wb-row__label", label));
    const sign = make("span", "wb-row__state");
    const source = make("div", "wb-row__source");
    source.lang = data.source.code;
    show(source, row.source, row.source);
    const target = make("div", "wb-row__target");
    Object.assign(target, { lang: data.target.code, spellcheck: true, tabIndex: 0 });
    target.setAttribute("role", "textbox");
    target.setAttribute("aria-multiline", "true");
    if (data.isLocked) target.setAttribute("aria-readonly", "true");
    const notes = make("div", "wb-row__notes");
    const checks = make("ul", "wb-row__checks");
    checks.id = `checks-${row.id}`;
    target.setAttribute("aria-describedby", checks.id);
    item.append(sign, source, target, notes, checks);
    Object.assign(row, { item, sign, source_: source, target_: target, notes, checks_: checks, place, stored: row.target });
    rows.set(row.id, row);
    const kept = findKept(row);
    if (kept?.value === row.target) forget(row); // the server had it, and its answer was lost
    else if (kept && !data.isLocked) {
      row.target = kept.value;
      row.isTyped = true;
      row.isOvertaken = kept.version !== row.version;
    }
    show(target, row.target, row.source);
    describe(row);
    return item;
  }

  /** Show a row's state, and say it to screen readers with the field. */
  function describe(row) {
    const state = row.isTyped ? "typed" : row.status;
    row.item.dataset.state = state;
    const words = row.isTyped ? gettext("typed, not saved") : STATES[row.status]();
    row.sign.textContent = "";
    const changed = row.is_changed ? `, ${gettext("changed in the original")}` : "";
    const count = row.failures?.length || 0;
    row.item.toggleAttribute("data-failing", count > 0);
    const failing = count ? `, ${interpolate(ngettext("%s check fails", "%s checks fail", count), [count])}` : "";
    row.sign.title = words + failing;
    const isSegment = row.place !== null;
    const label = isSegment ? gettext("Segment %(place)s, %(label)s: %(state)s%(changed)s") : gettext("%(label)s: %(state)s");
    const values = { place: row.place + 1, label: row.label, state: words + failing, changed };
    row.target_.setAttribute("aria-label", interpolate(label, values, true));
  }

  function note(row, kind, text, lang) {
    const element = make("p", `wb-note wb-note--${kind}`, text);
    if (lang) element.lang = lang;
    row.notes.append(element);
    return element;
  }

  /** The notes that a row has by itself: what is wrong with it, and what the original was before. */
  function showNotes(row) {
    if ("failed" in row.item.dataset) return;
    row.notes.replaceChildren();
    if (row.error) note(row, "error", row.error);
    if (row.is_changed && row.former_source) {
      note(row, "heading", gettext("The original was:"));
      note(row, "former", workbench.toText(row.former_source), data.source.code);
    }
  }

  /* --- The current row ------------------------------------------------------------------------------------------------ */

  const isShown = (row) => !row.item.hidden;
  const inOrder = () => [...list.querySelectorAll(":scope > .wb-row")].map(rowOf).filter(isShown);

  /** Scroll a row into view, and once more when it has its height: it grows when it is opened or filled. */
  function reveal(row) {
    row.item.scrollIntoView({ block: "nearest" });
    requestAnimationFrame(() => row === current && row.item.scrollIntoView({ block: "nearest" }));
  }

  function open(row, { caret = "end", scroll = true } = {}) {
    if (!row) return;
    if (row !== current) {
      close();
      current = row;
      row.item.setAttribute("aria-current", "true");
      if (!data.isLocked) row.target_.contentEditable = "true";
      showNotes(row);
    }
    if (document.activeElement !== row.target_) {
      row.target_.focus({ preventScroll: true });
      if (caret === "end") getSelection().selectAllChildren(row.target_), getSelection().collapseToEnd();
    }
    if (scroll) reveal(row);
    list.dispatchEvent(new CustomEvent("wb-open", { detail: row }));
  }

  function close() {
    if (!current) return;
    current.item.removeAttribute("aria-current");
    current.target_.removeAttribute("contenteditable");
    if (!("failed" in current.item.dataset)) current.notes.replaceChildren();
    const left = current;
    current = null;
    list.dispatchEvent(new CustomEvent("wb-leave", { detail: left }));
  }

  function step(by) {
    const shown = inOrder();
    const at = shown.indexOf(current);
    const next = shown[at < 0 ? 0 : at + by];
    if (next) open(next);
    return Boolean(next);
  }

  /** The next segment that is not confirmed, after the current one or from the top. */
  function openNext() {
    const shown = inOrder();
    const at = shown.indexOf(current);
    const isOpen = (row) => row.status !== "confirmed" || row.isTyped;
    const next = [...shown.slice(at + 1), ...shown.slice(0, Math.max(at, 0))].find(isOpen);
    if (next) open(next);
    else say(gettext("All segments are confirmed."));
  }

  /* --- Typing --------------------------------------------------------------------------------------------------------- */

  /** Take the words that a row shows; `typing.js` has made its tags whole. */
  function takeWords(row) {
    row.target = read(row.target_);
    row.isTyped = row.target !== workbench.expected(row);
    if (row.isTyped) keep(row, row.target);
    else forget(row);
    describe(row);
    list.dispatchEvent(new CustomEvent("wb-typed", { detail: row }));
  }

  function setWords(row, markup) {
    if (data.isLocked) return;
    workbench.remember(row);
    show(row.target_, markup, row.source);
    takeWords(row);
    if (row === current) reveal(row);
    getSelection().selectAllChildren(row.target_);
    getSelection().collapseToEnd();
  }

  const rowOf = (element) => rows.get(Number(element.closest?.(".wb-row")?.id.slice("segment-".length)));

  list.addEventListener("focusin", ({ target }) => {
    const row = rowOf(target);
    if (row && target === row.target_) open(row, { caret: "", scroll: true });
  });
  list.addEventListener("click", ({ target }) => {
    const row = rowOf(target);
    const isSelecting = row && !getSelection().isCollapsed && row.source_.contains(getSelection().anchorNode);
    if (row && !isSelecting && !target.closest("button, a, input")) open(row);
  });
  function say(text) {
    said.textContent = "";
    requestAnimationFrame(() => { said.textContent = text; });
  }

  function fill() {
    list.replaceChildren(...data.rows.map(makeRow));
    const wanted = /^#segment-(\d+)$/.exec(location.hash);
    if (wanted) open(rows.get(Number(wanted[1])));
  }

  Object.assign(workbench, {
    list, rows, rowOf, makeRow, fill, open, close, step, openNext, takeWords, setWords, describe, showNotes, note, say, inOrder,
    getCurrent: () => current,
  });
})(window.workbench);
