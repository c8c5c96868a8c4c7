// Say in words why there is no passkey: allauth's script tells the console only.
document.addEventListener("allauth.error", (event) => {
  const place = document.getElementById("passkey_error");
  const reasons = { NotAllowedError: "cancelled", AbortError: "cancelled", InvalidStateError: "known" };
  event.preventDefault();
  place.textContent = place.dataset[reasons[event.detail.exception.name] || "impossible"];
  place.hidden = false;
});
