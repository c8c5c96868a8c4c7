/* Shows beside a segment which links and marks of the original its translation lacks. This is a hint, since it may be
   intended; submitting asks again. */
(() => {
  const editor = document.querySelector(".js-translation-editor");
  if (!editor || !editor.dataset.props) return;
  const props = JSON.parse(editor.dataset.props);
  const known = new Map(props.initialStringTranslations.map((row) => [row.segment_id, row.losses || []]));

  function show(item, losses) {
    const former = item.querySelector(":scope > .segment-losses");
    if (former && !losses.length) former.remove();
    if (!losses.length || former?.dataset.losses === losses.join("\n")) return;
    const list = former || document.createElement("ul");
    list.className = "segment-losses";
    list.setAttribute("role", "status");
    list.dataset.losses = losses.join("\n");
    list.replaceChildren(...losses.map((loss) => Object.assign(document.createElement("li"), { textContent: loss })));
    const history = item.querySelector(":scope > .segment-history");
    if (history) history.before(list);
    else item.append(list);
  }

  /** Segments have their ids once the other script has set them. */
  function place() {
    for (const [id, losses] of known) {
      const item = document.getElementById(`segment-${id}`);
      if (item) show(item, losses);
    }
  }

  const send = window.fetch;
  window.fetch = async (address, options = {}) => {
    const response = await send.call(window, address, options);
    const segment = props.segments.find((other) => other.type === "string" && other.editUrl === address);
    if (segment && response.ok && ["PUT", "DELETE"].includes(options.method)) {
      const row = options.method === "PUT" ? await response.clone().json().catch(() => ({})) : {};
      known.set(segment.id, row.losses || []);
      place();
    }
    return response;
  };

  new MutationObserver(place).observe(editor, { subtree: true, attributes: true, attributeFilter: ["id"] });
  place();
})();
