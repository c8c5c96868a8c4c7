/* Fills the checklist's columns of the translation report, one request for the rows that are shown. */
(() => {
  async function fill() {
    const cells = [...document.querySelectorAll("[data-desk-checklist]:empty")];
    const url = document.querySelector("[data-desk-checklist-url]")?.dataset.deskChecklistUrl;
    if (!cells.length || !url) return;
    const query = new URLSearchParams([...new Set(cells.map((cell) => cell.dataset.deskChecklist))].map((row) => ["row", row]));
    cells.forEach((cell) => cell.setAttribute("aria-busy", "true"));
    try {
      const response = await fetch(`${url}?${query}`, { headers: { "X-Requested-With": "XMLHttpRequest" } });
      if (!response.ok) throw new Error(response.statusText);
      const { cells: found } = await response.json();
      for (const cell of cells) cell.innerHTML = found[cell.dataset.column][cell.dataset.deskChecklist] || "";
    } catch (error) {
      console.warn(error);
    }
    cells.forEach((cell) => cell.removeAttribute("aria-busy"));
  }

  document.addEventListener("w-swap:success", fill); // the results were filtered, sorted or turned
  fill();
})();
