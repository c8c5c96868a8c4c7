"""Points and outlines: plain lists of (x, y), y downwards, angles in radians."""

import heapq
import math
import random

Point = tuple[float, float]


def make_rng(seed: int) -> random.Random:
    """Return a random number generator with a fixed seed, which gives the same drawing each time."""
    return random.Random(seed)  # noqa: S311 - a drawing, no secret


def make_ellipse(x: float, y: float, rx: float, ry: float, angle: float = 0, steps: int = 28) -> list[Point]:
    cos, sin = math.cos(angle), math.sin(angle)
    points = []
    for i in range(steps):
        turn = math.tau * i / steps
        u, v = rx * math.cos(turn), ry * math.sin(turn)
        points.append((x + u * cos - v * sin, y + u * sin + v * cos))
    return points


def make_curve(start: Point, handle: Point, end: Point, steps: int = 16) -> list[Point]:
    """Return a quadratic Bézier curve's points."""
    points = []
    for i in range(steps + 1):
        t = i / steps
        a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t * t
        points.append((a * start[0] + b * handle[0] + c * end[0], a * start[1] + b * handle[1] + c * end[1]))
    return points


def smooth(points: list[Point], steps: int = 8, *, closed: bool = False) -> list[Point]:
    """Return a Catmull-Rom curve that passes through all the points."""
    count = len(points)
    result = []
    for i in range(count if closed else count - 1):
        if closed:
            p0, p1, p2, p3 = (points[(i + k) % count] for k in (-1, 0, 1, 2))
        else:
            p0, p1, p2, p3 = (points[min(max(i + k, 0), count - 1)] for k in (-1, 0, 1, 2))
        for step in range(steps):
            t = step / steps
            a = -0.5 * t**3 + t * t - 0.5 * t
            b = 1.5 * t**3 - 2.5 * t * t + 1
            c = -1.5 * t**3 + 2 * t * t + 0.5 * t
            d = 0.5 * t**3 - 0.5 * t * t
            result.append(
                (a * p0[0] + b * p1[0] + c * p2[0] + d * p3[0], a * p0[1] + b * p1[1] + c * p2[1] + d * p3[1])
            )
    if not closed:
        result.append(points[-1])
    return result


def place(points: list[Point], x: float, y: float, angle: float = 0, size: float = 1, *, flip: bool = False):
    """Return a shape enlarged, mirrored from left to right if asked, turned, and moved to (x, y)."""
    cos, sin = math.cos(angle) * size, math.sin(angle) * size
    if flip:
        return [(x - u * cos - v * sin, y - u * sin + v * cos) for u, v in points]
    return [(x + u * cos - v * sin, y + u * sin + v * cos) for u, v in points]


def make_leaf(
    x: float, y: float, angle: float, length: float, width: float, belly: float = 0.45, steps: int = 7
) -> list[Point]:
    """Return a leaf from its stalk at (x, y) to its tip; `belly` says where along it is widest."""
    side = []
    power = math.log(0.5) / math.log(belly)
    for i in range(1, steps):
        t = i / steps
        side.append((t * length, width / 2 * math.sin(math.pi * t**power)))
    outline = [(0.0, 0.0), *side, (length, 0.0), *[(u, -v) for u, v in reversed(side)]]
    return place(outline, x, y, angle)


def make_blob(rng: random.Random, x: float, y: float, radius: float, rough: float = 0.12, steps: int = 60):
    """Return a round shape with an uneven edge; `rough` is the unevenness as a part of the radius."""
    waves = [(k, rng.uniform(0, math.tau), rough * rng.uniform(0.4, 1) / k**0.7) for k in range(2, 9)]
    points = []
    for i in range(steps):
        turn = math.tau * i / steps
        r = radius * (1 + sum(size * math.sin(k * turn + phase) for k, phase, size in waves))
        points.append((x + r * math.cos(turn), y + r * math.sin(turn)))
    return points


def clip(points: list[Point], x: float, y: float, nx: float, ny: float) -> list[Point]:
    """Return the part of a convex outline on the inner side of the line through (x, y) with outward normal (nx, ny)."""
    result = []
    for i, (ax, ay) in enumerate(points):
        bx, by = points[i - 1]
        da = (ax - x) * nx + (ay - y) * ny
        db = (bx - x) * nx + (by - y) * ny
        if (da < 0) != (db < 0):
            t = db / (db - da)
            result.append((bx + (ax - bx) * t, by + (ay - by) * t))
        if da <= 0:
            result.append((ax, ay))
    return result


def make_cells(sites: list[Point], frame: list[Point], neighbours: int = 24) -> list[list[Point]]:
    """Return for each site the part of the convex frame that is nearer to it than to any other (Voronoi cells)."""
    cells = []
    for i, (x, y) in enumerate(sites):
        others = (((u - x) ** 2 + (v - y) ** 2, u, v) for j, (u, v) in enumerate(sites) if j != i)
        near = heapq.nsmallest(neighbours, others)
        cell = frame
        for _, u, v in near:
            cell = clip(cell, (x + u) / 2, (y + v) / 2, u - x, v - y)
            if len(cell) < 3:
                break
        cells.append(cell)
    return cells


def contains(outline: list[Point], x: float, y: float) -> bool:
    inside = False
    for i, (ax, ay) in enumerate(outline):
        bx, by = outline[i - 1]
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            inside = not inside
    return inside


def shrink(points: list[Point], amount: float) -> list[Point]:
    """Return a shape drawn in towards its middle: 0 leaves it, 1 makes it a point."""
    x = sum(p[0] for p in points) / len(points)
    y = sum(p[1] for p in points) / len(points)
    return [(u + (x - u) * amount, v + (y - v) * amount) for u, v in points]


def scatter(rng: random.Random, width: float, height: float, distance: float, tries: int = 2000) -> list[Point]:
    """Return random points that keep at least `distance` from each other."""
    kept: dict[tuple[int, int], list[Point]] = {}
    points = []
    for _ in range(tries):
        x, y = rng.uniform(0, width), rng.uniform(0, height)
        column, row = int(x // distance), int(y // distance)
        near = (p for i in (-1, 0, 1) for j in (-1, 0, 1) for p in kept.get((column + i, row + j), ()))
        if all((x - u) ** 2 + (y - v) ** 2 >= distance * distance for u, v in near):
            kept.setdefault((column, row), []).append((x, y))
            points.append((x, y))
    return points
