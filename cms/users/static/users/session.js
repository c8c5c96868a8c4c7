/* Prevents what is written in the admin from being lost when the session ends: everything that the page sends is held
   while somebody is signed out, and sent with a fresh token once they have signed in again, in another window.

   Requests of scripts get 401 `signed_out` or 403 `csrf_failed` (`cms/users/sessions.py`). Forms check the session before
   they are sent, since a browser does not return to a page that it has left; so do jQuery's requests that write.

   Each request says the nonce of this page, so that inline scripts in the answers run here: whoever has signed in again
   meanwhile has another one (`cms/serving/csp.py`). */
(() => {
  const script = document.currentScript;
  const { sessionUrl, signInUrl, user } = script.dataset;
  const NONCE = { name: "X-Script-Nonce", value: script.nonce };
  const FRESH = 5000; // ms for which a session that was valid counts as still valid
  const send = window.fetch;
  let seen = Date.now();
  let token = "";
  let asking = null; // the open dialog: a promise, true once the person is signed in

  const isOurs = (address) => new URL(address, location.href).origin === location.origin;

  /** Ask the server who is signed in; return "" if it is this page's user, otherwise the name of the problem. */
  async function checkSession() {
    const response = await send.call(window, sessionUrl, { headers: { Accept: "application/json" } });
    if (response.status === 401) return "signed_out";
    if (!response.ok) throw new Error(`${response.status}`);
    const session = await response.json();
    if (String(session.user) !== user) return "somebody_else";
    seen = Date.now();
    token = session.token;
    for (const field of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) field.value = token;
    return "";
  }

  /* --- Asking to sign in ---------------------------------------------------------------------------------------------- */

  const SENTENCES = {
    signed_out: () => gettext("You are signed out. What you wrote is still here: sign in again, and it is saved."),
    somebody_else: () => gettext("Somebody else has signed in in this browser. Sign in with your own name again to save what you wrote."),
    no_connection: () => gettext("There is no connection to the server. What you wrote is still here: try again in a moment."),
  };

  function makeDialog() {
    const dialog = document.createElement("dialog");
    dialog.className = "session-dialog";
    dialog.setAttribute("aria-labelledby", "session-dialog-title");
    dialog.innerHTML = '<h2 id="session-dialog-title"></h2><p role="status"></p><div>'
      + '<button type="button" class="button" data-sign-in></button> '
      + '<button type="button" class="button button-secondary" data-again></button> '
      + '<button type="button" class="button button-secondary no" data-later></button></div>';
    dialog.querySelector("h2").textContent = gettext("Not saved yet");
    dialog.querySelector("[data-sign-in]").textContent = gettext("Sign in in a new window");
    dialog.querySelector("[data-again]").textContent = gettext("Try again");
    dialog.querySelector("[data-later]").textContent = gettext("Later");
    document.body.append(dialog);
    return dialog;
  }

  /** Show the problem until it is solved (true) or the person closes the dialog (false). Only one dialog is open. */
  function askToSignIn(problem) {
    asking ||= new Promise((resolve) => {
      const dialog = makeDialog();
      const say = (name) => {
        dialog.querySelector("p").textContent = SENTENCES[name]();
        dialog.querySelector("[data-sign-in]").hidden = name === "no_connection";
      };
      const look = async () => {
        const found = await checkSession().catch(() => "no_connection");
        if (found) say(found);
        else end(true);
      };
      const lookWhenSeen = () => document.visibilityState === "visible" && look();
      const end = (isSignedIn) => {
        window.removeEventListener("storage", look);
        window.removeEventListener("online", look);
        document.removeEventListener("visibilitychange", lookWhenSeen);
        dialog.remove();
        asking = null;
        resolve(isSignedIn);
      };
      window.addEventListener("storage", look); // sent by `signed_in.js`
      window.addEventListener("online", look);
      document.addEventListener("visibilitychange", lookWhenSeen);
      dialog.querySelector("[data-sign-in]").addEventListener("click", () => window.open(signInUrl, "sign-in"));
      dialog.querySelector("[data-again]").addEventListener("click", look);
      dialog.querySelector("[data-later]").addEventListener("click", () => end(false));
      dialog.addEventListener("cancel", () => end(false));
      say(problem);
      dialog.showModal();
    });
    return asking;
  }

  /** Wait until this page's user is signed in; return false if they close the dialog. */
  async function ensureSession() {
    const problem = await checkSession().catch(() => "no_connection");
    return !problem || askToSignIn(problem);
  }

  /* --- Scripts' requests ------------------------------------------------------------------------------------------------ */

  function withToken(options) {
    const headers = new Headers(options.headers);
    headers.set(NONCE.name, NONCE.value);
    if (token && headers.has("X-CSRFToken")) headers.set("X-CSRFToken", token);
    // A form that was read before has its own token, which Django checks first.
    return "body" in options ? { ...options, headers, body: withTokenInBody(options.body) } : { ...options, headers };
  }

  function withTokenInBody(body) {
    if (!token) return body;
    if (typeof body === "string") return body.replace(/(?<=^|&)csrfmiddlewaretoken=[^&]*/, `csrfmiddlewaretoken=${token}`);
    const isForm = body instanceof FormData || body instanceof URLSearchParams;
    if (isForm && body.has("csrfmiddlewaretoken")) body.set("csrfmiddlewaretoken", token);
    return body;
  }

  async function isRefusedForSession(response) {
    if (![401, 403].includes(response.status)) return false;
    const said = await response.clone().json().catch(() => ({}));
    return ["signed_out", "csrf_failed"].includes(said.code);
  }

  const waiting = new Set();

  window.fetch = async (address, options = {}) => {
    if (address instanceof Request || !isOurs(address)) return send.call(window, address, options);
    const response = await send.call(window, address, withToken(options));
    if (!(await isRefusedForSession(response))) return response;
    // A repeated request (Wagtail's ping every ten seconds while an editor is open) waits only once.
    const key = `${options.method || "GET"} ${address}`;
    if (waiting.has(key)) return response;
    waiting.add(key);
    try {
      return (await ensureSession()) ? await send.call(window, address, withToken(options)) : response;
    } finally {
      waiting.delete(key);
    }
  };

  /* --- jQuery's requests: Wagtail's dialogs and uploads ------------------------------------------------------------------ */

  const old = XMLHttpRequest.prototype;
  const { open, setRequestHeader, send: sendOld, abort } = old;
  const requests = new WeakMap(); // of each request to us: whether it writes, its CSRF token, whether it was given up

  old.open = function (method, address, isAsync = true, ...more) {
    open.call(this, method, address, isAsync, ...more);
    if (!isOurs(address)) return void requests.delete(this);
    requests.set(this, { writes: isAsync && !/^(get|head)$/i.test(method), token: "", isOver: false });
    setRequestHeader.call(this, NONCE.name, NONCE.value);
  };

  // Headers are only ever added to: the token is held back until it is known which one is valid.
  old.setRequestHeader = function (name, value) {
    const about = requests.get(this);
    if (about && name.toLowerCase() === "x-csrftoken") about.token = value;
    else setRequestHeader.call(this, name, value);
  };

  old.abort = function () {
    if (requests.has(this)) requests.get(this).isOver = true;
    abort.call(this);
  };

  old.send = function (body) {
    const about = requests.get(this);
    const go = () => {
      if (about?.isOver) return;
      if (about?.token) setRequestHeader.call(this, "X-CSRFToken", token || about.token);
      sendOld.call(this, about ? withTokenInBody(body) : body);
    };
    if (!about?.writes || Date.now() - seen < FRESH) go();
    else ensureSession().then(go); // if the person does not sign in, the server refuses, and the page says so
  };

  /* --- Forms ------------------------------------------------------------------------------------------------------------ */

  const checked = new WeakSet();
  let checking = false;

  /** Runs before all other handlers: nothing is sent or shows progress before the session is known to be valid. */
  async function checkBeforeSending(event) {
    const form = event.target;
    if (checked.delete(form) || form.getAttribute("method")?.toLowerCase() !== "post") return;
    if (Date.now() - seen < FRESH) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (checking) return;
    checking = true;
    try {
      if (!(await ensureSession())) return;
    } finally {
      checking = false;
    }
    checked.add(form);
    const button = event.submitter;
    // A button that shows its progress is disabled by now, and would not be sent with the form.
    const wasDisabled = button?.disabled;
    if (wasDisabled) button.disabled = false;
    form.requestSubmit(button?.form === form ? button : undefined);
    if (wasDisabled) button.disabled = true;
    checked.delete(form);
  }

  window.addEventListener("submit", checkBeforeSending, true);
})();
