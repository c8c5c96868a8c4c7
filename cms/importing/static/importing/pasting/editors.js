/* The rich text editors of a body, as they are in Wagtail 7.4 (tests/browser/test_pasting.py shows that they still are). */
(() => {
  const pasting = (window.museumweekPasting = window.museumweekPasting || {});
  const { EditorState, Modifier, SelectionState, ContentState, convertFromRaw, convertToRaw } = window.DraftJS || {};

  /* The editor in which an element is, or null. */
  pasting.findEditor = (element) => {
    const wrapper = element.closest?.('[data-draftail-editor-wrapper]');
    const input = wrapper && [...wrapper.parentNode.children].find((each) => each.draftailEditor);
    return input ? input.draftailEditor : null;
  };

  pasting.getEditor = (block) => block?.widget?.input?.draftailEditor || null;

  /* Show a state, and write it into the form at once: the editor itself waits a moment. Where texts have comments, it
     still does. */
  pasting.show = (editor, state) => {
    editor.onChange(state);
    editor.saveState();
  };

  /* A state from which the editor's own undo does not go back: else it would bring back what stands elsewhere now. */
  function forget(state) {
    const empty = EditorState.createEmpty();
    return EditorState.set(state, { undoStack: empty.getUndoStack(), redoStack: empty.getRedoStack() });
  }

  const isBlank = (state) => !state.getCurrentContent().getPlainText().trim();

  /* Remove what is selected, as every paste does; return the place, and the state before it. */
  pasting.markPlace = (editor) => {
    const before = editor.getEditorState();
    let selection = before.getSelection();
    if (!selection.isCollapsed()) {
      const content = Modifier.removeRange(before.getCurrentContent(), selection, 'backward');
      pasting.show(editor, EditorState.push(before, content, 'remove-range'));
      selection = editor.getEditorState().getSelection();
    }
    return { editor, before, selection, content: editor.getEditorState().getCurrentContent() };
  };

  /* The same place now, when people may have typed since: the state to go back to, where to insert, and how far
     before the end of its paragraph the cursor is. */
  function findPlace({ editor, before, selection, content }) {
    const state = editor.getEditorState();
    const now = state.getCurrentContent();
    const cursor = state.getSelection();
    const paragraph = now.getBlockForKey(selection.getStartKey()) || now.getLastBlock();
    const isThere = paragraph.getKey() === selection.getStartKey();
    const offset = isThere ? Math.min(selection.getStartOffset(), paragraph.getLength()) : paragraph.getLength();
    const at = SelectionState.createEmpty(paragraph.getKey()).merge({ anchorOffset: offset, focusOffset: offset });
    const isAhead = cursor.getEndKey() === paragraph.getKey() && cursor.getEndOffset() >= offset;
    const rest = paragraph.getLength() - (isAhead ? cursor.getEndOffset() : offset);
    return { state, at, rest, former: now === content ? before : state, hasFocus: cursor.getHasFocus() };
  }

  /* How to go back to what stood there before the paste, with what was selected. */
  pasting.getFormer = (place) => ({ editor: place.editor, former: findPlace(place).former });

  function setCursor(state, key, rest) {
    const offset = Math.max(0, state.getCurrentContent().getBlockForKey(key).getLength() - rest);
    const at = SelectionState.createEmpty(key).merge({ anchorOffset: offset, focusOffset: offset, hasFocus: true });
    return EditorState.forceSelection(state, at);
  }

  /* Insert a text at a place; return how to go back. */
  pasting.insertText = (place, values) => {
    const { state, at, rest, former } = findPlace(place);
    const contents = values.map((value) => convertFromRaw(JSON.parse(value)).getBlocksAsArray());
    const fragment = ContentState.createFromBlockArray(contents.flat()).getBlockMap();
    const content = Modifier.replaceWithFragment(state.getCurrentContent(), at, fragment);
    pasting.show(place.editor, EditorState.push(state, content, 'insert-fragment'));
    const shown = place.editor.getEditorState();
    const key = shown.getSelection().getStartKey();
    const isSame = shown.getCurrentContent().getBlockForKey(key);
    pasting.show(place.editor, isSame ? setCursor(shown, key, rest) : EditorState.moveFocusToEnd(shown));
    return { editor: place.editor, former };
  };

  /* Insert words without any markup; return how to go back. */
  pasting.insertWords = (place, words) => {
    const { state, at, former } = findPlace(place);
    const content = Modifier.insertText(state.getCurrentContent(), at, words);
    pasting.show(place.editor, EditorState.push(state, content, 'insert-characters'));
    return { editor: place.editor, former };
  };

  /* Cut a text in two at a place: what stands before it, and what follows; null for a part without words. */
  pasting.cut = (place) => {
    const { state, at, rest, former } = findPlace(place);
    const { stateBefore, stateAfter, shouldMoveCommentFn } = window.draftail.splitState(
      EditorState.acceptSelection(state, at),
    );
    const before = trim(stateBefore, false);
    const after = trim(stateAfter, true);
    return {
      former,
      before: isBlank(before) ? null : forget(before),
      after: isBlank(after) ? null : setCursor(forget(after), after.getCurrentContent().getFirstBlock().getKey(), rest),
      moves: shouldMoveCommentFn,
    };
  };

  /* Without the empty paragraphs at the cut. */
  function trim(state, isAfter) {
    let blocks = state.getCurrentContent().getBlocksAsArray();
    const isEmpty = (block) => block.getType() !== 'atomic' && !block.getText().trim();
    while (blocks.length > 1 && isEmpty(blocks.at(isAfter ? 0 : -1))) blocks = isAfter ? blocks.slice(1) : blocks.slice(0, -1);
    return EditorState.push(state, ContentState.createFromBlockArray(blocks), 'remove-range');
  }

  pasting.isBlankEditor = (editor) => isBlank(editor.getEditorState());

  pasting.makeText = (text) => EditorState.createWithContent(ContentState.createFromText(text));

  /* A block's state as a text that can be compared. */
  pasting.describe = (state) =>
    JSON.stringify(state, (_key, value) =>
      value?.getCurrentContent ? convertToRaw(value.getCurrentContent()) : value,
    );

  /* The cursor at the end of a block's text; blocks of other kinds put it where they want it. */
  pasting.focusEnd = (child) => {
    const editor = pasting.getEditor(child.block);
    if (!editor) {
      child.focus();
      return;
    }
    editor.onChange(EditorState.moveFocusToEnd(editor.getEditorState()));
    editor.focus();
  };
})();
