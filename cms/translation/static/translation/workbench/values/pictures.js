/* Rows for the words of the text's pictures. What is typed there is a proposal, which is applied to the picture when the
   text is published; below the row stands what becomes of it. */
((workbench) => {
  const { data, list, makeRow, getToken, forget, describe, panel, say: announce } = workbench;

  function make(name, className, text) {
    return Object.assign(document.createElement(name), { className, textContent: text });
  }

  function makeButton(label, act) {
    const button = make("button", "button button-small button-secondary", label);
    button.type = "button";
    button.addEventListener("click", act);
    return button;
  }

  /** Take over what the server says of a row: after it was stored, withdrawn or applied. What becomes of it is asked for
      afterwards, since it takes the server longer than saving. */
  function settle(row, answer) {
    const { is_proposed, version, status } = answer;
    Object.assign(row, { is_proposed, version, said: [], fault: "", apply_url: "" });
    if (answer.target !== row.stored) { // withdrawn: the library's words are shown again
      const isOpen = document.activeElement === row.target_;
      row.stored = answer.target;
      if (!row.isTyped) {
        workbench.show(row.target_, answer.target, row.source);
        row.target = answer.target;
      }
      if (isOpen) row.target_.focus();
    }
    if (!row.isTyped) row.status = status;
    describe(row);
    draw(row);
    readNotes(row);
  }

  async function readNotes(row) {
    const { version } = row;
    try {
      const { said, fault, apply_url } = await panel.fetchJson(row.edit_url);
      if (row.version !== version) return; // it was saved again meanwhile
      Object.assign(row, { said, fault, apply_url });
      draw(row);
    } catch (error) {
      console.warn(error); // the row itself is stored
    }
  }

  function draw(row) {
    const at = [...row.below.querySelectorAll("button")].indexOf(document.activeElement);
    fill(row);
    if (at >= 0) (row.below.querySelectorAll("button")[at] || row.target_).focus(); // focus is never lost
  }

  function fill(row) {
    row.below.replaceChildren();
    if (row.fault) row.below.append(make("p", "wb-note wb-note--error", row.fault));
    row.below.append(...row.said.map((sentence) => make("p", "wb-note", sentence)));
    if (!row.is_proposed || data.isLocked) return;
    const buttons = make("p", "wb-value__buttons", "");
    if (row.apply_url) buttons.append(makeButton(gettext("Apply to the picture now"), () => act(row, "POST")));
    buttons.append(makeButton(gettext("Withdraw the proposal"), () => act(row, "DELETE")));
    row.below.append(buttons);
  }

  /** Apply or withdraw a proposal. */
  function act(row, method) {
    workbench.enqueue(row, async () => {
      const headers = { "If-Match": `"${row.version}"`, "X-CSRFToken": getToken() };
      const response = await fetch(row.edit_url, { method, headers }).catch(() => null);
      const answer = (await response?.json().catch(() => null)) || {};
      if (!response?.ok) {
        row.fault = answer.detail || gettext("This could not be saved.");
        draw(row);
        announce(row.fault);
        return;
      }
      forget(row);
      row.isTyped = false;
      settle(row, answer);
      row.target_.focus();
      announce(method === "POST" ? gettext("Applied to the picture") : gettext("The proposal is withdrawn"));
      list.dispatchEvent(new CustomEvent("wb-value", { detail: row }));
    });
  }

  function addPicture(row) {
    const item = makeRow(row, null);
    const below = make("div", "wb-picture__notes", "");
    item.append(below);
    item.classList.add("wb-row--picture");
    Object.assign(row, { below, settle: (answer) => settle(row, answer) });
    workbench.placeAmongRows(item, row.at, row.label);
    draw(row);
  }

  workbench.addPicture = addPicture;
})(window.workbench);
