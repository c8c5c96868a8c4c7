/* Keeps what somebody types into a segment in their browser until the server has stored it, by person, language, text,
   path and words of the original. Offers it again after a reload, at the same path if the words have changed. */
(() => {
  const desk = window.translationEditor;
  if (!desk) return;
  const { editor, props, findItem, findSegment } = desk;
  const PREFIX = `translation-words/${editor.dataset.wordsOf}/`;
  const unsaved = new Set(); // of this window, which asks before it is closed
  const started = new WeakMap(); // the content of each text field when it was opened

  const sourceOf = (version) => (version || "").split(".")[0];
  const keyOf = (segment) => `${PREFIX}${segment.contentPath}/${sourceOf(segment.version)}`;

  /* --- The store ------------------------------------------------------------------------------------------------------ */

  /** Store the words. Storage may be full or switched off: then the window still asks before it is closed. */
  function keep(segment, value) {
    const key = keyOf(segment);
    unsaved.add(key);
    const { contentPath: path, source = "", version } = segment;
    const kept = { value, path, source, version, at: new Date().toISOString() };
    try {
      localStorage.setItem(key, JSON.stringify(kept));
    } catch (error) {
      console.warn(error);
    }
  }

  /** Remove words that the server has stored or the person has discarded; newer words of the segment stay (`value`). */
  function forget(key, value) {
    try {
      const kept = JSON.parse(localStorage.getItem(key));
      if (value !== undefined && kept && kept.value !== value) return;
      localStorage.removeItem(key);
    } catch (error) {
      console.warn(error);
    }
    unsaved.delete(key);
  }

  function listKept() {
    try {
      return Object.keys(localStorage)
        .filter((key) => key.startsWith(PREFIX))
        .map((key) => ({ key, ...JSON.parse(localStorage.getItem(key)) }))
        .sort((one, other) => one.at.localeCompare(other.at));
    } catch (error) {
      console.warn(error);
      return [];
    }
  }

  /* --- While typing --------------------------------------------------------------------------------------------------- */

  editor.addEventListener("focusin", ({ target }) => {
    if (target.matches("textarea") && !started.has(target)) started.set(target, target.value);
  });

  editor.addEventListener("input", ({ target }) => {
    const segment = target.matches("textarea") && findSegment(target.closest("li[id]"));
    if (!segment) return;
    if (target.value === started.get(target)) forget(keyOf(segment));
    else keep(segment, target.value);
  });

  /** The first button of an open segment cancels it. */
  document.addEventListener("click", (event) => {
    const item = event.target.closest(".js-translation-editor li[id]");
    const field = item?.querySelector("textarea");
    if (!field || event.target.closest("button") !== item.querySelector(":scope > ul button")) return;
    const segment = findSegment(item);
    if (!segment || field.value === started.get(field)) return;
    if (confirm(gettext("Discard what you wrote here?"))) {
      forget(keyOf(segment));
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    field.focus();
  }, true);

  window.addEventListener("beforeunload", (event) => {
    if (unsaved.size) event.preventDefault();
  });

  /* --- Offering them again -------------------------------------------------------------------------------------------- */

  const translationOf = (segment) =>
    props.initialStringTranslations.find((translation) => translation.segment_id === segment.id)?.data;

  const countShared = (one, other) => {
    const words = new Set(one.toLowerCase().split(/\s+/));
    return other.toLowerCase().split(/\s+/).filter((word) => words.has(word)).length;
  };

  /** Return the segment that words were written for, or else the most similar one at their path. */
  function findHome(kept) {
    const atPath = props.segments.filter((segment) => segment.contentPath === kept.path && findItem(segment));
    const same = atPath.find((segment) => sourceOf(segment.version) === sourceOf(kept.version));
    if (same) return same;
    const likeness = (segment) => countShared(kept.source, segment.source || "");
    return atPath.sort((one, other) => likeness(other) - likeness(one))[0];
  }

  function addParagraph(box, className, text) {
    const paragraph = document.createElement("p");
    paragraph.className = className;
    paragraph.textContent = text;
    box.append(paragraph);
    return paragraph;
  }

  function addButton(box, label, act) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button-small button-secondary";
    button.textContent = label;
    button.addEventListener("click", act);
    box.append(button, " ");
    return button;
  }

  /** Open a segment and type the words into it as the person would, since React accepts a value only with its event. */
  function typeInto(segment, words) {
    const item = findItem(segment);
    if (!item.querySelector("textarea")) [...item.querySelectorAll(":scope > ul button")].pop()?.click();
    requestAnimationFrame(() => {
      const field = item.querySelector("textarea");
      if (!field) return;
      Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set.call(field, words);
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.focus();
    });
  }

  function offer(kept) {
    const segment = findHome(kept);
    if (segment && translationOf(segment) === kept.value) {
      forget(kept.key);
      return;
    }
    const box = document.createElement("div");
    box.className = "segment-note segment-note--kept";
    const when = new Date(kept.at).toLocaleString(document.documentElement.lang);
    addParagraph(box, "segment-note__heading", gettext("You wrote this on %s, and it is not saved:").replace("%s", when));
    addParagraph(box, "segment-note__kept", kept.value).lang = props.locale.code;
    if (!segment || sourceOf(segment.version) !== sourceOf(kept.version)) {
      addParagraph(box, "segment-note__heading", gettext("The original was, when you wrote it:"));
      addParagraph(box, "segment-note__former", kept.source).lang = props.sourceLocale.code;
    } else if (segment.version !== kept.version) {
      addParagraph(box, "segment-note__heading", gettext("Something else has been saved here since."));
    }
    if (segment && !props.object.isLocked) {
      addButton(box, gettext("Go on with these words"), () => {
        box.remove();
        if (keyOf(segment) !== kept.key) forget(kept.key);
        typeInto(segment, kept.value);
      });
    }
    addButton(box, gettext("Discard them"), () => {
      forget(kept.key);
      box.remove();
      showOrHide();
    });
    if (segment) findItem(segment).querySelector(":scope > ul").before(box);
    else homeless.append(box);
  }

  // For words whose part of the original no longer exists, or is not in this editor.
  const homeless = document.getElementById("kept-words");
  const showOrHide = () => { homeless.hidden = !homeless.children.length; };

  editor.addEventListener("segments-shown", () => {
    listKept().forEach(offer);
    showOrHide();
  });

  Object.assign(desk, { keep, forget, keyOf, addParagraph, addButton });
})();
