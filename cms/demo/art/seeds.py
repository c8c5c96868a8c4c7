"""Seeds in spirals: Teresa Lobo's screenprint and the wide one of the magazine."""

import math

from PIL import Image

from .canvas import AMBER, BARK, CORAL, CREAM, GOLD, INK, PINE, TERRACOTTA, Canvas, mix
from .geometry import make_ellipse, make_leaf, make_rng, place

GOLDEN_ANGLE = math.radians(137.508)


def draw_phyllotaxis() -> Image.Image:
    """Each seed is turned by the golden angle from the last; four inks, printed one by one (90 × 90 cm)."""
    canvas = Canvas(1800, 1800, PINE)
    rng = make_rng(5)
    slip = {GOLD: (0, 0), CORAL: (3, -2), AMBER: (-2, 3), "#f1e3cb": (2, 2)}
    inks = list(slip)
    canvas.disc(900, 900, 792, mix(PINE, "#000000", 0.18))
    seeds = []
    for i in range(1100, 5, -1):
        t = i / 1100
        distance, turn = 23 * math.sqrt(i), i * GOLDEN_ANGLE
        # Rings of colour with soft borders: chance decides near the edge of two inks.
        ink = inks[min(3, int((t**0.8) * 4 + rng.gauss(0, 0.13)) if t > 0.02 else 0)]
        seeds.append((ink, distance, turn, 8.2 + 14 * t**0.6))
    for ink in inks:
        dx, dy = slip[ink]
        for own, distance, turn, size in seeds:
            if own == ink:
                x, y = 900 + distance * math.cos(turn) + dx, 900 + distance * math.sin(turn) + dy
                canvas.polygon(
                    make_leaf(
                        x - math.cos(turn) * size * 1.5,
                        y - math.sin(turn) * size * 1.5,
                        turn,
                        size * 3.1,
                        size * 1.42,
                        0.56,
                        7,
                    ),
                    ink,
                )
    return canvas.finish()


def draw_sunflower_seed(canvas: Canvas, x, y, angle, size, shell, stripe) -> None:
    """Draw a striped seed whose point looks towards `angle`."""
    outline = make_leaf(0, 0, 0, size * 2, size * 0.96, 0.42, 9)
    canvas.polygon(place(outline, x - math.cos(angle) * size, y - math.sin(angle) * size, angle), shell)
    for shift in (-0.2, 0.02, 0.23):
        line = make_leaf(size * 0.14, 0, 0, size * 1.55, size * 0.13, 0.45, 5)
        bent = [(u, v + shift * size * math.sin(math.pi * min(1, max(0, u / size / 1.85)))) for u, v in line]
        canvas.polygon(place(bent, x - math.cos(angle) * size, y - math.sin(angle) * size, angle), stripe)


def draw_lead_seeds() -> Image.Image:
    """The heart of a sunflower, seen close; a few seeds have left it."""
    canvas = Canvas(2000, 1125, TERRACOTTA)
    rng = make_rng(12)
    cx, cy = 1235, 590
    for layer, (reach, ink) in enumerate(((900, "#c9822f"), (850, "#dd9d3a"), (800, GOLD))):
        for k in range(34):
            turn = math.tau * (k + layer / 3) / 34
            canvas.polygon(
                make_leaf(cx + 520 * math.cos(turn), cy + 520 * math.sin(turn), turn, reach - 520, 120, 0.42, 10), ink
            )
    canvas.disc(cx, cy, 612, BARK)
    canvas.disc(cx, cy, 600, mix(BARK, INK, 0.55))
    for i in range(560, 0, -1):
        t = i / 560
        distance, turn = 24.6 * math.sqrt(i), i * GOLDEN_ANGLE
        x, y = cx + distance * math.cos(turn), cy + distance * math.sin(turn)
        size = 13 + 11.5 * t**0.6
        if t > 0.3:
            draw_sunflower_seed(
                canvas, x, y, turn, size * 1.16, mix(CREAM, GOLD, 0.25 * rng.random()), mix(INK, BARK, rng.random())
            )
        elif t > 0.07:
            canvas.polygon(make_ellipse(x, y, size * 0.9, size * 0.55, turn, 14), mix(GOLD, CORAL, 1 - t * 3))
        else:
            canvas.disc(x, y, size * 0.56, "#8f9a4a")
    for k in range(15):
        x, y = 60 + 470 * rng.random(), 70 + k * 70
        draw_sunflower_seed(
            canvas, x * (0.7 + 0.3 * rng.random()), y, rng.uniform(0, math.tau), rng.uniform(24, 34), CREAM, INK
        )
    return canvas.finish()
