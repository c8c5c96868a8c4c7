/* What is not words: values that a translator may replace (pictures, links, documents, pages), with Wagtail's choosers or
   a text field, and the objects that the text refers to. They stand among the segments, at their place in the form. */
((workbench) => {
  const { data, list, rows, keep, forget, findKept, enqueue, send, say } = workbench;
  const values = []; // the rows of values that may be replaced
  const HANDLERS = {
    image_chooser: () => window.IMAGE_CHOOSER_MODAL_ONLOAD_HANDLERS,
    document_chooser: () => window.DOCUMENT_CHOOSER_MODAL_ONLOAD_HANDLERS,
    page_chooser: () => window.PAGE_CHOOSER_MODAL_ONLOAD_HANDLERS,
    snippet_chooser: () => window.CHOOSER_MODAL_ONLOAD_HANDLERS,
  };

  function make(name, className, text) {
    const element = document.createElement(name);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  }

  function makeButton(label, act) {
    const button = make("button", "button button-small button-secondary", label);
    button.type = "button";
    button.addEventListener("click", act);
    return button;
  }

  const isBefore = (one, other) => one[0] - other[0] || one[1] - other[1];

  /** Put an item at its place among the segments, with its label if the row above has another one. */
  function place(item, at, label) {
    item.at = at;
    item.dataset.label = label;
    const after = [...list.children].find((other) => isBefore(at, placeOf(other)) < 0);
    list.insertBefore(item, after || null);
  }

  const rowOf = (item) => rows.get(Number(item.id.slice("segment-".length)));
  const placeOf = (item) => item.at || rowOf(item).at;

  /** Name each row whose label differs from that of the row above. */
  function nameAll() {
    let above = "";
    for (const item of list.children) {
      const label = item.dataset.label ?? rowOf(item).label;
      const heading = item.querySelector(":scope > h2");
      if (label === above) heading?.remove();
      else if (!heading) item.prepend(make("h2", "wb-row__label", label));
      above = label;
    }
  }

  /* --- Values that may be replaced --------------------------------------------------------------------------------------- */

  function showValue(value, language) {
    const box = make("div", "wb-value__shown");
    if (value.thumbnail) {
      const image = make("img", "wb-value__image");
      Object.assign(image, { src: value.thumbnail, alt: "" });
      box.append(image);
    }
    const title = make("span", "wb-value__title", value.title || gettext("no longer there"));
    title.lang = language;
    box.append(title);
    return box;
  }

  function draw(row) {
    row.item.dataset.state = row.target ? "replaced" : "original";
    row.cell.replaceChildren();
    if (row.target) row.cell.append(showValue(row.target, data.target.code));
    else row.cell.append(make("p", "wb-value__same", gettext("as in the original")));
    if (row.error) row.cell.append(make("p", "wb-note wb-note--error", row.error));
    if (data.isLocked || !row.widget.type) return;
    const buttons = make("p", "wb-value__buttons");
    row.button.textContent = row.target ? gettext("Replace again") : gettext("Replace");
    buttons.append(row.button);
    if (row.target) buttons.append(makeButton(gettext("Use the original's again"), () => replace(row, null)));
    for (const button of buttons.children) button.setAttribute("aria-describedby", `${row.id}-source`);
    row.cell.append(buttons);
    const kept = findKept(row);
    if (kept && row.widget.type === "text" && kept.value !== row.target?.value) type(row, kept.value);
  }

  function choose(row) {
    const { type: kind, url, pages } = row.widget;
    if (kind === "text") {
      type(row, row.target?.value ?? row.source.value);
      row.cell.querySelector("input").select();
      return;
    }
    const take = (chosen) => replace(row, {
      value: String(chosen.id), title: chosen.adminTitle || chosen.title || chosen.string || "", thumbnail: chosen.preview?.url || "",
    });
    window.ModalWorkflow({
      url, urlParams: pages ? { page_type: pages.join(",") } : {}, onload: HANDLERS[kind](),
      responses: { [kind === "page_chooser" ? "pageChosen" : "chosen"]: take },
    });
  }

  /** Show a text field for a link or another short text; it is kept in the browser until it is stored. */
  function type(row, value) {
    const input = make("input", "wb-value__input");
    Object.assign(input, { type: "text", value, spellcheck: false });
    input.lang = data.target.code;
    input.setAttribute("aria-label", interpolate(gettext("%(label)s: in place of the original's"), row, true));
    input.addEventListener("input", () => keep(row, input.value));
    const store = () => replace(row, { value: input.value.trim(), title: input.value.trim(), thumbnail: "" });
    const leave = () => { forget(row); draw(row); row.cell.querySelector("button")?.focus(); };
    input.addEventListener("keydown", (event) => {
      if (event.isComposing || !["Enter", "Escape"].includes(event.key)) return;
      event.preventDefault();
      event.stopPropagation();
      if (event.key === "Enter") store();
      else leave();
    });
    const buttons = make("p", "wb-value__buttons");
    buttons.append(makeButton(gettext("Save"), store), makeButton(gettext("Cancel"), leave));
    row.cell.replaceChildren(input, buttons);
  }

  /** Show what replaces the original's value, and store it; null takes it away. */
  function replace(row, value) {
    const former = row.target;
    const hadFocus = row.item.contains(document.activeElement);
    if (value) keep(row, value.value);
    row.target = value;
    row.error = "";
    row.notes.replaceChildren();
    delete row.item.dataset.failed;
    draw2(row, hadFocus);
    enqueue(row, () => store(row, value, former));
  }

  /** Draw a row again; the focus stays in it. */
  function draw2(row, hadFocus) {
    const kept = findKept(row);
    forget(row);
    draw(row);
    if (kept) keep(row, kept.value);
    if (hadFocus) row.cell.querySelector("button, input")?.focus();
  }

  async function store(row, value, former) {
    let response;
    try {
      response = await send(row, value ? "PUT" : "DELETE", value?.value ?? "", true);
    } catch {
      fail(row, gettext("This could not be saved: there is no connection."), [[gettext("Try again"), () => replace(row, value)]]);
      return;
    }
    const answer = await response.json().catch(() => ({}));
    if (response.ok || (!value && response.status === 404 && answer.code !== "gone")) {
      row.version = answer.version || (await load()).find(({ id }) => id === row.id)?.version || row.version;
      forget(row);
      say(value ? gettext("Replaced") : gettext("The original's is used again"));
      list.dispatchEvent(new CustomEvent("wb-value", { detail: row }));
    } else if (response.status === 409) await askWhose(row, value, answer);
    else if (answer.code === "gone") {
      fail(row, answer.detail, [[gettext("Load again"), () => location.reload()]]);
    } else {
      row.target = former;
      draw2(row, false);
      if (value && row.widget.type === "text") type(row, value.value);
      else forget(row);
      fail(row, answer.detail || gettext("This could not be saved."), []);
    }
  }

  function fail(row, sentence, answers) {
    row.item.dataset.failed = "";
    row.notes.replaceChildren(make("p", "wb-note wb-note--error", sentence));
    const buttons = make("p", "wb-value__buttons");
    buttons.append(...answers.map(([label, act]) => makeButton(label, act)));
    if (answers.length) row.notes.append(buttons);
    say(sentence);
  }

  /** Somebody else replaced it meanwhile: show both, and let the person choose. */
  async function askWhose(row, mine, answer) {
    const theirs = (await load().catch(() => [])).find(({ id }) => id === row.id);
    const settle = (take) => () => {
      row.version = answer.version;
      delete row.item.dataset.failed;
      row.notes.replaceChildren();
      if (!take) {
        replace(row, mine);
        return;
      }
      forget(row);
      if (theirs) Object.assign(row, { target: theirs.target, version: theirs.version, error: theirs.error });
      draw2(row, true);
    };
    fail(row, answer.detail, [[gettext("Keep mine"), settle(false)], [gettext("Take theirs"), settle(true)]]);
    const shown = theirs?.target ? showValue(theirs.target, data.target.code) : make("p", "", gettext("as in the original"));
    shown.prepend(make("strong", "", `${gettext("Theirs")}: `));
    row.notes.append(shown);
  }

  function addValue(row) {
    const item = make("li", "wb-value");
    item.id = row.id;
    item.setAttribute("aria-label", row.label);
    const source = make("div", "wb-value__source");
    source.append(showValue(row.source, data.source.code));
    source.id = `${row.id}-source`;
    const cell = make("div", "wb-value__target");
    const notes = make("div", "wb-value__notes");
    item.append(make("span", "wb-value__state"), source, cell, notes);
    // Always the same button: a chooser gives the focus back to it.
    const button = makeButton("", () => choose(row));
    Object.assign(row, { item, cell, notes, button });
    values.push(row);
    draw(row);
    place(item, row.at, row.label);
  }

  /* --- Objects that the text refers to ------------------------------------------------------------------------------------ */

  function addRelated(row) {
    const item = make("li", "wb-value wb-value--related");
    item.id = row.id;
    item.setAttribute("aria-label", row.label);
    const source = make("div", "wb-value__source");
    source.append(showValue({ title: row.source?.title }, data.source.code));
    const cell = make("div", "wb-value__target");
    const link = (url, text) => Object.assign(make("a", "", text), { href: url });
    if (row.target) {
      const title = link(row.target.url, row.target.title);
      title.lang = data.target.code;
      cell.append(title, row.target.is_live ? "" : ` · ${gettext("not published yet")}`);
    } else {
      cell.append(make("span", "wb-value__same", gettext("not translated yet")));
      if (row.translate_url) cell.append(" · ", link(row.translate_url, gettext("Translate it")));
    }
    item.append(make("span", "wb-value__state"), source, cell);
    place(item, row.at, row.label);
  }

  async function load() {
    const response = await fetch(data.valuesUrl, { headers: { "X-Requested-With": "XMLHttpRequest" } });
    if (!response.ok) throw new Error(response.statusText);
    return (await response.json()).rows;
  }

  const KINDS = { value: addValue, related: addRelated, picture: (row) => workbench.addPicture(row) };

  async function loadValues() {
    try {
      for (const row of await load()) KINDS[row.kind](row);
    } catch (error) {
      console.warn(error);
      say(gettext("Pictures, links and other values could not be loaded. Load the page again."));
      return;
    }
    nameAll();
    workbench.applyFilters();
    list.dispatchEvent(new CustomEvent("wb-values"));
  }

  Object.assign(workbench, { loadValues, placeAmongRows: place, values });
})(window.workbench);
