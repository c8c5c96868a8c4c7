// Renews how far a bulk submission is, every two seconds, until it is over.
const place = document.querySelector("[data-progress]");

async function renew() {
  if (place.querySelector("[data-is-over]")) return;
  // Not under the hands of somebody who is about to press its button.
  if (!place.contains(document.activeElement)) {
    const answer = await fetch(place.dataset.progress).catch(() => null);
    if (answer?.ok) place.innerHTML = await answer.text();
  }
  setTimeout(renew, 2000);
}

if (place) setTimeout(renew, 2000);
