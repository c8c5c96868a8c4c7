"""Pressed plants on the sheets of a herbarium."""

import math

from PIL import Image

from .canvas import CREAM, FERN, INK, OCHRE, PLUM, TERRACOTTA, Canvas, mix
from .geometry import make_blob, make_curve, make_ellipse, make_leaf, make_rng, place
from .paper import write_lines


def press_branch(canvas, rng, x, y, ink):
    """A stem with leaves in pairs."""
    stem = make_curve((x + 14, y + 330), (x - 46, y + 20), (x + 22, y - 300), 30)
    canvas.taper(stem, mix(ink, INK, 0.3), 9, 3)
    for i in range(6, 30, 3):
        px, py = stem[i]
        for side in (-1, 1):
            size = 138 * math.sin(math.pi * (0.2 + 0.7 * i / 30))
            angle = -math.pi / 2 + side * (1.15 - i * 0.014)
            canvas.polygon(make_leaf(px, py, angle, size, size * 0.42, 0.42, 12), mix(ink, OCHRE, 0.1 * (i % 4)))
            canvas.line(
                [(px, py), (px + math.cos(angle) * size * 0.86, py + math.sin(angle) * size * 0.86)],
                mix(ink, CREAM, 0.4),
                2,
            )
    canvas.polygon(make_leaf(*stem[-1], -math.pi / 2 + 0.1, 90, 40, 0.42, 10), ink)


def press_umbel(canvas, rng, x, y, ink):
    """A wild carrot: stalks that all start from one point, twice."""
    top = (x - 6, y - 60)
    canvas.taper(make_curve((x + 6, y + 330), (x + 26, y + 120), top, 20), ink, 8, 5)
    for k in range(17):
        turn = -math.pi / 2 + (k - 8) * 0.118
        reach = 205 - abs(k - 8) * 7
        hub = (top[0] + math.cos(turn) * reach, top[1] + math.sin(turn) * reach)
        canvas.line(
            make_curve(top, (top[0] + math.cos(turn) * reach * 0.5, top[1] + math.sin(turn) * reach * 0.62), hub, 10),
            ink,
            3,
        )
        for j in range(9):
            spread = turn + (j - 4) * 0.32
            end = (hub[0] + math.cos(spread) * 29, hub[1] + math.sin(spread) * 29)
            canvas.line([hub, end], ink, 1.8)
            canvas.disc(*end, 5.4, "#cf8e4a" if (j + k) % 3 else "#e3b878")
    for k, side in enumerate((-1, 1, -1)):
        px, py = x + 12, y + 110 + k * 75
        for j in range(7):
            turn = -math.pi / 2 + side * (1.05 + (j - 3) * 0.22)
            canvas.polygon(make_leaf(px, py, turn, 105 - abs(j - 3) * 14, 16, 0.6), mix(ink, "#8a8b3f", 0.4))


def press_fern(canvas, rng, x, y, ink):
    spine = make_curve((x - 30, y + 330), (x - 40, y), (x + 34, y - 310), 34)
    for i in range(5, 34):
        px, py = spine[i]
        t = (i - 5) / 29
        size = 132 * (1 - t) ** 0.8 + 14
        for side in (-1, 1):
            angle = -math.pi / 2 + 0.08 + side * (1.35 - 0.45 * t)
            blade = make_leaf(px, py, angle, size, 19 - 8 * t, 0.3, 14)
            canvas.polygon(blade, ink)
            for n in range(1, 6):
                u = n / 6.5 * size
                canvas.disc(px + math.cos(angle) * u, py + math.sin(angle) * u, 2.1, "#b98a4a")
    canvas.taper(spine, mix(ink, INK, 0.4), 8, 2)


def press_poppy(canvas, rng, x, y, ink):
    for end, bend, size in (((x - 38, y - 212), -60, 100), ((x + 74, y - 44), 40, 76)):
        canvas.taper(make_curve((x + 10, y + 330), (x + bend, y + 60), end, 20), "#7a7a3a", 7, 4)
        for k in range(4):
            turn = math.tau * k / 4 + 0.5
            petal = make_blob(
                rng, end[0] + math.cos(turn) * size * 0.5, end[1] + math.sin(turn) * size * 0.46, size * 0.62, 0.1, 40
            )
            canvas.polygon(petal, mix(ink, CREAM, 0.1 * (k % 3)))
        for k in range(20):
            turn = math.tau * k / 20
            tip = (end[0] + math.cos(turn) * size * 0.34, end[1] + math.sin(turn) * size * 0.32)
            canvas.line([end, tip], "#3a2330", 2.2)
            canvas.disc(*tip, 4, "#3a2330")
        canvas.disc(*end, size * 0.15, "#8a8b3f")
    bud = (x - 120, y + 10)
    canvas.taper(make_curve((x + 4, y + 250), (x - 130, y + 190), bud, 16), "#7a7a3a", 5, 4)
    canvas.ellipse(bud[0], bud[1] + 6, 19, 31, 0.2, "#7a7a3a")
    for k, side in enumerate((-1, 1, -1, 1)):
        for j in range(5):
            turn = -math.pi / 2 + side * (0.9 + (j - 2) * 0.3)
            canvas.polygon(make_leaf(x + 6, y + 300 - k * 50, turn, 118 - abs(j - 2) * 30, 21, 0.5), "#8a8b3f")


def press_ginkgo(canvas, rng, x, y, ink):
    stem = make_curve((x + 26, y + 330), (x - 40, y + 60), (x, y - 250), 24)
    canvas.taper(stem, "#6b4a2a", 10, 4)
    for i, side, size in (
        (5, 1, 104),
        (8, -1, 118),
        (12, 1, 126),
        (15, -1, 120),
        (19, 1, 112),
        (22, -1, 96),
        (24, 1, 88),
    ):
        px, py = stem[i]
        turn = -math.pi / 2 + side * 0.78
        hub = (px + math.cos(turn) * 62, py + math.sin(turn) * 62)
        canvas.line(make_curve((px, py), (px + side * 34, py - 10), hub, 8), "#8a6a2c", 4)
        fan = [hub]
        for k in range(41):
            spread = turn + (k - 20) * 0.043
            notch = 1 - 0.38 * math.exp(-((k - 20) ** 2) / 5) - 0.04 * (k % 5 == 0)
            fan.append((hub[0] + math.cos(spread) * size * notch, hub[1] + math.sin(spread) * size * notch))
        canvas.polygon(fan, mix(ink, "#c98d2c", 0.3 * (i % 3) / 2))
        for k in range(-4, 5):
            spread = turn + k * 0.185
            canvas.line(
                [hub, (hub[0] + math.cos(spread) * size * 0.82, hub[1] + math.sin(spread) * size * 0.82)],
                mix(ink, "#8a5a1c", 0.35),
                1.8,
            )


def draw_lead_herbarium() -> Image.Image:
    """Pressed plants on sheets of paper set side by side."""
    table = "#1b3d38"
    canvas = Canvas(2000, 1125, table)
    rng = make_rng(18)
    sheets = (
        (press_ginkgo, "#e0b04a", "#f4ecdb", -0.008), (press_fern, FERN, "#efe3ca", 0.006), (press_poppy, "#c2492f", "#f6efe2", -0.004),
        (press_umbel, "#5d6b3a", "#eadcc0", 0.009), (press_branch, "#3f6b52", "#f3e8d3", -0.007),
    )  # fmt: skip
    for k, (press, ink, paper, lean) in enumerate(sheets):
        x, y = 208 + k * 396, 562 + (14, -16, 8, -10, 12)[k]
        corners = [(-182, -490), (182, -490), (182, 490), (-182, 490)]
        canvas.polygon(place(corners, x + 10, y + 14, lean), mix(table, INK, 0.6))
        canvas.polygon(place(corners, x, y, lean), paper)
        press(canvas, rng, x + (18 if k < 2 else 0), y - 62, ink)
        # Strips of gummed paper hold the stem.
        for dy in (60, 205):
            canvas.polygon(
                place(
                    [(-38, -8), (38, -8), (38, 8), (-38, 8)],
                    x + (4 if dy == 60 else 8),
                    y + dy,
                    lean + 0.12 * (1 if k % 2 else -1),
                ),
                mix(paper, "#ffffff", 0.55),
            )
        box = [(22, 338), (166, 338), (166, 466), (22, 466)]
        frame = place(box, x, y, lean)
        canvas.polygon(frame, mix(paper, "#ffffff", 0.5))
        canvas.line([*frame, frame[0]], mix(INK, paper, 0.4), 2.5)
        write_lines(canvas, rng, *place([(34, 364)], x, y, lean)[0], lean, 118, 4, 28, mix(INK, paper, 0.2), 2.4)
        canvas.polygon(
            place(make_ellipse(-130, 432, 30, 30), x, y, lean),
            mix((TERRACOTTA, PLUM, FERN, "#2f5d73", OCHRE)[k], paper, 0.25),
        )
        canvas.polygon(place(make_ellipse(-130, 432, 23, 23), x, y, lean), paper)
        canvas.polygon(
            place(make_leaf(-130, 449, -math.pi / 2, 34, 17, 0.45), x, y, lean),
            mix((TERRACOTTA, PLUM, FERN, "#2f5d73", OCHRE)[k], paper, 0.25),
        )
    return canvas.finish()
