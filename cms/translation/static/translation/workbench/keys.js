/* Everything by the keyboard. Chords with Alt work in the text field; single keys work outside of it. */
((workbench) => {
  const { list, getCurrent, open, step, openNext, setWords, findNextTag, insertTag, confirm, forget } = workbench;
  const dialog = document.querySelector("[data-wb-keys]");
  const search = document.querySelector("[data-wb-search]");
  const isWriting = (element) => element.matches("input, textarea, select, [contenteditable=true]");

  function confirmAndGoOn() {
    const row = getCurrent();
    if (!row) return;
    confirm(row);
    openNext();
  }

  function restore(row) {
    setWords(row, row.stored);
    forget(row);
  }

  const IN_A_ROW = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    c: (row) => setWords(row, row.source),
    t: (row) => {
      const tag = findNextTag(row.target_, row.source);
      if (tag) insertTag(row.target_, tag);
    },
    z: restore,
  };
  const OUTSIDE = {
    "?": () => dialog.showModal(),
    "/": () => search.focus(),
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Enter: () => getCurrent() && open(getCurrent()),
  };

  document.addEventListener("keydown", (event) => {
    const { key, target } = event;
    if (dialog.open || event.isComposing) return;
    const row = getCurrent();
    const isIn = (names) => Object.hasOwn(names, key);
    const take = (act) => {
      event.preventDefault();
      act(row);
    };
    if (key === "Enter" && (event.ctrlKey || event.metaKey) && list.contains(target)) take(confirmAndGoOn);
    else if (event.altKey && !event.ctrlKey && row && isIn(IN_A_ROW) && list.contains(target)) take(IN_A_ROW[key]);
    else if (key === "Escape" && row && target === row.target_) take(() => { row.target_.blur(); row.item.tabIndex = -1; row.item.focus(); });
    else if (!isWriting(target) && !event.ctrlKey && !event.altKey && !event.metaKey && isIn(OUTSIDE) && !target.closest("button, a, dialog")) take(OUTSIDE[key]);
  });
  document.querySelector("[data-wb-help]").addEventListener("click", () => dialog.showModal());
})(window.workbench);
