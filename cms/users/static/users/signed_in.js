/* The window in which somebody signed in again: tells the waiting ones (`session.js`), and closes. */
try {
  localStorage.setItem("signed-in", String(Date.now()));
} catch {
  // Without storage the waiting window looks for itself, once one goes back to it.
}
if (window.opener) window.close();
