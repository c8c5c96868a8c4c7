/* The checklist of the text: a section of the panel, read again once words have been stored. */
((workbench) => {
  const { data, list, panel } = workbench;
  const PAUSE = 1500; // ms without a further save
  let timer = 0;

  panel.add({
    name: "checklist", title: gettext("Checklist"), order: 90, isOfText: true,
    async load(row, box) {
      const { html } = await panel.fetchJson(data.checklistUrl);
      box.innerHTML = html; // rendered and escaped by the server
    },
  });
  list.addEventListener("wb-stored", () => {
    clearTimeout(timer);
    timer = setTimeout(() => panel.reload("checklist"), PAUSE);
  });
})(window.workbench);
