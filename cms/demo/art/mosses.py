"""Teresa Lobo's alphabet of mosses."""

import math

from PIL import Image

from .canvas import FERN, PAPER, TERRACOTTA, Canvas, mix
from .geometry import make_curve, make_leaf, make_rng, place, smooth

# --- Mosses: each draws one sign, cut in light on a dark block 100 wide, standing on y ---------------------------------


def tuft_star(c, rng, x, y, ink):
    for k in range(14):
        turn = math.tau * k / 14
        start = (x + math.cos(turn) * 11, y - 42 + math.sin(turn) * 11)
        c.polygon(make_leaf(*start, turn, 24 + 7 * (k % 2), 10, 0.45), ink)
    c.disc(x, y - 42, 6, ink)


def tuft_capsules(c, rng, x, y, ink):
    for k in range(5):
        px = x + (k - 2) * 14
        top = (px + (k - 2) * 5, y - 50 - 12 * (k % 2))
        c.line(make_curve((px * 0.4 + x * 0.6, y), (px, y - 30), top, 8), ink, 2.4)
        c.ellipse(top[0], top[1] - 6, 5, 9, (k - 2) * 0.15, ink)
    for k in range(9):
        c.polygon(make_leaf(x + (k - 4) * 5, y, -math.pi / 2 + (k - 4) * 0.22, 26, 8, 0.4), ink)


def tuft_feather(c, rng, x, y, ink):
    spine = make_curve((x - 10, y), (x - 14, y - 40), (x + 16, y - 76), 14)
    c.line(spine, ink, 2.6)
    for i in range(2, 15):
        px, py = spine[i]
        for side in (-1, 1):
            turn = -math.pi / 2 + 0.25 + side * 0.95
            c.polygon(make_leaf(px, py, turn, 30 * (1.12 - i / 15), 6, 0.4), ink)


def tuft_cushion(c, rng, x, y, ink):
    for row in range(5):
        n = 9 - row * 2
        for k in range(n):
            c.ellipse(x + (k - (n - 1) / 2) * 10, y - 7 - row * 12, 4.6, 6.4, 0, ink)


def tuft_tree(c, rng, x, y, ink):
    c.line([(x, y), (x, y - 34)], ink, 4)
    for k in range(11):
        turn = -math.pi / 2 + (k - 5) * 0.3
        end = (x + math.cos(turn) * 40, y - 34 + math.sin(turn) * 38)
        c.line([(x, y - 34), end], ink, 3.4, caps=True)
        for t in (0.55, 0.8):
            px, py = x + math.cos(turn) * 40 * t, y - 34 + math.sin(turn) * 38 * t
            for side in (-1, 1):
                c.line([(px, py), (px + math.cos(turn + side * 0.8) * 9, py + math.sin(turn + side * 0.8) * 9)], ink, 2)


def tuft_curl(c, rng, x, y, ink):
    for side in (-1, 0, 1):
        points, angle = [(x + side * 6, y)], -math.pi / 2 + side * 0.35
        px, py = points[0]
        for i in range(34):
            angle -= (side or 1) * max(0, i - 11) * 0.022
            px, py = px + math.cos(angle) * 2.7, py + math.sin(angle) * 2.7
            points.append((px, py))
        c.taper(points, ink, 6, 2.6)


def tuft_cups(c, rng, x, y, ink):
    for px, height in ((x - 26, 44), (x, 66), (x + 26, 52)):
        c.taper([(px * 0.5 + x * 0.5, y), (px, y - height)], ink, 7, 4)
        c.sector(px, y - height - 8, 13, 0, 180, ink)
        c.ellipse(px, y - height - 8, 13, 3.5, 0, ink)


def tuft_scales(c, rng, x, y, ink):
    for side in (-1, 0, 1):
        for k in range(7):
            px = x + side * (10 + k * 2.6)
            c.polygon(make_leaf(px - 5, y - k * 10, -math.pi / 2 + side * 0.2 - 0.5, 15, 7, 0.5), ink)
            c.polygon(make_leaf(px + 5, y - k * 10, -math.pi / 2 + side * 0.2 + 0.5, 15, 7, 0.5), ink)


def tuft_ribbon(c, rng, x, y, ink):
    for side in (-1, 1):
        c.taper(smooth([(x, y), (x + side * 8, y - 24), (x + side * 24, y - 40)], 6), ink, 9, 8)
        for turn in (0.15, 1.0):
            end = (x + side * (24 + 24 * math.sin(turn)), y - 40 - 26 * math.cos(turn))
            c.line([(x + side * 24, y - 40), end], ink, 8, caps=True)
    c.taper([(x, y), (x, y - 30)], ink, 9, 8)
    for side in (-1, 1):
        c.line([(x, y - 30), (x + side * 9, y - 66)], ink, 7, caps=True)


def tuft_rain(c, rng, x, y, ink):
    for k in range(15):
        turn = -math.pi / 2 + (k - 7) * 0.16
        reach = 46 + 22 * ((k * 7) % 4) / 3
        c.line([(x, y), (x + math.cos(turn) * reach, y + math.sin(turn) * reach)], ink, 2.4, caps=True)
        if k % 3 == 1:
            c.disc(x + math.cos(turn) * (reach + 7), y + math.sin(turn) * (reach + 7), 5, ink)


TUFTS = (
    tuft_star,
    tuft_capsules,
    tuft_feather,
    tuft_cushion,
    tuft_tree,
    tuft_curl,
    tuft_cups,
    tuft_scales,
    tuft_ribbon,
    tuft_rain,
)


# How a sign is set on its block: figures as (middle, width, height), each a part of the block; the last is turned over.
SETTINGS = (
    ((0.5, 1.0, 1.0),),
    ((0.33, 0.72, 0.82), (0.74, 0.5, 0.52)),
    ((0.5, 0.62, 1.12),),
    ((0.24, 0.46, 0.5), (0.5, 0.52, 0.84), (0.77, 0.46, 0.58)),
    ((0.5, 1.06, 0.7),),
)


def draw_sign(number: int, side: int) -> Image.Image:
    """Return one sign of the alphabet as a mask: white where the block is cut away."""
    rng = make_rng(number)
    tuft, figures = TUFTS[number * 3 % 10], SETTINGS[number // 10]
    sign = Image.new("L", (side, side))
    for middle, width, height in figures:
        figure = Canvas(110, 110, "#000000", scale=4)
        tuft(figure, rng, 55, 104, "#ffffff")
        size = (round(side * width), round(side * height))
        mask = figure.image.convert("L").resize(size, Image.Resampling.LANCZOS)
        sign.paste(255, (round(side * middle) - size[0] // 2, round(side * 0.94) - size[1]), mask)
    return sign.transpose(Image.Transpose.FLIP_LEFT_RIGHT) if number % 2 else sign


def draw_moss_alphabet() -> Image.Image:
    """Woodcuts in rows, like the signs of an alphabet; some are missing (100 × 100 cm)."""
    paper = "#efe5d2"
    canvas = Canvas(1800, 1800, paper)
    rng = make_rng(100)
    inks = ("#2f5741", "#4d6b35", "#1f4d43", "#6b7a35", "#3a6357", "#56733f")
    missing = {(5, 1), (2, 3), (6, 4), (1, 6)}
    # Each block was cut by hand: no side is quite straight.
    corners = ((0, 0), (70, -1), (140, 1), (208, 0), (207, 100), (208, 208), (110, 207), (0, 208), (1, 90))
    number = 0
    for row in range(7):
        for column in range(7):
            x, y = 118 + column * 226, 118 + row * 226
            if (column, row) in missing:
                for u, v in ((4, 4), (204, 4), (4, 204), (204, 204)):
                    canvas.disc(x + u, y + v, 4, mix(FERN, PAPER, 0.5))
                continue
            ink = TERRACOTTA if (column, row) == (3, 3) else inks[(row * 12 + column * 5) % 6]
            block = [(u + rng.uniform(-3, 3), v + rng.uniform(-3, 3)) for u, v in corners]
            block = place(block, x, y, rng.uniform(-0.012, 0.012))
            # A few are cut the other way round: the sign keeps the ink.
            turned = number % 7 == 5
            if turned:
                canvas.line([*block, block[0]], ink, 5)
            else:
                canvas.polygon(block, ink)
            light = ink if turned else paper
            sign = draw_sign(number, 360)
            canvas.image.paste(light, (round(x * 2 + 28), round(y * 2 + 18)), sign)
            canvas.line([(x + 24, y + 184), (x + 184, y + 184)], light, 3)
            for _ in range(7):
                # Chips that the gouge left standing around the figure.
                u, v = rng.choice(
                    ((rng.uniform(12, 196), rng.uniform(8, 18)), (rng.uniform(8, 16), rng.uniform(12, 170)))
                )
                canvas.line(
                    [(x + u, y + v), (x + u + rng.uniform(-7, 7), y + v + rng.uniform(5, 12))], mix(ink, paper, 0.5), 2
                )
            number += 1
    return canvas.finish()
