"""The shore: a shell and a tidal pool."""

import math

from PIL import Image

from .canvas import AMBER, BLUSH, CORAL, CREAM, GOLD, INK, OCHRE, PAPER, ROSE, TERRACOTTA, Canvas, mix
from .geometry import make_blob, make_curve, make_ellipse, make_leaf, make_rng, place, scatter


def draw_shell_spiral() -> Image.Image:
    """A shell cut as it grows, from the middle outwards (60 × 60 cm, linocut on Japanese paper)."""
    ground, ink = "#f3ead8", "#1c3144"
    canvas = Canvas(1800, 1800, ground)
    rng = make_rng(60)
    growth, cx, cy, turns = 0.1756, 740, 700, 3.35
    last = turns * math.tau

    def find(turn, part):
        """Return the point at an angle along the spiral; `part` goes from the inner wall (0) to the outer (1)."""
        outer = 1000 * math.exp(growth * (turn - last))
        inner = 1000 * math.exp(growth * (turn - math.tau - last)) if turn > 0.6 else 0
        r = inner + (outer - inner) * part
        return cx + r * math.cos(turn - 0.55), cy + r * math.sin(turn - 0.55)

    # The gouge leaves ridges in the cleared ground.
    for x, y in scatter(rng, 1800, 1800, 46, 5000):
        angle = math.atan2(y - cy, x - cx) + math.pi / 2 + rng.uniform(-0.15, 0.15)
        length = rng.uniform(14, 30)
        canvas.line([(x, y), (x + math.cos(angle) * length, y + math.sin(angle) * length)], mix(ground, ink, 0.2), 2.5)
    lip = [find(last + 0.16 * math.sin(math.pi * p), p) for p in (1 - i / 24 for i in range(25))]
    canvas.polygon([find(last - math.tau + math.tau * i / 200, 1) for i in range(201)] + lip, ink)
    # Chambers: each wall bows towards the mouth; rays between them, cut in white.
    turn, k = 1.2, 0
    while turn < last - 0.02:
        step = 0.31
        size = 1000 * math.exp(growth * (turn - last))
        for n in range(7):
            t = turn + step * (0.14 + 0.12 * n)
            if t + 0.2 > last:
                break
            reach = 0.9 - 0.055 * abs(n - 3) - 0.3 * (n % 2)
            start = 0.1 + 0.06 * (n % 3)
            points = [
                find(t + 0.34 * math.sin(math.pi * p) * step, p)
                for p in (start + (reach - start) * i / 12 for i in range(13))
            ]
            canvas.taper(points, ground, size * 0.006 + 0.6, size * 0.013 + 0.8)
        bow = [find(turn + 0.55 * math.sin(math.pi * p) * step, p) for p in (0.02 + 0.95 * i / 20 for i in range(21))]
        canvas.line(bow, TERRACOTTA if k % 8 == 4 else ground, size * 0.022 + 1, caps=True)
        turn += step
        k += 1
    # The walls of the turns: a white line with a thin dark one inside it.
    wall = [(find(last * i / 600, 1), 1000 * math.exp(growth * (last * i / 600 - last))) for i in range(601)]
    for (a, size), (b, _) in zip(wall, wall[1:], strict=False):
        canvas.line([a, b], ground, size * 0.036 + 1, caps=True)
    for (a, size), (b, _) in zip(wall, wall[1:], strict=False):
        canvas.line([a, b], ink, size * 0.016 + 0.8, caps=True)
    for i in range(150):
        # Growth lines across the outer turn, near the mouth.
        t = last - 0.012 - i * 0.013
        if i % 3 == 0:
            canvas.line([find(t, 0.965), find(t - 0.02, 1.0)], ground, 3)
    # The slip of the gouge.
    canvas.taper(make_curve(find(last - 1.02, 0.5), find(last - 0.95, 0.8), find(last - 1.1, 1.01), 12), ground, 15, 3)
    canvas.line(lip, ink, 12, caps=True)
    return canvas.finish()


def draw_starfish(canvas: Canvas, x: float, y: float, size: float, angle: float, ink: str, dot: str) -> None:
    for k in range(5):
        turn = angle + math.tau * k / 5
        arm = make_leaf(-size * 0.18, 0, 0, size * 1.18, size * 0.46, 0.32, 12)
        canvas.polygon(place(arm, x, y, turn), ink)
    for k in range(5):
        turn = angle + math.tau * k / 5
        for n in range(1, 8):
            r = size * n / 8.6
            canvas.disc(x + math.cos(turn) * r, y + math.sin(turn) * r, size * 0.045 * (1.15 - n / 10), dot)


def draw_urchin(canvas: Canvas, rng, x: float, y: float, size: float, ink: str) -> None:
    for k in range(48):
        turn = math.tau * k / 48 + rng.uniform(-0.04, 0.04)
        r = size * rng.uniform(0.85, 1.15)
        canvas.taper([(x, y), (x + math.cos(turn) * r, y + math.sin(turn) * r)], ink, size * 0.06, size * 0.03)
    canvas.disc(x, y, size * 0.55, mix(ink, INK, 0.25))
    for ring, count in ((0.15, 5), (0.3, 10), (0.44, 15)):
        for k in range(count):
            turn = math.tau * k / count
            canvas.disc(
                x + math.cos(turn) * ring * size, y + math.sin(turn) * ring * size, size * 0.03, mix(ink, CREAM, 0.55)
            )


def draw_open_anemone(canvas: Canvas, rng, x: float, y: float, size: float, ink: str, heart: str) -> None:
    for ring, count in ((1.0, 26), (0.78, 20), (0.56, 14)):
        for k in range(count):
            turn = math.tau * (k + ring) / count + rng.uniform(-0.07, 0.07)
            r = size * ring * rng.uniform(0.9, 1.06)
            end = (x + math.cos(turn) * r, y + math.sin(turn) * r)
            shade = mix(ink, CREAM, (1 - ring) * 0.8)
            canvas.line([(x, y), end], shade, size * 0.1, caps=True)
            canvas.disc(*end, size * 0.06, mix(shade, CREAM, 0.5))
    canvas.disc(x, y, size * 0.3, heart)
    canvas.ellipse(x, y, size * 0.15, size * 0.05, 0.6, mix(heart, INK, 0.55))


def draw_limpet(canvas: Canvas, x: float, y: float, size: float, ink: str) -> None:
    canvas.ellipse(x, y, size, size * 0.86, 0.4, mix(ink, INK, 0.5))
    canvas.ellipse(x, y, size * 0.92, size * 0.78, 0.4, ink)
    for k in range(18):
        turn = math.tau * k / 18
        canvas.line(
            [(x - size * 0.1, y - size * 0.1), (x + math.cos(turn) * size * 0.86, y + math.sin(turn) * size * 0.74)],
            mix(ink, INK, 0.35),
            size * 0.05,
        )
    canvas.disc(x - size * 0.1, y - size * 0.1, size * 0.16, mix(ink, CREAM, 0.5))


def draw_crab(canvas: Canvas, x: float, y: float, size: float, ink: str) -> None:
    for side in (-1, 1):
        for k in range(4):
            lift = -0.35 + 0.32 * k
            knee = (x + side * size * 1.25, y + size * (lift - 0.18))
            canvas.line([(x, y + size * 0.1), knee, (x + side * size * 1.6, y + size * (lift + 0.3))], ink, size * 0.1)
        wrist = (x + side * size * 1.05, y - size * 0.85)
        canvas.line(
            [(x + side * size * 0.5, y - size * 0.3), (x + side * size * 1.15, y - size * 0.45), wrist],
            ink,
            size * 0.15,
            caps=True,
        )
        canvas.sector(*wrist, size * 0.36, -60 + (30 if side < 0 else -30), 215 + (30 if side < 0 else -30), ink)
    canvas.polygon(make_ellipse(x, y, size * 0.88, size * 0.6), ink)
    for side in (-1, 1):
        canvas.disc(x + side * size * 0.25, y - size * 0.55, size * 0.09, INK)
    for dx, dy in ((-0.42, -0.08), (-0.18, 0.18), (0.18, 0.18), (0.42, -0.08), (0, -0.12)):
        canvas.disc(x + dx * size, y + dy * size, size * 0.075, mix(ink, INK, 0.35))


def draw_tidal_pool() -> Image.Image:
    """A pool seen from above between two tides; near the edge it is unfinished (80 × 80 cm, gouache)."""
    canvas = Canvas(1800, 1800, "#6d6257")
    rng = make_rng(80)
    rocks = ("#8a7c6c", "#9c8b77", "#75695d", "#b09c83", "#5f5750", "#a58f73")
    for i, (x, y) in enumerate(sorted(scatter(rng, 2000, 2000, 150, 1500))):
        blob = make_blob(rng, x - 100, y - 100, rng.uniform(95, 150), 0.13, 40)
        canvas.polygon(blob, rocks[i % 6])
        for _ in range(7):
            canvas.disc(
                x - 100 + rng.gauss(0, 55),
                y - 100 + rng.gauss(0, 55),
                rng.uniform(2, 6),
                mix(rocks[i % 6], rng.choice((CREAM, INK)), 0.3),
            )
    for k in range(34):
        turn = math.tau * k / 34
        x, y = 900 + 790 * math.cos(turn), 900 + 760 * math.sin(turn)
        for _ in range(4):
            frond = make_leaf(x, y, turn + math.pi + rng.uniform(-0.9, 0.9), rng.uniform(90, 190), 34, 0.45, 10)
            canvas.polygon(frond, rng.choice(("#5d6b3a", "#77803f", "#49582f", "#8f8f4a")))
    water = ("#d8c79e", "#a9c6b4", "#6fa9a6", "#4a8e96", "#2f7080", "#215a6e", "#1a4a60")
    shape = make_rng(4)
    waves = [(k, shape.uniform(0, math.tau), 0.16 * shape.uniform(0.4, 1) / k) for k in range(2, 8)]
    for level, ink in enumerate(water):
        reach = 705 - level * (66 + level * 4)
        points = []
        for i in range(160):
            turn = math.tau * i / 160
            r = reach * (1 + sum(a * math.sin(k * turn + p + level * 0.18) for k, p, a in waves))
            points.append((900 - level * 9 + r * math.cos(turn), 900 + level * 12 + r * math.sin(turn)))
        canvas.polygon(points, ink)
    for x, y, count, step in ((1040, 760, 4, 42), (650, 1080, 3, 36), (980, 1230, 3, 30)):
        for k in range(1, count + 1):
            canvas.ring(x, y, k * step, 4.5, mix(water[4], CREAM, 0.75 - 0.13 * k))
    draw_starfish(canvas, 690, 730, 175, 0.35, CORAL, BLUSH)
    draw_starfish(canvas, 1205, 1120, 110, 0.9, OCHRE, CREAM)
    draw_open_anemone(canvas, rng, 1235, 580, 128, "#b5485f", ROSE)
    draw_open_anemone(canvas, rng, 500, 1020, 104, "#3f8f6b", GOLD)
    draw_open_anemone(canvas, rng, 820, 1345, 92, "#c97b4a", AMBER)
    draw_urchin(canvas, rng, 960, 990, 100, "#5a3a63")
    draw_urchin(canvas, rng, 1330, 850, 76, "#7a2f45")
    draw_urchin(canvas, rng, 880, 560, 60, "#3d3566")
    draw_crab(canvas, 1050, 1400, 68, TERRACOTTA)
    for x, y, size in (
        (330, 560, 62),
        (420, 440, 44),
        (1480, 1080, 66),
        (1560, 960, 42),
        (1440, 480, 54),
        (700, 290, 50),
        (360, 1330, 58),
        (1180, 260, 40),
    ):
        draw_limpet(canvas, x, y, size, rng.choice(("#d9c7a6", "#c2ad8d", "#e3d6bd")))
    for _ in range(9):
        x, y = rng.uniform(760, 1120), rng.uniform(640, 940)
        draw_little_fish(canvas, x, y, rng.uniform(26, 40), rng.uniform(0.2, 0.9))
    # The water came back: bare paper in the corner, with what was only pencilled.
    bare = [
        (1800, 1240),
        (1730, 1290),
        (1660, 1300),
        (1600, 1370),
        (1520, 1400),
        (1470, 1480),
        (1390, 1520),
        (1370, 1600),
        (1290, 1660),
        (1270, 1740),
        (1200, 1800),
        (1800, 1800),
    ]
    canvas.polygon(bare, PAPER)
    for k in range(90):
        # Where the brush ran dry, paper shows between its hairs.
        (ax, ay), (bx, by) = bare[k % 10], bare[k % 10 + 1]
        t, length = rng.random(), rng.uniform(40, 150)
        x, y = ax + (bx - ax) * t, ay + (by - ay) * t
        canvas.taper([(x + 40, y + 26), (x, y), (x - length * 0.85, y - length * 0.53)], PAPER, rng.uniform(5, 10), 1.5)
    pencil = mix(PAPER, INK, 0.45)
    for x, y, radius in ((1560, 1560, 110), (1700, 1420, 74), (1400, 1730, 82), (1690, 1730, 96)):
        blob = make_blob(rng, x, y, radius, 0.12, 40)
        canvas.line([*blob, blob[0]], pencil, 2.5)
        blob = [(u + rng.uniform(-2, 2), v + rng.uniform(-2, 2)) for u, v in blob]
        canvas.line(blob[: rng.randint(14, 30)], pencil, 1.8)
    return canvas.finish()


def draw_little_fish(canvas: Canvas, x: float, y: float, size: float, angle: float) -> None:
    canvas.polygon(make_leaf(x, y, angle, size, size * 0.3, 0.4, 8), mix(GOLD, CREAM, 0.4))
    tail = [(0, 0), (-size * 0.25, size * 0.14), (-size * 0.25, -size * 0.14)]
    canvas.polygon(place(tail, x + math.cos(angle) * 3, y + math.sin(angle) * 3, angle), mix(GOLD, CREAM, 0.4))
