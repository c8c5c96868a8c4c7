/* Places in the words of a row: characters and chips are counted, whatever elements they are in. */
((workbench) => {
  const isChip = (node) => node.nodeType === Node.ELEMENT_NODE && node.dataset.chip;

  /** The characters and chips of an element, one after the other. */
  function* walk(element) {
    for (const node of element.childNodes) {
      if (node.nodeType === Node.TEXT_NODE || isChip(node)) yield node;
      else yield* walk(node);
    }
  }

  function countBefore(element, node, offset) {
    const range = document.createRange();
    range.setStart(element, 0);
    range.setEnd(node, offset);
    let count = 0;
    for (const part of walk(range.cloneContents())) count += isChip(part) ? 1 : part.length;
    return count;
  }

  /** The point of a document for a place. */
  function findPoint(element, place) {
    for (const node of walk(element)) {
      if (isChip(node)) {
        if (!place) return [node.parentNode, [...node.parentNode.childNodes].indexOf(node)];
        place -= 1;
      } else {
        if (place <= node.length) return [node, place];
        place -= node.length;
      }
    }
    return [element, element.childNodes.length];
  }

  function makeRange(element, start, end = start) {
    const range = document.createRange();
    range.setStart(...findPoint(element, start));
    range.setEnd(...findPoint(element, end));
    return range;
  }

  const placesOf = (row, { startContainer, startOffset, endContainer, endOffset }) =>
    [countBefore(row.target_, startContainer, startOffset), countBefore(row.target_, endContainer, endOffset)];

  const getSelected = () => (getSelection().rangeCount ? getSelection().getRangeAt(0) : null);

  function findSelected(row) {
    const range = getSelected();
    return range && row.target_.contains(range.commonAncestorContainer) ? range : null;
  }

  /** Take a tag along if the range has all of its words and more: its chips cannot be selected by themselves. */
  function snap({ startContainer, startOffset, endContainer, endOffset }) {
    const range = document.createRange();
    range.setStart(startContainer, startOffset);
    range.setEnd(endContainer, endOffset);
    const pairOf = (node) => (node.nodeType === Node.TEXT_NODE ? node.parentNode : node).closest("[data-open]");
    const isAtEdge = (pair, place, edge) => Math.abs(countBefore(pair, ...place) - edge) <= 1;
    for (let pair; (pair = pairOf(range.endContainer)) && !pair.contains(range.startContainer); ) {
      if (!isAtEdge(pair, [range.endContainer, range.endOffset], countBefore(pair, pair, pair.childNodes.length))) break;
      range.setEndAfter(pair);
    }
    for (let pair; (pair = pairOf(range.startContainer)) && !pair.contains(range.endContainer); ) {
      if (!isAtEdge(pair, [range.startContainer, range.startOffset], 0)) break;
      range.setStartBefore(pair);
    }
    return range;
  }

  function putCaret(row, place) {
    getSelection().removeAllRanges();
    getSelection().addRange(makeRange(row.target_, place));
  }

  /** The chip that stands at a place. */
  function findChip(row, place) {
    for (const node of walk(row.target_)) {
      if (!place && isChip(node)) return node;
      place -= isChip(node) ? 1 : node.length;
      if (place < 0) return null;
    }
    return null;
  }

  const countAll = (row) => countBefore(row.target_, row.target_, row.target_.childNodes.length);
  const hasChips = (range) => Boolean(range.cloneContents().querySelector("[data-chip]"));

  workbench.places = { countBefore, countAll, makeRange, placesOf, getSelected, findSelected, snap, putCaret, findChip, hasChips };
})(window.workbench);
