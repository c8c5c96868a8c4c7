/* Comments, answers and reasons that are typed and not sent: they are kept in the browser, by person and text, until they
   are, and the window asks before it is left: who decides on a text would send it without them. */
((workbench) => {
  const PREFIX = `workbench-comments/${workbench.data.wordsOf}/`;
  const typed = new Map(); // where storage is full, or switched off
  const unsent = new Set(); // of this window

  function get(key) {
    try {
      return localStorage.getItem(PREFIX + key) ?? typed.get(key);
    } catch {
      return typed.get(key);
    }
  }

  function set(key, words) {
    typed.set(key, words);
    if (words.trim()) unsent.add(key);
    else unsent.delete(key);
    try {
      localStorage.setItem(PREFIX + key, words);
    } catch (error) {
      console.warn(error);
    }
  }

  function forget(key) {
    typed.delete(key);
    unsent.delete(key);
    try {
      localStorage.removeItem(PREFIX + key);
    } catch (error) {
      console.warn(error);
    }
  }

  window.addEventListener("beforeunload", (event) => {
    if (unsent.size) event.preventDefault();
  });

  workbench.drafts = { get, set, forget };
})(window.workbench);
