/* Notes in the rich text editor: the button marks the words that are selected, and opens a note for them (cms/pages/blocks/notes.py). */
(() => {
  if (window.wagtailStreamField && !window.museumweekBodies) {
    window.museumweekBodies = new Set();
    class BodyDefinition extends window.wagtailStreamField.blocks.StreamBlockDefinition {
      render(...given) {
        const body = super.render(...given);
        window.museumweekBodies.add(body);
        document.dispatchEvent(new CustomEvent('museumweek:body', { detail: body }));
        return body;
      }
    }
    window.telepath.register('museumweek.Body', BodyDefinition);
  }
  if (!window.draftail || window.museumweekNotes) return;
  window.museumweekNotes = true;
  const { React } = window;
  const { RichUtils, EditorState } = window.DraftJS;

  const makeId = () => {
    const hex = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  };

  const findBodies = () => [...window.museumweekBodies].filter((body) => body.element.isConnected);

  /* The body in which somebody is writing. */
  function findBody() {
    const places = [document.activeElement, window.getSelection().anchorNode];
    const bodies = findBodies();
    return bodies.find((body) => places.some((place) => place && body.element.contains(place))) || bodies[0];
  }

  function findNotes(body) {
    return body.children.find((child) => child.type === 'notes')?.block;
  }

  function addNote(body) {
    const id = makeId();
    const notes =
      findNotes(body) || body.insert({ type: 'notes', id: makeId(), value: [] }, body.children.length, {}).block;
    notes.insert(notes.blockDef.initialChildState, notes.children.length, { id });
    return id;
  }

  function openNote(id) {
    for (const body of findBodies()) {
      const note = findNotes(body)?.children.find((child) => child.id === id);
      if (note) {
        note.element.scrollIntoView({ block: 'center' });
        note.block.focus();
      }
    }
  }

  /* What is selected, or else the word before the cursor. */
  function selectWords(editorState) {
    const selection = editorState.getSelection();
    if (!selection.isCollapsed()) return selection;
    const block = editorState.getCurrentContent().getBlockForKey(selection.getStartKey());
    const word = block.getText().slice(0, selection.getStartOffset()).match(/\S+$/);
    return word && selection.merge({ anchorOffset: selection.getStartOffset() - word[0].length });
  }

  class NoteSource extends React.Component {
    componentDidMount() {
      const { editorState, entityType, entity, onComplete, onClose } = this.props;
      if (entity) {
        onClose();
        setTimeout(() => openNote(entity.getData().note), 100);
        return;
      }
      const body = findBody();
      const selection = selectWords(editorState);
      if (!body || !selection) {
        onClose();
        return;
      }
      const id = addNote(body);
      const content = editorState.getCurrentContent().createEntity(entityType.type, 'MUTABLE', { note: id });
      const selected = EditorState.acceptSelection(editorState, selection);
      onComplete(RichUtils.toggleLink(selected, selection, content.getLastCreatedEntityKey()));
      setTimeout(() => openNote(id), 300); // the editor takes the focus back first
    }

    render() {
      return null;
    }
  }

  const icon = React.createElement(
    'svg',
    { className: 'icon icon-list-ol TooltipEntity__icon', 'aria-hidden': true },
    React.createElement('use', { href: '#icon-list-ol' }),
  );
  const Note = (props) => React.createElement(window.draftail.TooltipEntity, { ...props, icon, label: '', url: null });

  window.draftail.registerPlugin({ type: 'FOOTNOTE', source: NoteSource, decorator: Note });
})();
