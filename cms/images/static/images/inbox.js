// Sends files to the picture inbox in parts, three at a time. The server knows which parts have arrived, so the same
// file, dropped again after a reload, goes on where it was.
document.addEventListener("DOMContentLoaded", () => {
  if (!window.wagtail?.app || !window.StimulusModule) return;
  const AT_ONCE = 3;
  const ANNOUNCED = 50; // files in one request
  const PAUSES = [1000, 3000, 10000]; // before a part is sent again
  const AGAIN = 30000; // after which files that were interrupted go on by themselves
  const NEWS_EVERY = 2000;
  const JUNK = /^(?:\.|thumbs\.db$|desktop\.ini$)/i;

  const wait = (time) => new Promise((done) => { setTimeout(done, time); });
  const inMegabytes = (bytes) => Math.round(bytes / 1e5) / 10;

  // Lists the files that were dropped, also those in folders.
  async function listDropped(transfer) {
    const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
    if (!entries.length) return [...transfer.files];
    const found = [];
    const walk = async (entry) => {
      if (entry.isFile) return void found.push(await new Promise((done, fail) => { entry.file(done, fail); }));
      const reader = entry.createReader();
      for (;;) {
        const some = await new Promise((done, fail) => { reader.readEntries(done, fail); });
        if (!some.length) return;
        for (const each of some) await walk(each);
      }
    };
    for (const entry of entries) await walk(entry);
    return found;
  }

  window.wagtail.app.register(
    "picture-inbox",
    class extends window.StimulusModule.Controller {
      static targets = ["files", "folder", "sending", "status", "total", "again", "list", "others"];

      connect() {
        this.sent = [];
        this.queue = [];
        this.running = 0;
        this.warn = (event) => this.running && event.preventDefault();
        window.addEventListener("beforeunload", this.warn);
        this.online = () => this.resume();
        window.addEventListener("online", this.online);
        if (this.element.hasAttribute("data-working")) this.ask();
      }

      disconnect() {
        window.removeEventListener("beforeunload", this.warn);
        window.removeEventListener("online", this.online);
        clearTimeout(this.timer);
        clearTimeout(this.later);
      }

      // --- Choosing files -----------------------------------------------------------------------------------------

      allow(event) {
        if (![...event.dataTransfer.types].includes("Files")) return;
        event.preventDefault();
        const zone = this.element.querySelector(".picture-drop");
        zone.classList.add("is-over");
        clearTimeout(this.over);
        this.over = setTimeout(() => zone.classList.remove("is-over"), 300);
      }

      async drop(event) {
        if (![...event.dataTransfer.types].includes("Files")) return;
        event.preventDefault();
        this.add(await listDropped(event.dataTransfer));
      }

      choose({ params }) { this[`${params.which}Target`].click(); }

      take(event) {
        const files = [...event.target.files];
        event.target.value = "";
        this.add(files);
      }

      // --- Sending ------------------------------------------------------------------------------------------------

      async add(files) {
        const wanted = files.filter((file) => !JUNK.test(file.name));
        if (!wanted.length) return;
        this.sendingTarget.hidden = false;
        const entries = wanted.map((file) => this.list(file));
        this.sent.push(...entries);
        this.count();
        for (let start = 0; start < entries.length; start += ANNOUNCED) await this.announce(entries.slice(start, start + ANNOUNCED));
      }

      list(file) {
        const item = document.createElement("li");
        const [name, state] = [document.createElement("span"), document.createElement("span")];
        name.textContent = file.name;
        const bar = document.createElement("progress");
        bar.max = Math.max(file.size, 1);
        bar.value = 0;
        bar.setAttribute("aria-label", file.name);
        item.append(name, bar, state);
        this.listTarget.append(item);
        return { file, item, bar, state, done: 0, isOver: false };
      }

      async announce(entries) {
        const body = new FormData();
        for (const { file } of entries) {
          body.append("name", file.name);
          body.append("size", file.size);
          body.append("modified", file.lastModified);
        }
        let answer;
        try {
          answer = await this.request(this.element.dataset.announce, body);
        } catch {
          for (const entry of entries) this.stop(entry, [() => this.announce([entry])]);
          return;
        }
        answer.files.forEach((known, index) => this.start(entries[index], known));
        this.work();
      }

      start(entry, known) {
        entry.id = known.id;
        const left = known.missing || [];
        if (!left.length) return void this.end(entry, known);
        entry.missing = new Set(left);
        this.progress(entry);
        for (const number of left) this.queue.push({ entry, number });
      }

      progress(entry) {
        entry.done = entry.file.size - [...entry.missing].reduce((sum, number) => sum + this.cut(entry, number).size, 0);
        entry.bar.value = entry.done;
      }

      cut({ file }, number) {
        const length = Number(this.element.dataset.partBytes);
        return file.slice(number * length, (number + 1) * length);
      }

      work() {
        while (this.running < AT_ONCE && this.queue.length) {
          this.running += 1;
          this.send(this.queue.shift()).finally(() => {
            this.running -= 1;
            this.work();
          });
        }
        this.count();
      }

      async send({ entry, number }) {
        if (entry.isOver) return;
        const part = this.cut(entry, number);
        const body = new FormData();
        body.append("part", part, "part");
        for (let attempt = 0; ; attempt += 1) {
          try {
            const known = await this.request(`${this.element.dataset.parts}${entry.id}/parts/${number}/`, body);
            entry.missing.delete(number); // answers overtake each other: an earlier one does not know of this part
            if (known.missing.length) this.progress(entry);
            else this.end(entry, known);
            this.count();
            return;
          } catch (error) {
            if (error.sentence) return void this.end(entry, { state: "refused", sentence: error.sentence });
            if (attempt === PAUSES.length) return void this.stop(entry, [() => this.announce([entry])]);
            await wait(PAUSES[attempt]);
          }
        }
      }

      async request(url, body) {
        const response = await fetch(url, { method: "POST", body, headers: { "X-CSRFToken": window.wagtailConfig.CSRF_TOKEN, "X-Requested-With": "XMLHttpRequest" } });
        if (response.ok) return response.json();
        const error = new Error(response.status);
        if (response.status === 400) error.sentence = (await response.json().catch(() => ({}))).error;
        throw error;
      }

      end(entry, known) {
        if (entry.isOver) return;
        entry.isOver = true;
        entry.bar.value = entry.bar.max;
        entry.item.classList.toggle("is-refused", known.state === "refused");
        entry.state.textContent = known.sentence;
        if (known.url) {
          const link = document.createElement("a");
          link.href = known.url;
          link.textContent = gettext("Show it");
          entry.state.append(" ", link);
        }
        if (known.state === "refused") entry.bar.remove();
        this.count();
        this.ask();
      }

      stop(entry, actions) {
        if (entry.actions) return;
        entry.actions = actions;
        this.queue = this.queue.filter((each) => each.entry !== entry);
        entry.state.textContent = gettext("Interrupted: there is no connection. It goes on by itself.");
        this.againTarget.hidden = false;
        clearTimeout(this.later);
        this.later = setTimeout(() => this.resume(), AGAIN);
        this.count();
      }

      resume() {
        clearTimeout(this.later);
        this.againTarget.hidden = true;
        for (const entry of this.sent.filter((each) => each.actions)) {
          const { actions } = entry;
          entry.actions = null;
          entry.state.textContent = "";
          for (const action of actions) action();
        }
      }

      count() {
        const total = this.sent.reduce((sum, { file }) => sum + file.size, 0);
        const done = this.sent.reduce((sum, { file, isOver, done: part }) => sum + (isOver ? file.size : part), 0);
        const over = this.sent.filter(({ isOver }) => isOver).length;
        this.totalTarget.max = Math.max(total, 1);
        this.totalTarget.value = done;
        const words = ngettext("%(over)s of %(count)s file, %(done)s of %(total)s MB", "%(over)s of %(count)s files, %(done)s of %(total)s MB", this.sent.length);
        this.statusTarget.textContent = interpolate(words, { over, count: this.sent.length, done: inMegabytes(done).toLocaleString(document.documentElement.lang), total: inMegabytes(total).toLocaleString(document.documentElement.lang) }, true);
      }

      // --- What has become of them --------------------------------------------------------------------------------

      // Asks for what the worker has checked until it has nothing more to do.
      ask() {
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.update(), 300);
      }

      async update() {
        if (this.isAsking) return void this.ask();
        this.isAsking = true;
        try {
          const known = [...this.element.querySelectorAll(".picture-table-rows tr[data-key]")].map((row) => row.dataset.key);
          const query = new URLSearchParams({ known: known.join("."), since: this.element.dataset.openedAt });
          const response = await fetch(`${this.element.dataset.news}?${query}`, { headers: { "X-Requested-With": "XMLHttpRequest" } });
          if (!response.ok) throw new Error(response.status);
          const { rows, others, gone, more, working } = await response.json();
          this.element.querySelector(".picture-table-rows").insertAdjacentHTML("beforeend", rows);
          for (const key of gone) this.element.querySelector(`.picture-table-rows tr[data-key="${key}"]:not(:focus-within)`)?.remove();
          this.replaceOthers(others);
          this.unlistRows();
          if (more || working || this.running) this.timer = setTimeout(() => this.update(), NEWS_EVERY);
        } catch {
          this.timer = setTimeout(() => this.update(), 5 * NEWS_EVERY);
        } finally {
          this.isAsking = false;
        }
      }

      // What has come into the table or among the other files is named there alone: here it would still be "in the inbox"
      // when it no longer is.
      unlistRows() {
        const rows = this.element.querySelectorAll(".picture-table-rows tr[data-key], .picture-others li[data-key]");
        const here = new Set([...rows].map((row) => row.dataset.key));
        for (const { id, item, isOver } of this.sent) if (isOver && here.has(String(id))) item.remove();
      }

      replaceOthers(html) {
        if (this.othersTarget.contains(document.activeElement)) return;
        this.othersTarget.innerHTML = html;
        const sending = new Set(this.sent.filter(({ isOver }) => !isOver).map(({ id }) => String(id)));
        for (const item of this.othersTarget.querySelectorAll("li")) if (sending.has(item.dataset.key)) item.remove();
      }

      async dismiss(event) {
        const body = new FormData();
        body.append("pk", event.currentTarget.value);
        const item = event.currentTarget.closest("li");
        try {
          await this.request(this.element.querySelector("[data-dismiss]").dataset.dismiss, body);
          const next = item.nextElementSibling?.querySelector("button") || this.element.querySelector(".picture-drop button");
          item.remove();
          next.focus();
        } catch {
          item.classList.add("is-unsaved");
        }
      }
    },
  );
});
