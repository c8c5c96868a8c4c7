"""Life on walls and in the soil: lichens and a mycelium."""

import math

from PIL import Image

from .canvas import CREAM, GOLD, INK, OCHRE, TERRACOTTA, Canvas, mix
from .geometry import Point, contains, make_blob, make_cells, make_rng, scatter, shrink


def subdivide(points: list[Point], step: float) -> list[Point]:
    result = []
    for i, (bx, by) in enumerate(points):
        ax, ay = points[i - 1]
        count = max(1, round(math.dist((ax, ay), (bx, by)) / step))
        result += [(ax + (bx - ax) * k / count, ay + (by - ay) * k / count) for k in range(count)]
    return result


def ruffle(points: list[Point], size: float) -> list[Point]:
    """Return the points moved by waves that depend on the place only: borders that touch stay together."""
    moved = []
    for x, y in points:
        dx = (
            math.sin(y / 61 + x / 143) * 1.0
            + math.sin(y / 27 - x / 35 + 1.3) * 0.55
            + math.sin(y / 11.5 + x / 17) * 0.26
        )
        dy = (
            math.sin(x / 57 - y / 131 + 2.1) * 1.0
            + math.sin(x / 25 + y / 39) * 0.55
            + math.sin(x / 12.5 - y / 15) * 0.26
        )
        moved.append((x + dx * size, y + dy * size))
    return moved


def draw_lichen_map() -> Image.Image:
    """Patches of lichen touch like countries; the borders are sewn (140 × 110 cm, felt and embroidery)."""
    width, height = 1800, 1414
    wall = "#d9cdb8"
    canvas = Canvas(width, height, wall)
    rng = make_rng(140)
    felts = (
        "#9aa889",
        "#c7b55c",
        "#d98f3d",
        "#b9c4b4",
        "#7d8f74",
        "#c96f4a",
        "#dcd3a0",
        "#8fa7a3",
        "#a8894f",
        "#e3b53f",
        "#6f7d69",
        "#cbd2c6",
    )
    sites = [(x - 60, y - 60) for x, y in scatter(rng, width + 120, height + 120, 165, 4000)]
    frame = [(-150, -150), (width + 150, -150), (width + 150, height + 150), (-150, height + 150)]
    for i, ((x, y), cell) in enumerate(zip(sites, make_cells(sites, frame), strict=True)):
        if rng.random() < 0.1:
            # The bare wall: a few specks of lichen that have only just arrived.
            for _ in range(13):
                canvas.polygon(
                    make_blob(rng, x + rng.gauss(0, 52), y + rng.gauss(0, 52), rng.uniform(8, 20), 0.2, 16),
                    rng.choice(felts),
                )
            continue
        felt = felts[(i * 7 + rng.randrange(3)) % len(felts)]
        outline = subdivide(cell, 7)
        edge = ruffle(shrink(outline, 0.035), 15)
        canvas.polygon([(u + 4, v + 6) for u, v in edge], mix(wall, INK, 0.28))
        canvas.polygon(edge, felt)
        kind = i % 4
        dark, pale = mix(felt, INK, 0.3), mix(felt, CREAM, 0.45)
        for k, amount in enumerate((0.2, 0.36, 0.52, 0.68)):
            inner = ruffle(shrink(outline, amount), 15)
            canvas.polygon(inner, mix(felt, pale if (k + kind) % 2 else dark, 0.4 if kind % 2 else 0.22 + 0.1 * k))
        # Stitches along the border.
        sewn = ruffle(shrink(outline, 0.105), 15)
        thread = pale if kind < 2 else dark
        for n in range(0, len(sewn) - 2, 4):
            canvas.line(sewn[n : n + 3], thread, 3.4)
        radius = math.sqrt(
            abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(cell, cell[1:] + cell[:1], strict=True))) / 2 / math.pi
        )
        spots = [(rng.gauss(0, 0.27), rng.gauss(0, 0.27)) for _ in range((22, 9, 0, 14)[kind])]
        for dx, dy in spots:
            if not contains(shrink(cell, 0.3), x + dx * radius * 1.3, y + dy * radius * 1.3):
                continue
            size = rng.uniform(5, 12) if kind != 1 else rng.uniform(9, 17)
            ink = (dark, TERRACOTTA, dark, "#4b3a2c")[kind]
            canvas.disc(x + dx * radius * 1.3, y + dy * radius * 1.3, size + 3, pale)
            canvas.disc(x + dx * radius * 1.3, y + dy * radius * 1.3, size, ink)
        if kind == 2:
            for n in range(26):
                turn = math.tau * n / 26
                reach = radius * (0.52 + 0.16 * (n % 2))
                line = [(x + math.cos(turn) * r, y + math.sin(turn) * r) for r in (reach * 0.3, reach * 0.6, reach)]
                canvas.taper(ruffle(line, 15 * 0.4), dark, 3.5, 2)
    return canvas.finish()


def draw_mycelium() -> Image.Image:
    """A machine drew the branches of the left, a hand sewed those of the right (180 × 120 cm, cotton on linen)."""
    width, height = 1800, 1200
    linen = "#2c221f"
    canvas = Canvas(width, height, linen)
    rng = make_rng(33)
    for y in range(0, height, 6):
        canvas.line([(0, y), (width, y)], mix(linen, "#4a3a32", 0.3), 1)
    cell, taken = 7, {}
    tips = []
    for x, y, count, main in (
        (250, 640, 15, CREAM),
        (1180, 420, 13, GOLD),
        (1560, 980, 10, CREAM),
        (640, 170, 9, "#e8c7a4"),
        (820, 1010, 11, "#d98f6a"),
    ):
        for k in range(count):
            tips.append([x, y, math.tau * k / count + rng.uniform(-0.2, 0.2), 7.5, 0, main, [(x, y)]])
    hubs = [(x, y) for x, y, *_ in tips]
    strands = []
    number = 0
    while tips:
        grown = []
        for tip in tips:
            x, y, angle, size, age, ink, path = tip
            number += 1
            by_hand = x > 900 + 120 * math.sin(y / 140)
            angle += rng.gauss(0, 0.13 if not by_hand else 0.24)
            nx, ny = x + math.cos(angle) * 9, y + math.sin(angle) * 9
            spot = (int(nx // cell), int(ny // cell))
            owner = taken.get(spot)
            path.append((nx, ny))
            if (
                not (-20 < nx < width + 20 and -20 < ny < height + 20)
                or size < 0.9
                or (owner is not None and owner is not path and age > 5)
            ):
                strands.append((path, size, ink, by_hand))
                continue
            taken[spot] = path
            tip[:] = [nx, ny, angle, size * 0.9955, age + 1, ink, path]
            grown.append(tip)
            if age > 2 and rng.random() < 0.115:
                side = rng.choice((-1, 1))
                branch = [(nx, ny)]
                grown.append([nx, ny, angle + side * rng.uniform(0.4, 0.95), size * 0.76, 3, ink, branch])
        tips = grown if number < 60000 else []
    for path, size, ink, by_hand in sorted(strands, key=lambda strand: strand[1]):
        width_here = max(1.4, size * 0.95)
        shade = mix(ink, linen, max(0.0, 0.5 - size * 0.09))
        if by_hand:
            for n in range(0, len(path) - 1, 3):
                canvas.line(path[n : n + 3], shade, width_here, caps=True)
        elif len(path) > 1:
            canvas.line(path, shade, width_here, caps=True)
    for x, y in set(hubs):
        canvas.disc(x, y, 21, linen)
        canvas.disc(x, y, 16, OCHRE)
        canvas.disc(x, y, 8, TERRACOTTA)
    return canvas.finish()
