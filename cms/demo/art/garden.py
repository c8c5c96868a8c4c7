"""A garden seen from above, through the windows of a museum."""

import math

from PIL import Image

from .canvas import AMBER, BLUSH, CORAL, CREAM, GOLD, LAGOON, PLUM, ROSE, TERRACOTTA, Canvas, mix
from .geometry import make_curve, smooth


def draw_tree_top(canvas, x, y, radius, ink) -> None:
    """Draw a tree seen from above: leaves in rounds, and its shadow."""
    canvas.disc(x + radius * 0.22, y + radius * 0.28, radius, "#2c4a30")
    for k, share in enumerate((1, 0.76, 0.52, 0.28)):
        count = round(20 * share) + 4
        r = radius * share
        shade = mix(ink, CREAM, 0.13 * k)
        for n in range(count):
            turn = math.tau * n / count + k
            canvas.disc(x + math.cos(turn) * r * 0.86, y + math.sin(turn) * r * 0.86, max(5, r * 0.24), shade)
        canvas.disc(x, y, r * 0.9, shade)


def draw_bed(canvas, points, soil, flowers) -> None:
    """Draw a bed of flowers with its hedge."""
    canvas.polygon(points, "#2f5d3c")
    x = sum(p[0] for p in points) / len(points)
    y = sum(p[1] for p in points) / len(points)
    inner = [(u + (x - u) * 0.09, v + (y - v) * 0.09) for u, v in points]
    canvas.polygon(inner, soil)
    for step in range(1, 7):
        ring = [(u + (x - u) * (0.09 + 0.135 * step), v + (y - v) * (0.09 + 0.135 * step)) for u, v in points]
        length = 0.0
        for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1], strict=True):
            length += math.dist((ax, ay), (bx, by))
            if length > 21:
                length = 0.0
                canvas.disc(ax, ay, 8.5, flowers[step % len(flowers)])
                canvas.disc(ax, ay, 3.2, CREAM if step % 2 else GOLD)


def draw_garden() -> Canvas:
    """Draw the garden from above: a round pond, paths, beds and trees."""
    canvas = Canvas(2000, 1125, "#8fae6b")
    gravel = "#e6d2ab"
    cx, cy = 1010, 590
    for k in range(0, 2000, 64):
        canvas.rectangle(k, 0, 32, 1125, "#96b472")
    canvas.line(make_curve((-40, 300), (600, 480), (cx, cy), 30), gravel, 78)
    canvas.line(make_curve((2040, 240), (1500, 340), (cx, cy), 30), gravel, 78)
    canvas.line(make_curve((330, 1200), (640, 760), (cx, cy), 30), gravel, 78)
    canvas.line(make_curve((1800, 1200), (1500, 760), (cx, cy), 30), gravel, 78)
    canvas.line(make_curve((960, -40), (1060, 260), (cx, cy), 30), gravel, 78)
    canvas.disc(cx, cy, 292, gravel)
    beds = (
        ((CORAL, ROSE, BLUSH), -0.05),
        ((GOLD, AMBER, CREAM), 1.2),
        ((PLUM, "#a86f9a", BLUSH), 2.45),
        ((TERRACOTTA, CORAL, GOLD), 3.7),
        (("#6f8fc0", CREAM, LAGOON), 4.95),
    )
    for flowers, start in beds:
        turns = [start + 0.12 + i * 0.0505 for i in range(20)]
        outer = [(cx + math.cos(t) * 266, cy + math.sin(t) * 266) for t in turns]
        inner = [(cx + math.cos(t) * 168, cy + math.sin(t) * 168) for t in reversed(turns)]
        canvas.polygon(outer + inner, "#2f5d3c")
        soil = [
            (cx + math.cos(t) * r, cy + math.sin(t) * r) for r, way in ((256, 1), (178, -1)) for t in turns[1:-1][::way]
        ]
        canvas.polygon(soil, "#6b4a34")
        for row, r in enumerate((190, 217, 244)):
            count = 7 + row * 2
            for k in range(count):
                t = turns[1] + (turns[-2] - turns[1]) * (k + 0.5) / count
                canvas.disc(cx + math.cos(t) * r, cy + math.sin(t) * r, 10, flowers[row % len(flowers)])
                canvas.disc(cx + math.cos(t) * r, cy + math.sin(t) * r, 3.6, CREAM if row % 2 else GOLD)
    for r, ink in ((140, "#f1e4c6"), (126, "#2f7080"), (104, "#3f8a96"), (76, "#5aa3a8"), (40, "#7fbcb9")):
        canvas.disc(cx, cy, r, ink)
    for k in range(9):
        turn, r = k * 2.4, 62 + 40 * (k % 2)
        px, py = cx + math.cos(turn) * r, cy + math.sin(turn) * r
        canvas.sector(px, py, 17, 20 + 40 * k, 340 + 40 * k, "#4f8a4a")
        if k % 3 == 0:
            canvas.disc(px + 4, py - 2, 7, BLUSH)
    for x, y, w, h, lean, flowers in (
        (250, 130, 330, 150, 0.15, (CORAL, GOLD)), (600, 170, 250, 150, 0.2, (PLUM, BLUSH)), (220, 720, 300, 210, -0.3, (GOLD, CREAM, AMBER)),
        (1300, 140, 300, 150, -0.12, (BLUSH, ROSE)), (1720, 600, 320, 210, 0.2, (TERRACOTTA, GOLD)), (1080, 1020, 360, 130, 0, (LAGOON, CREAM, "#6f8fc0")),
        (1790, 120, 260, 120, -0.15, (PLUM, "#a86f9a")),
    ):  # fmt: skip
        corner = [
            (-w / 2, -h / 2),
            (0, -h / 2),
            (w / 2, -h / 2),
            (w / 2, 0),
            (w / 2, h / 2),
            (0, h / 2),
            (-w / 2, h / 2),
            (-w / 2, 0),
        ]
        turned = [
            (x + u * math.cos(lean) - v * math.sin(lean), y + u * math.sin(lean) + v * math.cos(lean))
            for u, v in corner
        ]
        draw_bed(canvas, smooth(turned, 12, closed=True), "#6b4a34", flowers)
    greens = ("#3f7048", "#4f8052", "#5a7a3a", "#2f6350", "#7a8f3f")
    for k, (x, y, r) in enumerate(
        (
            (70, 520, 104),
            (420, 470, 84),
            (90, 960, 116),
            (500, 960, 92),
            (720, 1040, 70),
            (700, 420, 58),
            (1340, 330, 62),
            (1560, 90, 66),
            (1560, 420, 92),
            (1930, 380, 100),
            (1930, 880, 110),
            (1560, 860, 84),
            (1380, 1040, 92),
            (60, 150, 78),
            (820, 60, 74),
            (1140, 90, 62),
            (300, 330, 50),
            (1700, 1040, 76),
        )
    ):
        draw_tree_top(canvas, x, y, r, greens[k % 5] if k != 8 else "#c9803a")
    return canvas


def draw_lead_garden() -> Image.Image:
    """A garden seen from above through the windows of a museum."""
    wall = "#e9d8be"
    canvas = Canvas(2000, 1125, wall)
    garden = draw_garden()
    canvas.rectangle(0, 1052, 2000, 73, "#7c4a32")
    canvas.rectangle(0, 1044, 2000, 10, "#5f3525")
    for k in range(4):
        x, wide, spring, foot = 96 + k * 472, 392, 252, 996
        half = wide / 2

        def arch(grow, x=x, half=half, spring=spring, foot=foot):
            turns = [math.pi + math.pi * i / 40 for i in range(41)]
            top = [(x + half + (half + grow) * math.cos(t), spring + (half + grow) * math.sin(t) * 0.92) for t in turns]
            return [*top, (x + 2 * half + grow, foot + grow), (x - grow, foot + grow)]

        canvas.polygon([(u + 8, v + 10) for u, v in arch(24)], mix(wall, "#7c4a32", 0.45))
        canvas.polygon(arch(24), "#f6ecd9")
        canvas.polygon(arch(6), "#274b46")
        canvas.paste_inside(garden, arch(-8))
        frame = "#274b46"
        canvas.rectangle(x + half - 8, spring - half * 0.92, 16, foot - spring + half * 0.92, frame)
        for y in (spring, spring + 250, spring + 500):
            canvas.rectangle(x, y - 5, wide, 10, frame)
        for part in (0.25, 0.75):
            canvas.rectangle(x + wide * part - 4, spring, 8, foot - spring, frame)
        for turn in (-math.pi * 0.25, -math.pi * 0.75):
            canvas.line(
                [(x + half, spring), (x + half + half * math.cos(turn), spring + half * math.sin(turn) * 0.92)],
                frame,
                8,
            )
        canvas.arc(x + half, spring, 80, 180, 360, 8, frame)
        canvas.rectangle(x - 34, foot + 20, wide + 68, 22, "#f6ecd9")
        canvas.rectangle(x - 34, foot + 38, wide + 68, 8, mix(wall, "#7c4a32", 0.5))
    return canvas.finish()
