/* Sends a form when what was typed into its rich texts is in it (seen in Wagtail 7.4).

   A rich text editor writes its words into a hidden field of the form a quarter of a second after the last key, or after
   the click that takes the focus from it. A form that is sent sooner (Ctrl+S behind the last word) lacks these words, and
   the page that answers does not show them either. Editors without comments write at once when they are asked to. Those
   with comments cannot be asked: the form waits for them, and is sent with the same button.

   While the server answers a form that was sent, Wagtail would go on to save by itself. If the form comes back with an
   error, it would then be older than what was saved, and autosave would pause. */
(() => {
  const PAUSE = 25; // ms
  const MOST = 40; // pauses: what is not written by then is not going to be
  const COMMENTS = /^(?:COMMENT-|STYLE_RERENDER)/; // styles that the editor shows, and does not write
  const waiting = new WeakSet(); // forms
  const sent = new WeakSet(); // forms that have waited

  /** Return what an editor writes into its field, as it writes it. */
  function read(editor) {
    const raw = window.DraftJS.convertToRaw(editor.getEditorState().getCurrentContent());
    for (const block of raw.blocks) {
      block.inlineStyleRanges = block.inlineStyleRanges.filter(({ style }) => !COMMENTS.test(style));
    }
    const isEmpty = raw.blocks.every(
      ({ text, entityRanges, inlineStyleRanges }) => !text.trim() && !entityRanges.length && !inlineStyleRanges.length,
    );
    return JSON.stringify(isEmpty ? null : raw);
  }

  /** Tell whether the form has the words of all its editors. Those that can write at once do. */
  function isWritten(form) {
    const fields = [...form.elements].filter((field) => field.draftailEditor);
    for (const { draftailEditor } of fields) draftailEditor.saveState();
    return fields.every((field) => field.value === read(field.draftailEditor));
  }

  async function holdUntilWritten(event) {
    const form = event.target;
    const button = event.submitter;
    if (sent.delete(form)) return;
    if (!waiting.has(form) && isWritten(form)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (waiting.has(form)) return;
    waiting.add(form);
    for (let pause = 0; pause < MOST && !isWritten(form); pause += 1) {
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
    waiting.delete(form);
    if (!form.isConnected) return;
    sent.add(form);
    // A button that shows its progress is disabled by now, and would not be sent with the form.
    const wasDisabled = button?.disabled;
    if (wasDisabled) button.disabled = false;
    form.requestSubmit(button?.form === form ? button : undefined);
    if (wasDisabled) button.disabled = true;
    sent.delete(form);
  }

  window.addEventListener("submit", holdUntilWritten, true);

  /* --- Autosave beside a form that is sent ------------------------------------------------------------------------------ */

  const NO_ANSWER = 20000; // ms: by then the page has gone, or the form was not sent
  const leaving = new WeakSet(); // forms
  const saves = new WeakMap(); // the last event by form: Wagtail waits half a second, then sees if it was cancelled

  document.addEventListener(
    "w-autosave:save",
    (event) => {
      saves.set(event.target, event);
      if (!leaving.has(event.target)) return;
      event.preventDefault();
      event.stopImmediatePropagation(); // nothing says that it saves
    },
    true,
  );

  window.addEventListener("submit", ({ target, defaultPrevented }) => {
    if (defaultPrevented || !target.matches("[data-controller~=w-autosave]")) return;
    leaving.add(target);
    saves.get(target)?.preventDefault();
    setTimeout(() => {
      leaving.delete(target);
      const again = { bubbles: true, cancelable: true, detail: { type: "edits" } };
      target.dispatchEvent(new CustomEvent("w-unsaved:add", again));
    }, NO_ANSWER);
  });
})();
