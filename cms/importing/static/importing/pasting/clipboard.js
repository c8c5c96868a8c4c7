/* What is on the clipboard, and whether the server has to read it: everything that the rich text editor would lose. */
(() => {
  const pasting = (window.museumweekPasting = window.museumweekPasting || {});

  // What office programs write. Their lists, notes and styles are paragraphs with styles of their own.
  const OFFICE =
    /urn:schemas-microsoft-com:office|class=["']?Mso|\bmso-|docs-internal-guid|content=["']?(?:LibreOffice|OpenOffice|Cocoa HTML Writer|Microsoft)/i;
  // What a text cannot hold, or the editor's own reader of HTML drops.
  const STRUCTURE =
    'h1, h2, h3, h4, h5, h6, table, blockquote, pre, dl, figure, img, picture, sup, sub, ins, del, hr, details, iframe, video, audio, q, ' +
    'code, kbd, samp, tt, mark, s, strike, abbr[title], acronym[title], dfn[title], ruby, math, svg, canvas, object, ' +
    'input, select, textarea, ol[start], ol[reversed], ol[type], li[value], li li li li li li, [hidden], [style*="line-through"], ' +
    '[role="heading"], [data-aria-level], span[style*="display: block"], span[style*="display:block"]'; // Word for the web, Slack
  const VIDEO_LINE = /\n\s*https:\/\/(?:www\.|m\.)?(?:youtube\.com|youtu\.be|vimeo\.com)\/\S+\s*(?:\n|$)/;
  const KEEPS_LINES = /white-space(?:-collapse)?\s*:\s*(?:pre|break-spaces)/i;
  const INTERNAL = /data-draftjs-conductor-fragment|data-editor=/;
  // Signs that a text is Markdown. A single list or rule of dashes proves nothing: people write so in mails.
  const SURE = [
    /^#{2,6} +\S.*$/m,
    /^# +\S.*\n\s*\n/,
    /\n\s*\n# +\S.*\n\s*\n/,
    /(?:^|[^!\\])\[[^\]\n]+\]\((?:https?:|mailto:|\/)[^)\s]+\)/,
    /^\[\^[\w-]+\]: +\S/m,
    /^ *\|? *:?-+:? *(?:\| *:?-+:? *)+\|? *$/m,
  ];
  const LIKELY = [/^(?:[-*+] +\S.*\n){2,}/m, /^(?:\d+\. +\S.*\n){2,}/m, /\*\*\S[^*\n]*\*\*/, /^> +\S/m, /(?:^|\s)_\S[^_\n]*\S_(?=[\s.,;:!?]|$)/m];

  const listWords = (node) => [...node.childNodes].flatMap((child) => (child.nodeType === Node.TEXT_NODE ? [child.data] : listWords(child)));

  function isMarkdown(text) {
    const lines = `${text.replace(/\r\n?/g, '\n')}\n`;
    return SURE.some((sign) => sign.test(lines)) || LIKELY.filter((sign) => sign.test(lines)).length > 1;
  }

  /* Pictures that are part of the HTML can have many megabytes; the server counts pictures, and reads none of them. */
  const slim = (html) => html.replace(/(\bsrc\s*=\s*["']?)data:[^"'\s>]*/gi, '$1data:,');

  /* What the server has to read: `html` or `text`, the other empty. Null if the editor can do it by itself. */
  pasting.readClipboard = (data, isPlain) => {
    if (isPlain) return null;
    const html = data.getData('text/html');
    const text = data.getData('text/plain');
    if (!html.trim()) return isMarkdown(text) ? { html: '', text } : null;
    if (INTERNAL.test(html)) return null;
    const { body } = new DOMParser().parseFromString(html, 'text/html'); // inert: nothing is loaded or run
    const isOffice = OFFICE.test(html);
    if (!isOffice && !body.querySelector('h1, h2, h3, ul, ol, table, a, b, strong, em, i') && isMarkdown(text)) {
      return { html: '', text }; // an editor of code colours Markdown in HTML
    }
    const hasLines = KEEPS_LINES.test(html) && listWords(body).some((words) => /\S.*\n|\n.*\S/.test(words));
    const hasVideo = VIDEO_LINE.test(`\n${text}`) && /\s/.test(text.trim()); // a single address is typed as it is
    const isMore = isOffice || hasLines || hasVideo || body.querySelector(STRUCTURE) || /&nbsp;|\u00a0|\u202f/.test(body.innerHTML);
    const hasContent = body.textContent.trim() || body.querySelector('img, picture, table');
    return isMore && hasContent ? { html: slim(html), text: '' } : null;
  };
})();
