/* Which rows are shown: by state, and by words in both languages. */
((workbench) => {
  const { list, rows } = workbench;
  const group = document.querySelector("[data-wb-filters]");
  const search = document.querySelector("[data-wb-search]");
  const none = document.querySelector("[data-wb-none]");
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const FILTERS = {
    all: [() => gettext("All"), () => true],
    untranslated: [() => gettext("Untranslated"), (row) => row.status === "untranslated" && !row.isTyped],
    unconfirmed: [() => gettext("Unconfirmed"), (row) => row.status === "unconfirmed" || row.isTyped],
    changed: [() => gettext("Changed"), (row) => row.is_changed],
  };
  let chosen = "all";
  let isStarted = false;

  /** Add a filter. fits: whether it shows a row. Once the rows that it shows may be others, call `countRows`. */
  function addFilter(name, label, fits) {
    FILTERS[name] = [typeof label === "function" ? label : () => label, fits];
    addButton(name);
    countAll();
  }

  /** Show the rows of a filter only. */
  function choose(name) {
    chosen = name;
    apply();
  }

  function countAll() {
    for (const button of group.children) {
      const [label, fits] = FILTERS[button.dataset.filter];
      const count = [...rows.values()].filter(fits).length;
      const text = `${label()} ${count}`;
      if (button.textContent !== text) button.textContent = text; // or else each key lays out the whole grid again
      button.setAttribute("aria-pressed", String(button.dataset.filter === chosen));
      // What finds nothing is left out: with all of them, the bar would take two lines.
      button.hidden = !count && !["all", chosen].includes(button.dataset.filter);
    }
  }

  function apply() {
    const words = fold(search.value.trim());
    const fits = FILTERS[chosen][1];
    let shown = 0;
    for (const row of rows.values()) {
      const isFound = !words || fold(`${workbench.toText(row.source)} ${workbench.toText(row.target)}`).includes(words);
      row.item.hidden = !(isFound && fits(row));
      shown += !row.item.hidden;
    }
    none.hidden = shown > 0;
    countAll();
  }

  function addButton(name) {
    if (!isStarted || group.querySelector(`[data-filter="${name}"]`)) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "wb-filter";
    button.dataset.filter = name;
    button.addEventListener("click", () => choose(name));
    group.append(button);
  }

  function start() {
    isStarted = true;
    Object.keys(FILTERS).forEach(addButton);
    search.addEventListener("input", apply);
    // A row that is confirmed stays where it is until the filter is chosen again.
    list.addEventListener("wb-stored", countAll);
    list.addEventListener("wb-typed", countAll);
    apply();
  }

  Object.assign(workbench, { startFilters: start, applyFilters: apply, addFilter, chooseFilter: choose, countRows: countAll });
})(window.workbench);
