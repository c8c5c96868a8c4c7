"""Ferns: the autumn cover and Teresa Lobo's study."""

import math

from PIL import Image

from .canvas import CREAM, FERN, MOSS, OCHRE, PAPER, PINE, TERRACOTTA, Canvas, mix
from .geometry import Point, make_curve, make_leaf, make_rng, place


def trace_rachis(
    x: float, y: float, angle: float, length: float, bend: float, steps: int = 30, late: float = 1.6
) -> list[tuple[float, float, float]]:
    """Return the points and directions of a frond's rib, which bends more and more towards its tip."""
    ribs = [(x, y, angle)]
    for i in range(steps):
        angle += bend / steps * (late + 1) * ((i + 1) / steps) ** late
        x += math.cos(angle) * length / steps
        y += math.sin(angle) * length / steps
        ribs.append((x, y, angle))
    return ribs


def draw_pinna(
    canvas: Canvas, x: float, y: float, angle: float, length: float, side: int, leaflet: float, ink: str
) -> None:
    """Draw one of a frond's side branches, with leaflets that grow smaller towards the tip."""
    count = max(4, int(length / (leaflet * 0.5)))
    rib = trace_rachis(x, y, angle, length, -side * 0.42, count)
    for i, (px, py, direction) in enumerate(rib[:-1]):
        t = i / count
        size = leaflet * (1 - 0.78 * t**1.3) * min(1, 0.75 + 2 * t)
        for hand in (1, -1):
            leaf = make_leaf(px, py, direction + hand * 1.08, size, size * 0.5, 0.4, 5)
            canvas.polygon(leaf, ink)
    (ax, ay, _), (bx, by, direction) = rib[-2:]
    canvas.polygon(make_leaf(ax, ay, direction, length / count * 2.2, leaflet * 0.2, 0.4, 5), ink)
    canvas.line([(px, py) for px, py, _ in rib], ink, 1.8)


def draw_frond(
    canvas: Canvas,
    rib: list[tuple[float, float, float]],
    reach: float,
    ink: str,
    *,
    rest: float = 0.12,
    stem: float = 7,
) -> None:
    """Draw a frond along its rib: `reach` is its longest side branch, `rest` the bare part of the stem."""
    last = len(rib) - 1
    gap = math.dist(rib[0][:2], rib[1][:2])
    for i, (x, y, direction) in enumerate(rib):
        t = i / last
        if t < rest or i == last:
            continue
        u = (t - rest) / (1 - rest)
        length = reach * (0.62 + 0.38 * min(1, u * 4)) * math.cos(u**1.15 * math.pi / 2) ** 0.85 + 7
        leaflet = gap * min(0.58, 0.16 + length / reach * 0.62)
        for side in (1, -1):
            draw_pinna(canvas, x, y, direction + side * (1.3 - 0.5 * u), length, side, leaflet, ink)
    x, y, direction = rib[last - 1]
    canvas.polygon(make_leaf(x, y, direction, gap * 1.1, gap * 0.2, 0.4, 5), ink)
    canvas.taper([(x, y) for x, y, _ in rib[:-1]], ink, stem, 1.5)


def draw_shade(canvas: Canvas, rib: list[tuple[float, float, float]], reach: float, ink: str) -> None:
    """Draw a frond in the distance: its side branches are single blades."""
    last = len(rib) - 1
    gap = math.dist(rib[0][:2], rib[1][:2])
    for i, (x, y, direction) in enumerate(rib):
        u = max(0.0, (i / last - 0.1) / 0.9)
        if u == 0:
            continue
        length = reach * (0.62 + 0.38 * min(1, u * 4)) * math.cos(u**1.15 * math.pi / 2) ** 0.85 + 26
        for side in (1, -1):
            blade = make_leaf(0, 0, 0, length, gap * 0.72, 0.3, 9)
            bent = [(px, py + side * -0.12 * px * px / length) for px, py in blade]
            canvas.polygon(place(bent, x, y, direction + side * (1.3 - 0.5 * u)), ink)
    canvas.taper([(x, y) for x, y, _ in rib], ink, 8, 1.5)


def draw_crosier(canvas: Canvas, x: float, y: float, height: float, side: int, ink: str, width: float) -> None:
    """Draw a young frond, still rolled up."""
    points: list[Point] = [(0, 0)]
    px, py, angle = 0.0, 0.0, -math.pi / 2 - 0.12
    for _ in range(26):
        angle += 0.012
        px, py = px + math.cos(angle) * height / 40, py + math.sin(angle) * height / 40
        points.append((px, py))
    for i in range(64):
        angle += 0.075 + 0.0042 * i
        step = height / 40 * (1 - i / 78)
        px, py = px + math.cos(angle) * step, py + math.sin(angle) * step
        points.append((px, py))
    points = place(points, x, y, 0, 1, flip=side < 0)
    canvas.taper(points, ink, width, width * 0.35)
    for i in range(30, len(points) - 6, 2):
        (ax, ay), (bx, by) = points[i - 1], points[i]
        outward = math.atan2(by - ay, bx - ax) - side * math.pi / 2
        canvas.polygon(make_leaf(bx, by, outward, width * 1.7 * (1 - i / 110), width * 0.8, 0.4, 5), ink)


def draw_cover_12() -> Image.Image:
    """Ferns open from the foot of the page under a terracotta sun."""
    canvas = Canvas(1600, 2000, PAPER)
    canvas.disc(1090, 640, 285, TERRACOTTA)
    pale, middle = mix(FERN, PAPER, 0.8), mix(FERN, PAPER, 0.56)
    for x, angle, length, bend, reach, ink in (
        (700, -2.05, 1400, -0.7, 330, pale),
        (900, -1.05, 1330, 0.85, 330, pale),
        (660, -2.35, 1120, -1.1, 300, middle),
        (960, -0.8, 1060, 1.15, 290, middle),
        (820, -1.62, 1420, -0.22, 330, middle),
    ):
        draw_shade(canvas, trace_rachis(x, 2060, angle, length, bend, round(length / 46)), reach, ink)
    for x, angle, length, bend, reach in (
        (735, -1.86, 1730, -0.42, 350),
        (905, -1.28, 1560, 0.46, 330),
        (650, -2.74, 860, -0.9, 220),
        (970, -0.42, 860, 0.9, 220),
    ):
        draw_frond(canvas, trace_rachis(x, 2070, angle, length, bend, round(length / 57)), reach, FERN, stem=10)
    bud = mix(TERRACOTTA, PINE, 0.15)
    draw_crosier(canvas, 812, 2010, 860, 1, bud, 19)
    draw_crosier(canvas, 742, 2010, 520, -1, bud, 15)
    draw_crosier(canvas, 880, 2010, 400, 1, bud, 13)
    return canvas.finish()


def draw_fern_study() -> Image.Image:
    """A fern over the lines that its own pencil drew for a month (70 × 100 cm)."""
    canvas = Canvas(1260, 1800, CREAM)
    rng = make_rng(22)
    for day in range(31):
        points, drift = [], rng.uniform(-1, 1)
        for i in range(91):
            t = i / 90
            drift += rng.uniform(-0.16, 0.16)
            x = 120 + 1020 * t
            y = 250 + day * 43 + 30 * math.sin(t * 5 + day * 0.21) * math.sin(math.pi * t) + drift * 6
            points.append((x, y))
        canvas.line(points, mix(OCHRE, CREAM, 0.25) if day % 7 else TERRACOTTA, 1.8)
    for x, angle, length, bend, reach, ink in (
        (585, -2.02, 800, -0.7, 190, mix(MOSS, CREAM, 0.25)),
        (675, -1.06, 830, 0.75, 190, mix(MOSS, CREAM, 0.25)),
        (618, -1.66, 1560, 0.42, 330, FERN),
    ):
        draw_frond(canvas, trace_rachis(x, 1690, angle, length, bend, round(length / 48)), reach, ink, rest=0.16)
    canvas.line([(480, 1692), (780, 1692)], PINE, 3)
    canvas.line(make_curve((686, 186), (900, 60), (1062, 228)), TERRACOTTA, 2.4)
    pencil = [(0, 0), (18, 7), (150, 7), (150, -7), (18, -7)]
    canvas.polygon(place(pencil, 1042, 262, -1.05), OCHRE)
    canvas.polygon(place([(0, 0), (18, 7), (18, -7)], 1042, 262, -1.05), PINE)
    return canvas.finish()
