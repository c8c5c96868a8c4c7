/* Leads from a line of the checklist to the field that it is about, in the editor of the same text. */

const ANCHOR = "#field-";

function findField(name) {
  const quoted = CSS.escape(name);
  return document.querySelector(`[data-contentpath="${quoted}"], [name="${quoted}"], #id_${quoted}-FORMS, [id^="id_${quoted}-"]`);
}

function openField(name) {
  const found = findField(name);
  if (!found) return false;
  const tab = found.closest('[role="tabpanel"]');
  if (tab && tab.hidden) document.querySelector(`[role="tab"][aria-controls="${tab.id}"], [role="tab"][href="#${tab.id}"]`)?.click();
  const panel = found.closest("[data-panel]");
  const toggle = panel?.querySelector("[data-panel-toggle]");
  if (toggle?.getAttribute("aria-expanded") === "false") toggle.click();
  // On a small screen the panel covers the text.
  if (window.matchMedia("(max-width: 50em)").matches) document.querySelector("[data-form-side-close-button]")?.click();
  const place = panel || found;
  place.scrollIntoView({ block: "start" });
  const input = place.querySelector("input:not([type=hidden]), textarea:not([hidden]), select, [contenteditable=true], button:not([data-panel-toggle])");
  input?.focus({ preventScroll: true });
  return true;
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("[data-checklist-field]");
  if (link && openField(link.dataset.checklistField)) event.preventDefault();
});

window.addEventListener("load", () => {
  if (window.location.hash.startsWith(ANCHOR)) openField(decodeURIComponent(window.location.hash.slice(ANCHOR.length)));
});
