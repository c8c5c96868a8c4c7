/* The terms of the current row: listed in the panel, put into the translation by a key, marked quietly in the original;
   and a form that proposes a term, with what is selected. */
((workbench) => {
  const { data, list, getCurrent, open } = workbench;
  const { fetchJson, urlOf } = workbench.panel;
  const { highlights } = CSS; // not in every browser: then the words are not marked
  let shown = { row: null, terms: [], kinds: [] };
  let lastRange = null; // the selection within a row: a click in the panel takes the focus away

  function make(name, className = "", text = "", others = {}) {
    return Object.assign(document.createElement(name), { className, textContent: text, ...others });
  }

  /* --- The list ------------------------------------------------------------------------------------------------------- */

  function describe(term, number, row) {
    const item = make("li", "wb-term");
    const way = make("p", "wb-term__way");
    way.append(make("span", "wb-term__source", term.written, { lang: data.source.code }));
    if (term.preferred.length) {
      const words = make("button", "wb-term__target", term.preferred[0], { type: "button", lang: data.target.code });
      words.title = gettext("Put it into the translation");
      if (number <= 9) words.setAttribute("aria-keyshortcuts", `Alt+Shift+${number}`);
      words.addEventListener("mousedown", (event) => event.preventDefault());
      words.addEventListener("click", () => insert(row, term.preferred[0]));
      if (number <= 9) item.append(make("kbd", "wb-term__key", number));
      way.append(" → ", words);
    }
    item.append(way);
    const says = [term.origin || term.kind];
    if (term.do_not_translate) says.push(gettext("kept as it is"));
    if (!term.is_approved) says.push(gettext("only proposed"));
    if (term.is_forbidden) says.push(gettext("a word to avoid, in the original"));
    if (term.decided_by) says.push(interpolate(gettext("approved by %(name)s"), { name: term.decided_by }, true));
    const line = make("p", "wb-term__note", says.join(" · "));
    if (term.edit_url) line.append(" · ", make("a", "", gettext("Open"), { href: term.edit_url, target: "_blank" }));
    item.append(line);
    if (term.scientific_name) item.append(make("p", "wb-term__note wb-term__note--latin", term.scientific_name, { lang: "la" }));
    if (term.admitted.length) item.append(makeWords(gettext("Also:"), term.admitted));
    if (term.forbidden.length) item.append(makeWords(gettext("Not:"), term.forbidden, "wb-term__note--not"));
    if (term.note) item.append(make("p", "wb-term__note", term.note));
    return item;
  }

  function makeWords(label, words, kind = "") {
    const line = make("p", `wb-term__note ${kind}`, `${label} `);
    line.append(make("span", "", words.join(", "), { lang: data.target.code }));
    return line;
  }

  async function load(row, box, signal) {
    if (!row.edit_url.includes("/strings/")) return; // what is replaced has no words
    const { terms, kinds } = await fetchJson(urlOf(row, "terms/"), { signal });
    shown = { row, terms, kinds };
    mark(row, terms);
    const items = make("ol", "wb-terms");
    terms.forEach((term, place) => items.append(describe(term, place + 1, row)));
    if (terms.length) box.append(items);
    else box.append(make("p", "wb-term__note", gettext("No terms in this segment.")));
    const button = make("button", "button button-small button-secondary", gettext("Propose a term"), { type: "button" });
    button.setAttribute("aria-keyshortcuts", "Alt+Shift+t");
    button.addEventListener("mousedown", (event) => event.preventDefault());
    button.addEventListener("click", () => showForm(row, box));
    box.append(button);
  }

  /* --- Putting a term into the translation ---------------------------------------------------------------------------- */

  /** Keep what is selected, if it is in the row. A key may come before the event of what it follows. */
  function keepRange() {
    const selection = getSelection();
    const row = getCurrent();
    if (row && selection.rangeCount && row.item.contains(selection.anchorNode)) lastRange = selection.getRangeAt(0).cloneRange();
  }

  document.addEventListener("selectionchange", keepRange);

  /** Put words where the caret is, or was; typing is told of it, and undoing works as for typed words. */
  function insert(row, words) {
    if (data.isLocked || row !== getCurrent()) return;
    keepRange();
    const range = lastRange;
    open(row, { scroll: false });
    if (range && row.target_.contains(range.startContainer)) {
      getSelection().removeAllRanges();
      getSelection().addRange(range);
    }
    document.execCommand("insertText", false, words);
    workbench.say(words);
  }

  /** Put in a term that is still on its way, once it is here; not if somebody has gone on typing. */
  async function insertLate(row, place) {
    const typed = row.target;
    await workbench.panel.hurry("terms");
    if (shown.row === row && row.target === typed && shown.terms[place]?.preferred.length) insert(row, shown.terms[place].preferred[0]);
  }

  /* --- Marking what was recognised ------------------------------------------------------------------------------------ */

  /** Mark the words in the original: by a highlight, which does not change the document. */
  function mark(row, terms) {
    if (!highlights) return;
    const ranges = terms.flatMap((term) => find(row.source_, term.written));
    highlights.set("wb-terms", new Highlight(...ranges));
  }

  function find(element, words) {
    if (!element) return [];
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const nodes = [];
    let text = "";
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentElement.closest(".wb-tag__number")) continue;
      nodes.push({ node, start: text.length });
      text += node.data;
    }
    const place = (at) => {
      const { node, start } = nodes.findLast((one) => one.start <= at);
      return [node, at - start];
    };
    const ranges = [];
    for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) {
      const range = new Range();
      range.setStart(...place(at));
      const [node, offset] = place(at + words.length - 1);
      range.setEnd(node, offset + 1);
      ranges.push(range);
    }
    return ranges;
  }

  /* --- Proposing a term ----------------------------------------------------------------------------------------------- */

  const selectedIn = (element) => (lastRange && element?.contains(lastRange.commonAncestorContainer) ? lastRange.toString().trim() : "");

  /** given: words to begin with, `{ source, target }`, where nothing is selected. */
  function showForm(row, box, given = {}) {
    box.querySelector("form")?.remove();
    const form = make("form", "wb-term-form");
    const field = (label, name, value, lang) => {
      const input = make("input", "", "", { name, value, lang: lang || "", maxLength: 255, autocomplete: "off" });
      const line = make("label", "", label);
      line.append(input);
      form.append(line);
      return input;
    };
    const source = field(data.source.name, "source", selectedIn(row.source_) || given.source || "", data.source.code);
    const target = field(data.target.name, "target", selectedIn(row.target_) || given.target || "", data.target.code);
    const kind = make("select", "", "", { name: "kind" });
    for (const { name, label } of shown.kinds) kind.append(new Option(label, name));
    const kindLine = make("label", "", gettext("Kind"));
    kindLine.append(kind);
    form.append(kindLine);
    field(gettext("Note"), "note", "");
    const keep = make("label", "wb-term-form__tick");
    keep.append(make("input", "", "", { type: "checkbox", name: "do_not_translate", value: "true" }), ` ${gettext("Do not translate")}`);
    const failed = make("p", "wb-note wb-note--error");
    failed.setAttribute("role", "alert");
    const send = make("button", "button button-small", gettext("Propose"), { type: "submit" });
    const cancel = make("button", "button button-small button-secondary", gettext("Cancel"), { type: "button" });
    form.append(keep, failed, send, cancel);
    const leave = () => {
      form.remove();
      if (row === getCurrent()) open(row);
    };
    cancel.addEventListener("click", leave);
    form.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      leave();
    });
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      send.disabled = true;
      try {
        await fetchJson(urlOf(row, "terms/"), { method: "POST", body: new FormData(form) });
        workbench.say(gettext("The term is proposed."));
        leave();
        workbench.panel.reload("terms");
      } catch (error) {
        failed.textContent = error.message;
        send.disabled = false;
      }
    });
    box.append(form);
    (source.value ? target : source).focus();
  }

  /* --- Keys, and the section ------------------------------------------------------------------------------------------ */

  list.addEventListener("wb-leave", () => highlights?.delete("wb-terms"));
  workbench.keys.add({
    chords: ["1", "2", "3", "4", "5", "6", "7", "8", "9"].map((digit) => `Alt+Shift+${digit}`),
    shown: "Alt+Shift+1–9",
    says: gettext("Put a term into the translation"),
    act: (row, place) => {
      if (shown.row !== row) return void insertLate(row, place);
      const term = shown.terms[place];
      if (!term?.preferred.length) return false;
      insert(row, term.preferred[0]);
      return true;
    },
  });
  async function propose(row, given) {
    keepRange();
    const box = await workbench.panel.open("terms");
    if (shown.row === row) showForm(row, box, given);
  }

  workbench.keys.add({
    chords: ["Alt+Shift+t"],
    says: gettext("Propose a term, with what is selected"),
    act: (row) => void propose(row),
  });
  workbench.terms = { propose };
  workbench.panel.add({ name: "terms", title: gettext("Terms"), order: 20, load });
})(window.workbench);
