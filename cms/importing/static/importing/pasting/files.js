/* Files of texts in a body: chosen, dropped or pasted there, they become blocks as what is pasted does. */
(() => {
  const pasting = window.museumweekPasting;
  const { url, words: said, extensions } = document.currentScript.dataset;
  const words = JSON.parse(said);
  const ends = extensions.split(',');
  const MOST_SECONDS = 60;

  const isLocked = () => document.body.classList.contains('content-locked');

  /* The only file of a text among what was dropped or pasted. */
  function getText({ files }) {
    const isText = files.length === 1 && ends.some((end) => files[0].name.toLowerCase().endsWith(end));
    return isText ? files[0] : null;
  }

  /* Where a file's blocks come: after the block in which something happened, else at the end, before the notes. */
  function findIndex(body, target) {
    const found = body.children.findIndex((child) => child.element.contains(target));
    if (found >= 0 && body.children[found].type !== 'notes') return found + 1;
    const notes = body.children.findIndex((child) => child.type === 'notes');
    return notes < 0 ? body.children.length : notes;
  }

  async function ask(body, file) {
    const form = body.element.closest('form');
    const sent = new FormData();
    sent.append('form', new URL(form.action).pathname);
    sent.append('field', body.prefix);
    sent.append('file', file);
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'X-CSRFToken': form.querySelector('[name=csrfmiddlewaretoken]').value, Accept: 'application/json' },
      body: sent,
      signal: AbortSignal.timeout(MOST_SECONDS * 1000),
    });
    const answer = await response.json();
    if (!response.ok) throw Object.assign(new Error(answer.detail), { detail: answer.detail });
    return answer;
  }

  /* Fill the fields beside the body that are empty; return what is said of the others. */
  function fillFields(form, fields) {
    return fields
      .filter(({ name, value }) => {
        const field = name && form.elements[name];
        if (!field || field.value.trim()) return true;
        field.value = value;
        for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));
        return false;
      })
      .map((field) => field.said);
  }

  async function insert(body, target, file) {
    pasting.tell(body, words.reading);
    let answer;
    try {
      answer = await ask(body, file);
    } catch (error) {
      pasting.tell(body, error.detail || words.failed);
      return;
    }
    const others = fillFields(body.element.closest('form'), answer.fields);
    const place = { body, index: findIndex(body, target) };
    pasting.take(place, { ...answer, said: [...answer.said, ...others] }, words);
  }

  /* --- The button, and what is dropped and pasted --------------------------------------------------------------------- */

  function addButton(body) {
    if (isLocked()) return;
    const button = body.element.appendChild(document.createElement('button'));
    Object.assign(button, { type: 'button', className: 'button button-small button-secondary paste-file' });
    const input = Object.assign(document.createElement('input'), { type: 'file', accept: extensions });
    input.addEventListener('change', () => {
      const [file] = input.files;
      if (file) pasting.queue(() => insert(body, null, file).finally(() => (input.value = '')));
    });
    button.append(words.choose);
    button.addEventListener('click', () => input.click()); // the field is in no form: nothing else sends the file
  }

  const findBody = (event) => pasting.findBodies().find((each) => each.element.contains(event.target));

  function take(event, body, file) {
    event.preventDefault();
    event.stopImmediatePropagation();
    if (file) pasting.queue(() => insert(body, event.target, file));
    else pasting.tell(body, words.kind);
  }

  function onPaste(event) {
    const body = event.clipboardData && !isLocked() && findBody(event);
    const file = body && getText(event.clipboardData);
    if (file) take(event, body, file); // a picture comes with the words around it: that is a paste
  }

  // The browser would open a file in the place of the editor, except where it may be dropped.
  function onDrop(event) {
    const body = event.dataTransfer?.types.includes('Files') && findBody(event);
    if (!body) return;
    if (event.type === 'dragover' || isLocked()) event.preventDefault();
    else take(event, body, getText(event.dataTransfer));
  }

  document.addEventListener('paste', onPaste, true);
  document.addEventListener('dragover', onDrop, true);
  document.addEventListener('drop', onDrop, true);
  pasting.findBodies().forEach(addButton);
  document.addEventListener('museumweek:body', ({ detail }) => setTimeout(addButton, 0, detail));
})();
