"""The cabinet of seeds that two artists posted to each other."""

import math

from PIL import Image

from .canvas import INK, Canvas, mix
from .geometry import make_blob, make_curve, make_ellipse, make_leaf, make_rng, place, smooth

# Each draws one seed about 100 wide with its middle at (x, y).


def draw_samara(canvas, rng, x, y, ink, pale):
    wing = smooth([(-38, 24), (-20, -6), (16, -34), (44, -38), (46, -20), (22, 4), (-14, 30)], 8, closed=True)
    canvas.polygon(place(wing, x, y), pale)
    for k in range(6):
        canvas.line(place(make_curve((-26, 18), (0, -14 + k * 4), (40 - k * 4, -32 + k * 6), 10), x, y), ink, 1.8)
    canvas.ellipse(x - 30, y + 24, 17, 11, -0.6, ink)


def draw_maple(canvas, rng, x, y, ink, pale):
    for flip in (False, True):
        wing = smooth([(3, -14), (18, -26), (44, -2), (47, 24), (36, 30), (20, 10), (5, 0)], 8, closed=True)
        canvas.polygon(place(wing, x, y, flip=flip), pale)
        for k in range(4):
            canvas.line(
                place(make_curve((8, -12), (28, -14 + k * 5), (42 - k * 4, 10 + k * 5), 8), x, y, flip=flip), ink, 1.6
            )
        canvas.polygon(place(make_ellipse(9, -14, 11, 8, 0.6), x, y, flip=flip), ink)
    canvas.line([(x, y - 18), (x, y - 46)], ink, 3, caps=True)


def draw_dandelion(canvas, rng, x, y, ink, pale):
    canvas.polygon(make_leaf(x, y + 48, -math.pi / 2, 26, 9, 0.6), ink)
    canvas.line([(x, y + 26), (x, y - 8)], ink, 1.8)
    for k in range(19):
        turn = -math.pi * (0.08 + 0.84 * k / 18)
        end = (x + math.cos(turn) * 44, y - 8 + math.sin(turn) * 36)
        canvas.line([(x, y - 8), end], pale, 1.7)
        for side in (-0.4, 0, 0.4):
            canvas.line([end, (end[0] + math.cos(turn + side) * 9, end[1] + math.sin(turn + side) * 9)], pale, 1.3)


def draw_burr(canvas, rng, x, y, ink, pale):
    for k in range(26):
        turn = math.tau * k / 26
        tip = (x + math.cos(turn) * 42, y + math.sin(turn) * 42)
        canvas.taper([(x, y), tip], ink, 4, 2)
        canvas.arc(
            tip[0] - math.sin(turn) * 5,
            tip[1] + math.cos(turn) * 5,
            5,
            math.degrees(turn) - 100,
            math.degrees(turn) + 60,
            2,
            ink,
        )
    canvas.disc(x, y, 26, pale)
    for r, n in ((8, 5), (17, 10)):
        for k in range(n):
            canvas.disc(x + math.cos(math.tau * k / n) * r, y + math.sin(math.tau * k / n) * r, 2.4, ink)


def draw_bean(canvas, rng, x, y, ink, pale):
    outline = smooth(
        [(-40, 0), (-28, -26), (4, -30), (34, -18), (42, 8), (26, 26), (8, 14), (-12, 14), (-30, 22)], 8, closed=True
    )
    canvas.polygon(place(outline, x, y), ink)
    for _ in range(16):
        turn = rng.uniform(0, math.tau)
        r = rng.random()
        canvas.polygon(
            make_blob(rng, x + math.cos(turn) * 30 * r, y - 6 + math.sin(turn) * 14 * r, rng.uniform(2, 5), 0.25, 10),
            pale,
        )
    canvas.ellipse(x - 2, y + 11, 9, 3.5, 0, pale)


def draw_acorn(canvas, rng, x, y, ink, pale):
    canvas.polygon(
        smooth([(x - 24, y - 8), (x - 22, y + 18), (x, y + 46), (x + 22, y + 18), (x + 24, y - 8)], 8, closed=True),
        pale,
    )
    canvas.sector(x, y - 6, 32, 180, 360, ink)
    for row in range(4):
        for k in range(7 - row):
            canvas.disc(x + (k - (6 - row) / 2) * 8.5, y - 11 - row * 7, 2.6, pale)
    canvas.line([(x, y - 36), (x + 4, y - 48)], ink, 5, caps=True)


def draw_anise(canvas, rng, x, y, ink, pale):
    for k in range(8):
        turn = math.tau * k / 8 + 0.2
        canvas.polygon(make_leaf(x, y, turn, 46, 21, 0.62), ink)
        canvas.ellipse(x + math.cos(turn) * 27, y + math.sin(turn) * 27, 9, 4.6, turn, pale)
    canvas.disc(x, y, 7, pale)


def draw_poppy(canvas, rng, x, y, ink, pale):
    canvas.line([(x, y + 10), (x, y + 50)], ink, 5)
    canvas.polygon(
        smooth(
            [(x - 12, y + 30), (x - 32, y + 6), (x - 22, y - 22), (x + 22, y - 22), (x + 32, y + 6), (x + 12, y + 30)],
            8,
            closed=True,
        ),
        pale,
    )
    for k in (-2, -1, 0, 1, 2):
        canvas.line(make_curve((x + k * 8, y - 22), (x + k * 14, y + 4), (x + k * 3, y + 29), 8), ink, 1.8)
    canvas.ellipse(x, y - 26, 32, 9, 0, ink)
    for k in range(7):
        canvas.line([(x, y - 26), (x + (k - 3) * 9, y - 34 + abs(k - 3) * 2)], pale, 1.8)


def draw_pod(canvas, rng, x, y, ink, pale):
    canvas.polygon(make_leaf(x - 46, y + 22, -0.45, 104, 36, 0.5, 12), ink)
    for k in range(6):
        t = 0.2 + 0.125 * k
        canvas.disc(
            x - 46 + math.cos(-0.45) * 104 * t,
            y + 22 + math.sin(-0.45) * 104 * t,
            5 + 4.5 * math.sin(math.pi * t),
            pale,
        )


def draw_cotton(canvas, rng, x, y, ink, pale):
    for _ in range(70):
        turn, r = rng.uniform(0, math.tau), rng.uniform(26, 46)
        middle = (x + math.cos(turn + 0.6) * r * 0.6, y + math.sin(turn + 0.6) * r * 0.6)
        canvas.line(make_curve((x, y), middle, (x + math.cos(turn) * r, y + math.sin(turn) * r), 6), pale, 1.5)
    canvas.ellipse(x, y, 13, 18, 0.5, ink)


def draw_pine(canvas, rng, x, y, ink, pale):
    for row in range(7):
        for k in range(5 - abs(row - 3) // 2):
            n = 5 - abs(row - 3) // 2
            px = x + (k - (n - 1) / 2) * 17 * (1 - abs(row - 3.4) * 0.08)
            py = y + 40 - row * 13
            canvas.polygon(
                [(px - 10, py - 4), (px, py - 17), (px + 10, py - 4), (px, py + 5)],
                ink if (row + k) % 2 else mix(ink, pale, 0.4),
            )
            canvas.disc(px, py - 4, 2.4, pale)


def draw_shell_seed(canvas, rng, x, y, ink, pale):
    for k in range(7, 0, -1):
        canvas.ellipse(x + (7 - k) * 2, y - (7 - k), 6.2 * k, 5 * k, -0.5, ink if k % 2 else pale)


def draw_hook(canvas, rng, x, y, ink, pale):
    for side in (-1, 1):
        points = [(0, 8), (side * 14, -18), (side * 34, -30), (side * 44, -10), (side * 34, 4), (side * 27, -6)]
        canvas.taper(smooth([(x + u, y + v) for u, v in points], 8), ink, 12, 2.5)
    canvas.polygon(make_leaf(x, y - 14, math.pi / 2, 62, 40, 0.45, 10), pale)
    for k in (-1, 0, 1):
        canvas.line([(x + k * 6, y - 2), (x + k * 5, y + 32)], ink, 2)


def draw_lotus(canvas, rng, x, y, ink, pale):
    canvas.ellipse(x, y, 44, 38, 0, pale)
    canvas.ellipse(x, y, 38, 32, 0, mix(pale, ink, 0.25))
    for n, r in ((1, 0), (6, 15), (11, 27)):
        for k in range(n):
            turn = math.tau * k / n + n
            canvas.ellipse(x + math.cos(turn) * r, y + math.sin(turn) * r * 0.85, 5.5, 4.8, 0, ink)


def draw_grain(canvas, rng, x, y, ink, pale):
    canvas.line([(x, y + 50), (x, y - 30)], ink, 2.4)
    for k in range(6):
        for side in (-1, 1):
            py = y + 30 - k * 13
            canvas.polygon(make_leaf(x, py, -math.pi / 2 + side * 0.7, 22, 9.5, 0.5), pale)
            canvas.line([(x + side * 12, py - 20), (x + side * 26, py - 46)], ink, 1.4)
    canvas.polygon(make_leaf(x, y - 34, -math.pi / 2, 20, 10, 0.5), pale)


def draw_elm(canvas, rng, x, y, ink, pale):
    canvas.polygon(
        smooth(
            [
                (x, y - 38),
                (x + 6, y - 30),
                (x + 34, y - 14),
                (x + 36, y + 16),
                (x, y + 42),
                (x - 36, y + 16),
                (x - 34, y - 14),
                (x - 6, y - 30),
            ],
            8,
            closed=True,
        ),
        pale,
    )
    for k in range(16):
        turn = math.tau * k / 16 + 0.2
        ends = [(x + math.cos(turn) * r, y + 2 + math.sin(turn) * r) for r in (13, 32)]
        canvas.line(ends, mix(pale, ink, 0.5), 1.6)
    canvas.ellipse(x, y + 2, 11, 15, 0, ink)
    canvas.line([(x, y + 40), (x, y + 52)], ink, 3, caps=True)


def draw_stripes(canvas, rng, x, y, ink, pale):
    canvas.polygon(make_leaf(x, y + 46, -math.pi / 2, 92, 46, 0.4, 14), pale)
    for k in (-2, -1, 0, 1, 2):
        canvas.taper(make_curve((x + k * 2, y - 36), (x + k * 11, y + 8), (x + k * 4, y + 40), 10), ink, 4.5, 2)


def draw_caltrop(canvas, rng, x, y, ink, pale):
    for flip in (False, True):
        horn = smooth([(0, 18), (20, 16), (34, 0), (46, -30), (42, -4), (40, 20), (18, 34), (0, 36)], 8, closed=True)
        canvas.polygon(place(horn, x, y, flip=flip), ink)
    canvas.polygon(
        smooth(
            [(x, y - 30), (x + 16, y - 10), (x + 20, y + 16), (x, y + 38), (x - 20, y + 16), (x - 16, y - 10)],
            8,
            closed=True,
        ),
        ink,
    )
    canvas.polygon(make_leaf(x, y + 30, -math.pi / 2, 48, 18, 0.5), pale)


def draw_thistle(canvas, rng, x, y, ink, pale):
    for k in range(31):
        turn = -math.pi / 2 + (k - 15) * 0.062
        end = (x + math.cos(turn) * 68, y + 24 + math.sin(turn) * 68)
        canvas.line(make_curve((x, y + 24), (x + math.cos(turn) * 34, y - 16), end, 6), pale, 1.6)
    canvas.polygon(make_leaf(x, y + 50, -math.pi / 2, 32, 15, 0.55), ink)


def draw_stone(canvas, rng, x, y, ink, pale):
    canvas.polygon(
        smooth(
            [
                (x, y - 44),
                (x + 26, y - 22),
                (x + 32, y + 10),
                (x + 14, y + 38),
                (x, y + 44),
                (x - 14, y + 38),
                (x - 32, y + 10),
                (x - 26, y - 22),
            ],
            8,
            closed=True,
        ),
        ink,
    )
    for _ in range(26):
        turn, r = rng.uniform(0, math.tau), math.sqrt(rng.random())
        px, py = x + math.cos(turn) * 22 * r, y + math.sin(turn) * 31 * r
        canvas.line(make_curve((px - 4, py - 2), (px, py + rng.uniform(-4, 4)), (px + 4, py + 2), 4), pale, 2.2)
    canvas.line(make_curve((x, y - 42), (x + 7, y), (x, y + 42), 8), pale, 2.6)


SEEDS = (
    draw_samara, draw_lotus, draw_dandelion, draw_bean, draw_anise, draw_maple, draw_poppy, draw_burr, draw_pod,
    draw_acorn, draw_cotton, draw_pine, draw_hook, draw_shell_seed, draw_grain, draw_elm, draw_stripes, draw_caltrop,
    draw_thistle, draw_stone,
)  # fmt: skip
# Ground, ink and second ink of the compartments, by row.
COLOURS = (
    ("#f3ead8", "#5a2a3c", "#a3a04c"), ("#12355b", "#f2c9a8", "#d9a441"), ("#cfdad0", "#12355b", "#c97f52"), ("#b4472b", "#f7ecd2", "#e9b98a"),
    ("#d9a441", "#3a2316", "#f7ecd2"), ("#efdfb8", "#1f4d43", "#c9703f"), ("#1f4d43", "#f7ecd2", "#e9c46a"), ("#e9d3c0", "#4a3426", "#b4472b"),
    ("#4a3426", "#e9c46a", "#f2e2c8"), ("#84a59d", "#17352f", "#f7ecd2"), ("#f3ead8", "#12355b", "#e9a27a"), ("#12355b", "#f7ecd2", "#8fc0b5"),
    ("#cfdad0", "#5a2a3c", "#d9803f"), ("#b4472b", "#f2d9b8", "#e9c46a"), ("#d9a441", "#17352f", "#f7ecd2"), ("#5a2a3c", "#f2c9a8", "#d9a441"),
    ("#84a59d", "#f7ecd2", "#17352f"), ("#efdfb8", "#b4472b", "#6f8f4e"), ("#1f4d43", "#e9a27a", "#f7ecd2"), ("#f3ead8", "#8a4a24", "#e9cfa0"),
)  # fmt: skip


def draw_seed_cabinet() -> Image.Image:
    """Twenty compartments, twenty seeds, no names (100 × 120 cm)."""
    canvas = Canvas(1500, 1800, "#6b4326")
    rng = make_rng(30)
    left, top, side, pitch = 72, 54, 324, 344
    canvas.rectangle(left - 24, top - 24, 1404, 1748, "#432813")
    for k, (ground, ink, pale) in enumerate(COLOURS):
        x, y = left + (k % 4) * pitch, top + (k // 4) * pitch
        canvas.rectangle(x, y, side, side, ground)
        # The shade of the wood above and on the left.
        shade = [
            (x, y),
            (x + side, y),
            (x + side - 18, y + 18),
            (x + 18, y + 18),
            (x + 18, y + side - 18),
            (x, y + side),
        ]
        canvas.polygon(shade, mix(ground, INK, 0.3))
        small = Canvas(120, 120, ground, scale=5)
        SEEDS[k * 7 % 20](small, rng, 60, 60, ink, pale)
        size = 270 * canvas.scale
        canvas.image.paste(small.image.resize((size, size)), ((x + 30) * canvas.scale, (y + 32) * canvas.scale))
    return canvas.finish()
