/* Pasting into a body: the server makes blocks of what the rich text editor cannot hold (cms/importing/pasting/). What
   it makes of files (files.js) comes the same way, with the same line and the same undo. */
(() => {
  const pasting = window.museumweekPasting;
  const { url, most, words: said } = document.currentScript.dataset;
  const words = JSON.parse(said);
  const MOST_SECONDS = 20;
  const replayed = new WeakSet(); // pastes that the editor does by itself
  let isPlain = false; // Ctrl+Shift+V
  let waiting = Promise.resolve(); // for the pastes before it
  let open = 0;
  let count = 0;
  let done = null; // the last paste, as long as it can be undone

  const findBodies = () => [...(window.museumweekBodies || [])].filter((body) => body.element.isConnected);

  /* --- The line that says what happened ------------------------------------------------------------------------------ */

  /* The line of a body. It is there before anything is said, or screen readers would miss it. */
  function getLine(body) {
    const found = [...body.element.children].find((each) => each.classList.contains('paste-line'));
    if (found) return found;
    const line = body.element.appendChild(document.createElement('div'));
    line.className = 'paste-line';
    line.appendChild(document.createElement('p')).setAttribute('role', 'status');
    const undo = makeButton('', 'button button-small button-secondary', () => undoLast());
    undo.setAttribute('aria-keyshortcuts', 'Control+Z Meta+Z');
    const close = makeButton(words.close, 'paste-line__close', () => tell(body, ''));
    close.setAttribute('aria-label', words.close);
    close.innerHTML = '<svg class="icon icon-cross" aria-hidden="true"><use href="#icon-cross"></use></svg>';
    line.append(undo, close);
    return line;
  }

  function makeButton(title, className, act) {
    const button = document.createElement('button');
    Object.assign(button, { type: 'button', title, className });
    button.addEventListener('click', act);
    return button;
  }

  /* undo: the label of the button that takes out what was inserted; without it, there is none. */
  function tell(body, sentences, undo = '') {
    const line = getLine(body);
    const button = line.querySelector('.button');
    line.firstChild.textContent = sentences;
    line.classList.toggle('paste-line--shown', Boolean(sentences));
    Object.assign(button, { hidden: !undo, title: undo, textContent: undo });
  }

  function undoLast() {
    if (!done) return;
    const { body, said } = done;
    const isWhole = pasting.undoPaste(done);
    done = null;
    tell(body, isWhole ? said.undone : said.partly);
  }

  /* --- Where somebody pastes ----------------------------------------------------------------------------------------- */

  /* The place in a body: an editor of rich text, a field that is still empty, or a button that adds blocks. */
  function findPlace(target) {
    const bodies = findBodies();
    const nothing = target === document.body && bodies.length === 1 && !bodies[0].children.length;
    if (nothing) return { body: bodies[0], index: 0 };
    const body = bodies.find((each) => each.element.contains(target));
    if (!body || target.closest?.('.table-block, .paste-line')) return null;
    const child = body.children.find((each) => each.element.contains(target));
    if (!child) {
      const index = body.inserters.findIndex((each) => each.element.contains(target));
      return index < 0 ? null : { body, index };
    }
    const editor = pasting.findEditor(target);
    if (editor) return { body, child, editor, isWhole: editor === pasting.getEditor(child.block) };
    const isField = target.matches?.('input[type=text], textarea') && target.name?.startsWith(`${body.prefix}-`);
    return isField && pasting.isBlankChild(child) ? { body, child, field: target } : null;
  }

  /* --- Pasting ------------------------------------------------------------------------------------------------------- */

  async function ask(body, clipboard) {
    const form = body.element.closest('form');
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'X-CSRFToken': form.querySelector('[name=csrfmiddlewaretoken]').value,
        Accept: 'application/json',
      },
      body: JSON.stringify({ form: new URL(form.action).pathname, field: body.prefix, ...clipboard }),
      signal: AbortSignal.timeout(MOST_SECONDS * 1000),
    });
    const answer = await response.json();
    if (!response.ok) throw Object.assign(new Error(answer.detail), { detail: answer.detail });
    return answer;
  }

  /* Paste as the editor does it by itself, and say so. */
  function pasteByItself(place, data, reason) {
    if (place.editor) {
      place.editor.focus();
      const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
      // Firefox gives the event none of it.
      if (!event.clipboardData?.types.length) Object.defineProperty(event, 'clipboardData', { value: data });
      replayed.add(event);
      place.target.dispatchEvent(event);
    } else if (place.field?.isConnected) {
      place.field.setRangeText(data.getData('text/plain'), place.field.selectionStart, place.field.selectionEnd, 'end');
      place.field.dispatchEvent(new Event('input', { bubbles: true }));
      place.field.dispatchEvent(new Event('change', { bubbles: true }));
    } else {
      const block = pasting.makeTextBlock(data.getData('text/plain'));
      done = Object.assign(pasting.insertBlocks(place, [block]), { said: words });
    }
    tell(place.body, reason);
  }

  /* The place of a paste that had to wait for another one: after what that one brought. */
  function goOn(place) {
    if (place.count === count || !done || done.body !== place.body) return place;
    const next = findPlace(document.activeElement);
    if (next?.body === place.body) {
      if (next.editor) next.mark = pasting.markPlace(next.editor);
      return { ...next, target: getRoot(document.activeElement) };
    }
    const last = done.inserted.filter((child) => child.type !== 'notes').at(-1);
    return { body: place.body, index: place.body.children.indexOf(last) + 1 };
  }

  async function paste(asked, clipboard, data) {
    const place = goOn(asked);
    const { body } = place;
    if (JSON.stringify(clipboard).length > Number(most)) {
      pasteByItself(place, data, words.long);
      return;
    }
    tell(body, words.reading);
    let answer;
    try {
      answer = await ask(body, clipboard);
    } catch (error) {
      pasteByItself(place, data, error.detail ? `${error.detail} ${words.refused}` : words.failed);
      return;
    }
    try {
      take(place, answer, words);
    } catch (error) {
      pasteByItself(place, data, words.refused);
      throw error;
    }
  }

  /* Insert the blocks of an answer at a place, and say what happened. said: the words for undoing it. */
  function take(place, answer, said) {
    const { body } = place;
    if (!answer.blocks.length) {
      tell(body, answer.said.join(' '));
      return;
    }
    done = Object.assign(pasting.insertBlocks(place, answer.blocks), { said });
    count += 1;
    tell(body, [...(done.isBeside ? [words.after] : []), ...answer.said].join(' '), said.undo);
    setTimeout(() => uncover(getLine(body)), 100); // the editor that takes the focus scrolls back first
  }

  /* Do what inserts something, after what was begun before it. */
  function queue(act) {
    open += 1;
    waiting = waiting
      .then(act)
      .catch(reportError) // the next one goes on
      .finally(() => {
        open -= 1;
      });
  }

  /* Scroll to the end of what was pasted, and out from under the line; at once, because an editor that takes the focus
     meanwhile stays where the window is, and would end the movement there. */
  function uncover(line) {
    const focused = done?.last?.child?.element || document.activeElement;
    const { top, bottom } = focused.getBoundingClientRect();
    if (bottom > Math.min(line.getBoundingClientRect().top, window.innerHeight) || top < 0) {
      focused.scrollIntoView({ block: 'center', behavior: 'instant' });
    }
  }

  /* The element of an editor that stays, while those of its words are drawn anew. */
  const getRoot = (element) => element.closest?.('.public-DraftEditor-content') || element;

  function copyData(data) {
    const copy = new DataTransfer(); // the event's own is empty after it
    for (const type of ['text/html', 'text/plain']) {
      if (data.getData(type)) copy.setData(type, data.getData(type));
    }
    return copy;
  }

  function onPaste(event) {
    const wasPlain = isPlain;
    isPlain = false;
    if (replayed.has(event) || !event.clipboardData || document.body.classList.contains('content-locked')) return;
    const place = findPlace(event.target);
    const clipboard = place && pasting.readClipboard(event.clipboardData, wasPlain);
    if (!clipboard || (place.editor && place.editor.props.readOnly)) return;
    if (place.field && !/\n\s*\S/.test(event.clipboardData.getData('text/plain').trim())) return; // one line: its words
    const data = copyData(event.clipboardData);
    event.preventDefault();
    event.stopImmediatePropagation();
    Object.assign(place, { target: getRoot(event.target), count });
    if (place.editor) place.mark = pasting.markPlace(place.editor);
    queue(() => paste(place, clipboard, data));
  }

  Object.assign(pasting, { findBodies, findPlace, take, tell, queue });

  document.addEventListener('paste', onPaste, true);
  document.addEventListener(
    'keydown',
    (event) => {
      const isCommand = (event.ctrlKey || event.metaKey) && !event.isComposing;
      const key = event.key.toLowerCase();
      isPlain = isCommand && key === 'v' && event.shiftKey;
      if (!isCommand || key !== 'z' || event.shiftKey || event.altKey || !done) return;
      const { body } = done;
      if (!body.element.contains(event.target) || pasting.describeBody(body) !== done.whole) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      undoLast();
    },
    true,
  );
  document.addEventListener('focusin', ({ target }) => {
    const body = findBodies().find((each) => each.element.contains(target));
    if (body) getLine(body);
  });
  window.addEventListener('beforeunload', (event) => {
    if (open) event.preventDefault();
  });
})();
