"""The storeroom's shelves."""

import math

from PIL import Image

from .canvas import BARK, CREAM, FERN, INK, NAVY, OCHRE, SAGE, TERRACOTTA, Canvas, mix
from .geometry import make_rng, smooth

# Half profiles, from the foot to the lip: how far from the axis, and how high (both as parts of the height).
PROFILES = {
    "amphora": (
        ((0.1, 0), (0.12, 0.04), (0.24, 0.22), (0.33, 0.5), (0.28, 0.68), (0.12, 0.78), (0.1, 0.92), (0.15, 1)),
        True,
    ),
    "jar": (((0.22, 0), (0.26, 0.04), (0.4, 0.3), (0.45, 0.6), (0.36, 0.84), (0.24, 0.9), (0.26, 1)), False),
    "bottle": (((0.2, 0), (0.25, 0.05), (0.31, 0.26), (0.25, 0.46), (0.09, 0.6), (0.07, 0.9), (0.11, 1)), False),
    "bowl": (((0.3, 0), (0.26, 0.14), (0.55, 0.4), (0.82, 0.75), (0.92, 1)), False),
    "cup": (((0.36, 0), (0.14, 0.1), (0.12, 0.32), (0.4, 0.5), (0.52, 0.78), (0.5, 1)), False),
    "pitcher": (((0.2, 0), (0.24, 0.03), (0.36, 0.25), (0.35, 0.45), (0.17, 0.68), (0.15, 0.86), (0.24, 1)), True),
    "vase": (((0.17, 0), (0.15, 0.05), (0.22, 0.3), (0.34, 0.62), (0.3, 0.8), (0.16, 0.88), (0.22, 1)), False),
    "gourd": (
        ((0.2, 0), (0.33, 0.12), (0.36, 0.3), (0.2, 0.5), (0.23, 0.66), (0.16, 0.82), (0.07, 0.9), (0.09, 1)),
        False,
    ),
}
CLAYS = (
    (TERRACOTTA, INK), ("#c97f52", NAVY), (CREAM, NAVY), ("#e3cfa8", TERRACOTTA), ("#2f6a86", "#e9c46a"), ("#4f8a6b", CREAM),
    ("#8fb3a8", FERN), (OCHRE, BARK), ("#d8a48f", "#5a2a3c"), ("#6a4a5c", "#e3b53f"), ("#efe0c4", FERN), (SAGE, INK),
)  # fmt: skip


def draw_vessel(canvas: Canvas, rng, x: float, foot: float, height: float, name: str, clay: str, glaze: str) -> float:
    """Draw a vessel that stands at `foot`; return its half width."""
    profile, handles = PROFILES[name]
    right = smooth([(x + u * height, foot - v * height) for u, v in profile], 10)
    outline = right + [(2 * x - u, v) for u, v in reversed(right)]
    widest = max(u for u, _ in right) - x
    if handles:
        # One handle for a pitcher, two for an amphora: from the neck to the shoulder.
        for side in (1, -1) if name == "amphora" else (1,):
            high, low = 0.93, 0.56 if name == "amphora" else 0.36
            reach = widest * (1.25 if name == "amphora" else 1.5)
            loop = [
                (x + side * height * 0.1, foot - high * height),
                (x + side * reach, foot - (high - 0.03) * height),
                (x + side * reach * 1.02, foot - (low + 0.16) * height),
                (x + side * widest * 0.86, foot - low * height),
            ]
            canvas.line(smooth(loop, 10), mix(clay, INK, 0.22), height * 0.045, caps=True)
    canvas.polygon(outline, clay)

    def width_at(y):
        return next((u - x for u, v in right if v <= y), 0)

    bottom, top = foot, foot - height
    style = rng.randrange(6)
    bands = {
        0: ((0.3, 0.05), (0.5, 0.14), (0.7, 0.03)),
        1: ((0.4, 0.3),),
        2: tuple((0.14 + 0.1 * k, 0.025) for k in range(8)),
        3: ((0.55, 0.22), (0.2, 0.04)),
        4: ((0.34, 0.16), (0.62, 0.16)),
        5: ((0.75, 0.06), (0.45, 0.24)),
    }[style]
    for middle, thick in bands:
        y0, y1 = foot - (middle - thick / 2) * height, foot - (middle + thick / 2) * height
        slice_right = [(width_at(y0 + (y1 - y0) * i / 8), y0 + (y1 - y0) * i / 8) for i in range(9)]
        band = [(x + u, v) for u, v in slice_right] + [(x - u, v) for u, v in reversed(slice_right)]
        canvas.polygon(band, glaze)
        if thick < 0.1:
            continue
        half, yc, tall = width_at((y0 + y1) / 2), (y0 + y1) / 2, (y0 - y1) * 0.36
        count = max(3, round(half * 2 / (tall * 2.3)))
        for k in range(count):
            # Motifs narrow towards the sides, as on a round belly.
            turn = math.pi * ((k + 0.5) / count - 0.5)
            px, squeeze = x + half * 0.94 * math.sin(turn), math.cos(turn)
            w = half * 2.2 / count * squeeze * 0.5
            if style % 3 == 0:
                canvas.polygon([(px - w, yc + tall), (px, yc - tall), (px + w, yc + tall)], clay)
            elif style % 3 == 1:
                canvas.ellipse(px, yc, w * 0.82, tall, 0, clay)
                canvas.ellipse(px, yc, w * 0.36, tall * 0.45, 0, glaze)
            else:
                canvas.polygon([(px - w, yc), (px, yc - tall), (px + w, yc), (px, yc + tall)], clay)
    # The mouth, the foot, and the side away from the light.
    lip = profile[-1][0] * height
    canvas.ellipse(x, top, lip, max(3.5, lip * 0.13), 0, mix(clay, INK, 0.62))
    canvas.rectangle(x - profile[0][0] * height, bottom - 5, profile[0][0] * height * 2, 5, mix(clay, INK, 0.45))
    gleam = smooth([(x - u * height * 0.72, foot - v * height) for u, v in profile[2:-2]], 8)
    canvas.taper(gleam, mix(clay, "#ffffff", 0.42), height * 0.014 + 1, height * 0.006 + 1)
    return widest


def draw_lead_storeroom() -> Image.Image:
    """Shelves seen from the front, full of vases, jars and bowls."""
    wall = "#22383c"
    canvas = Canvas(2000, 1125, wall)
    rng = make_rng(52)
    names = list(PROFILES)
    board, shade = "#d8b98a", "#a98553"
    for post in (0, 655, 1322, 1976):
        canvas.rectangle(post, 0, 24, 1125, shade)
    turn = 0
    for floor, tallest in ((318, 262), (700, 318), (1062, 300)):
        canvas.rectangle(0, floor + 26, 2000, 16, mix(wall, INK, 0.6))
        for start in (24, 679, 1346):
            bay, room, misses = [], 606, 0
            while misses < 5:
                name = names[(turn * 3 + turn // 8) % len(names)]
                height = (
                    rng.uniform(72, 118) if name in ("bowl", "cup") else tallest * rng.uniform(0.4, 0.98 - 0.1 * misses)
                )
                half = max(u for u, _ in PROFILES[name][0]) * height
                half *= {"amphora": 1.28, "pitcher": 1.4}.get(name, 1.02)
                turn += 1
                if room < 2 * half + 12:
                    misses += 1
                    continue
                room -= 2 * half + 12
                bay.append((name, height, half, CLAYS[(turn * 5) % len(CLAYS)]))
            # What room is left is shared out between them.
            gap = 12 + room / (len(bay) + 1)
            x = start + gap
            for name, height, half, (clay, glaze) in bay:
                draw_vessel(canvas, rng, x + half, floor, height, name, clay, glaze)
                x += 2 * half + gap
        canvas.rectangle(0, floor, 2000, 26, board)
        canvas.rectangle(0, floor + 20, 2000, 6, shade)
        for k in range(13):
            px = 70 + k * 152
            canvas.rectangle(px, floor + 3, 46, 15, CREAM)
            canvas.line([(px + 8, floor + 11), (px + 34, floor + 11)], mix(CREAM, INK, 0.6), 2.5)
    return canvas.finish()
