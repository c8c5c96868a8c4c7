/* Sections: the versions of the current row, and the same segment in the other languages of the text. */
((workbench) => {
  const { data, panel, say } = workbench;
  const { make } = panel;

  function makeVersion(row, version, place) {
    const item = make("li", "wb-version");
    const origin = [
      version.when, version.who || gettext("somebody"), version.is_memory && gettext("from the memory"),
      version.is_import && gettext("imported"), version.is_machine && gettext("by a machine"),
      version.is_of_former_source && gettext("of the original’s former words"),
    ];
    item.append(make("p", "wb-match__origin", origin.filter(Boolean).join(" · ")));
    const words = Object.assign(make("p", "wb-match__target"), { lang: data.target.code });
    workbench.showDifference(words, version.steps, row.source);
    if (!version.data) words.append(make("em", "", ` ${gettext("(taken away)")}`));
    item.append(words);
    if (version.data && version.data !== row.target && !data.isLocked) {
      const button = Object.assign(make("button", "button button-small button-secondary", gettext("Put back")), { type: "button" });
      button.setAttribute("aria-label", interpolate(gettext("Put back version %s, unconfirmed"), [place]));
      button.addEventListener("click", () => {
        workbench.setWords(row, version.data);
        workbench.open(row);
        say(gettext("The version is put back. Confirm it to keep it."));
      });
      item.append(button);
    }
    return item;
  }

  panel.add({
    name: "history", title: gettext("History"), order: 60, isFolded: true,
    async load(row, box, signal) {
      const { versions, has_more: hasMore } = await panel.fetchJson(panel.urlOf(row, "history/"), { signal });
      if (!versions.length) {
        box.append(make("p", "wb-note", gettext("Nothing was confirmed here yet.")));
        return;
      }
      const list = make("ol", "wb-matches");
      list.append(...versions.map((version, place) => makeVersion(row, version, versions.length - place)));
      box.append(list);
      if (hasMore) box.append(make("p", "wb-note", gettext("Older versions are not shown.")));
    },
  });
  // Once words are stored, there may be a new version.
  workbench.list.addEventListener("wb-stored", ({ detail }) => detail === workbench.getCurrent() && panel.reload("history"));

  panel.add({
    name: "languages", title: gettext("Other languages"), order: 40,
    async load(row, box, signal) {
      const { languages } = await panel.fetchJson(panel.urlOf(row, "languages/"), { signal });
      for (const { language, name, data: words } of languages) {
        const line = Object.assign(make("p", "wb-match__target"), { lang: language });
        workbench.showPiece(line, words, row.source);
        box.append(make("p", "wb-match__origin", name), line);
      }
    },
  });
})(window.workbench);
