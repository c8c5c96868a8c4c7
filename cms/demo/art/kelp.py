"""Seaweed: Léa Fontan's cut papers."""

import math
import random

from PIL import Image

from .canvas import AMBER, CORAL, CREAM, GOLD, INK, OCHRE, PLUM, TERRACOTTA, Canvas, mix
from .geometry import make_leaf, make_rng, place


def draw_stalk(
    canvas: Canvas, rng: random.Random, x: float, top: float, foot: float, sway: float, ink: str, size: float
):
    """Draw a kelp: a rippling stalk with a blade and a float on each side in turn."""
    phase = rng.uniform(0, math.tau)
    steps = 44
    spine = []
    for i in range(steps + 1):
        t = i / steps
        spine.append((x + sway * t * math.sin(t * 4.2 + phase) + sway * 0.5 * t * t, foot + (top - foot) * t))
    # Blades from the foot up, so that the higher ones lie over the lower.
    for i in range(3, steps):
        side = 1 if i % 2 else -1
        t = i / steps
        px, py = spine[i]
        length = size * (0.75 + 0.5 * math.sin(math.pi * t)) * rng.uniform(0.8, 1.1)
        angle = -math.pi / 2 + side * (1.15 - 0.65 * t + rng.uniform(-0.12, 0.12))
        blade = make_leaf(0, 0, 0, length, length * 0.17, 0.4, 14)
        wave = [
            (u, v + length * 0.05 * math.sin(u / length * 7 + phase + i) - side * 0.16 * u * u / length)
            for u, v in blade
        ]
        canvas.polygon(place(wave, px, py, angle), mix(ink, CREAM, 0.07 * (i % 3)))
        canvas.disc(
            px + math.cos(angle) * size * 0.07, py + math.sin(angle) * size * 0.07, size * 0.045, mix(ink, INK, 0.2)
        )
    crown = make_leaf(0, 0, 0, size * 1.2, size * 0.16, 0.4, 10)
    for turn in (-0.5, -0.1, 0.35):
        canvas.polygon(place(crown, *spine[-1], -math.pi / 2 + turn), ink)
    canvas.taper(spine, mix(ink, INK, 0.25), size * 0.09, size * 0.03)
    # The holdfast that grips the rock.
    for k in range(9):
        angle = math.pi * (k + 0.5) / 9
        end = (x + math.cos(angle) * size * 0.5, foot + math.sin(angle) * size * 0.26)
        canvas.taper([(x, foot - 12), ((x + end[0]) / 2, foot - 2), end], mix(ink, INK, 0.25), size * 0.06, size * 0.02)


def draw_fish(canvas: Canvas, x: float, y: float, size: float, side: int, ink: str, stripe: str) -> None:
    body = make_leaf(0, 0, 0, size, size * 0.44, 0.4, 12)
    tail = [(size * 0.9, 0), (size * 1.28, -size * 0.22), (size * 1.18, 0), (size * 1.28, size * 0.22)]
    for shape in (body, tail):
        canvas.polygon(place(shape, x, y, 0, 1, flip=side < 0), ink)
    for u in (0.36, 0.56):
        half = size * 0.2 * math.sin(math.pi * u**0.75)
        canvas.line([(x + side * size * u, y - half), (x + side * size * u, y + half)], stripe, size * 0.06)
    canvas.disc(x + side * size * 0.17, y - size * 0.04, size * 0.04, INK)


def draw_kelp_forest() -> Image.Image:
    """Kelp stands in layers of dyed and cut paper, up to the light (100 × 150 cm)."""
    deep, light = "#0f3b46", "#cfe3cf"
    canvas = Canvas(1200, 1800, light)
    rng = make_rng(64)
    for band in range(1, 10):
        points = [
            (x, 200 * band - 60 + 34 * math.sin(x / 190 + band * 1.7) + 16 * math.sin(x / 71 + band))
            for x in range(0, 1201, 20)
        ]
        canvas.polygon([(0, 1800), *points, (1200, 1800)], mix(light, deep, (band / 9.5) ** 0.85))
    canvas.disc(860, 120, 150, mix(light, "#fff7dc", 0.75))
    for k in range(9):
        x = 1200 * (k + 0.3) / 9 + rng.uniform(-30, 30)
        draw_stalk(
            canvas, rng, x, rng.uniform(260, 520), 1740, 55, mix("#2f6f6a", "#8fbfae", rng.uniform(0.1, 0.35)), 105
        )
    for k in range(14):
        x, y = rng.uniform(120, 1080), rng.uniform(430, 1150)
        draw_fish(canvas, x, y, rng.uniform(34, 52), 1 if k % 5 else -1, mix(CREAM, GOLD, 0.3), OCHRE)
    for k, ink in enumerate(("#7a6a2c", "#94612d", "#5f7040", "#8a7a33", "#6b5a2a")):
        draw_stalk(canvas, rng, 90 + 255 * k + rng.uniform(-40, 40), rng.uniform(230, 430), 1765, 80, ink, 160)
    draw_fish(canvas, 640, 800, 110, -1, CORAL, CREAM)
    draw_fish(canvas, 330, 1130, 96, 1, TERRACOTTA, AMBER)
    points = [(x, 1700 + 26 * math.sin(x / 120) + 14 * math.sin(x / 47 + 2)) for x in range(0, 1201, 20)]
    canvas.polygon([(0, 1800), *points, (1200, 1800)], "#0b2a33")
    # The undergrowth: scraps of the first attempts.
    for k in range(46):
        x, ink = (
            1200 * (k + rng.random()) / 46,
            rng.choice((PLUM, "#2f6f6a", "#7a6a2c", "#8a3b4a", "#3f7f6a", "#b58b3a")),
        )
        length = rng.uniform(60, 190)
        blade = make_leaf(0, 0, 0, length, length * 0.2, 0.45, 10)
        wave = [(u, v + length * 0.05 * math.sin(u / length * 8 + k)) for u, v in blade]
        canvas.polygon(place(wave, x, 1760 - rng.uniform(0, 30), -math.pi / 2 + rng.uniform(-0.5, 0.5)), ink)
    canvas.polygon([(0, 1800), (0, 1768), (400, 1752), (800, 1772), (1200, 1756), (1200, 1800)], "#0b2a33")
    for ink, x in (("#a8552d", 260), ("#4f5a2c", 1010)):
        draw_stalk(canvas, rng, x, 620, 1800, 60, ink, 200)
    return canvas.finish()
