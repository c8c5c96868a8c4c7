"""Wings by Samuel Osei: woven moths and an embroidered dragonfly's wing."""

import math
import random

from PIL import Image, ImageDraw

from .canvas import CREAM, INK, Canvas, mix, parse_colour
from .geometry import Point, contains, make_cells, make_curve, make_rng, place, scatter, shrink, smooth

# The right-hand wings of a moth one unit wide: from the body outwards and around.
FORE = [
    (0.04, -0.1),
    (0.3, -0.36),
    (0.66, -0.6),
    (0.97, -0.68),
    (0.98, -0.5),
    (0.86, -0.26),
    (0.74, -0.04),
    (0.4, 0.02),
    (0.05, 0.06),
]
HIND = [(0.05, -0.02), (0.36, 0.0), (0.68, 0.06), (0.76, 0.26), (0.64, 0.5), (0.42, 0.62), (0.24, 0.54), (0.1, 0.3)]

# Ground, fore wing, hind wing, dark, light, accent.
LIVERIES = (
    ("#2b2f3a", "#8c7b62", "#c8553d", "#33281f", "#e6d3b3", "#e9a24c"),
    ("#3d2f2a", "#6d7f5e", "#d8b36a", "#2a3326", "#e9e1c4", "#b4472b"),
    ("#22353a", "#c9b79c", "#8fa79a", "#4a3a2e", "#f3e9d6", "#2f5d73"),
    ("#2f3a2d", "#b0705a", "#e3b5a0", "#4a2226", "#f2dcc7", "#5a2a3c"),
    ("#35283a", "#7d8a99", "#d9a441", "#2b2f3f", "#e4e6e2", "#c8553d"),
    ("#33302a", "#d3c6a3", "#c27c4e", "#57452f", "#f6eed8", "#1f4d43"),
)


def stretch(rng: random.Random, outline: list[Point]) -> list[Point]:
    return [(x * rng.uniform(0.96, 1.04), y * rng.uniform(0.94, 1.06)) for x, y in outline]


def draw_moth(canvas: Canvas, rng: random.Random, x: float, y: float, size: float, livery: tuple) -> None:
    """Draw a moth with open wings; the left ones mirror the right ones."""
    _, fore_ink, hind_ink, dark, light, accent = livery
    fore, hind = smooth(stretch(rng, FORE), 8, closed=True), smooth(stretch(rng, HIND), 8, closed=True)
    bands = sorted(rng.uniform(0.3, 0.92) for _ in range(3))
    eye_fore, eye_hind = rng.uniform(0.075, 0.12), rng.uniform(0.08, 0.14)
    spots = [(rng.uniform(0.34, 0.8), rng.uniform(0.016, 0.034)) for _ in range(5)]
    wavy = rng.randint(5, 9)
    for flip in (False, True):

        def put(points, flip=flip):
            return place(points, x, y, 0, size, flip=flip)

        for outline, base, middle, eye in (
            (hind, hind_ink, (0.48, 0.3), eye_hind),
            (fore, fore_ink, (0.6, -0.3), eye_fore),
        ):
            sheet = Canvas(canvas.width, canvas.height, base, canvas.scale)
            for k, reach in enumerate(bands):
                for width, ink in ((0.085, dark if k % 2 else light), (0.035, accent if k % 2 else dark)):
                    arc = []
                    for i in range(31):
                        turn = -1.4 + 2.8 * i / 30
                        r = reach + 0.025 * math.sin(turn * wavy * 2 + k)
                        arc.append((r * math.cos(turn), r * math.sin(turn)))
                    sheet.line(put(arc), ink, width * size)
            for i in range(13):
                turn = -1.25 + 2.5 * i / 12
                sheet.line(
                    put([(0, 0), (1.2 * math.cos(turn), 1.2 * math.sin(turn))]), mix(base, dark, 0.5), 0.008 * size
                )
            for radius, ink in ((1.0, dark), (0.8, light), (0.56, accent), (0.3, dark)):
                ((ex, ey),) = put([middle])
                sheet.disc(ex, ey, eye * radius * size, ink)
            for reach, radius in spots:
                turn = -0.55 if outline is fore else 0.85
                ((ex, ey),) = put([(reach * math.cos(turn) + 0.1, reach * math.sin(turn))])
                sheet.disc(ex, ey, radius * size, light)
            canvas.paste_inside(sheet, put(outline))
            canvas.line([*put(outline), put(outline)[0]], dark, 0.022 * size)
        # The margin of the wing: a row of scales.
        for outline, span in ((fore, range(26, 46, 3)), (hind, range(14, 40, 3))):
            for i in span:
                ((ex, ey),) = put([(outline[i][0] * 0.94, outline[i][1] * 0.94)])
                canvas.disc(ex, ey, 0.018 * size, light)
        canvas.line(put(make_curve((0.03, -0.3), (0.1, -0.55), (0.3, -0.72), 10)), light, 0.016 * size)
        for i in range(9):
            t = 0.25 + i * 0.09
            px, py = 0.03 + 0.27 * t * t + 0.1 * t * (1 - t), -0.3 - 0.42 * t
            canvas.line(put([(px, py), (px + 0.05, py - 0.002), (px + 0.07, py - 0.03)]), light, 0.009 * size)
    canvas.ellipse(x, y + 0.14 * size, 0.085 * size, 0.36 * size, 0, dark)
    for k in range(7):
        canvas.rectangle(
            x - 0.07 * size,
            y + (0.06 + k * 0.055) * size,
            0.14 * size * (1 - k * 0.08),
            0.016 * size,
            light if k % 2 else accent,
        )
    canvas.ellipse(x, y - 0.12 * size, 0.1 * size, 0.16 * size, 0, mix(fore_ink, dark, 0.35))
    canvas.disc(x, y - 0.29 * size, 0.065 * size, dark)


def draw_moth_wings() -> Image.Image:
    """Six pairs of wings, woven: drawn point by point, each point a stitch (120 × 80 cm, jacquard)."""
    # Drawn small and without smoothing, then enlarged: a point of the weave is three pixels.
    cloth = Canvas(600, 400, LIVERIES[0][0], scale=1)
    rng = make_rng(17)
    for k, livery in enumerate(LIVERIES):
        column, row = k % 3, k // 3
        cloth.rectangle(column * 200, row * 200, 200, 200, livery[0])
        twill = parse_colour(mix(livery[0], CREAM, 0.15))
        for i in range(200):
            for j in range(i % 5, 200, 5):
                cloth.image.putpixel((column * 200 + j, row * 200 + i), twill)
        draw_moth(cloth, rng, column * 200 + 100, row * 200 + 107, 91, livery)
    for k in (1, 2):
        cloth.rectangle(k * 200 - 1, 0, 2, 400, CREAM)
    cloth.rectangle(0, 199, 600, 2, CREAM)
    woven = cloth.image.resize((1800, 1200), Image.Resampling.NEAREST)
    return Image.composite(woven, Image.new("RGB", woven.size, INK), make_weave(woven.size, 3))


def make_weave(size: tuple[int, int], point: int) -> Image.Image:
    """Return a mask that darkens the last row and column of each woven point."""
    shade = Image.new("L", size, 255)
    pen = ImageDraw.Draw(shade)
    for x in range(point - 1, size[0], point):
        pen.line((x, 0, x, size[1]), fill=244)
    for y in range(point - 1, size[1], point):
        pen.line((0, y, size[0], y), fill=232)
    return shade


# A dragonfly's fore wing in the image: along the leading edge to the tip, and back along the trailing edge.
LEADING = [(90, 300), (420, 232), (860, 186), (1280, 176), (1560, 206), (1690, 268)]
TRAILING = [(1700, 330), (1610, 420), (1400, 512), (1080, 580), (720, 588), (400, 520), (190, 410), (96, 352)]


def draw_dragonfly_wing() -> Image.Image:
    """A wing divided by its veins: long straight cells in front, small ones behind (150 × 60 cm, organza)."""
    ground = "#efe7da"
    canvas = Canvas(1800, 720, ground, scale=3)
    rng = make_rng(40)
    outline = smooth([*LEADING, *TRAILING], 10, closed=True)
    front = smooth(LEADING, 20)
    thread = "#26404f"
    tints = ("#bcd3d6", "#d5e0da", "#e8dcc0", "#e6c9bd", "#a9c4c9", "#dccfe0", "#c9d9c4")

    def find_front(x, depth):
        """Return the point that lies under the leading edge at x; rows draw together at both ends of the wing."""
        t = min(1, max(0, (x - 90) / 1600))
        i = max(k for k, point in enumerate(front) if k == 0 or point[0] <= x)
        (ax, ay), (bx, by) = front[i], front[min(i + 1, len(front) - 1)]
        y = ay + (by - ay) * (x - ax) / (bx - ax) if bx > ax else ay
        return x, y + depth * (0.16 + 0.84 * math.sin(math.pi * (0.06 + 0.84 * t)) ** 0.7)

    # In front: rows of long cells between straight veins. Behind: smaller ones; the bent veins run between two rows.
    sites = []
    for row, (depth, step) in enumerate(((21, 40), (60, 44), (97, 38))):
        sites += [find_front(110 + k * step + row * 17, depth) for k in range((1560 - row * 30) // step)]
    bent = []
    for end, handle in (
        ((1560, 440), (900, 262)),
        ((1330, 535), (700, 300)),
        ((1040, 585), (520, 320)),
        ((740, 588), (360, 345)),
        ((450, 537), (230, 360)),
    ):
        vein = make_curve((100, 322), handle, end, 80)
        bent.append(vein)
        for (ax, ay), (bx, by) in zip(vein[9::2], vein[10::2], strict=False):
            slope = math.atan2(by - ay, bx - ax) + math.pi / 2
            for side in (-9, 9):
                x, y = ax + side * math.cos(slope), ay + side * math.sin(slope)
                if all(math.dist((x, y), site) > 16 for site in sites):
                    sites.append((x, y))
    for x, y in scatter(rng, 1800, 720, 19, 14000):
        if (
            contains(outline, x, y)
            and y > find_front(x, 128)[1]
            and all(abs(x - u) + abs(y - v) > 30 or math.dist((x, y), (u, v)) > 19 for u, v in sites)
        ):
            sites.append((x, y))
    frame = [(0, 0), (1800, 0), (1800, 720), (0, 720)]
    cells = make_cells(sites, frame, 18)
    sheet = Canvas(1800, 720, tints[0], scale=3)
    for (x, y), cell in zip(sites, cells, strict=True):
        wash = (math.sin(x / 170 + y / 90) + math.sin(y / 60 - x / 310) + 2) / 4
        tint = tints[int(wash * 7 + rng.uniform(-0.4, 0.4)) % 7]
        sheet.polygon(cell, mix(tint, ground, rng.uniform(0, 0.35)))
    for cell in cells:
        sheet.line([*cell, cell[0]], thread, 1.8)
    for vein in bent:
        sheet.taper(vein, thread, 5.5, 2)
    for depth, width in ((40, 5.5), (79, 5), (118, 4.5)):
        sheet.taper([find_front(92 + k * 16, depth) for k in range(100)], thread, width, 2)
    canvas.paste_inside(sheet, outline)
    canvas.taper(front, thread, 10, 6)
    canvas.line([*outline, outline[0]], thread, 4.5)
    # The dark cell near the tip, and the one mistake: a cell sewn in red.
    pterostigma = [(1418, 184), (1520, 200), (1516, 226), (1410, 208)]
    canvas.polygon(smooth(pterostigma, 5, closed=True), "#8a3a24")
    odd = min(zip(sites, cells, strict=True), key=lambda pair: math.dist(pair[0], (905, 455)))[1]
    canvas.polygon(shrink(odd, 0.12), "#d9663f")
    canvas.disc(94, 326, 30, thread)
    canvas.disc(94, 326, 18, "#c9a24a")
    return canvas.finish()
