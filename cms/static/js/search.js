// Suggests words and pages while somebody types into a search field: a combobox with a listbox, as in the ARIA Authoring
// Practices. Without this script, the field is an ordinary search field.
//
// <form data-suggestions="address" data-announcement="Suggestions: {n}"> with <input type="search" name="q">, and an empty
// <ul role="listbox"> after it.

const DELAY = 160; // milliseconds without a keystroke before a request is sent
const SHORTEST = 2;
const LONGEST = 100;

for (const form of document.querySelectorAll("form[data-suggestions]")) offerSuggestions(form);

function offerSuggestions(form) {
  const input = form.querySelector("input[type=search]");
  const list = form.querySelector("[role=listbox]");
  const status = form.querySelector("[role=status]");
  const known = new Map(); // suggestions, by what was typed
  let timer, request, shown, active = -1;

  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-expanded", "false");
  input.setAttribute("aria-controls", list.id);

  input.addEventListener("input", () => {
    close();
    clearTimeout(timer);
    request?.abort();
    timer = setTimeout(look, DELAY);
  });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    const action = keys[event.key];
    if (action?.(event)) event.preventDefault();
  });
  input.addEventListener("blur", close);
  list.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) choose(option);
  });

  const keys = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Enter: () => active >= 0 && choose(list.children[active]),
    Escape: () => close(), // at a second Escape, the browser empties the field
    Tab: () => close() && false,
  };

  async function look() {
    const typed = input.value.trimStart();
    if (typed.trim().length < SHORTEST || typed.length > LONGEST) return;
    if (!known.has(typed)) {
      request = new AbortController();
      try {
        const answer = await fetch(`${form.dataset.suggestions}?q=${encodeURIComponent(typed)}`, {signal: request.signal});
        if (!answer.ok) return;
        known.set(typed, (await answer.json()).suggestions);
      } catch {
        return; // aborted by new input, or offline: the form still works
      }
    }
    if (input.value.trimStart() === typed && document.activeElement === input) show(known.get(typed));
  }

  function show(suggestions) {
    list.replaceChildren(...suggestions.map(makeOption));
    active = -1;
    shown = suggestions.length > 0;
    list.hidden = !shown;
    input.setAttribute("aria-expanded", String(shown));
    status.textContent = form.dataset.announcement.replace("{n}", suggestions.length);
  }

  function makeOption({text, url, kind}, number) {
    const option = document.createElement("li");
    option.id = `${list.id}-${number}`;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    option.append(Object.assign(document.createElement("span"), {textContent: text}));
    if (kind) option.append(" ", Object.assign(document.createElement("small"), {textContent: kind}));
    option.dataset.text = text;
    if (url) option.dataset.url = url;
    return option;
  }

  function close() {
    const wasOpen = shown;
    shown = false;
    active = -1;
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    status.textContent = "";
    return wasOpen;
  }

  function move(step) {
    if (!shown) {
      look();
      return true;
    }
    const options = [...list.children];
    active = active < 0 && step < 0 ? options.length - 1 : active + step;
    if (active >= options.length) active = -1; // from the last option back to the field
    options.forEach((option, number) => option.setAttribute("aria-selected", String(number === active)));
    if (active < 0) input.removeAttribute("aria-activedescendant");
    else {
      input.setAttribute("aria-activedescendant", options[active].id);
      options[active].scrollIntoView({block: "nearest"});
    }
    return true;
  }

  function choose(option) {
    if (option.dataset.url) {
      location.assign(option.dataset.url);
    } else {
      input.value = option.dataset.text;
      close();
      form.requestSubmit();
    }
    return true;
  }
}
