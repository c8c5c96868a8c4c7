/* What is said of the moderation: for who decides it is loaded once the page is there, the history when it is opened.
   The HTML is rendered and escaped by the server. */
((workbench) => {
  const { panel } = workbench;
  const notes = document.querySelector("[data-wb-notes]");
  const history = document.querySelector("[data-wb-history]");

  async function fill(box, url) {
    try {
      box.innerHTML = (await panel.fetchJson(url)).html;
      return true;
    } catch (error) {
      box.textContent = `${gettext("This could not be loaded.")} ${error.message}`;
      return false;
    }
  }

  if (notes) fill(notes, notes.dataset.wbNotes);
  history?.addEventListener("toggle", async () => {
    if (!history.open || history.dataset.filled) return;
    history.dataset.filled = "yes";
    if (!(await fill(history.lastElementChild, history.dataset.wbHistory))) delete history.dataset.filled;
  });
})(window.workbench);
