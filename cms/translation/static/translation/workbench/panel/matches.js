/* Section: what the memory offers for the current row; each match is taken by its number. */
((workbench) => {
  const { data, getCurrent, panel, say } = workbench;
  const { make } = panel;
  const KEYS = ["1", "2", "3", "4", "5", "6", "7", "8", "9"].map((digit) => `Alt+${digit}`);
  const EXACT = 100;
  let offered = { row: null, matches: [] };

  function take(row, place) {
    const match = offered.row === row && offered.matches[place];
    if (!match || data.isLocked) return false;
    workbench.setWords(row, match.target);
    say(interpolate(gettext("Match %s taken."), [place + 1]));
    return true;
  }

  /** What a person should know of where words come from. */
  function describeOrigin({ is_approved, is_machine, where, who, when }) {
    const approved = is_approved ? gettext("approved") : gettext("not approved");
    return [approved, is_machine && gettext("by a machine"), where, who, when].filter(Boolean).join(" · ");
  }

  function describeKind({ kind, open_words: left }) {
    if (kind === "adapted") return gettext("numbers or marks put right");
    if (kind !== "assembled") return "";
    if (!left) return gettext("assembled from sentences");
    return interpolate(ngettext("assembled from sentences, %s word still to translate", "assembled from sentences, %s words still to translate", left), [left]);
  }

  function makeMatch(row, match, place) {
    const item = make("li", "wb-match");
    const button = Object.assign(make("button", "wb-match__take"), { type: "button", disabled: data.isLocked });
    button.setAttribute("aria-label", interpolate(gettext("Take match %s"), [place + 1]));
    button.setAttribute("aria-keyshortcuts", KEYS[place]);
    button.append(make("kbd", "", place + 1));
    button.addEventListener("click", () => {
      take(row, place);
      workbench.open(row);
    });
    const score = make("strong", "wb-match__score", `${match.score} %`);
    if (match.score >= EXACT) score.dataset.exact = "";
    const words = make("div", "wb-match__words");
    const target = Object.assign(make("p", "wb-match__target"), { lang: data.target.code });
    workbench.showPiece(target, match.target, row.source);
    words.append(target);
    if (match.steps.some(([gone, come]) => gone || come)) {
      const source = Object.assign(make("p", "wb-match__source"), { lang: data.source.code });
      workbench.showDifference(source, match.steps, row.source);
      words.append(source);
    }
    const kind = describeKind(match);
    words.append(make("p", "wb-match__origin", [kind, describeOrigin(match)].filter(Boolean).join(" · ")));
    item.append(button, score, words);
    return item;
  }

  panel.add({
    name: "matches",
    title: gettext("Matches"),
    order: 10,
    hasPictures: true,
    async load(row, box, signal) {
      offered = { row, matches: [] };
      const { matches } = await panel.fetchJson(panel.urlOf(row, "matches/"), { signal });
      offered = { row, matches };
      if (!matches.length) return;
      const rows = make("ol", "wb-matches");
      rows.append(...matches.map((match, place) => makeMatch(row, match, place)));
      box.append(rows);
      if (getCurrent() === row) say(interpolate(ngettext("%s match", "%s matches", matches.length), [matches.length]));
    },
  });
  workbench.keys.add({ chords: KEYS, shown: ["Alt+1–9"], says: gettext("Take a match"), act: take });

  Object.assign(panel, { describeOrigin });
})(window.workbench);
