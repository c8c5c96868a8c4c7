// Refreshes the progress of a bulk submission every two seconds, until it has finished.
const place = document.querySelector("[data-progress]");

async function renew() {
  if (place.querySelector("[data-is-over]")) return;
  // Do not replace a button that has the focus.
  if (!place.contains(document.activeElement)) {
    const answer = await fetch(place.dataset.progress).catch(() => null);
    if (answer?.ok) place.innerHTML = await answer.text();
  }
  setTimeout(renew, 2000);
}

if (place) setTimeout(renew, 2000);
