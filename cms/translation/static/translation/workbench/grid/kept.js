/* What was typed and not stored, when the page is opened again. Words whose segment is as it was are in their row already
   (`grid.js`); here are those whose original changed or is gone, those that somebody else was quicker than, and all while
   the text is locked. */
((workbench) => {
  const { data, rows, listKept, keyOf, open, setWords, forget, askWhose, panel } = workbench;
  const { make } = panel;
  const box = document.querySelector("[data-wb-kept]");

  /** The original of words, or of a value such as a link. */
  const describe = (source) => source?.title ?? workbench.toText(source || "");
  const split = (source) => new Set(describe(source).toLowerCase().split(/\s+/));

  /** The segment at the path of kept words whose original is most like theirs. */
  function findHome({ path, source }) {
    const words = split(source);
    const countShared = (row) => [...split(row.source)].filter((word) => words.has(word)).length;
    const atPath = [...rows.values()].filter((row) => row.path === path && row.target_);
    return atPath.sort((one, other) => countShared(other) - countShared(one))[0];
  }

  function drop(kept, item) {
    localStorage.removeItem(kept.key);
    item.remove();
    box.hidden = !box.children.length;
  }

  function addButton(item, label, act) {
    const button = Object.assign(make("button", "button button-small button-secondary", label), { type: "button" });
    button.addEventListener("click", act);
    item.append(button, " ");
  }

  function offer(kept, row = findHome(kept)) {
    const item = make("div", "wb-kept__words");
    const when = new Date(kept.at).toLocaleString(document.documentElement.lang);
    item.append(make("p", "wb-note wb-note--heading", gettext("You wrote this on %s, and it is not saved:").replace("%s", when)));
    item.append(Object.assign(make("p", "wb-note", workbench.toText(kept.value)), { lang: data.target.code }));
    item.append(make("p", "wb-note wb-note--heading", gettext("The original was, when you wrote it:")));
    item.append(Object.assign(make("p", "wb-note", describe(kept.source)), { lang: data.source.code }));
    if (data.isLocked) showLocked(item, row);
    else if (row) {
      addButton(item, gettext("Go on with these words"), () => {
        open(row);
        setWords(row, kept.value); // kept as the row's own from now on
        drop(kept, item);
      });
    }
    addButton(item, gettext("Discard them"), () => drop(kept, item));
    box.append(item);
  }

  /** While the text is locked, the words wait here beside what is saved. */
  function showLocked(item, row) {
    if (row) {
      item.append(make("p", "wb-note wb-note--heading", gettext("What is saved here:")));
      const saved = workbench.toText(getSaved(row)) || gettext("(nothing)");
      item.append(Object.assign(make("p", "wb-note", saved), { lang: data.target.code }));
    }
    item.append(make("p", "wb-note", gettext("The text is locked. Your words stay in this browser: once it is free again, they are offered to you in their segment.")));
    if (row) addButton(item, gettext("Show the segment"), () => (row.target_ ? open(row) : row.item.scrollIntoView({ block: "center" })));
  }

  const getSaved = (row) => (row.target_ ? row.stored : row.target?.value) || "";

  function start() {
    const home = new Map([...rows.values(), ...workbench.values].map((row) => [keyOf(row), row]));
    for (const kept of listKept()) {
      const row = home.get(kept.key);
      if (!row) offer(kept);
      else if (data.isLocked && kept.value !== getSaved(row)) offer(kept, row);
    }
    box.hidden = !box.children.length;
    for (const row of rows.values()) {
      if (!row.isOvertaken || !row.target_) continue;
      if (row.stored === row.target) forget(row);
      else askWhose(row, { detail: gettext("Something else has been saved here since."), version: row.version, theirs: { data: row.stored } });
    }
  }

  workbench.offerKept = start;
})(window.workbench);
