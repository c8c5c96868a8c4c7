"""Cabinets and shelves: the spring cover and the storeroom."""

import math

from PIL import Image

from .canvas import (
    AMBER,
    BLUSH,
    CORAL,
    CREAM,
    FERN,
    GOLD,
    INK,
    LAGOON,
    NAVY,
    OCHRE,
    PLUM,
    ROSE,
    SAGE,
    TERRACOTTA,
    Canvas,
    mix,
)
from .geometry import make_curve, make_ellipse, make_leaf, make_rng, place, smooth

# --- What the drawers hold: each draws one thing about `size` wide at (x, y) ------------------------------------------


def draw_egg(canvas, rng, x, y, size, ink) -> None:
    outline = [(u * (1 - 0.14 * v / size), v) for u, v in make_ellipse(0, 0, size * 0.36, size * 0.48)]
    canvas.polygon(place(outline, x, y, 0), ink)
    for _ in range(15):
        turn, r = rng.uniform(0, math.tau), size * 0.3 * math.sqrt(rng.random())
        canvas.disc(
            x + math.cos(turn) * r, y + math.sin(turn) * r * 1.25, size * rng.uniform(0.015, 0.045), mix(ink, INK, 0.55)
        )


def draw_beetle(canvas, rng, x, y, size, ink) -> None:
    for side in (-1, 1):
        for dy, reach in ((-0.2, 0.38), (0.02, 0.42), (0.2, 0.4)):
            knee = (x + side * size * reach, y + size * (dy - 0.08))
            canvas.line(
                [(x, y + dy * size), knee, (knee[0] + side * size * 0.07, knee[1] + size * 0.16)], INK, size * 0.035
            )
        canvas.line(
            make_curve(
                (x, y - size * 0.35),
                (x + side * size * 0.1, y - size * 0.6),
                (x + side * size * 0.3, y - size * 0.55),
                8,
            ),
            INK,
            size * 0.03,
        )
    canvas.disc(x, y - size * 0.33, size * 0.12, INK)
    canvas.ellipse(x, y - size * 0.18, size * 0.2, size * 0.14, 0, mix(ink, INK, 0.3))
    canvas.ellipse(x, y + size * 0.14, size * 0.26, size * 0.36, 0, ink)
    canvas.line([(x, y - size * 0.2), (x, y + size * 0.5)], INK, size * 0.025)
    for side in (-1, 1):
        canvas.disc(x + side * size * 0.13, y + size * 0.02, size * 0.05, mix(ink, CREAM, 0.6))
        canvas.disc(x + side * size * 0.11, y + size * 0.25, size * 0.04, mix(ink, CREAM, 0.6))


def draw_ammonite(canvas, rng, x, y, size, ink) -> None:
    canvas.disc(x, y, size * 0.46, ink)
    points = []
    for i in range(90):
        turn = i * 0.21
        r = size * 0.46 * math.exp(-turn * 0.13)
        points.append((x + r * math.cos(turn), y + r * math.sin(turn)))
        if i % 2 == 0:
            end = (x + r * 0.66 * math.cos(turn + 0.1), y + r * 0.66 * math.sin(turn + 0.1))
            canvas.line([points[-1], end], mix(ink, INK, 0.35), size * 0.022)
    canvas.line(points, mix(ink, INK, 0.6), size * 0.035)


def draw_pressed_leaf(canvas, rng, x, y, size, ink) -> None:
    angle = -math.pi / 2 + rng.uniform(-0.25, 0.25)
    foot = (x - math.cos(angle) * size * 0.5, y - math.sin(angle) * size * 0.5)
    canvas.line([foot, (x, y)], mix(ink, INK, 0.4), size * 0.03)
    canvas.polygon(
        make_leaf(
            x - math.cos(angle) * size * 0.3, y - math.sin(angle) * size * 0.3, angle, size * 0.82, size * 0.5, 0.42, 12
        ),
        ink,
    )
    for t in (0.12, 0.3, 0.48):
        px, py = x + math.cos(angle) * size * (t - 0.25), y + math.sin(angle) * size * (t - 0.25)
        for side in (-1, 1):
            turn = angle + side * 0.8
            reach = size * 0.24 * (1.1 - t)
            canvas.line(
                [(px, py), (px + math.cos(turn) * reach, py + math.sin(turn) * reach)],
                mix(ink, CREAM, 0.5),
                size * 0.016,
            )
    canvas.line(
        [foot, (x + math.cos(angle) * size * 0.48, y + math.sin(angle) * size * 0.48)],
        mix(ink, CREAM, 0.5),
        size * 0.022,
    )


def draw_scallop(canvas, rng, x, y, size, ink) -> None:
    outline = []
    for i in range(61):
        turn = math.pi * (-1.12 + 1.24 * i / 60)
        r = size * 0.46 * (1 + 0.035 * math.cos(i * math.pi / 3.75))
        outline.append((x + r * math.cos(turn), y + size * 0.08 + r * math.sin(turn)))
    canvas.polygon([*outline, (x + size * 0.14, y + size * 0.44), (x - size * 0.14, y + size * 0.44)], ink)
    for k in range(9):
        turn = math.pi * (-1 + (k + 0.5) / 9)
        end = (x + math.cos(turn) * size * 0.44, y + size * 0.08 + math.sin(turn) * size * 0.44)
        canvas.line([(x, y + size * 0.42), end], mix(ink, CREAM, 0.55), size * 0.024)
    for r in (0.2, 0.32):
        canvas.arc(x, y + size * 0.12, size * r, 190, 350, size * 0.025, mix(ink, INK, 0.3))


def draw_crystal(canvas, rng, x, y, size, ink) -> None:
    for dx, lean, height in ((-0.22, -0.3, 0.62), (0.22, 0.32, 0.58), (0, 0.02, 0.9)):
        wide = size * 0.15
        top = [
            (-wide, 0),
            (-wide, -height * size * 0.72),
            (0, -height * size),
            (wide, -height * size * 0.72),
            (wide, 0),
        ]
        px, py = x + dx * size, y + size * 0.42
        canvas.polygon(place(top, px, py, lean), ink)
        canvas.polygon(
            place([(0, 0), (0, -height * size), (wide, -height * size * 0.72), (wide, 0)], px, py, lean),
            mix(ink, INK, 0.28),
        )
        canvas.polygon(
            place(
                [(-wide, -height * size * 0.72), (0, -height * size), (wide * 0.2, -height * size * 0.62)], px, py, lean
            ),
            mix(ink, CREAM, 0.5),
        )


def draw_feather(canvas, rng, x, y, size, ink) -> None:
    angle = -math.pi / 2 + rng.uniform(-0.12, 0.12)
    vane = make_leaf(0, 0, 0, size * 0.95, size * 0.3, 0.6, 12)
    foot = (x - math.cos(angle) * size * 0.5, y - math.sin(angle) * size * 0.5)
    canvas.polygon(place([(u + size * 0.14, v) for u, v in vane], *foot, angle), ink)
    for k in range(5):
        t = 0.3 + 0.16 * k
        band = [(size * t, -size * 0.12), (size * (t + 0.07), 0), (size * t, size * 0.12)]
        canvas.line(place(band, *foot, angle), mix(ink, CREAM if k % 2 else INK, 0.45), size * 0.045)
    canvas.line(place([(-size * 0.06, 0), (size * 1.05, 0)], *foot, angle), CREAM, size * 0.026)


def draw_butterfly(canvas, rng, x, y, size, ink) -> None:
    for flip in (False, True):
        fore = smooth([(0.02, -0.05), (0.2, -0.34), (0.5, -0.42), (0.46, -0.12), (0.2, 0.03)], 6, closed=True)
        hind = smooth([(0.02, 0.02), (0.3, 0.04), (0.4, 0.22), (0.26, 0.4), (0.1, 0.26)], 6, closed=True)
        canvas.polygon(place(hind, x, y, 0, size, flip=flip), mix(ink, INK, 0.25))
        canvas.polygon(place(fore, x, y, 0, size, flip=flip), ink)
        for u, v, r in ((0.34, -0.26, 0.07), (0.27, 0.2, 0.06)):
            ((px, py),) = place([(u, v)], x, y, 0, size, flip=flip)
            canvas.disc(px, py, r * size, INK)
            canvas.disc(px, py, r * size * 0.55, mix(ink, CREAM, 0.7))
    canvas.ellipse(x, y, size * 0.035, size * 0.25, 0, INK)


THINGS = (
    draw_egg,
    draw_ammonite,
    draw_butterfly,
    draw_crystal,
    draw_pressed_leaf,
    draw_beetle,
    draw_scallop,
    draw_feather,
)
INKS = {
    draw_egg: ("#a9c6b4", "#dcc9a3", "#8fb3b8", "#e9d8c4"),
    draw_ammonite: (OCHRE, "#a9744a", "#c9a777"),
    draw_butterfly: (CORAL, GOLD, LAGOON, ROSE),
    draw_crystal: ("#8d7fb0", "#6fa9a6", ROSE, "#b9cfcb"),
    draw_pressed_leaf: (FERN, "#8a8b3f", TERRACOTTA, "#6f8f4e"),
    draw_beetle: ("#2f7080", FERN, TERRACOTTA, PLUM),
    draw_scallop: (AMBER, BLUSH, CORAL, "#d8a48f"),
    draw_feather: (NAVY, "#8c6d4e", TERRACOTTA, SAGE),
}
LININGS = ("#f3ead8", "#17352f", "#f0dcc0", "#1b3552", "#f3ead8", "#e9e0c8", "#24393b", "#efe3cc")


def draw_drawer(canvas: Canvas, rng, x, y, width, height, wood: str, kind: int | None) -> None:
    """Draw a drawer's front; of an open one, also what lies in it, seen from above."""
    dark = mix(wood, INK, 0.45)
    if kind is None:
        canvas.rectangle(x, y, width, height, dark)
        canvas.rectangle(x + 4, y + 4, width - 8, height - 8, wood)
        canvas.rectangle(x + 14, y + 14, width - 28, height - 28, mix(wood, INK, 0.08))
        label, drop = 0.5, y + height / 2
    else:
        depth = height * 1.72
        grow = width * 0.055
        floor = [(x + 8, y + 6), (x + width - 8, y + 6), (x + width + grow - 16, y + depth), (x - grow + 16, y + depth)]
        canvas.polygon(
            [(x, y), (x + width, y), (x + width + grow, y + depth), (x - grow, y + depth)], mix(wood, CREAM, 0.28)
        )
        lining = LININGS[kind % 8]
        canvas.polygon(floor, lining)
        canvas.polygon(
            [floor[0], floor[1], (floor[1][0] + 2, y + 30), (floor[0][0] - 2, y + 30)], mix(lining, INK, 0.35)
        )
        thing = THINGS[kind % 8]
        columns, rows = (6, 1) if thing is draw_feather else (4, 2)
        for row in range(rows):
            for column in range(columns):
                inks = INKS[thing]
                px = x + width * (column + 0.5) / columns + (column - (columns - 1) / 2) * grow * 0.22 * (row - 0.6)
                py = y + 34 + (depth - 40) * (row + 0.5) / rows
                thing(
                    canvas,
                    rng,
                    px,
                    py,
                    min(width / columns * (3 if rows == 1 else 1), depth / rows) * (0.76 + 0.04 * row),
                    inks[(column * 3 + row * 2) % len(inks)],
                )
        front = height * 0.92
        canvas.rectangle(x - grow, y + depth, width + 2 * grow, front, dark)
        canvas.rectangle(x - grow + 5, y + depth + 5, width + 2 * grow - 10, front - 10, mix(wood, CREAM, 0.12))
        canvas.polygon(
            [
                (x - grow + 10, y + depth + front),
                (x + width + grow - 10, y + depth + front),
                (x + width - 4, y + depth + front + 34),
                (x + 4, y + depth + front + 34),
            ],
            mix(wood, INK, 0.62),
        )
        label, drop = 0.5, y + depth + front / 2
    middle = x + width * label
    canvas.rectangle(middle - 62, drop - 27, 124, 40, dark)
    canvas.rectangle(middle - 57, drop - 22, 114, 30, CREAM)
    canvas.line([(middle - 42, drop - 11), (middle + 34, drop - 11)], mix(CREAM, INK, 0.55), 3)
    canvas.line([(middle - 42, drop - 1), (middle + 8, drop - 1)], mix(CREAM, INK, 0.55), 3)
    canvas.ellipse(middle, drop + 28, 17, 11, 0, dark)
    canvas.ellipse(middle, drop + 25, 14, 8, 0, GOLD)


def draw_cover_11() -> Image.Image:
    """A collection cabinet seen from the front, several of its drawers pulled out."""
    canvas = Canvas(1600, 2000, "#21505a")
    rng = make_rng(11)
    wood = ("#c0733c", "#b4662f", "#c97f45", "#aa5c2b")
    canvas.rectangle(0, 1840, 1600, 160, "#163940")
    left, top, columns, rows = 170, 190, 3, 11
    width, height = 1260 / columns, 142
    canvas.rectangle(left + 30, 1790, 90, 110, "#5b2f17")
    canvas.rectangle(left + 1140, 1790, 90, 110, "#5b2f17")
    canvas.rectangle(left - 44, top - 66, 1348, 1700, "#7c3f1c")
    canvas.rectangle(left - 74, top - 100, 1408, 52, "#91502a")
    canvas.rectangle(left - 20, top - 20, 1300, rows * height + 40, "#4a2510")
    opened = {(0, 1): 2, (2, 0): 0, (1, 3): 1, (2, 4): 5, (0, 5): 4, (1, 7): 6, (2, 8): 3, (0, 8): 7}
    for row in range(rows):
        for column in range(columns):
            if (column, row) not in opened:
                draw_drawer(
                    canvas,
                    rng,
                    left + column * width,
                    top + row * height,
                    width,
                    height,
                    wood[(row * 5 + column * 3) % 4],
                    None,
                )
    # The open ones last, from the top down: they stand out before the others.
    for (column, row), kind in sorted(opened.items(), key=lambda item: item[0][1]):
        draw_drawer(
            canvas, rng, left + column * width, top + row * height, width, height, wood[(row + column) % 4], kind
        )
    return canvas.finish()
