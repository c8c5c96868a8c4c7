/* Sends a segment with the version that it started from, and holds it while there is no connection, or while somebody
   chooses between their words and newer ones. The contract is in docs/translation.md (saving a segment). */
(() => {
  const desk = window.translationEditor;
  if (!desk) return;
  const { editor, props, pending, findItem, say, hush, keep, forget, keyOf, addParagraph, addButton } = desk;
  const send = window.fetch;

  /** Show a question below a segment until one of its buttons is pressed; return that button's value. */
  function ask(item, sentence, fill, answers, onEvent) {
    item.querySelector(":scope > [data-segment-question]")?.remove();
    hush(item);
    const box = document.createElement("div");
    box.className = "segment-question";
    box.dataset.segmentQuestion = "";
    box.setAttribute("role", "alert");
    item.append(box);
    addParagraph(box, "segment-question__sentence", sentence);
    fill(box);
    return new Promise((resolve) => {
      const end = (answer) => {
        if (onEvent) window.removeEventListener(onEvent, first);
        box.remove();
        resolve(answer);
      };
      const first = () => end(answers[0][0]);
      if (onEvent) window.addEventListener(onEvent, first);
      for (const [answer, label] of answers) addButton(box, label, () => end(answer));
    });
  }

  const askToTryAgain = (item) =>
    ask(item, gettext("This could not be saved: there is no connection."), () => {}, [["again", gettext("Try again")]], "online");

  function askWhose(item, segment, said) {
    const showBoth = (box) => {
      if (segment.type !== "string") return;
      const texts = [[gettext("Theirs"), said.theirs?.data], [gettext("Yours"), said.yours]];
      for (const [name, words] of texts) {
        addParagraph(box, "segment-note__heading", name);
        addParagraph(box, "segment-question__words", words || gettext("(nothing)")).lang = props.locale.code;
      }
    };
    return ask(item, said.detail, showBoth, [["mine", gettext("Keep mine")], ["theirs", gettext("Take theirs")]]);
  }

  /** Return the other person's words as a response that wagtail-localize's script takes for its own saving. */
  function answerWith(theirs, method) {
    if (Boolean(theirs) !== (method === "PUT")) location.reload(); // the script cannot show the other result
    return new Response(JSON.stringify(theirs || {}), { status: 200, headers: { "Content-Type": "application/json" } });
  }

  function tellGone(item, segment, said) {
    say(item, said.detail).append(" ", gettext("What you wrote is kept: load the page again, it is offered to you there."), " ");
    addButton(item.querySelector(":scope > .segment-refusal"), gettext("Load again"), () => location.reload());
  }

  async function save(segment, address, options) {
    const item = findItem(segment) || editor;
    const value = options.body?.get("value");
    const key = keyOf(segment);
    const isTyped = value != null && (segment.type === "string" || segment.location.widget?.type === "text");
    if (isTyped) keep(segment, value);
    for (;;) {
      const headers = new Headers(options.headers);
      headers.set("If-Match", `"${segment.version}"`);
      headers.set("X-Segment-Path", encodeURIComponent(segment.contentPath));
      let response;
      try {
        response = await send.call(window, address, { ...options, headers });
      } catch {
        await askToTryAgain(item);
        continue;
      }
      hush(item);
      const said = await response.clone().json().catch(() => ({}));
      if (response.ok) {
        segment.version = said.version || segment.version;
        forget(key, isTyped ? value : undefined);
        return response;
      }
      if (response.status === 409) {
        const whose = await askWhose(item, segment, said);
        segment.version = said.version;
        if (whose === "mine") continue;
        forget(key);
        return answerWith(said.theirs, options.method);
      }
      if (said.code === "gone") tellGone(item, segment, said);
      else if (response.status !== 404 || options.method !== "DELETE") {
        say(item, said.detail || gettext("This could not be saved. Copy what you wrote, and load the page again."));
      } else forget(key);
      return response;
    }
  }

  window.fetch = (address, options = {}) => {
    const segment = props.segments.find((other) => other.editUrl === address);
    if (!segment || !["PUT", "DELETE"].includes(options.method)) return send.call(window, address, options);
    const answer = save(segment, address, options);
    const settled = answer.catch(() => {});
    pending.add(settled);
    settled.finally(() => pending.delete(settled));
    return answer;
  };
})();
