/* Blocks that are pasted into a body, and taken out again: the one undo of a paste. */
(() => {
  const pasting = (window.museumweekPasting = window.museumweekPasting || {});

  const makeId = () => {
    const hex = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  };

  const describeChild = (child) => pasting.describe(child.getState());
  pasting.describeBody = (body) => pasting.describe(body.getState());

  const isBlank = (value) => {
    if (value?.getCurrentContent) return !value.getCurrentContent().getPlainText().trim();
    if (typeof value === 'string') return !value.trim();
    return !value || (typeof value === 'object' && Object.values(value).every(isBlank));
  };
  pasting.isBlankChild = (child) => isBlank(child.block.getState());

  const findNotes = (body) => body.children.find((child) => child.type === 'notes');

  /* --- Pasting ------------------------------------------------------------------------------------------------------- */

  /* Insert blocks at a place (pasting.js finds it). Return what `undoPaste` needs, and whether some of it had to go
     beside the field in which the cursor was. */
  pasting.insertBlocks = (place, blocks) => {
    const { body } = place;
    const done = { body, inserted: [], texts: [], notes: [], removed: null, isBeside: false };
    const rest = blocks.filter((block) => block.type !== 'notes');
    const isNested = place.editor && !place.isWhole;
    const isBlankText = place.editor && pasting.isBlankEditor(place.editor);
    const leading = rest.findIndex((block) => block.type !== 'text');
    const texts = leading < 0 ? rest : rest.slice(0, leading);
    if (place.editor && !isBlankText && rest.length === 1 && rest[0].type === 'heading') {
      keepText(done, pasting.insertWords(place.mark, rest[0].value)); // a title among the words of a sentence
    } else if (place.editor && (isNested || texts.length === rest.length || (isBlankText && texts.length))) {
      if (texts.length) keepText(done, pasting.insertText(place.mark, texts.map((block) => block.value)));
      else done.texts.push(pasting.getFormer(place.mark));
      insertAfter(done, place, rest.slice(texts.length));
    } else {
      insertWhole(done, place, rest);
    }
    insertNotes(done, blocks.filter((block) => block.type === 'notes'));
    finish(done);
    return done;
  };

  function keepText(done, { editor, former }) {
    done.texts.push({ editor, former });
    done.last = { editor };
  }

  /* Blocks beside the one that holds the field: after it, but notes stay at the end. */
  function insertAfter(done, place, blocks) {
    if (!blocks.length) return;
    const { body, child } = place;
    const found = body.children.indexOf(child);
    const index = found < 0 ? body.children.length : found + (child.type === 'notes' ? 0 : 1);
    insertAll(done, blocks, index);
    done.isBeside = !place.isWhole;
  }

  function insertAll(done, blocks, index) {
    blocks.forEach((block, number) => done.inserted.push(done.body.insert(block, index + number, {})));
    const last = done.inserted.at(-1);
    if (last) done.last = { child: last };
  }

  /* Blocks in the place of an empty one, at a place between two, or in the middle of a text. */
  function insertWhole(done, place, blocks) {
    const { body, child } = place;
    const found = child ? body.children.indexOf(child) : -1;
    if (!child || found < 0) {
      const notes = findNotes(body);
      const end = notes ? body.children.indexOf(notes) : body.children.length;
      insertAll(done, blocks, child ? end : Math.min(place.index, body.children.length));
      return;
    }
    if (!place.editor) {
      replace(done, child, found, blocks);
      return;
    }
    const { former, before, after, moves } = pasting.cut(place.mark);
    if (!before && !after) {
      pasting.show(place.editor, former); // what was selected comes back with the block
      replace(done, child, found, blocks);
    } else if (!before || !after) {
      done.texts.push({ editor: place.editor, former });
      insertAll(done, blocks, before ? found + 1 : found);
      if (!before) done.last = { editor: place.editor };
    } else {
      body.splitBlock(found, before, after, moves, {});
      const second = body.children[found + 1];
      pasting.getEditor(child.block).saveState();
      pasting.getEditor(second.block).saveState();
      insertAll(done, blocks, found + 1);
      done.halves = { editor: place.editor, first: child, second, former };
      done.last = { editor: pasting.getEditor(second.block) };
    }
  }

  function replace(done, child, index, blocks) {
    done.removed = { index, state: child.getState() };
    done.body.deleteBlock(index);
    insertAll(done, blocks, index);
  }

  /* Notes join those that the body has: it has one block for them. */
  function insertNotes(done, blocks) {
    const { body, last } = done;
    for (const block of blocks) {
      const notes = findNotes(body);
      if (notes) {
        const list = notes.block;
        for (const { value, id } of block.value) done.notes.push(list.insert(value, list.children.length, { id }));
      } else {
        insertAll(done, [block], body.children.length);
      }
    }
    done.last = last || done.last;
  }

  function finish(done) {
    const { body, halves } = done;
    for (const text of done.texts) text.shown = text.editor.getEditorState().getCurrentContent();
    if (halves) halves.shown = [halves.first, halves.second].map(describeChild);
    done.shown = new Map([...done.inserted, ...done.notes].map((child) => [child, describeChild(child)]));
    if (done.last?.editor) done.last.editor.focus();
    else if (done.last) pasting.focusEnd(done.last.child);
    done.whole = pasting.describeBody(body);
  }

  /* --- Undoing ------------------------------------------------------------------------------------------------------- */

  /* Take out what was pasted, and restore what was there. What people have changed since stays. Return whether nothing
     had to stay. */
  pasting.undoPaste = (done) => {
    const { body, halves, removed } = done;
    const isSame = (child) => describeChild(child) === done.shown.get(child);
    let focused = null;
    let isWhole = true;
    for (const { editor, former, shown } of done.texts) {
      if (editor.getEditorState().getCurrentContent().equals(shown)) {
        pasting.show(editor, former);
        focused = editor;
      } else isWhole = false;
    }
    const first = body.children.findIndex((child) => done.inserted.includes(child));
    for (const child of done.inserted.filter((each) => each.type !== 'notes')) {
      const index = body.children.indexOf(child);
      if (index >= 0 && isSame(child)) body.deleteBlock(index);
      else isWhole = false;
    }
    if (halves) {
      const { shown, second, former } = halves;
      const index = body.children.indexOf(second);
      const isUnchanged = [halves.first, second].every((child, number) => describeChild(child) === shown[number]);
      if (isWhole && index > 0 && body.children[index - 1] === halves.first && isUnchanged) {
        body.deleteBlock(index);
        pasting.show(halves.editor, former);
        focused = halves.editor;
      } else isWhole = false;
    }
    isWhole = undoNotes(done, isSame) && isWhole;
    if (removed && isWhole) {
      const child = body.insert(removed.state, Math.min(first < 0 ? removed.index : first, body.children.length), {});
      focused = pasting.getEditor(child.block) || child;
    }
    focused?.focus();
    return isWhole;
  };

  /* A note stays as long as some text has its mark. */
  function undoNotes({ body, inserted, notes }, isSame) {
    const texts = pasting.describe(body.children.filter((child) => child.type !== 'notes').map((child) => child.getState()));
    let isWhole = true;
    const isUnused = (note) => isSame(note) && !texts.includes(note.id);
    for (const note of notes) {
      const list = findNotes(body)?.block;
      const index = list ? list.children.indexOf(note) : -1;
      if (index >= 0 && isUnused(note)) list.deleteBlock(index);
      else isWhole = false;
    }
    for (const child of inserted.filter((each) => each.type === 'notes')) {
      const index = body.children.indexOf(child);
      const isFree = index >= 0 && isSame(child) && child.block.children.every((note) => !texts.includes(note.id));
      if (isFree) body.deleteBlock(index);
      else isWhole = false;
    }
    return isWhole;
  }

  pasting.makeTextBlock = (text) => ({ type: 'text', id: makeId(), value: pasting.makeText(text) });
})();
