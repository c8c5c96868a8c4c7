// The table of pictures: stores each field when it is left, sets fields for the chosen pictures, and moves by keyboard.
// What could not be stored stays marked, and is sent again; nothing that was typed is lost.
document.addEventListener("DOMContentLoaded", () => {
  if (!window.wagtail?.app || !window.StimulusModule) return;
  const RETRY = 5000;
  const AT_ONCE = 100; // pictures in one request

  const read = (field) =>
    field.matches("details") ? [...field.querySelectorAll("input:checked")].map((box) => box.value) : field.value;

  const write = (field, value) => {
    if (!field.matches("details")) {
      field.value = value;
      return;
    }
    const boxes = [...field.querySelectorAll("input")];
    for (const box of boxes) box.checked = value.includes(box.value);
    name(field);
  };

  const name = (field) => {
    const chosen = [...field.querySelectorAll("input:checked")].map((box) => box.parentElement.textContent.trim());
    field.querySelector("summary").textContent = chosen.join(", ") || "–";
  };

  window.wagtail.app.register(
    "picture-table",
    class extends window.StimulusModule.Controller {
      static targets = ["row", "choice", "all", "patterns", "set", "body", "status", "place", "dismiss", "empty", "full"];

      connect() {
        this.unsaved = new Map(); // values by field, by the key of the row
        this.refused = new Map(); // the same: what the library does not take stands on this page only
        this.warn = (event) => (this.unsaved.size || this.refused.size || this.isTyping) && event.preventDefault();
        window.addEventListener("beforeunload", this.warn);
        this.count();
      }

      disconnect() {
        window.removeEventListener("beforeunload", this.warn);
        clearTimeout(this.timer);
      }

      rowTargetConnected() { this.countSoon(); }

      rowTargetDisconnected() { this.countSoon(); }

      // Counts once for all rows that come or go together: with 200 rows, once for each took a second.
      countSoon() {
        if (this.isCounting) return;
        this.isCounting = true;
        queueMicrotask(() => {
          this.isCounting = false;
          this.count();
        });
      }

      // --- Storing ------------------------------------------------------------------------------------------------

      typed(event) {
        const field = event.target.closest("[data-field]");
        if (field && !this.isPattern(field)) this.isTyping = true;
      }

      changed(event) {
        if (event.target.matches("[data-picture-table-target=choice]")) return void this.count();
        const field = event.target.closest("[data-field]");
        if (!field) return;
        if (field.matches("details")) name(field);
        if (this.isPattern(field)) return void this.count();
        const row = field.closest("tr");
        this.isTyping = false;
        this.keep([row.dataset.key], { [field.dataset.field]: read(field) });
        this.send();
      }

      isPattern(field) { return this.patternsTarget.contains(field); }

      keep(keys, values) {
        for (const key of keys) {
          this.unsaved.set(key, { ...this.unsaved.get(key), ...values });
          for (const field of Object.keys(values)) this.find(key, field)?.classList.add("is-unsaved");
        }
      }

      find(key, field) {
        return this.element.querySelector(`tr[data-key="${CSS.escape(key)}"] [data-field="${CSS.escape(field)}"]`);
      }

      // Sends what is not stored yet, one request at a time, so that the last of two values stays. Kept once all is
      // stored, or the server does not answer.
      send() {
        this.sending ||= this.storeAll().finally(() => { this.sending = null; });
        return this.sending;
      }

      async storeAll() {
        clearTimeout(this.timer);
        while (this.unsaved.size) if (!(await this.store())) return;
        if (this.refused.size) this.say(gettext("Not saved: correct what is marked."), true);
        else this.say(gettext("Saved."));
      }

      // Pictures with the same new values are one request. What was refused is sent again with what is typed next: an
      // author and a licence may only be right together.
      async store() {
        const combine = (key) => ({ ...this.refused.get(key), ...this.unsaved.get(key) });
        const values = combine(this.unsaved.keys().next().value);
        const said = JSON.stringify(values);
        const keys = [...this.unsaved.keys()].filter((key) => JSON.stringify(combine(key)) === said).slice(0, AT_ONCE);
        const sent = new Map(keys.map((key) => [key, this.unsaved.get(key)]));
        const body = new FormData();
        for (const key of keys) body.append("pk", key);
        for (const [field, value] of Object.entries(values))
          for (const each of Array.isArray(value) ? ["", ...value] : [value]) body.append(field, each);
        let answer;
        try {
          const response = await this.post(this.element.dataset.values, body);
          if (response.status >= 500) throw new Error(response.status);
          answer = response.ok && !response.redirected ? await response.json() : null;
        } catch {
          return this.wait(gettext("Not saved: the server does not answer. It is tried again; keep this page open."));
        }
        if (!answer) return this.wait(gettext("Not saved: you may have been signed out. Sign in in another window; it is tried again."));
        for (const key of keys) {
          const isStored = answer.rows[key]?.isStored ?? true;
          if (isStored) this.refused.delete(key);
          else this.refused.set(key, values);
          const isNewer = this.unsaved.get(key) !== sent.get(key); // something was typed meanwhile
          if (!isNewer) this.unsaved.delete(key);
          if (isStored && !isNewer) for (const field of Object.keys(values)) this.find(key, field)?.classList.remove("is-unsaved");
        }
        for (const [key, row] of Object.entries(answer.rows)) this.show(key, row);
        this.count();
        return true;
      }

      wait(words) {
        this.say(words, true);
        this.timer = setTimeout(() => this.send(), RETRY);
        return false;
      }

      post(url, body) {
        return fetch(url, { method: "POST", body, headers: { "X-CSRFToken": window.wagtailConfig.CSRF_TOKEN, "X-Requested-With": "XMLHttpRequest" } });
      }

      // Shows what a row lacks, beside the fields; and what is not stored because somebody must accept it first.
      show(key, { errors, waits }) {
        const row = this.element.querySelector(`tr[data-key="${CSS.escape(key)}"]`);
        if (!row) return;
        for (const field of row.querySelectorAll("[data-field]")) {
          const messages = errors[field.dataset.field] || [];
          const place = document.getElementById(`error-${key}-${field.dataset.field}`);
          if (place) place.textContent = messages.join(" ");
          if (messages.length) field.setAttribute("aria-invalid", "true");
          else field.removeAttribute("aria-invalid");
        }
        const isComplete = !Object.keys(errors).length;
        row.toggleAttribute("data-complete", isComplete);
        const state = row.querySelector(".picture-table-state");
        if (state?.dataset.done) state.textContent = isComplete ? state.dataset.done : state.dataset.open;
        const note = row.querySelector(".picture-table-waits");
        if (note && waits) note.textContent = waits;
      }

      // --- Choosing -----------------------------------------------------------------------------------------------

      get chosen() { return this.choiceTargets.filter((box) => box.checked).map((box) => box.value); }

      chooseAll() {
        for (const box of this.choiceTargets) box.checked = this.allTarget.checked;
        this.count();
      }

      // Shift and a click choose everything between two pictures.
      range(event) {
        const box = event.target;
        if (!box.matches?.("[data-picture-table-target=choice]")) return;
        const boxes = this.choiceTargets;
        const [from, to] = [boxes.indexOf(this.last), boxes.indexOf(box)].sort((a, b) => a - b);
        if (event.shiftKey && from >= 0) for (const each of boxes.slice(from, to + 1)) each.checked = box.checked;
        this.last = box;
        this.count();
      }

      setChosen() {
        const values = {};
        for (const field of this.patternsTarget.querySelectorAll("[data-field]")) {
          const value = read(field);
          if (value.length) values[field.dataset.field] = value;
        }
        const keys = this.chosen;
        for (const key of keys)
          for (const [field, value] of Object.entries(values)) {
            const cell = this.find(key, field);
            if (cell && !cell.disabled) write(cell, value);
          }
        this.keep(keys, values);
        for (const field of this.patternsTarget.querySelectorAll("[data-field]")) write(field, field.matches("details") ? [] : "");
        this.count();
        this.send();
      }

      count() {
        if (!this.hasSetTarget) return;
        const isEmpty = !this.rowTargets.length;
        this.emptyTarget.hidden = !isEmpty;
        this.fullTarget.hidden = isEmpty;
        const chosen = this.chosen;
        const isFilled = [...this.patternsTarget.querySelectorAll("[data-field]")].some((field) => read(field).length);
        this.setTarget.disabled = !chosen.length || !isFilled;
        this.allTarget.checked = chosen.length > 0 && chosen.length === this.choiceTargets.length;
        if (!this.hasPlaceTarget) return;
        const complete = this.ready.length;
        this.placeTarget.hidden = !complete;
        const words = ngettext("Put %s picture into the library", "Put %s pictures into the library", complete);
        this.placeTarget.textContent = interpolate(words, [complete]);
        this.dismissTarget.hidden = !chosen.length;
        this.dismissTarget.textContent = interpolate(ngettext("Dismiss %s picture", "Dismiss %s pictures", chosen.length), [chosen.length]);
      }

      // --- Into the library ---------------------------------------------------------------------------------------

      // The complete ones among the chosen pictures; if none is chosen, among all.
      get ready() {
        const chosen = new Set(this.chosen);
        return this.rowTargets.filter((row) => row.hasAttribute("data-complete") && (!chosen.size || chosen.has(row.dataset.key)));
      }

      async place() {
        await this.send();
        if (this.unsaved.size) return;
        const rows = this.ready;
        const { moving } = await this.ask(this.element.dataset.place, rows.map((row) => row.dataset.key), "moving");
        for (const key of moving) this.remove(key);
        if (moving.length) this.say(interpolate(ngettext("%s picture is on its way into the library.", "%s pictures are on their way into the library.", moving.length), [moving.length]));
        this.dispatch("moved");
      }

      async dismiss() {
        const keys = this.chosen;
        const words = ngettext("Delete %s picture from the inbox?", "Delete %s pictures from the inbox?", keys.length);
        if (!window.confirm(interpolate(words, [keys.length]))) return;
        const { dismissed } = await this.ask(this.element.dataset.dismiss, keys, "dismissed");
        if (dismissed) for (const key of keys) this.remove(key);
      }

      async ask(url, keys, wanted) {
        const body = new FormData();
        for (const key of keys) body.append("pk", key);
        try {
          const response = await this.post(url, body);
          if (!response.ok) throw new Error(response.status);
          return await response.json();
        } catch {
          this.say(gettext("This did not work: try it again in a moment."), true);
          return { [wanted]: wanted === "moving" ? [] : 0 };
        }
      }

      remove(key) {
        this.unsaved.delete(String(key));
        this.refused.delete(String(key));
        this.element.querySelector(`tr[data-key="${CSS.escape(String(key))}"]`)?.remove();
      }

      // --- The keyboard -------------------------------------------------------------------------------------------

      move(event) {
        const field = event.target.closest("[data-field]");
        if (event.key !== "Enter" || !field || field.matches("details") || event.isComposing) return;
        event.preventDefault();
        const rows = [this.patternsTarget, ...this.rowTargets];
        const next = rows[rows.indexOf(field.closest("tr")) + (event.shiftKey ? -1 : 1)];
        const other = next?.querySelector(`[data-field="${CSS.escape(field.dataset.field)}"]`);
        if (!other) return void field.blur();
        other.focus();
        other.select?.();
        other.scrollIntoView({ block: "nearest", inline: "nearest" });
      }

      say(words, isError = false) {
        this.statusTarget.textContent = words;
        this.statusTarget.classList.toggle("picture-table-error", isError);
      }
    },
  );
});
