/* What is typed is kept in the browser until the server has it: by person, language, text, path and words of the
   original, under the same keys as in wagtail-localize's editor. */
((workbench) => {
  const data = JSON.parse(document.getElementById("workbench-data").textContent);
  const PREFIX = `translation-words/${data.wordsOf}/`;
  const unsaved = new Set();

  const sourceOf = (version) => (version || "").split(".")[0];
  const keyOf = (row) => `${PREFIX}${row.path}/${sourceOf(row.version)}`;

  /** Storage may be full, or switched off: then the window still asks before it is left. */
  function keep(row, value) {
    unsaved.add(row.id);
    const kept = { value, path: row.path, source: row.source, version: row.version, at: new Date().toISOString() };
    try {
      localStorage.setItem(keyOf(row), JSON.stringify(kept));
    } catch (error) {
      console.warn(error);
    }
  }

  function find(row) {
    try {
      return JSON.parse(localStorage.getItem(keyOf(row)));
    } catch (error) {
      return null;
    }
  }

  /** All that is kept of this text, with the keys. */
  function list() {
    try {
      const keys = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
      return keys.map((key) => ({ ...JSON.parse(localStorage.getItem(key)), key })).filter(({ value }) => value !== undefined);
    } catch (error) {
      return [];
    }
  }

  /** Forget what was kept, unless newer words of the same segment (`value`) came meanwhile. */
  function forget(row, value) {
    const kept = find(row);
    if (value !== undefined && kept && kept.value !== value) return;
    try {
      localStorage.removeItem(keyOf(row));
    } catch (error) {
      console.warn(error);
    }
    unsaved.delete(row.id);
  }

  window.addEventListener("beforeunload", (event) => {
    if (unsaved.size) event.preventDefault();
  });

  /** The token is another one once somebody has signed in again (`cms/users/static/users/session.js`). */
  const getToken = () => document.querySelector("input[name=csrfmiddlewaretoken]").value;

  Object.assign(workbench, { data, keep, forget, keyOf, findKept: find, listKept: list, getToken });
})(window.workbench);
