// Moves entries of the calendar by drag and by keyboard. The server decides; without this script, a form does the same.
document.addEventListener("DOMContentLoaded", () => {
  if (!window.wagtail?.app || !window.StimulusModule) return;
  const STEPS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

  window.wagtail.app.register(
    "planning-calendar",
    class extends window.StimulusModule.Controller {
      static targets = ["calendar", "status", "error"];

      // --- By drag ------------------------------------------------------------------------------------------------

      drag(event) {
        this.dragged = event.target.closest?.("[data-move]");
        if (!this.dragged) return;
        event.dataTransfer.effectAllowed = "move";
        event.dataTransfer.setData("text/plain", this.dragged.dataset.key);
        this.dragged.classList.add("is-dragged");
      }

      hover(event) {
        const day = this.dragged && event.target.closest("[data-day]:not([data-move])");
        if (!day) return;
        event.preventDefault();
        this.mark(day);
      }

      leave(event) {
        if (this.dragged && !this.calendarTarget.contains(event.relatedTarget)) this.mark(null);
      }

      drop(event) {
        const day = this.dragged && event.target.closest("[data-day]:not([data-move])");
        if (!day) return;
        event.preventDefault();
        this.move(this.dragged, day.dataset.day);
      }

      end() {
        this.dragged?.classList.remove("is-dragged");
        this.dragged = null;
        this.mark(null);
      }

      // --- By keyboard --------------------------------------------------------------------------------------------

      press(event) {
        const entry = event.target.closest(".planning-entry[data-move]");
        if (!entry || event.ctrlKey || event.metaKey || event.altKey) return;
        if (!this.lifted) {
          if (event.key !== " " || !event.target.matches(".planning-entry__title")) return;
          event.preventDefault();
          this.lift(entry);
        } else if (event.key in STEPS) {
          event.preventDefault();
          this.aim(STEPS[event.key]);
        } else if (event.key === "Enter" || event.key === " ") {
          event.preventDefault();
          const { entry: lifted, day } = this.lifted;
          this.release();
          this.move(lifted, day);
        } else if (event.key === "Escape" || event.key === "Tab") {
          if (event.key === "Escape") event.preventDefault();
          this.release();
          this.say(gettext("It stays where it was."));
        }
      }

      lift(entry) {
        this.lifted = { entry, day: entry.dataset.day };
        entry.classList.add("is-lifted");
        this.mark(this.find(this.lifted.day));
        this.say(gettext("Picked up. Arrow keys choose a day, Enter puts it there, Escape leaves it."));
      }

      aim(step) {
        const day = new Date(`${this.lifted.day}T12:00:00Z`);
        day.setUTCDate(day.getUTCDate() + step);
        this.lifted.day = day.toISOString().slice(0, 10);
        const place = this.find(this.lifted.day);
        this.mark(place);
        place?.scrollIntoView({ block: "nearest" });
        const language = document.documentElement.lang || undefined;
        const words = day.toLocaleDateString(language, { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" });
        this.say(place?.dataset.name || words);
        // A day that is not shown has no mark: its name is shown above the calendar.
        this.show(place ? "" : words, false);
      }

      release() {
        this.lifted.entry.classList.remove("is-lifted");
        this.lifted = null;
        this.mark(null);
        this.show("");
      }

      // --- Both ---------------------------------------------------------------------------------------------------

      find(day) {
        return this.calendarTarget.querySelector(`[data-day="${day}"]:not([data-move])`);
      }

      mark(day) {
        this.marked?.classList.remove("is-aimed");
        this.marked = day;
        day?.classList.add("is-aimed");
      }

      async move(entry, day) {
        if (day === entry.dataset.day || this.isBusy) return;
        this.isBusy = true;
        this.calendarTarget.setAttribute("aria-busy", "true");
        const { key, move, start } = entry.dataset;
        let words = "";
        let isWrong = true;
        try {
          const answer = await fetch(move, {
            method: "POST",
            headers: {
              "X-CSRFToken": window.wagtailConfig.CSRF_TOKEN,
              "X-Requested-With": "XMLHttpRequest",
              "Content-Type": "application/x-www-form-urlencoded",
            },
            body: new URLSearchParams({ day, expected: start }),
          });
          const result = await answer.json().catch(() => ({}));
          isWrong = !answer.ok;
          words = answer.ok ? result.message : result.detail || gettext("It could not be moved.");
          await this.refresh(key);
        } catch {
          words = gettext("It could not be moved: the server does not answer.");
        }
        this.isBusy = false;
        this.calendarTarget.removeAttribute("aria-busy");
        this.show(isWrong ? words : "");
        if (!isWrong) this.say(words);
      }

      // Puts the calendar as the server has it into the page, and the focus back on the entry.
      async refresh(key) {
        const answer = await fetch(window.location.href, { headers: { Accept: "text/html" } });
        if (!answer.ok) return;
        const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
        const calendar = fresh.getElementById("planning-calendar");
        if (!calendar) return;
        this.calendarTarget.replaceChildren(...calendar.childNodes);
        const entry = this.calendarTarget.querySelector(`[data-key="${CSS.escape(key)}"]`);
        const folded = entry?.closest("details");
        if (folded) folded.open = true;
        entry?.querySelector(".planning-entry__title")?.focus();
      }

      say(words) {
        this.statusTarget.textContent = words;
      }

      show(words, isError = true) {
        this.errorTarget.textContent = words;
        this.errorTarget.classList.toggle("is-hint", !isError);
        this.errorTarget.hidden = !words;
      }
    },
  );
});
