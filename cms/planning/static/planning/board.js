// Arranges the stories of an issue by drag and with buttons; saving asks the server. Without this script, each press of
// a button saves one step.
document.addEventListener("DOMContentLoaded", () => {
  if (!window.wagtail?.app || !window.StimulusModule) return;

  window.wagtail.app.register(
    "planning-board",
    class extends window.StimulusModule.Controller {
      static targets = ["rows", "form", "order", "status"];

      connect() {
        this.before = this.hasRowsTarget ? [...this.rowsTarget.children] : [];
        this.warn = (event) => this.isChanged && !this.isSaving && event.preventDefault();
        window.addEventListener("beforeunload", this.warn);
        if (this.hasFormTarget) this.formTarget.addEventListener("submit", () => { this.isSaving = true; });
      }

      disconnect() {
        window.removeEventListener("beforeunload", this.warn);
      }

      get isChanged() {
        return this.hasFormTarget && !this.formTarget.hidden;
      }

      // --- By drag ------------------------------------------------------------------------------------------------

      drag(event) {
        const row = event.target.closest?.(".board-row[draggable]");
        if (!row || event.target !== row) return;
        this.dragged = row;
        this.next = row.nextElementSibling; // where it goes back to
        event.dataTransfer.effectAllowed = "move";
        event.dataTransfer.setData("text/plain", row.dataset.title);
        row.classList.add("is-dragged");
      }

      hover(event) {
        const row = this.dragged && event.target.closest(".board-row");
        if (!this.dragged) return;
        event.preventDefault();
        if (!row || row === this.dragged) return;
        const { top, height } = row.getBoundingClientRect();
        this.rowsTarget.insertBefore(this.dragged, event.clientY < top + height / 2 ? row : row.nextElementSibling);
      }

      drop(event) {
        if (!this.dragged) return;
        event.preventDefault();
        this.isDropped = true;
      }

      end() {
        if (!this.dragged) return;
        if (!this.isDropped) this.rowsTarget.insertBefore(this.dragged, this.next);
        this.dragged.classList.remove("is-dragged");
        this.arrange(this.dragged);
        this.dragged = null;
        this.isDropped = false;
      }

      // --- By button, and so by keyboard --------------------------------------------------------------------------

      step(event) {
        const button = event.target.closest(".board-step");
        if (!button) return;
        event.preventDefault();
        const row = button.closest(".board-row");
        const isUp = button.value.endsWith(" up");
        const other = isUp ? row.previousElementSibling : row.nextElementSibling;
        if (!other) return;
        this.rowsTarget.insertBefore(row, isUp ? other : other.nextElementSibling);
        this.arrange(row);
        // At an end its button is disabled: the focus goes to the other one.
        const [up, down] = row.querySelectorAll(".board-step");
        const chosen = isUp ? up : down;
        (chosen.disabled ? (isUp ? down : up) : chosen).focus();
        row.scrollIntoView({ block: "nearest" });
      }

      // --- Both ---------------------------------------------------------------------------------------------------

      reset() {
        this.rowsTarget.append(...this.before);
        this.arrange();
        this.say(gettext("The order is as it was."));
        this.rowsTarget.querySelector(".board-step:not(:disabled)")?.focus();
      }

      arrange(moved) {
        const rows = [...this.rowsTarget.children];
        rows.forEach((row, index) => {
          row.querySelector("[data-place]").textContent = index + 1;
          row.classList.toggle("is-moved", this.before[index] !== row);
          const [up, down] = row.querySelectorAll(".board-step");
          up.disabled = index === 0;
          down.disabled = index === rows.length - 1;
        });
        this.orderTarget.value = rows.map((row) => row.dataset.key).join(",");
        this.formTarget.hidden = rows.every((row, index) => this.before[index] === row);
        if (!moved) return;
        const words = gettext("“%(title)s” is in place %(place)s of %(count)s now. Save the order when it is as you wish.");
        const named = { title: moved.dataset.title, place: rows.indexOf(moved) + 1, count: rows.length };
        this.say(interpolate(words, named, true));
      }

      say(words) {
        this.statusTarget.textContent = words;
      }
    },
  );
});
