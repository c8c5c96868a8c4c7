/* Everything by the keyboard. `workbench.keys.add` registers keys; `?` lists them all. */
((workbench) => {
  const { list, getCurrent, open, step, openNext, setWords, findMissingTags, insertTag, confirm, remember, goBack, goForward } = workbench;
  const dialog = document.querySelector("[data-wb-keys]");
  const search = document.querySelector("[data-wb-search]");
  const panel = document.querySelector("[data-wb-panel]");
  const CONFIRM = "Ctrl+Enter";
  const table = new Map(); // by place and chord
  const isWriting = (element) => element.matches("input, textarea, select, [contenteditable=true]");
  const NAMES = {
    Ctrl: () => "Ctrl", Alt: () => "Alt", Shift: () => gettext("Shift"), Enter: () => "↵", Escape: () => gettext("Esc"), ArrowDown: () => "↓", ArrowUp: () => "↑",
  };

  /** The chord of an event, such as "Ctrl+Enter", "Alt+c", "Alt+Shift+1", "?". Digits and letters that a modifier turns
      into other characters (Option on a Mac, the digits of a French keyboard) are known by their place. */
  function nameChord({ key, code, ctrlKey, metaKey, altKey, shiftKey }) {
    const modifiers = [(ctrlKey || metaKey) && "Ctrl", altKey && "Alt"].filter(Boolean);
    if (!modifiers.length && key.length === 1) return key;
    let plain = key.length === 1 ? key.toLowerCase() : key;
    if (modifiers.length && code.startsWith("Digit")) plain = code.slice("Digit".length);
    else if (altKey && code.startsWith("Key") && !/^[a-z]$/.test(plain)) plain = code.slice("Key".length).toLowerCase();
    return [...modifiers, shiftKey && "Shift", plain].filter(Boolean).join("+");
  }

  /** Register keys.
      chords: as `nameChord` writes them. says: what they do, for the list of keys. shown: how the list writes the keys, if
      not as they are ("Alt+1–9"). where: "row" (with a row open, in the grid or the panel), "outside" (nobody is writing,
      or on a button), "reading" (nobody is writing: otherwise Wagtail's own "?" and "/" answer), or "anywhere". act: gets the current row, and the place of the chord in `chords`; if it returns false, the browser
      does what it does with the key. */
  function add({ chords, shown = chords, says, where = "row", act }) {
    chords.forEach((chord, place) => {
      if (table.has(`${where} ${chord}`)) console.error(`${chord} is taken`);
      table.set(`${where} ${chord}`, (row) => act(row, place));
    });
    const term = document.createElement("dt");
    [shown].flat().forEach((chord, place) => {
      if (place) term.append(" / ");
      const keys = Object.assign(document.createElement("span"), { className: "wb-keys__chord" });
      for (const key of chord.split("+")) {
        const name = NAMES[key]?.() || (chord.includes("+") ? key.toUpperCase() : key);
        keys.append(Object.assign(document.createElement("kbd"), { textContent: name }), " ");
      }
      term.append(keys);
    });
    const line = document.createElement("div");
    line.append(term, Object.assign(document.createElement("dd"), { textContent: says }));
    dialog.querySelector("dl").append(line);
  }

  function confirmAndGoOn(row) {
    confirm(row);
    openNext();
  }

  const restore = (row) => setWords(row, row.stored);

  function insertNextTag(row) {
    if (!row.target_.isContentEditable) return;
    const [tag] = findMissingTags(row.target_, row.source);
    if (!tag) return;
    remember(row);
    insertTag(row.target_, tag);
  }

  /** From the panel back to the row; from the text field out of it. */
  function leaveField(row) {
    if (panel?.contains(document.activeElement)) {
      open(row);
      return true;
    }
    if (document.activeElement !== row.target_) return false;
    row.target_.blur();
    row.item.tabIndex = -1;
    row.item.focus();
    return true;
  }

  const showKeys = () => dialog.showModal();
  const goToActions = () => document.querySelector(".translation-actions .button")?.focus();

  add({ chords: [CONFIRM], says: gettext("Confirm, and go to the next open segment"), act: confirmAndGoOn });
  add({
    chords: ["Alt+ArrowDown", "Alt+ArrowUp"], where: "anywhere", says: gettext("Next or previous segment"),
    act: (row, place) => step(place ? -1 : 1),
  });
  add({ chords: ["Alt+c"], says: gettext("Copy the original"), act: (row) => setWords(row, row.source) });
  add({ chords: ["Alt+t"], says: gettext("Put the next link or mark of the original around the selection"), act: insertNextTag });
  add({ chords: ["Alt+z"], says: gettext("Go back to what is stored"), act: restore });
  const isTyping = (row) => document.activeElement === row.target_;
  add({ chords: ["Ctrl+z"], says: gettext("Undo what was typed"), act: (row) => isTyping(row) && goBack(row) });
  add({
    chords: ["Ctrl+Shift+z", "Ctrl+y"], says: gettext("Redo what was undone"), act: (row) => isTyping(row) && goForward(row),
  });
  add({ chords: ["Escape"], says: gettext("Back from the panel to the row; leave the text field"), act: leaveField });
  add({ chords: ["Alt+s"], where: "anywhere", says: gettext("Go to the buttons of the text: submit, approve"), act: goToActions });
  add({
    chords: ["ArrowDown", "ArrowUp"], where: "outside", says: gettext("Outside of the text field: next or previous segment"),
    act: (row, place) => step(place ? -1 : 1),
  });
  add({ chords: ["Enter"], where: "outside", says: gettext("Back into the text field"), act: (row) => (row ? open(row) : false) });
  add({ chords: ["/"], where: "reading", says: gettext("Search"), act: () => search.focus() });
  add({ chords: ["?"], where: "reading", says: gettext("Show these keys"), act: showKeys });

  function listPlaces(target, row) {
    const isReading = !isWriting(target);
    const isOut = isReading && !target.closest("button, a, summary, dialog");
    const isInRow = row && (list.contains(target) || panel?.contains(target) || target === document.body);
    return [isInRow && "row", isOut && "outside", isReading && "reading", "anywhere"].filter(Boolean);
  }

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || document.querySelector("dialog[open]")) return;
    const row = getCurrent();
    const chord = nameChord(event);
    // A chord that is held down stands for one segment: the next ones have not been looked at.
    if (event.repeat && chord === CONFIRM) return event.preventDefault();
    for (const place of listPlaces(event.target, row)) {
      const act = table.get(`${place} ${chord}`);
      if (act && act(row) !== false) {
        event.preventDefault();
        return;
      }
    }
  });
  document.querySelector("[data-wb-help]").addEventListener("click", showKeys);

  workbench.keys = { add };
})(window.workbench);
