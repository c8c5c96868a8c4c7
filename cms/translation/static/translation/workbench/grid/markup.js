/* The markup of a segment as it is stored, and as numbered chips: an opening and a closing chip with their text between
   them are one element, so that a tag can be neither broken nor crossed. */
window.workbench = {};
((workbench) => {
  const TOKEN = /<(\/?)([a-z][a-z0-9]*)([^<>]*?)(\/?)>/gi;
  const VOID = new Set(["br"]);
  const LOOK = { strong: "b", em: "i" };
  const NAMES = {
    a: () => gettext("link"), b: () => gettext("bold"), i: () => gettext("italic"), br: () => gettext("line break"),
  };

  const decode = (text) => {
    const field = document.createElement("textarea");
    field.innerHTML = text;
    return field.value;
  };
  const encode = (text) =>
    text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/\u200b/g, "");

  function makeChip(kind, name, number) {
    const chip = document.createElement("span");
    chip.className = `wb-chip wb-chip--${kind}`;
    chip.contentEditable = "false";
    chip.dataset.chip = kind;
    chip.textContent = kind === "void" ? "↵" : number;
    const what = (NAMES[LOOK[name] || name] || (() => name))();
    chip.title = kind === "close" ? gettext("end of %s").replace("%s", what) : what;
    return chip;
  }

  function makePair(name, open, number) {
    const pair = document.createElement("span");
    pair.className = `wb-pair wb-pair--${LOOK[name] || name}`;
    Object.assign(pair.dataset, { open, close: `</${name}>`, number, name });
    pair.append(makeChip("open", name, number), makeChip("close", name, number));
    return pair;
  }

  function makeVoid(name, tag) {
    const chip = makeChip("void", name, "");
    chip.dataset.tag = tag;
    return chip;
  }

  /** Number the tags of a source as they come; a tag of the translation has the number of the same one there. */
  function listTags(source) {
    const tags = [];
    for (const [tag, end, name] of source.matchAll(TOKEN)) {
      if (!end) tags.push({ tag, name: name.toLowerCase(), number: tags.length + 1 });
    }
    return tags;
  }

  /** Fill an element with a segment's markup. source: that of the original, which numbers the tags. */
  function show(element, markup, source) {
    const free = listTags(source);
    const numberOf = (tag) => {
      const at = free.findIndex((other) => other.tag === tag);
      return at < 0 ? "?" : free.splice(at, 1)[0].number;
    };
    element.replaceChildren();
    let parent = element;
    let end = 0;
    const put = (node) => {
      const closing = parent === element ? null : parent.lastChild;
      parent.insertBefore(node, closing);
    };
    const putText = (text) => text && put(document.createTextNode(decode(text)));
    for (const match of markup.matchAll(TOKEN)) {
      const [tag, isEnd, name] = match;
      putText(markup.slice(end, match.index));
      end = match.index + tag.length;
      if (VOID.has(name.toLowerCase())) put(makeVoid(name.toLowerCase(), tag));
      else if (!isEnd) {
        const pair = makePair(name.toLowerCase(), tag, numberOf(tag));
        put(pair);
        parent = pair;
      } else if (parent !== element) parent = parent.parentNode;
    }
    parent = element;
    putText(markup.slice(end));
  }

  /** The markup that an element shows. */
  function read(element) {
    let markup = "";
    for (const node of element.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) markup += encode(node.data);
      else if (node.dataset?.open) markup += node.dataset.open + read(node) + node.dataset.close;
      else if (node.dataset?.chip === "void") markup += node.dataset.tag;
      else if (node.nodeType === Node.ELEMENT_NODE && !node.dataset.chip && node.nodeName !== "BR") markup += read(node);
    }
    return markup;
  }

  /** Make pairs whole again after a change: each has its two chips around its words, and nothing else is a chip. What a
      browser adds by itself (styles, elements around words) is taken away. */
  function mend(element) {
    for (const foreign of element.querySelectorAll(":not([data-open], [data-chip], br)")) {
      if (!foreign.closest("[data-chip]")) foreign.replaceWith(...foreign.childNodes);
    }
    for (const pair of element.querySelectorAll("[data-open]")) {
      pair.removeAttribute("style");
      const find = (kind) => [...pair.children].filter((child) => child.dataset.chip === kind);
      const [opens, closes] = [find("open"), find("close")];
      const open = opens[0] || makeChip("open", pair.dataset.name, pair.dataset.number);
      const close = closes.at(-1) || makeChip("close", pair.dataset.name, pair.dataset.number);
      [...opens.slice(1), ...closes.slice(0, -1)].forEach((chip) => chip.remove());
      if (!opens.length) pair.prepend(open);
      if (!closes.length) pair.append(close);
      while (pair.firstChild !== open) pair.before(pair.firstChild);
      while (pair.lastChild !== close) pair.after(pair.lastChild);
    }
    for (const chip of element.querySelectorAll("[data-chip=open], [data-chip=close]")) {
      if (!chip.parentNode.dataset.open || chip.parentNode === element) chip.remove();
    }
  }

  /** The tags of the original that an element does not have, in their order. */
  function findMissingTags(element, source) {
    const has = [...element.querySelectorAll("[data-open], [data-tag]")].map((node) => node.dataset.open || node.dataset.tag);
    return listTags(source).filter(({ tag }) => {
      const at = has.indexOf(tag);
      if (at >= 0) has.splice(at, 1);
      return at < 0;
    });
  }

  /** Widen a range to whole pairs: one that is selected by half would be taken apart. */
  function widen(range) {
    const isOver = (pair, end) => pair && !pair.contains(end) && pair;
    const pairOf = (node) => (node.nodeType === Node.TEXT_NODE ? node.parentNode : node).closest("[data-open]");
    for (let pair; (pair = isOver(pairOf(range.startContainer), range.endContainer)); ) range.setStartBefore(pair);
    for (let pair; (pair = isOver(pairOf(range.endContainer), range.startContainer)); ) range.setEndAfter(pair);
  }

  /** Put a tag around what is selected in an element, or at the caret. */
  function insertTag(element, { tag, name, number }) {
    const range = getSelection().rangeCount ? getSelection().getRangeAt(0) : null;
    if (!range || !element.contains(range.commonAncestorContainer)) return;
    if (VOID.has(name)) {
      range.collapse(false);
      range.insertNode(makeVoid(name, tag));
    } else {
      widen(range);
      const pair = makePair(name, tag, number);
      const inside = range.extractContents();
      range.insertNode(pair);
      pair.insertBefore(inside, pair.lastChild);
      range.setStartBefore(pair.lastChild);
    }
    range.collapse(VOID.has(name) ? false : true);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    element.dispatchEvent(new Event("input", { bubbles: true }));
  }

  /** Append markup to an element with its tags as single chips, whole or cut in pieces. open: the numbers of tags whose
      end is still to come. */
  function showPiece(element, markup, source, open = []) {
    const tags = listTags(source);
    let end = 0;
    for (const match of markup.matchAll(TOKEN)) {
      const [tag, isEnd, rawName] = match;
      const name = rawName.toLowerCase();
      element.append(decode(markup.slice(end, match.index)));
      end = match.index + tag.length;
      if (VOID.has(name)) element.append(makeVoid(name, tag));
      else if (isEnd) element.append(makeChip("close", name, open.pop() ?? "?"));
      else {
        open.push(tags.find((other) => other.tag === tag)?.number ?? "?");
        element.append(makeChip("open", name, open.at(-1)));
      }
    }
    element.append(decode(markup.slice(end)));
  }

  const MARKS = { gone: gettext("removed:"), come: gettext("new:") }; // for screen readers

  /** Show what a text became, by the server's steps: what is removed and what is new, each said to screen readers. */
  const showDifference = (element, steps, source) => showSteps(element, steps, source, MARKS);

  /** Show steps as the server lists them, each [removed words, new words, words that are kept]. marks: the words for
      screen readers before what is removed and new; without them, new words are only highlighted. */
  function showSteps(element, steps, source, marks) {
    const open = [];
    const put = (name, words, said) => {
      const part = document.createElement(name);
      if (said) part.append(Object.assign(document.createElement("span"), { className: "w-sr-only", textContent: `${said} `, lang: document.documentElement.lang }));
      showPiece(part, words, source, name === "del" ? [...open] : open);
      element.append(part);
    };
    for (const [gone, come, kept] of steps) {
      if (gone) put("del", gone, marks?.gone);
      if (come) put(marks ? "ins" : "mark", come, marks?.come);
      showPiece(element, kept, source, open);
    }
  }

  const toText = (markup) => decode(markup.replace(TOKEN, ""));

  Object.assign(workbench, { show, read, mend, findMissingTags, insertTag, toText, showPiece, showSteps, showDifference });
})(window.workbench);
