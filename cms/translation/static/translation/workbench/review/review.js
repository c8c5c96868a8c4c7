/* What a review says of the text: loaded once the grid is there, shown as signs in the rows and as filters, with a line
   of what can be done with the whole. `comments.js` shows the rest in the panel. */
((workbench) => {
  const { data, rows, list, panel, say, addFilter, countRows } = workbench;
  const { make } = panel;
  const bar = document.querySelector("[data-wb-review]");
  const told = new EventTarget(); // "change": there is news
  let review = null;

  const isOpen = (thread) => !thread.resolved;
  const listThreads = (row) => (review ? review.threads.filter((thread) => thread.segment === row.id) : []);
  const findCorrection = (row) => review?.corrections.find((correction) => correction.segment === row.id);
  const isCommented = (row) => listThreads(row).some(isOpen);
  const isReviewed = (row) => Boolean(review?.reviewed[row.id]);
  const hasNewWords = (row) => Boolean((review?.has_former ? review.since_round : review?.since_live)?.[row.id]);
  const may = (right) => Boolean(review?.rights.includes(right));
  const hasWords = (row) => !row.kind; // values and pictures have no words of their own here

  /** Return what the words of a row became. */
  function showDifference(steps, row) {
    const line = Object.assign(make("p", "wb-difference"), { lang: data.target.code });
    workbench.showDifference(line, steps, row.source);
    return line;
  }

  /* --- Signs in the rows ------------------------------------------------------------------------------------------------ */

  function showSigns(row) {
    let signs = row.item.querySelector(".wb-row__signs");
    if (!signs) {
      signs = make("span", "wb-row__signs");
      row.item.querySelector(".wb-row__state")?.append(signs);
    }
    const shown = [];
    const count = listThreads(row).filter(isOpen).length;
    if (count) shown.push(["comment", String(count), interpolate(ngettext("%s open comment", "%s open comments", count), [count])]);
    if (findCorrection(row)) shown.push(["corrected", "✎", gettext("corrected by the moderator")]);
    if (isReviewed(row)) shown.push(["reviewed", "✓✓", gettext("reviewed")]);
    signs.replaceChildren(...shown.map(([kind, text, title]) => {
      const sign = make("span", `wb-sign wb-sign--${kind}`, text);
      sign.title = title;
      sign.setAttribute("aria-hidden", "true"); // it is said with the field
      return sign;
    }));
    row.review = shown.map(([, , title]) => title).join(", ");
    row.target_?.setAttribute("aria-description", row.review);
  }

  /* --- The whole text --------------------------------------------------------------------------------------------------- */

  function makeButton(text, act, className = "button button-small button-secondary") {
    const button = Object.assign(make("button", className, text), { type: "button" });
    button.addEventListener("click", act);
    return button;
  }

  /** What a reviewer does with the whole text. What there is to see of it, the filters say. */
  function showBar() {
    const shown = [];
    const left = review.settled.filter((id) => !review.reviewed[id]).length;
    if (left) {
      const text = ngettext("Mark %s unchanged as reviewed", "Mark %s unchanged as reviewed", left);
      shown.push(makeButton(interpolate(text, [left]), () => send("reviewed/unchanged/").then(({ marked }) => {
        say(interpolate(ngettext("%s segment is marked as reviewed.", "%s segments are marked as reviewed.", marked), [marked]));
      })));
    }
    const gone = review.threads.filter((thread) => thread.segment === null);
    if (gone.length) shown.push(showGone(gone));
    const place = [...bar.children].indexOf(document.activeElement);
    bar.replaceChildren(...shown);
    bar.hidden = !shown.length;
    // Its button is gone, the focus is not.
    if (place >= 0) (shown[Math.min(place, shown.length - 1)] || document.querySelector("[data-wb-filters] button")).focus();
    showWhatGoesAlong();
  }

  /** The conversations about parts that the original no longer has. */
  function showGone(threads) {
    const details = make("details", "wb-review__gone");
    const text = ngettext("%s about a part that is gone", "%s about parts that are gone", threads.length);
    details.append(make("summary", "", interpolate(text, [threads.length])));
    for (const thread of threads) details.append(workbench.review.makeThread(thread));
    return details;
  }

  /** What goes along with a request for changes: the open comments and what fails. */
  function showWhatGoesAlong() {
    const form = document.querySelector("#request-changes form"); // Wagtail puts the dialog there once the page is loaded
    if (!form) return;
    form.querySelector(".wb-request")?.remove();
    const box = make("div", "wb-request");
    box.append(make("p", "wb-request__head", gettext("The translator also sees:")));
    const items = make("ul", "");
    for (const thread of review.threads.filter(isOpen)) {
      const row = rows.get(thread.segment);
      const place = row ? `${row.place + 1}. ${row.label}` : thread.label;
      items.append(make("li", "", `${place} – ${thread.comments.at(-1)?.text || ""}`));
    }
    for (const row of rows.values()) {
      const failing = review.failing[row.id];
      if (failing) items.append(make("li", "", `${row.place + 1}. ${row.label} – ${failing.said.join(" ")}`));
    }
    for (const correction of review.corrections) {
      const row = rows.get(correction.segment);
      if (row) items.append(make("li", "", `${row.place + 1}. ${row.label} – ${gettext("corrected by the moderator")}${correction.reason ? ` (${correction.reason})` : ""}`));
    }
    if (!items.children.length) return;
    box.append(items);
    form.prepend(box);
  }

  /* --- Loading and sending ---------------------------------------------------------------------------------------------- */

  function take(answer) {
    review = answer;
    for (const row of rows.values()) if (hasWords(row)) showSigns(row);
    showBar();
    countRows();
    told.dispatchEvent(new Event("change"));
    return answer;
  }

  const load = () => panel.fetchJson(data.reviewUrl).then(take);

  /** Send something to an endpoint of the review; what it refuses is said by the caller. */
  const send = (rest, values, method = "POST") =>
    panel.fetchJson(data.reviewUrl + rest, { method, body: method === "POST" ? new URLSearchParams(values) : undefined }).then(take);

  function start() {
    if (!data.reviewUrl) return;
    addFilter("commented", () => gettext("Commented"), isCommented);
    addFilter("corrected", () => gettext("Corrected by the moderator"), (row) => Boolean(findCorrection(row)));
    addFilter("new-words", () => (review?.has_former ? gettext("New in this round") : gettext("New since live")), (row) => may("mark") && hasNewWords(row));
    addFilter("to-review", () => gettext("Not reviewed"), (row) => may("mark") && hasWords(row) && !isReviewed(row));
    countRows();
    let timer = 0;
    list.addEventListener("wb-stored", () => { // a correction, or words that are no longer those that were reviewed
      clearTimeout(timer);
      timer = setTimeout(() => load().catch(console.warn), 1500);
    });
    load().catch(console.warn);
  }

  workbench.review = {
    told, load, send, makeButton, showDifference, listThreads, findCorrection, isReviewed, may,
    get: () => review,
  };
  workbench.startReview = start;
})(window.workbench);
