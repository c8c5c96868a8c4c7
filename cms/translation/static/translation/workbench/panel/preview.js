/* The page beside the grid: follows what is typed at once, is rendered again once the typing pauses, and is linked with
   the grid both ways. */
((workbench) => {
  const { data, list, rows, open, getCurrent, getToken } = workbench;
  const frame = document.querySelector("[data-wb-frame]");
  const toggle = document.querySelector("[data-wb-toggle-preview]");
  const PAUSE = 600; // ms without a key, after which the page is rendered with the words so far
  // The page has colours of its own: its marks are in the admin's.
  const ink = getComputedStyle(document.documentElement).getPropertyValue("--w-color-focus");
  const LOOK = `
    [data-segment] { cursor: pointer; border-radius: 2px; }
    [data-segment]:hover { outline: 2px solid ${ink}; outline-offset: 2px; }
    [data-segment][data-current] { outline: 3px solid ${ink}; outline-offset: 2px; }`;
  let isShown = false; // once it is, it stays where it was scrolled
  let timer = 0;
  let asked = 0;

  const findAll = (row) => [...(frame.contentDocument?.querySelectorAll(`[data-segment="${row.id}"]`) || [])];

  function collectWords() {
    const words = {};
    for (const row of rows.values()) if (row.status !== "confirmed" || row.isTyped) words[row.id] = row.target;
    return words;
  }

  async function render() {
    const turn = (asked += 1);
    const body = new URLSearchParams({ words: JSON.stringify(collectWords()), csrfmiddlewaretoken: getToken() });
    const response = await fetch(data.previewUrl, { method: "POST", body }).catch(() => null);
    if (!response?.ok || turn !== asked) return;
    const top = frame.contentWindow?.scrollY || 0;
    frame.addEventListener("load", () => prepare(top), { once: true });
    frame.srcdoc = await response.text();
  }

  function prepare(top) {
    const page = frame.contentDocument;
    page.head.append(Object.assign(page.createElement("style"), { textContent: LOOK }));
    frame.contentWindow.scrollTo(0, top);
    page.addEventListener("click", (event) => {
      event.preventDefault();
      const part = event.target.closest("[data-segment]");
      if (part) open(rows.get(Number(part.dataset.segment)));
    }, true);
    if (getCurrent()) point(getCurrent(), { scroll: !isShown });
    isShown = true;
  }

  /** Show where the current row stands in the page. */
  function point(row, { scroll = true } = {}) {
    const page = frame.contentDocument;
    page?.querySelectorAll("[data-current]").forEach((part) => part.removeAttribute("data-current"));
    const parts = findAll(row);
    parts.forEach((part) => part.setAttribute("data-current", ""));
    const seen = parts.find((part) => part.getClientRects().length);
    if (seen && scroll) seen.scrollIntoView({ block: "center", behavior: "auto" });
  }

  function follow(row) {
    const markup = workbench.toText(row.target).trim() ? row.target : row.source;
    for (const part of findAll(row)) {
      // Links have no address here: the ids are wagtail-localize's own.
      const shown = new DOMParser().parseFromString(markup, "text/html").body;
      part.replaceChildren(...[...shown.childNodes].map((node) => frame.contentDocument.adoptNode(node)));
    }
    clearTimeout(timer);
    timer = setTimeout(render, PAUSE);
  }

  function start() {
    if (!frame) return;
    list.addEventListener("wb-typed", ({ detail }) => follow(detail));
    list.addEventListener("wb-value", () => render()); // a picture or a link was replaced
    list.addEventListener("wb-open", ({ detail }) => point(detail));
    toggle.addEventListener("click", () => {
      const isOn = toggle.getAttribute("aria-pressed") !== "true";
      toggle.setAttribute("aria-pressed", String(isOn));
      document.querySelector("[data-wb]").classList.toggle("wb--no-preview", !isOn);
    });
    render();
  }

  workbench.startPreview = start;
})(window.workbench);
