"""Things of paper: labels, books, frames."""

import math

from PIL import Image

from .canvas import (
    CREAM,
    FERN,
    INK,
    LAGOON,
    NAVY,
    OCHRE,
    PLUM,
    ROSE,
    TERRACOTTA,
    Canvas,
    mix,
)
from .geometry import make_curve, make_ellipse, make_leaf, make_rng, place


def write_lines(canvas, rng, x, y, angle, width, count, gap, ink, thick=3.0) -> None:
    """Draw lines of handwriting that nobody can read."""
    for row in range(count):
        reach = width * (1 if row < count - 1 else rng.uniform(0.35, 0.7))
        u = 0.0
        while u < reach - 14:
            word = min(rng.uniform(18, 62), reach - u)
            points = []
            for i in range(max(4, int(word / 4))):
                t = i * 4
                points.append(
                    (
                        u + t,
                        row * gap + math.sin(t * 0.9 + row) * thick * 1.1 - (thick * 2 if rng.random() < 0.14 else 0),
                    )
                )
            canvas.line(place(points, x, y, angle), ink, thick)
            u += word + 13


def draw_sprig(canvas, x, y, angle, size, ink, kind) -> None:
    """Draw the small plant on a label: one of five."""

    def put(points):
        return place(points, x, y, angle, size)

    if kind == 0:
        for k in range(5):
            for side in (-1, 1):
                canvas.polygon(put(make_leaf(0, 0.4 - k * 0.18, -math.pi / 2 + side * 0.9, 0.36 - k * 0.03, 0.16)), ink)
        canvas.line(put([(0, 0.6), (0, -0.55)]), ink, size * 0.045)
    elif kind == 1:
        for k in range(6):
            canvas.polygon(put(make_leaf(0, 0, math.tau * k / 6, 0.52, 0.3, 0.6)), ink)
        canvas.polygon(put(make_ellipse(0, 0, 0.12, 0.12)), CREAM)
    elif kind == 2:
        points = [
            (0.52 * math.exp(-i * 0.055) * math.cos(i * 0.35), 0.52 * math.exp(-i * 0.055) * math.sin(i * 0.35))
            for i in range(60)
        ]
        canvas.line(put(points), ink, size * 0.075, caps=True)
    elif kind == 3:
        for flip in (-1, 1):
            canvas.polygon(put([(0, 0), (flip * 0.55, -0.5), (flip * 0.6, -0.1), (flip * 0.1, 0.06)]), ink)
            canvas.polygon(put([(0, 0.05), (flip * 0.42, 0.08), (flip * 0.34, 0.5)]), mix(ink, CREAM, 0.35))
        canvas.line(put([(0, -0.25), (0, 0.45)]), INK, size * 0.06)
    else:
        canvas.polygon(
            put(
                [
                    (-0.3, 0.55),
                    (-0.42, 0.0),
                    (-0.16, -0.3),
                    (-0.2, -0.5),
                    (0.2, -0.5),
                    (0.16, -0.3),
                    (0.42, 0.0),
                    (0.3, 0.55),
                ]
            ),
            ink,
        )
        canvas.line(put([(-0.38, 0.1), (0.38, 0.1)]), CREAM, size * 0.07)


def draw_lead_labels() -> Image.Image:
    """A row of paper labels, each on its thread."""
    wall = "#1d4f5c"
    canvas = Canvas(2000, 1125, wall)
    rng = make_rng(9)
    papers = (CREAM, "#efdcb8", "#f3e3d0", "#e6d9c3", "#f5ead2")
    inks = (FERN, TERRACOTTA, NAVY, PLUM, "#a9762c")
    canvas.rectangle(0, 58, 2000, 16, "#c99a5b")
    canvas.rectangle(0, 74, 2000, 8, mix(wall, INK, 0.5))
    lengths = (350, 250, 420, 300, 400, 230, 372, 285)
    for k, drop in enumerate(lengths):
        pin = 158 + k * 241
        lean = (0.03, -0.07, 0.03, 0.08, -0.04, -0.09, 0.05, -0.03)[k]
        wide, tall = 206, 570 - (k % 3) * 46
        hole = (pin - math.sin(lean) * drop, 66 + math.cos(lean) * drop)
        tag = [
            (-wide / 2, 62),
            (-wide / 2 + 48, -34),
            (wide / 2 - 48, -34),
            (wide / 2, 62),
            (wide / 2, tall),
            (-wide / 2, tall),
        ]
        canvas.polygon(place(tag, hole[0] + 16, hole[1] + 20, lean), mix(wall, INK, 0.42))
        paper, ink = papers[k % 5], inks[(k * 2) % 5]
        canvas.polygon(place(tag, *hole, lean), paper)
        border = [(u * 0.88, v + (10 if v < 0 else -12 if v > 100 else 2)) for u, v in tag]
        border = place(border, *hole, lean)
        canvas.line([*border, border[0]], mix(ink, paper, 0.35), 3)
        canvas.disc(*hole, 19, ink)
        canvas.disc(*hole, 9, wall)
        thread = make_curve((pin, 66), ((pin + hole[0]) / 2 + 6, (66 + hole[1]) / 2), hole, 14)
        canvas.line(thread, "#e9c9a0", 3.6)
        canvas.line(
            make_curve(
                hole, (hole[0] + 26, hole[1] - 30), (pin + (hole[0] - pin) * 0.8, 66 + (hole[1] - 66) * 0.8), 10
            ),
            "#e9c9a0",
            3.6,
        )
        canvas.disc(pin, 66, 11, "#7b3f22")
        canvas.disc(pin - 3, 63, 4, "#e0a06a")
        ((px, py),) = place([(0, 160)], *hole, lean)
        draw_sprig(canvas, px, py, lean, 124, ink, (k * 2 + k // 5) % 5)
        start = place([(-wide * 0.34, 276)], *hole, lean)[0]
        write_lines(canvas, rng, *start, lean, wide * 0.68, (tall - 296) // 36, 36, mix(INK, paper, 0.15))
    return canvas.finish()


def draw_book(canvas, x, y, size, angle, lift, cover, page) -> None:
    """Draw an open book seen in flight: two wings of pages over the boards; `lift` raises the wings."""
    for side in (-1, 1):

        def put(points, side=side):
            return place(points, x, y, angle, size, flip=side < 0)

        layers = 7
        for k in range(layers + 1):
            t = k / layers
            # The boards hang lowest, each sheet above them lifts a little more and is a little shorter.
            rise = lift * (0.42 + 0.58 * t)
            reach = 1 - 0.1 * t
            top = make_curve(
                (0, -0.1 - 0.03 * t), (0.42 * reach, -0.34 - rise * 0.75 - 0.12 * t), (reach, -rise * 0.9 - 0.02), 14
            )
            low = make_curve(
                (reach * 0.97, 0.44 - rise * 0.72),
                (0.44 * reach, 0.06 - rise * 0.4 - 0.1 * t),
                (0, 0.34 - 0.03 * t),
                14,
            )
            ink = cover if k == 0 else mix(page, "#b9a98a", 0.0 if k % 2 else 0.45)
            if k == 0:
                top = [(u * 1.05, v - 0.025) for u, v in top]
                low = [(u * 1.05, v + 0.035) for u, v in low]
            canvas.polygon(put([*top, *low]), ink)
        for row in range(6):
            s = 0.2 + row * 0.11
            a = [(1 - s) * p[0] + s * q[0] for p, q in zip(top, reversed(low), strict=True)]
            b = [(1 - s) * p[1] + s * q[1] for p, q in zip(top, reversed(low), strict=True)]
            last = 12 if row < 5 else 8
            canvas.line(put(list(zip(a, b, strict=True))[2:last]), mix(page, INK, 0.42), max(1.6, size * 0.012))
    canvas.line(place([(0, -0.14), (0, 0.36)], x, y, angle, size), mix(cover, INK, 0.35), size * 0.026, caps=True)


def draw_lead_reading() -> Image.Image:
    """Open books fly like birds over a low sun."""
    canvas = Canvas(2000, 1125, "#f0dcc2")
    canvas.disc(1430, 800, 300, "#e58a5b")
    for k, (base, ink) in enumerate(((770, "#b7c4b5"), (850, "#86a39c"), (935, "#4f7f7d"), (1020, "#245a5f"))):
        points = [
            (x, base + 46 * math.sin(x / (330 - 40 * k) + k * 2.1) + 20 * math.sin(x / 120 + k))
            for x in range(0, 2001, 20)
        ]
        canvas.polygon([(0, 1125), *points, (2000, 1125)], ink)
    for x, y, size, angle, lift, cover in (
        (330, 520, 245, -0.14, 0.66, TERRACOTTA), (1060, 330, 205, 0.1, 0.3, NAVY), (1660, 470, 170, -0.2, 0.72, FERN),
        (740, 720, 150, 0.16, 0.5, OCHRE), (690, 205, 120, -0.1, 0.7, PLUM), (1420, 170, 108, 0.14, 0.44, "#c8553d"),
        (1290, 690, 112, -0.16, 0.6, LAGOON), (1830, 220, 84, 0.1, 0.64, OCHRE), (300, 180, 88, 0.18, 0.4, FERN),
        (1010, 590, 84, -0.05, 0.72, ROSE), (655, 345, 62, 0.1, 0.6, NAVY), (1240, 90, 52, -0.1, 0.5, FERN),
        (980, 110, 46, 0.12, 0.7, TERRACOTTA), (1640, 90, 44, -0.1, 0.4, NAVY), (120, 340, 50, 0.08, 0.64, OCHRE), (1890, 640, 72, -0.12, 0.46, PLUM),
    ):  # fmt: skip
        draw_book(canvas, x, y, size, angle, lift, cover, CREAM)
    return canvas.finish()
