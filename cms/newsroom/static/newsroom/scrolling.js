/* In Wagtail's admin, `main` scrolls, not the document. Where nothing in it takes the focus, it must take it itself: not
   every browser scrolls what the keyboard cannot reach. */
addEventListener("DOMContentLoaded", () => {
  const main = document.querySelector("main.content-wrapper");
  const reachable = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]";
  if (main && ![...main.querySelectorAll(reachable)].some((element) => element.checkVisibility())) main.tabIndex = 0;
});
