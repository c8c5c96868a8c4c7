/* Saves what is changed while Wagtail saves by itself, and before it begins to (seen in Wagtail 7.4).

   When its request has succeeded, Wagtail takes the form as it is then for what is stored, and warns nobody who leaves the
   page. What was changed while the request was under way is looked at every half second: the last of it is in the form
   only, and was lost if nothing else was changed. Here the form is compared with what was sent. */
(() => {
  const CHANGING = /^(?:csrfmiddlewaretoken|loaded_revision_id|loaded_revision_created_at|overwrite_revision_id|next|comments-.*)$/;
  const sent = new WeakMap(); // by form

  /** Return the fields of a form as a text that can be compared. */
  function read(fields) {
    const pairs = [...fields].filter(([name]) => !CHANGING.test(name));
    return JSON.stringify(pairs.map(([name, value]) => [name, value instanceof File ? [value.name, value.size] : value]));
  }

  document.addEventListener("w-autosave:save", ({ target, detail }) => {
    sent.set(target, detail.formData);
  });

  document.addEventListener("w-autosave:success", ({ target, detail }) => {
    const fields = sent.get(target);
    if (!fields) return;
    for (const [name, value] of Object.entries(detail.response.field_updates || {})) {
      if (fields.has(name)) fields.set(name, value); // the server's: ids of new rows
    }
    if (read(fields) === read(new FormData(target))) return;
    const again = { bubbles: true, cancelable: true, detail: { type: "edits" } };
    target.dispatchEvent(new CustomEvent("w-unsaved:add", again));
  });

  /* --- What is changed before Wagtail watches ----------------------------------------------------------------------------

     Two seconds after a form has opened, and later on a slow machine, Wagtail takes it as it is then for what is stored.
     What people have changed by then was not saved, and nobody who left the page was warned. */
  const opened = new WeakMap(); // the forms as they were at the first key or click

  function keepOpened({ isTrusted }) {
    if (!isTrusted) return;
    for (const form of document.querySelectorAll("form[data-controller~=w-unsaved]")) {
      if (!opened.has(form)) opened.set(form, read(new FormData(form)));
    }
  }

  for (const type of ["pointerdown", "keydown", "beforeinput", "paste", "drop"]) {
    document.addEventListener(type, keepOpened, true);
  }

  document.addEventListener("w-unsaved:watch-edits", ({ target }) => {
    if (!opened.has(target) || opened.get(target) === read(new FormData(target))) return;
    target.dataset.wUnsavedForceValue = "true"; // changed, until it is saved: Wagtail then sets it back
  });
})();
