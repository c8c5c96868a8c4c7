/* Extends wagtail-localize's editor of a translation: finds segments by their URL, shows the notes of each, and blocks
   submitting while words are not saved. `words.js` keeps what is typed, `saving.js` sends it. */
(() => {
  const editor = document.querySelector(".js-translation-editor");
  if (!editor || !editor.dataset.props) return;
  const props = JSON.parse(editor.dataset.props);
  const pending = new Set();

  /* --- Finding segments --------------------------------------------------------------------------------------------- */

  /** The segments in the order in which the script of wagtail-localize shows them: by tab, and by field or block. */
  function orderSegments() {
    const tabs = props.tabs.map((tab) => props.segments.filter((segment) => segment.location.tab === tab.slug));
    const shown = tabs.filter((segments) => segments.length);
    return (shown.length > 1 ? shown : [props.segments]).flatMap((segments) => {
      const groups = new Map();
      for (const segment of segments) {
        const key = `${segment.location.field}/${segment.location.blockId || "null"}`;
        groups.set(key, [...(groups.get(key) || []), segment]);
      }
      return [...groups.values()].flat();
    });
  }

  const KINDS = { string: "segment", synchronised_value: "value" };
  const findItem = (segment) => document.getElementById(`${KINDS[segment.type]}-${segment.id}`);
  const find = (id) => document.getElementById(`segment-${id}`);
  const findSegment = (item) => props.segments.find((segment) => KINDS[segment.type] && findItem(segment) === item);

  /** Give each segment its id for links; ids of other kinds of segments could be the same. */
  function nameSegments() {
    const items = editor.querySelectorAll("h3 + ul > li");
    orderSegments().forEach((segment, place) => {
      if (KINDS[segment.type] && items[place]) items[place].id = `${KINDS[segment.type]}-${segment.id}`;
    });
  }

  function placeNotes() {
    for (const note of document.querySelectorAll("[data-change-of]")) {
      find(note.dataset.changeOf)?.querySelector(":scope > p")?.after(note);
    }
    for (const note of document.querySelectorAll("[data-history-of]")) find(note.dataset.historyOf)?.append(note);
  }

  /** Open the tab of the segment that the URL names, and highlight it. */
  function showSegment() {
    const item = /^#segment-\d+$/.test(location.hash) && document.querySelector(location.hash);
    if (!item) return;
    const panel = item.closest(".tab-content section[hidden]");
    if (panel) editor.querySelector(`[role=tab][aria-controls="${panel.id}"]`)?.click();
    editor.querySelectorAll("[data-shown]").forEach((other) => other.removeAttribute("data-shown"));
    item.dataset.shown = "";
    item.scrollIntoView({ block: "center" });
    item.querySelector("button")?.focus({ preventScroll: true });
  }

  /* --- Saying what went wrong ----------------------------------------------------------------------------------------- */

  const hush = (item) => item.querySelector(":scope > .segment-refusal")?.remove();

  function say(item, sentence) {
    hush(item);
    const said = document.createElement("p");
    said.className = "segment-refusal";
    said.setAttribute("role", "alert");
    item.append(said);
    said.textContent = sentence; // set after the element exists, so that screen readers read it out
    return said;
  }

  /** Stop submitting before everything is saved. It runs before the button's own script, which would show progress. */
  function waitForSegments(event) {
    const button = event.target.closest("[data-wait-for-segments]");
    if (!button) return;
    const open = editor.querySelector("textarea");
    if (!open && !pending.size) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const question = editor.querySelector("[data-segment-question]");
    if (question) {
      question.scrollIntoView({ block: "center" });
      question.querySelector("button")?.focus({ preventScroll: true });
      return;
    }
    if (pending.size) {
      Promise.allSettled([...pending]).then(() => button.click());
      return;
    }
    const item = open.closest("li");
    location.hash = item.id;
    showSegment();
    say(item, gettext("Save these words first, or cancel them."));
    open.focus();
  }

  /** The script of wagtail-localize shows its segments shortly after the page has loaded. */
  const watch = new MutationObserver(() => {
    if (!editor.querySelector("h3 + ul > li")) return;
    watch.disconnect();
    nameSegments();
    placeNotes();
    showSegment();
    editor.dispatchEvent(new Event("segments-shown"));
  });
  watch.observe(editor, { childList: true, subtree: true });
  window.addEventListener("hashchange", showSegment);
  document.addEventListener("click", waitForSegments, true);

  window.translationEditor = { editor, props, pending, findItem, findSegment, say, hush };
})();
