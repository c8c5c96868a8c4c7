/* Typing into a row. Keys that change words alone are the browser's; what would take a tag apart (a selection that ends
   within one, cutting, pasting, dragging) is done here. The steps back are kept here too: the browser's would bring back
   pieces of tags. An input method is left alone until it is done. */
((workbench) => {
  const { list, rowOf, show, read, mend, takeWords, toText, findMissingTags, insertTag } = workbench;
  const { countBefore, countAll, makeRange, placesOf, getSelected, findSelected, snap, putCaret, findChip, hasChips } = workbench.places;
  const SEGMENT = "text/x-translation-segment"; // what is copied here, with its tags
  const LINES = /[ \t\r\n\f\v\u2028\u2029]+/g; // a segment has one line; spaces that do not break belong to the words
  const MOST = 500; // steps back in a row
  const PAUSE = 1000; // ms: keys that follow each other sooner are one step
  let dragged = null; // the range that is being dragged, with its row
  let composed = null; // the row as it was before the input method began

  const rowTyped = ({ target }) => {
    const row = target.nodeType === Node.ELEMENT_NODE ? rowOf(target) : null;
    return row?.target_ === target || row?.target_.contains(target) ? row : null; // a row has other fields too
  };

  /* --- Steps back ------------------------------------------------------------------------------------------------------- */

  const capture = (row) => {
    const range = findSelected(row);
    return { markup: read(row.target_), places: range ? placesOf(row, range) : null };
  };

  /** Note how a row is before it changes. kind: that of a key; keys of one kind are one step. */
  function remember(row, kind, state = capture(row)) {
    const now = performance.now();
    const isSame = kind && row.typedKind === kind && now - row.typedAt < PAUSE;
    Object.assign(row, { typedKind: kind, typedAt: now, future: [] });
    row.past ||= [];
    if (!isSame) row.past.push(state);
    if (row.past.length > MOST) row.past.shift();
  }

  function restore(row, from, to) {
    const state = from?.pop();
    if (!state) return true; // the browser has no better idea
    to.push(capture(row));
    row.typedKind = null;
    show(row.target_, state.markup, row.source);
    const [start, end] = state.places || [Infinity, Infinity];
    getSelection().removeAllRanges();
    getSelection().addRange(makeRange(row.target_, start, end));
    takeWords(row);
    return true;
  }

  const goBack = (row) => restore(row, row.past, (row.future ||= []));
  const goForward = (row) => restore(row, row.future, (row.past ||= []));

  /* --- Changes ------------------------------------------------------------------------------------------------------------ */

  /** Take what is between two places; a tag of which a part stays, stays whole. */
  function take(row, start, end) {
    makeRange(row.target_, start, end).deleteContents();
    mend(row.target_);
  }

  /** Put words, or nodes, at a place; return the place after them. */
  function put(row, place, ...nodes) {
    const holder = document.createElement("span");
    makeRange(row.target_, place).insertNode(holder);
    holder.append(...nodes);
    const after = countBefore(row.target_, holder, holder.childNodes.length);
    holder.replaceWith(...holder.childNodes);
    mend(row.target_);
    row.target_.normalize();
    return after;
  }

  /** Replace what is between two places with words or nodes, as one step. */
  function replace(row, [start, end], kind, ...nodes) {
    remember(row, kind);
    take(row, start, end);
    putCaret(row, nodes.length ? put(row, start, ...nodes) : start);
    takeWords(row);
  }

  /** Backspace or Delete at a chip: go over it; take the tag away if there is nothing in it. */
  function stepOver(row, chip, place) {
    const pair = chip.closest("[data-open]");
    if (chip.dataset.chip === "void" || pair.childNodes.length === 2) {
      remember(row);
      const start = countBefore(row.target_, (pair || chip).parentNode, [...(pair || chip).parentNode.childNodes].indexOf(pair || chip));
      (chip.dataset.chip === "void" ? chip : pair).remove();
      putCaret(row, chip.dataset.chip === "void" ? Math.min(place, countAll(row)) : start);
      takeWords(row);
    } else putCaret(row, place);
  }

  /** What was copied in a workbench, of whatever age; any other program may have written it. */
  function readCopied(transfer) {
    try {
      return JSON.parse(transfer.getData(SEGMENT) || "null");
    } catch {
      return null;
    }
  }

  /** The nodes of what was copied: with the tags that the row does not have, if it was copied from the same segment. */
  function readClipboard(row, transfer) {
    const copied = readCopied(transfer);
    const plain = transfer.getData("text/plain").replace(LINES, " ");
    if (copied?.source !== row.source || typeof copied.markup !== "string") return plain ? [plain] : [];
    const free = findMissingTags(row.target_, row.source).map(({ tag }) => tag);
    const box = document.createElement("div");
    show(box, copied.markup, row.source);
    for (const node of box.querySelectorAll("[data-open], [data-tag]")) {
      const at = free.indexOf(node.dataset.open || node.dataset.tag);
      if (at >= 0) free.splice(at, 1);
      else if (node.dataset.tag) node.replaceWith(" ");
      else node.replaceWith(...[...node.childNodes].filter((child) => !["open", "close"].includes(child.dataset?.chip)));
    }
    return [...box.childNodes];
  }

  /** Put what is copied or pasted in at places, once the former words are away. */
  function receive(row, [start, end], transfer) {
    remember(row);
    take(row, start, end);
    putCaret(row, put(row, start, ...readClipboard(row, transfer)));
    takeWords(row);
  }

  /** Give what is selected to the clipboard, or to what is dragged: whole tags with it, halves as their words. */
  function give(range, row, transfer) {
    const box = document.createElement("div");
    box.append(range.cloneContents());
    for (const pair of box.querySelectorAll("[data-open]")) {
      const kinds = [...pair.children].map((child) => child.dataset.chip);
      if (!kinds.includes("open") || !kinds.includes("close")) pair.replaceWith(...pair.childNodes);
    }
    mend(box);
    const markup = read(box);
    transfer.setData("text/plain", toText(markup));
    transfer.setData("text/html", "");
    transfer.setData(SEGMENT, JSON.stringify({ source: row.source, markup }));
  }

  /** The row and the range that are copied, from the original or the translation. */
  function findCopied({ target }) {
    const range = getSelected();
    const row = range && !range.collapsed && rowOf(target.nodeType === Node.ELEMENT_NODE ? target : target.parentNode);
    const isIn = row && [row.source_, row.target_].some((cell) => cell.contains(range.commonAncestorContainer));
    return isIn ? [row, snap(range)] : [];
  }

  /* --- Events --------------------------------------------------------------------------------------------------------------- */

  list.addEventListener("beforeinput", (event) => {
    const { inputType, data, dataTransfer, isComposing } = event;
    const row = rowTyped(event);
    if (!row || isComposing || inputType === "insertCompositionText") return;
    const range = event.getTargetRanges()[0] || findSelected(row);
    if (inputType === "historyUndo" || inputType === "historyRedo") {
      event.preventDefault();
      (inputType === "historyUndo" ? goBack : goForward)(row);
    } else if (inputType.startsWith("format") || inputType === "insertParagraph") event.preventDefault();
    else if (inputType === "insertLineBreak") {
      event.preventDefault();
      if (!/<br/i.test(row.source)) return;
      remember(row);
      insertTag(row.target_, { tag: "<br/>", name: "br", number: "" });
    } else if (range) change(event, row, range, data ?? dataTransfer?.getData("text/plain") ?? "");
  });

  /** Let the browser change words; do it here if tags are among them. */
  function change(event, row, range, words) {
    const { inputType } = event;
    const whole = snap(range);
    const selected = findSelected(row);
    const isAlone = inputType === "deleteContentBackward" || inputType === "deleteContentForward";
    if (isAlone && selected?.collapsed) {
      const [at] = placesOf(row, selected);
      const by = inputType === "deleteContentForward" ? 0 : -1;
      const chip = at + by >= 0 && findChip(row, at + by);
      if (chip) {
        event.preventDefault();
        return stepOver(row, chip, by ? at - 1 : at + 1);
      }
    }
    if (hasChips(whole)) {
      event.preventDefault();
      replace(row, placesOf(row, whole), null, ...(inputType.startsWith("insert") && words ? [words] : []));
    } else remember(row, inputType + (/\s/.test(words) ? " " : ""));
  }

  list.addEventListener("input", (event) => {
    const row = rowTyped(event);
    if (!row) return;
    if (!event.isComposing && !composed) mendAtCaret(row);
    takeWords(row);
  });

  /** Make tags whole, and leave the caret where it is. */
  function mendAtCaret(row) {
    const range = findSelected(row);
    const places = range && placesOf(row, range);
    const before = row.target_.innerHTML;
    mend(row.target_);
    if (places && before !== row.target_.innerHTML) putCaret(row, places[1]);
  }

  list.addEventListener("compositionstart", (event) => {
    const row = rowTyped(event);
    const range = row && findSelected(row);
    if (range) composed = { row, state: capture(row), places: placesOf(row, snap(range)), hasChips: hasChips(range) };
  });

  list.addEventListener("compositionend", ({ data }) => {
    if (!composed) return;
    const { row, state, places, hasChips } = composed;
    composed = null;
    remember(row, null, state);
    if (hasChips) {
      // The browser has replaced a selection with tags in it: do it again as it should be.
      show(row.target_, state.markup, row.source);
      take(row, ...places);
      putCaret(row, data ? put(row, places[0], data) : places[0]);
    } else mendAtCaret(row);
    takeWords(row);
  });

  for (const kind of ["copy", "cut"]) {
    list.addEventListener(kind, (event) => {
      const [row, range] = findCopied(event);
      if (!row) return;
      event.preventDefault();
      give(range, row, event.clipboardData);
      if (kind === "cut" && row.target_.isContentEditable && row.target_.contains(range.commonAncestorContainer)) {
        replace(row, placesOf(row, range));
      }
    });
  }

  list.addEventListener("paste", (event) => {
    const row = rowTyped(event);
    const range = row && findSelected(row);
    if (!range || !row.target_.isContentEditable) return;
    event.preventDefault();
    receive(row, placesOf(row, snap(range)), event.clipboardData);
  });

  list.addEventListener("dragstart", (event) => {
    const [row, range] = findCopied(event);
    if (!row) return;
    give(range, row, event.dataTransfer);
    dragged = row.target_.contains(range.commonAncestorContainer) ? { row, places: placesOf(row, range) } : null;
  });
  list.addEventListener("dragend", () => { dragged = null; });

  /** The place between two letters at which a pointer is. Firefox knows only the standard's name for it. */
  function findPoint({ clientX, clientY }) {
    if (document.caretRangeFromPoint) return document.caretRangeFromPoint(clientX, clientY);
    const place = document.caretPositionFromPoint(clientX, clientY);
    const range = place && document.createRange();
    range?.setStart(place.offsetNode, place.offset);
    return range;
  }

  list.addEventListener("drop", (event) => {
    const row = rowTyped(event);
    const point = row?.target_.isContentEditable && findPoint(event);
    if (!point || !row.target_.contains(point.startContainer)) return;
    event.preventDefault();
    let [place] = placesOf(row, point);
    const from = dragged?.row === row && !event.ctrlKey ? dragged.places : null;
    dragged = null;
    if (from && place >= from[0] && place <= from[1]) return; // dropped on itself
    remember(row);
    if (from) {
      const before = countAll(row);
      take(row, ...from);
      if (place > from[1]) place -= before - countAll(row);
    }
    putCaret(row, put(row, place, ...readClipboard(row, event.dataTransfer)));
    takeWords(row);
  });

  Object.assign(workbench, { remember, goBack, goForward });
})(window.workbench);
