/* Sections of the panel: what changed in the current row and what the moderator corrected; the conversations about it. */
((workbench) => {
  const { data, rows, panel, keys, review, drafts, say } = workbench;
  const { make } = panel;
  const { makeButton, showDifference } = review;

  let wanted = null; // the field to focus once its section is there

  /** Focus a field of a section, now or when the section has been loaded. */
  function focusField(key) {
    wanted = { key, until: Date.now() + 15000 }; // the review may still be on its way
    focusWanted();
  }

  function focusWanted() {
    const { activeElement, body } = document;
    const isFree = activeElement === body || activeElement.closest("[data-wb-panel]"); // the person is nowhere else by now
    if (!wanted || !isFree || Date.now() > wanted.until) return;
    const field = document.querySelector(`textarea[data-key="${wanted.key}"]`);
    field?.focus();
  }

  const language = document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang; // as the site's dates
  const formatDate = (at) => new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" }).format(new Date(at));

  /** Do something on the server; if it refuses, say why beside the button. */
  async function attempt(button, act) {
    const box = button.closest(".wb-said, .wb-thread, form") || button.parentElement;
    const section = button.closest(".wb-section");
    box.querySelector(":scope > .wb-note--error")?.remove();
    button.disabled = true;
    try {
      await act();
      return true;
    } catch (error) {
      const note = make("p", "wb-note wb-note--error", error.message || gettext("This could not be saved: there is no connection."));
      note.setAttribute("role", "alert");
      box.append(note);
      return false;
    } finally {
      button.disabled = false;
      setTimeout(() => keepFocus(button, section));
    }
  }

  /** A button that was pressed is often gone afterwards: the focus stays in its section. */
  function keepFocus(button, section) {
    if (document.activeElement !== document.body) return;
    (button.isConnected ? button : section?.querySelector("summary"))?.focus();
  }

  function act(text, does) {
    const button = makeButton(text, () => attempt(button, does), "wb-act");
    return button;
  }

  /** A field with its button. key: where its words are kept until they are sent. */
  function makeForm(key, label, button, send, { value = "", longest = 2000 } = {}) {
    const form = make("form", "wb-say");
    const field = Object.assign(document.createElement("textarea"), { rows: 2, maxLength: longest, value: drafts.get(key) ?? value });
    field.setAttribute("aria-label", label);
    field.placeholder = label;
    field.dataset.key = key;
    field.addEventListener("input", () => {
      wanted = null;
      if (field.value === value) drafts.forget(key);
      else drafts.set(key, field.value);
    });
    const submit = Object.assign(make("button", "button button-small button-secondary", button), { type: "submit" });
    form.append(field, submit);
    const sendIt = async () => {
      const words = field.value;
      const sendWords = () => {
        drafts.forget(key);
        return send(words).catch((error) => {
          drafts.set(key, words);
          throw error;
        });
      };
      if (await attempt(submit, sendWords)) say(gettext("Saved."));
    };
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      sendIt();
    });
    field.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        event.stopPropagation();
        sendIt();
      }
    });
    return form;
  }

  /* --- Conversations ---------------------------------------------------------------------------------------------------- */

  function makeComment(comment) {
    const item = make("li", "wb-comment");
    const head = make("p", "wb-comment__head");
    const changed = comment.is_changed ? ` · ${gettext("changed")}` : "";
    head.append(make("strong", "", comment.by), ` ${formatDate(comment.at)}${changed}`);
    item.append(head, make("p", "wb-comment__text", comment.text));
    if (comment.is_mine) {
      const change = makeButton(gettext("Change"), () => {
        item.replaceChildren(makeForm(`change/${comment.id}`, gettext("Your comment"), gettext("Save"), (text) => review.send(`comments/${comment.id}/`, { text }), { value: comment.text }));
        item.querySelector("textarea").focus();
      }, "wb-act");
      head.append(" ", change);
    }
    if (comment.may_delete) head.append(" ", act(gettext("Delete"), () => review.send(`comments/${comment.id}/`, null, "DELETE")));
    return item;
  }

  /** Return a conversation: what was said, what can be answered and settled. */
  function makeThread(thread) {
    const box = make("div", `wb-thread${thread.resolved ? " wb-thread--resolved" : ""}`);
    box.dataset.thread = thread.id;
    if (thread.segment === null || thread.is_of_former_words) {
      const about = thread.segment === null ? thread.label : gettext("About the former original:");
      const source = make("span", "wb-thread__source", workbench.toText(thread.source));
      source.lang = data.source.code;
      const line = make("p", "wb-note wb-note--heading", `${about} `);
      line.append(source);
      box.append(line);
    }
    if (thread.is_answer) box.append(make("p", "wb-note wb-note--heading", gettext("Answer to the correction")));
    const said = make("ol", "wb-thread__said");
    said.append(...thread.comments.map(makeComment));
    if (thread.resolved) {
      const details = make("details", "");
      const text = interpolate(gettext("Resolved by %s"), [thread.resolved.by]);
      details.append(make("summary", "", `${text} · ${thread.comments[0]?.text.slice(0, 40) || ""}`), said);
      box.append(details);
      if (thread.may_resolve) details.append(act(gettext("Open again"), () => review.send(`threads/${thread.id}/resolution/`, null, "DELETE")));
      return box;
    }
    box.append(said, makeForm(`answer/${thread.id}`, gettext("Answer"), gettext("Answer"), (text) => review.send(`threads/${thread.id}/`, { text })));
    if (thread.may_resolve) box.append(act(gettext("Mark as resolved"), () => review.send(`threads/${thread.id}/resolution/`)));
    return box;
  }

  async function loadComments(row, box) {
    if (!review.get() || !row.edit_url) return;
    const threads = review.listThreads(row);
    threads.sort((one, other) => Boolean(one.resolved) - Boolean(other.resolved));
    box.append(...threads.map(makeThread));
    setTimeout(focusWanted);
    box.append(makeForm(`new/${row.id}`, gettext("Comment on this segment"), gettext("Comment"), (text) => review.send("threads/", { segment: row.id, text })));
  }

  /* --- What changed, and corrections --------------------------------------------------------------------------------------- */

  function makeCorrection(correction, row) {
    const box = make("div", "wb-said");
    const key = correction.segment;
    const head = interpolate(gettext("Corrected by %s"), [correction.by]);
    box.append(make("p", "wb-note wb-note--heading", head), showDifference(correction.difference, row));
    if (correction.reason) box.append(make("p", "wb-said__reason", interpolate(gettext("Why: %s"), [correction.reason])));
    if (correction.is_open && review.may("explain")) {
      box.append(makeForm(`why/${key}`, gettext("Why (optional)"), gettext("Save the reason"), (reason) => review.send(`corrections/${key}/`, { reason }), { value: correction.reason, longest: 500 }));
    } else if (correction.accepted) {
      box.append(make("p", "wb-note", interpolate(gettext("Accepted by %s"), [correction.accepted.by])));
      if (!correction.is_mine) box.append(act(gettext("Take back"), () => review.send(`corrections/${key}/acceptance/`, null, "DELETE")));
    }
    if (!correction.is_mine && !(correction.is_open && review.may("explain"))) {
      if (!correction.accepted) box.append(act(gettext("Accept the correction"), () => review.send(`corrections/${key}/acceptance/`)));
      box.append(makeForm(`dispute/${key}`, gettext("Answer the correction"), gettext("Answer"), (text) => review.send("threads/", { segment: row.id, text, correction: "1" })));
    }
    box.append(makeTermButton(correction, row));
    return box;
  }

  /** What was decided once is a term for all texts: propose it, with the words that were put in. */
  function makeTermButton(correction, row) {
    const put = correction.difference.map(([, come]) => come).filter(Boolean);
    const target = put.length === 1 && put[0].length <= 80 ? workbench.toText(put[0]).trim() : "";
    return makeButton(gettext("To the termbase…"), () => workbench.terms.propose(row, { target }), "wb-act");
  }

  async function loadReview(row, box) {
    const found = review.get();
    if (!found || !row.edit_url) return;
    const failing = found.failing[row.id];
    if (failing && review.may("mark")) box.append(...failing.said.map((said) => make("p", "wb-note wb-note--warning", said)));
    const correction = review.findCorrection(row);
    if (correction) box.append(makeCorrection(correction, row));
    const former = found.since_round[row.id];
    const live = found.since_live[row.id];
    if (former && found.has_former) box.append(make("p", "wb-note wb-note--heading", gettext("Since the last round:")), showDifference(former, row));
    if (live && JSON.stringify(live) !== JSON.stringify(former)) box.append(make("p", "wb-note wb-note--heading", gettext("Since the live version:")), showDifference(live, row));
    if (!review.may("mark")) return;
    const mark = found.reviewed[row.id];
    if (mark) {
      const line = make("p", "wb-note", `${interpolate(gettext("Reviewed by %s"), [mark.by])} `);
      line.append(act(gettext("Take back"), () => review.send(`reviewed/${row.id}/`, null, "DELETE")));
      box.append(line);
    } else if (row.status === "confirmed") {
      if (!former && !live && (found.has_former || found.has_live)) box.append(make("p", "wb-note", gettext("Not changed.")));
      box.append(act(gettext("Mark as reviewed"), () => review.send(`reviewed/${row.id}/`)));
    }
  }

  panel.add({ name: "review", title: gettext("Review"), order: 5, load: loadReview });
  panel.add({ name: "comments", title: gettext("Comments"), order: 40, load: loadComments });

  review.told.addEventListener("change", () => {
    const focused = document.activeElement?.dataset?.key;
    panel.reload("review");
    panel.reload("comments");
    if (focused) focusField(focused);
  });

  keys.add({
    chords: ["Alt+m"], says: gettext("Comment on the segment"),
    act: async (row) => {
      focusField(`new/${row.id}`);
      if (document.activeElement === row.target_) row.target_.blur(); // until the field is there, keys must not go into the words
      await panel.open("comments");
      focusField(`new/${row.id}`);
    },
  });
  keys.add({
    chords: ["Alt+r"], says: gettext("Reviewer: mark the segment as reviewed, or take that back"),
    act: (row) => {
      if (!review.may("mark")) return false;
      const mark = review.isReviewed(row) ? "DELETE" : "POST";
      review.send(`reviewed/${row.id}/`, null, mark).then(() => say(mark === "POST" ? gettext("Marked as reviewed.") : gettext("No longer marked.")), (error) => say(error.message));
      return true;
    },
  });
  Object.assign(review, { makeThread });
})(window.workbench);
