// Scrolls to the summary of a form that has errors, in a dialog or after an upload, and has it read out.
document.addEventListener("DOMContentLoaded", () => {
  if (!window.wagtail?.app || !window.StimulusModule) return;
  window.wagtail.app.register(
    "error-summary",
    class extends window.StimulusModule.Controller {
      connect() {
        this.tries = 0;
        this.show();
      }

      disconnect() {
        clearTimeout(this.timer);
      }

      show() {
        // A dialog shows the form only after inserting it.
        if (this.element.offsetParent === null && this.tries < 40) {
          this.tries += 1;
          this.timer = setTimeout(() => this.show(), 50);
          return;
        }
        this.element.focus({ preventScroll: true });
        this.element.scrollIntoView({ block: "center" });
      }

      go(event) {
        const field = document.getElementById(event.currentTarget.hash.slice(1));
        if (!field) return;
        event.preventDefault();
        field.scrollIntoView({ block: "center" });
        field.focus({ preventScroll: true });
      }
    },
  );
});
