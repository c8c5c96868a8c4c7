/* Section: where words stand in texts and their translations. `Alt+K` looks up what is selected. */
((workbench) => {
  const { data, panel } = workbench;
  const { make } = panel;
  const PAUSE = 300; // ms without a key, after which is searched
  let asked = new AbortController();
  let timer = 0;

  const form = Object.assign(make("form", "wb-search"), { role: "search" });
  const label = make("label", "");
  const field = Object.assign(make("input", ""), { type: "search", maxLength: 200 });
  label.append(make("span", "w-sr-only", gettext("Words to look up")), field);
  const all = Object.assign(make("input", ""), { type: "checkbox" });
  const allLabel = make("label", "wb-search__all");
  allLabel.append(all, ` ${gettext("In all languages")}`);
  const said = Object.assign(make("p", "wb-note"), { role: "status" });
  const findings = make("ol", "wb-matches");
  form.append(label, allLabel);

  function makeSide({ language, steps }) {
    const side = Object.assign(make("p", "wb-match__target"), { lang: language });
    workbench.showSteps(side, steps, "");
    return side;
  }

  function makeFinding(finding) {
    const item = make("li", "wb-finding");
    if (all.checked) {
      item.append(make("span", "wb-finding__pair", `${finding.source.language} → ${finding.target.language}`));
    }
    item.append(makeSide(finding.source), makeSide(finding.target), make("p", "wb-match__origin", panel.describeOrigin(finding)));
    return item;
  }

  async function search() {
    clearTimeout(timer);
    asked.abort();
    asked = new AbortController();
    const words = field.value.trim();
    if (!words) {
      findings.replaceChildren();
      said.textContent = "";
      return;
    }
    const query = new URLSearchParams({ q: words, ...(all.checked && { all: "1" }) });
    try {
      const { findings: found } = await panel.fetchJson(`${data.concordanceUrl}?${query}`, { signal: asked.signal });
      findings.replaceChildren(...found.map(makeFinding));
      const sentence = ngettext("Found in %s place", "Found in %s places", found.length);
      said.textContent = found.length ? interpolate(sentence, [found.length]) : gettext("These words are nowhere yet.");
    } catch (error) {
      if (error.name !== "AbortError") said.textContent = error.message || gettext("This could not be loaded.");
    }
  }

  async function lookUp() {
    const selected = String(getSelection()).replace(/\s+/g, " ").trim().slice(0, field.maxLength);
    await panel.open("concordance");
    if (selected) field.value = selected;
    field.focus();
    field.select();
    if (selected) search();
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    search();
  });
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(search, PAUSE);
  });
  field.addEventListener("keydown", (event) => {
    const row = workbench.getCurrent();
    if (event.key !== "Escape" || !row) return;
    event.preventDefault();
    workbench.open(row, { caret: "" });
  });
  all.addEventListener("change", search);

  panel.add({
    name: "concordance", title: gettext("Concordance"), order: 80, isFolded: true, isOfText: true,
    async load(row, box) {
      box.append(form, said, findings);
    },
  });
  workbench.keys.add({
    chords: ["Alt+k"], where: "anywhere", says: gettext("Look up the selected words in all texts; Esc leads back"), act: () => void lookUp(),
  });
})(window.workbench);
