/* Saves what is changed while Wagtail saves by itself (seen in Wagtail 7.4).

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
})();
