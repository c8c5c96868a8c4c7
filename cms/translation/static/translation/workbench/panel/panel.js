/* The panel of the current row: sections that other scripts add. A section is loaded once a row has been open for a
   moment; while it is folded, or the panel is closed, it is not loaded at all. */
((workbench) => {
  const { data, list, getCurrent } = workbench;
  const wb = document.querySelector("[data-wb]");
  const panel = document.querySelector("[data-wb-panel]");
  const body = panel.querySelector("[data-wb-panel-body]");
  const hint = panel.querySelector("[data-wb-panel-hint]");
  const toggles = document.querySelectorAll("[data-wb-toggle-panel]");
  const narrow = matchMedia("(width < 60rem)"); // as in panel.css: there it is a sheet, closed at first
  const PAUSE = 150; // ms that a row is open before its sections are loaded
  const sections = [];
  let row = null;
  let timer = 0;
  let leaving = new AbortController(); // aborted when the row changes

  /* What a person chose to see is remembered in the browser, where it can be. */
  function recall(name, otherwise) {
    try {
      return JSON.parse(localStorage.getItem(`workbench-panel/${name}`)) ?? otherwise;
    } catch {
      return otherwise;
    }
  }
  function remember(name, value) {
    try {
      localStorage.setItem(`workbench-panel/${name}`, JSON.stringify(value));
    } catch (error) {
      console.warn(error);
    }
  }

  function make(name, className, text = "") {
    return Object.assign(document.createElement(name), { className, textContent: text });
  }

  /** Add a section.
      load: `async (row, box, signal)` fills `box` for a row; `signal` is aborted when another row is opened. A section
      whose box stays empty is hidden. isFolded: it is loaded only once somebody unfolds it. isOfText: it does not depend
      on the row (`row` is null), and is loaded once. hasPictures: it is also about the words of pictures. */
  function add({ name, title, order = 50, isFolded = false, isOfText = false, hasPictures = false, load }) {
    const element = make("details", "wb-section");
    element.dataset.section = name;
    element.open = recall(`open/${name}`, !isFolded);
    element.hidden = !isOfText;
    const summary = make("summary", "wb-section__head");
    summary.append(make("h3", "wb-section__title", title));
    const section = { name, order, load, isOfText, hasPictures, element, box: make("div", "wb-section__box"), of: null };
    element.append(summary, section.box);
    element.addEventListener("toggle", () => {
      remember(`open/${name}`, element.open);
      if (element.open) fill(section);
    });
    sections.push(section);
    sections.sort((one, other) => one.order - other.order);
    body.append(...sections.map((each) => each.element));
  }

  const isOpen = () => !wb.classList.contains("wb--no-panel");

  /** Load a section for the current row, unless it shows it already; return a promise of its end. */
  function fill(section, { again = false } = {}) {
    if (row?.kind === "picture" && !section.isOfText && !section.hasPictures) { // it is about segments
      section.element.hidden = true;
      return null;
    }
    const of = section.isOfText ? data : row;
    if (!of || !isOpen() || (timer && !section.isOfText)) return null;
    if (section.of === of && !again) return section.filled;
    section.turn = (section.turn || 0) + 1;
    section.of = of;
    if (!section.element.open) { // it is not known whether there is something
      section.of = null;
      section.element.removeAttribute("aria-busy");
      section.element.hidden = false;
      section.box.replaceChildren();
      return null;
    }
    section.element.setAttribute("aria-busy", "true");
    section.filled = load(section);
    return section.filled;
  }

  async function load(section) {
    const { turn } = section;
    const { signal } = section.isOfText ? new AbortController() : leaving;
    const box = make("div", "wb-section__box");
    try {
      await section.load(section.isOfText ? null : row, box, signal);
    } catch (error) {
      if (signal.aborted || error.name === "AbortError") return;
      console.warn(error);
      box.replaceChildren(makeRetry(section));
    }
    if (signal.aborted || turn !== section.turn) return;
    section.box.replaceWith(box);
    section.box = box;
    section.element.removeAttribute("aria-busy");
    section.element.hidden = !section.isOfText && !box.childNodes.length;
  }

  function makeRetry(section) {
    const line = make("p", "wb-note", `${gettext("This could not be loaded.")} `);
    const button = Object.assign(make("button", "button button-small button-secondary", gettext("Try again")), { type: "button" });
    button.addEventListener("click", () => fill(section, { again: true }));
    line.append(button);
    return line;
  }

  function show(next) {
    leaving.abort();
    leaving = new AbortController();
    row = next;
    hint.hidden = Boolean(row);
    clearTimeout(timer);
    timer = 0;
    for (const { element, isOfText } of sections) if (!isOfText) element.setAttribute("aria-busy", "true"); // it is another row's
    if (!row) return;
    timer = setTimeout(() => {
      timer = 0;
      sections.forEach((section) => fill(section));
    }, PAUSE);
  }

  /** Load a section again, because what it shows has changed. */
  function reload(name) {
    const section = sections.find((each) => each.name === name);
    if (section) fill(section, { again: true });
  }

  /** Load the sections now, rather than in a moment; return a promise of the end of one of them. */
  function hurry(name) {
    clearTimeout(timer);
    timer = 0;
    sections.forEach((section) => fill(section));
    return fill(sections.find((each) => each.name === name));
  }

  /** Open the panel, and a section of it; return its box once it is filled. */
  async function open(name) {
    setOpen(true);
    const section = sections.find((each) => each.name === name);
    section.element.hidden = false;
    section.element.open = true;
    await hurry(name);
    section.element.hidden = false;
    section.element.scrollIntoView({ block: "nearest" });
    return section.box;
  }

  function setOpen(isNowOpen) {
    wb.classList.toggle("wb--no-panel", !isNowOpen);
    for (const toggle of toggles) {
      if (toggle.hasAttribute("aria-pressed")) toggle.setAttribute("aria-pressed", String(isNowOpen));
      else toggle.setAttribute("aria-expanded", String(isNowOpen));
    }
    if (isNowOpen) sections.forEach((section) => fill(section));
    if (isNowOpen && narrow.matches && row) showAboveSheet();
  }

  /** Scroll the current row above the open sheet, which covers 55 % of the window: one sees what one comments on. */
  function showAboveSheet() {
    const { top, bottom } = row.item.getBoundingClientRect();
    let by = Math.min(bottom - innerHeight * 0.45 + 8, top - 56); // below the button of the menu
    for (let box = row.item.parentElement; box && by > 0; box = box.parentElement) {
      const before = box.scrollTop;
      box.scrollTop += by;
      by -= box.scrollTop - before;
    }
  }

  /** Open the panel, and go to its first section: Tab leads on from there. */
  function enter() {
    setOpen(true);
    sections.find(({ element }) => !element.hidden)?.element.querySelector("summary").focus();
  }

  function start() {
    workbench.keys.add({ chords: ["Alt+p"], says: gettext("Go to the panel"), act: enter });
    for (const toggle of toggles) {
      toggle.addEventListener("click", () => {
        setOpen(!isOpen());
        if (!narrow.matches) remember("shown", isOpen());
      });
    }
    const adapt = () => setOpen(narrow.matches ? false : recall("shown", true));
    narrow.addEventListener("change", adapt);
    adapt();
    list.addEventListener("wb-open", ({ detail }) => detail !== row && show(detail));
    list.addEventListener("wb-leave", () => setTimeout(() => !getCurrent() && show(null)));
    if (getCurrent()) show(getCurrent());
  }

  /** The URL of something of a row, beside that where it is saved: `urlOf(row, "checks/")`. */
  const urlOf = (of, rest) => of.edit_url.replace(/(edit\/)?$/, rest);

  /** Ask the server for JSON; throw an error with its sentence if it refuses. */
  async function fetchJson(url, options = {}) {
    const headers = { "X-Requested-With": "XMLHttpRequest", ...options.headers };
    if (options.method && options.method !== "GET") headers["X-CSRFToken"] = workbench.getToken();
    const response = await fetch(url, { ...options, headers });
    const answer = await response.json().catch(() => ({}));
    if (!response.ok) throw new Error(answer.detail || response.statusText);
    return answer;
  }

  workbench.panel = { add, make, reload, open, hurry, urlOf, fetchJson };
  workbench.startPanel = start;
})(window.workbench);
