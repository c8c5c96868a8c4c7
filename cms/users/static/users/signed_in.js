/* The window in which somebody signed in again: notifies the waiting windows (`session.js`), and closes. */
try {
  localStorage.setItem("signed-in", String(Date.now()));
} catch {
  // Without storage, the waiting window checks when it is shown again.
}
if (window.opener) window.close();
