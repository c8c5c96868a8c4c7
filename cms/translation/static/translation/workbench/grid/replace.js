/* Replace in the translations: each place is shown, and chosen. Segments keep their state, because somebody has looked at
   every one of them; a replacement is undone in one step. Words are found within a piece of text, not across tags. */
((workbench) => {
  const { data, rows, save, setWords, say, toText } = workbench;
  const dialog = document.querySelector("[data-wb-replace]");
  const form = dialog.querySelector("form");
  const [find, put] = ["find", "put"].map((name) => form.elements.namedItem(name));
  const matchCase = form.elements.namedItem("case");
  const whole = form.elements.namedItem("whole");
  const hits = dialog.querySelector("[data-wb-hits]");
  const said = dialog.querySelector("[data-wb-hits-said]");
  const apply = dialog.querySelector("[data-wb-apply]");
  const TAG = /(<[^>]+>)/;
  const AROUND = 40; // characters shown on both sides
  const escape = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  let found = []; // [row, the number of the hit in it, checkbox]

  function makePattern() {
    const words = find.value.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    const border = whole.checked ? ["(?<![\\p{L}\\p{N}])", "(?![\\p{L}\\p{N}])"] : ["", ""];
    return new RegExp(border[0] + words + border[1], matchCase.checked ? "gu" : "giu");
  }

  /** The pieces of text of a segment between its tags, which stay as they are. */
  const listPieces = (markup) => markup.split(TAG).map((piece) => (TAG.test(piece) ? { tag: piece } : { text: toText(piece) }));

  function search() {
    found = [];
    hits.replaceChildren();
    const pattern = find.value ? makePattern() : null;
    for (const row of pattern ? rows.values() : []) {
      if (row.kind || row.path === "slug" || !row.target) continue; // a slug is part of a URL, not text
      let number = 0;
      for (const { text } of listPieces(row.target)) {
        for (const match of text?.matchAll(pattern) || []) showHit(row, number++, text, match);
      }
    }
    const count = interpolate(ngettext("%s place", "%s places", found.length), [found.length]);
    said.textContent = !find.value ? "" : found.length ? count : gettext("These words are in no translation.");
    apply.disabled = !found.length;
  }

  function showHit(row, number, text, { 0: words, index }) {
    const item = document.createElement("li");
    const label = document.createElement("label");
    const box = Object.assign(document.createElement("input"), { type: "checkbox", checked: true });
    const line = Object.assign(document.createElement("span"), { lang: data.target.code });
    const before = text.slice(Math.max(0, index - AROUND), index);
    const end = index + words.length;
    line.append(
      index > AROUND ? "…" : "", before, Object.assign(document.createElement("del"), { textContent: words }),
      Object.assign(document.createElement("ins"), { textContent: put.value }), text.slice(end, end + AROUND), text.length > end + AROUND ? "…" : "",
    );
    label.append(box, line);
    item.append(label);
    hits.append(item);
    found.push([row, number, box]);
  }

  function replaceIn(row, chosen) {
    let number = 0;
    const pattern = makePattern();
    return listPieces(row.target)
      .map(({ tag, text }) => tag ?? escape(text.replace(pattern, (words) => (chosen.has(number++) ? put.value : words))))
      .join("");
  }

  function replaceChosen() {
    const byRow = new Map();
    for (const [row, number, box] of found) {
      if (box.checked) byRow.set(row, (byRow.get(row) || new Set()).add(number));
    }
    workbench.undo.together(() => {
      for (const [row, chosen] of byRow) {
        const isConfirmed = row.status === "confirmed" && !row.isTyped;
        setWords(row, replaceIn(row, chosen));
        save(row, isConfirmed);
      }
    });
    dialog.close();
    say(interpolate(ngettext("Replaced in %s segment. Alt+U takes it back.", "Replaced in %s segments. Alt+U takes it back.", byRow.size), [byRow.size]));
  }

  function show() {
    if (data.isLocked) return;
    const selected = String(getSelection()).replace(/\s+/g, " ").trim();
    if (selected) find.value = selected;
    dialog.showModal();
    search();
  }

  function start() {
    const button = document.querySelector("[data-wb-show-replace]");
    button.disabled = data.isLocked;
    button.addEventListener("click", show);
    form.addEventListener("input", ({ target }) => !hits.contains(target) && search());
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (found.length) replaceChosen();
    });
    dialog.querySelector("[data-wb-close]").addEventListener("click", () => dialog.close());
    workbench.keys.add({ chords: ["Alt+h"], where: "anywhere", says: gettext("Replace in the translations"), act: show });
  }

  workbench.startReplace = start;
})(window.workbench);
