// The crops of a picture beside its form, as its focal point would make them; and a focal point by one click.
// A dragged box is Wagtail's own; this script reads the hidden fields that it fills.
document.addEventListener("DOMContentLoaded", () => {
  const crops = document.querySelector("[data-crops]");
  const chooser = document.querySelector(".focal-point-chooser");
  if (!crops || !chooser) return;
  const NAMES = ["x", "y", "width", "height"];
  const POINT = 0.1; // the side of the box that a click makes, of the picture's shorter side
  const STILL = 4; // pixels between pressing and releasing that are no drag
  const size = { width: Number(crops.dataset.width), height: Number(crops.dataset.height) };
  const fields = Object.fromEntries(NAMES.map((name) => [name, document.querySelector(`input.focal_point_${name}`)]));
  if (!size.width || !size.height || !NAMES.every((name) => fields[name])) return;

  const clamp = (value, least, most) => Math.min(Math.max(value, least), Math.max(least, most));

  const readPoint = () => {
    const [x, y, width, height] = NAMES.map((name) => (fields[name].value === "" ? NaN : Number(fields[name].value)));
    return [x, y, width, height].some(Number.isNaN) ? null : { x, y, width, height };
  };

  // As wagtail.images.image_operations.FillOperation crops, without closeness; tests compare both.
  const crop = (ratio, point) => {
    const width = Math.min(size.width, size.height * ratio);
    const height = width / ratio;
    const [x, y] = point ? [point.x, point.y] : [size.width / 2, size.height / 2];
    let left = x - (x / size.width) * width;
    let top = y - (y / size.height) * height;
    if (point) {
      const cover = (start, length, centre, extent) => {
        const [from, to] = [centre - extent / 2, centre + extent / 2];
        if (start > from) return from;
        return start + length < to ? to - length : start;
      };
      left = cover(left, width, point.x, point.width);
      top = cover(top, height, point.y, point.height);
    }
    return { left: clamp(left, 0, size.width - width), top: clamp(top, 0, size.height - height), width, height };
  };

  const show = () => {
    const point = readPoint();
    for (const box of crops.querySelectorAll("[data-ratio]")) {
      const ratio = Number(box.dataset.ratio) || size.width / size.height;
      const part = crop(ratio, box.dataset.ratio ? point : null);
      const image = box.querySelector("img");
      box.style.aspectRatio = String(ratio);
      image.style.width = `${(100 * size.width) / part.width}%`;
      image.style.height = `${(100 * size.height) / part.height}%`;
      image.style.left = `${(-100 * part.left) / part.width}%`;
      image.style.top = `${(-100 * part.top) / part.height}%`;
      box.dataset.crop = [part.left, part.top, part.width, part.height].map((number) => Math.round(number)).join(",");
    }
  };

  chooser.after(crops); // beside the picture: Wagtail's template has no block there
  const mark = document.createElement("div");
  mark.className = "focal-mark";
  mark.hidden = true;

  // Wagtail's script hides the picture behind a holder of its own.
  const findShown = () => [...chooser.querySelectorAll(".jcrop-holder, img")].find((each) => each.getBoundingClientRect().height);

  const set = (event, shown) => {
    const box = shown.getBoundingClientRect();
    const side = Math.round(Math.min(size.width, size.height) * POINT);
    const x = Math.round(clamp(((event.clientX - box.left) / box.width) * size.width, side / 2, size.width - side / 2));
    const y = Math.round(clamp(((event.clientY - box.top) / box.height) * size.height, side / 2, size.height - side / 2));
    Object.entries({ x, y, width: side, height: side }).forEach(([name, value]) => { fields[name].value = value; });
    fields.x.dispatchEvent(new Event("change", { bubbles: true }));
    mark.style.left = `${(100 * x) / size.width}%`;
    mark.style.top = `${(100 * y) / size.height}%`;
    mark.hidden = false;
    chooser.querySelector(".current-focal-point-indicator")?.classList.add("hidden");
    (shown.matches("img") ? chooser : shown).append(mark);
    show();
  };

  let pressed = null;
  chooser.addEventListener("pointerdown", (event) => { pressed = event; }, true);
  document.addEventListener("pointerup", (event) => {
    if (!pressed) return;
    const isClick = Math.hypot(event.clientX - pressed.clientX, event.clientY - pressed.clientY) < STILL;
    pressed = null;
    const shown = findShown();
    // Wagtail's script fills the fields first.
    setTimeout(() => {
      if (isClick && shown) return void set(event, shown);
      mark.hidden = true;
      show();
    }, 100);
  }, true);
  document.querySelector(".remove-focal-point")?.addEventListener("click", () => {
    mark.hidden = true;
    setTimeout(show, 100);
  });
  show();
});
