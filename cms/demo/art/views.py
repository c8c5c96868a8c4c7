"""A sound over a coast, and a week of discs."""

import math

from PIL import Image

from .canvas import (
    AMBER,
    BLUSH,
    CORAL,
    CREAM,
    FERN,
    GOLD,
    INK,
    LAGOON,
    MOSS,
    NAVY,
    OCHRE,
    PAPER,
    PLUM,
    TEAL,
    TERRACOTTA,
    Canvas,
    mix,
)
from .geometry import make_curve, make_leaf, smooth


def draw_lead_sound() -> Image.Image:
    """Waves widen over a coast, like a sound that spreads."""
    sky = "#173a52"
    canvas = Canvas(2000, 1125, sky)
    cx, cy = 640, 700
    inks = (GOLD, AMBER, CORAL, "#d65f5f", "#a84f6c", "#75507c", "#4b5483", "#2f5279")
    ring = 1
    radius = 62.0
    while radius < 1750:
        amount = min(0.999, radius / 1500)
        ink = mix(inks[int(amount * 7)], inks[min(7, int(amount * 7) + 1)], amount * 7 % 1)
        thick = 15 + 9 * math.sin(ring * 0.9) + radius * 0.004
        points = []
        steps = min(180, int(24 + radius / 4))  # closer together, the bends of a wide line would tear
        for i in range(steps + 1):
            turn = math.pi + math.pi * i / steps
            r = radius + min(5 + radius * 0.008, radius * 0.016) * math.sin(turn * (9 + ring % 4) + ring)
            points.append((cx + r * math.cos(turn), cy + 60 + r * math.sin(turn)))
        canvas.line(points, ink, thick)
        radius += thick + 17 + ring * 0.7
        ring += 1
    canvas.rectangle(0, 742, 2000, 400, "#2b6d84")
    for k in range(9):
        y = 760 + k * k * 5.4
        for n in range(26):
            x = n * 88 + (k * 47) % 88 - 30
            reach = 26 + (n * 37 + k * 17) % 34
            glow = math.exp(-(((x - cx) / (240 + 40 * k)) ** 2))
            canvas.line([(x, y), (x + reach, y)], mix("#3f8aa0", GOLD, 0.85 * glow), 4 + k * 0.5, caps=True)
    cliffs = (
        (
            [
                (1180, 760),
                (1270, 690),
                (1390, 676),
                (1480, 610),
                (1640, 590),
                (1760, 520),
                (2000, 490),
                (2000, 800),
                (1400, 790),
            ],
            "#5f8f7c",
        ),
        (
            [(1370, 850), (1460, 776), (1580, 760), (1660, 700), (1800, 690), (2000, 610), (2000, 980), (1700, 900)],
            "#3c7062",
        ),
        (
            [
                (0, 930),
                (160, 890),
                (300, 905),
                (470, 965),
                (700, 985),
                (860, 1040),
                (1180, 1060),
                (1420, 1000),
                (1640, 960),
                (1760, 880),
                (2000, 850),
                (2000, 1125),
                (0, 1125),
            ],
            "#1f4d43",
        ),
    )
    for points, ink in cliffs:
        edge = smooth(points[:-2], 8)
        canvas.polygon([*edge, *points[-2:]], ink)
        canvas.line([(x, y + 16) for x, y in edge], mix(ink, CREAM, 0.35), 5)
    near = smooth([(0, 1040), (300, 1010), (560, 1060), (900, 1100), (2000, 1080)], 10)
    canvas.polygon([*near, (2000, 1125), (0, 1125)], "#17352f")
    # The bell buoy from which it all starts.
    canvas.polygon([(cx - 44, 756), (cx + 44, 756), (cx + 60, 728), (cx - 60, 728)], "#8a2f22")
    canvas.line([(cx - 40, 730), (cx - 14, 640)], CREAM, 8, caps=True)
    canvas.line([(cx + 40, 730), (cx + 14, 640)], CREAM, 8, caps=True)
    canvas.line([(cx - 30, 692), (cx + 30, 692)], CREAM, 6)
    canvas.polygon([(cx - 17, 690), (cx - 11, 660), (cx + 11, 660), (cx + 17, 690)], GOLD)
    canvas.disc(cx, 694, 6, INK)
    canvas.disc(cx, 632, 12, TERRACOTTA)
    for x, y, size in ((1330, 330, 34), (1420, 280, 26), (1270, 250, 22), (1500, 360, 20), (180, 520, 24)):
        for side in (-1, 1):
            canvas.taper(
                make_curve((x, y), (x + side * size * 0.5, y - size * 0.7), (x + side * size * 1.3, y - size * 0.2), 8),
                CREAM,
                5,
                2,
            )
    return canvas.finish()


def draw_lead_seven_days() -> Image.Image:
    """Seven columns of coloured discs, one for each day."""
    canvas = Canvas(2000, 1125, PAPER)
    days = (
        (TERRACOTTA, CORAL, BLUSH),
        (OCHRE, GOLD, "#f3dfae"),
        (FERN, MOSS, "#c5d3ae"),
        (LAGOON, TEAL, "#b9d8d2"),
        (NAVY, "#4f7fae", "#bccfe0"),
        (PLUM, "#a8607e", "#e6c3cd"),
        ("#c8553d", AMBER, "#f6d9b8"),
    )
    step = 2000 / 7
    for k, (deep, bright, pale) in enumerate(days):
        x = step * (k + 0.5)
        canvas.rectangle(step * k, 0, step + 1, 1125, mix(pale, PAPER, 0.45 if k % 2 else 0.6))
        for row in range(6):
            y = 112 + row * 180
            wave = math.sin(k * 0.9 + row * 1.05)
            radius = 70 + 15 * wave
            kind = (k * 3 + row * 2 + (row * k) // 4) % 7
            canvas.disc(x, y, radius, deep)
            if kind == 0:
                for n, colour in enumerate((bright, pale, deep, bright)):
                    canvas.disc(x, y, radius * (0.78 - 0.2 * n), colour)
            elif kind == 1:
                canvas.sector(x, y, radius, 180, 360, bright)
                canvas.sector(x, y, radius * 0.6, 0, 180, pale)
            elif kind == 2:
                for n in range(8):
                    canvas.sector(x, y, radius, n * 45, n * 45 + 22.5, bright)
                canvas.disc(x, y, radius * 0.34, pale)
            elif kind == 3:
                canvas.disc(x, y - radius * 0.4, radius * 0.56, bright)
                canvas.disc(x, y - radius * 0.62, radius * 0.3, pale)
            elif kind == 4:
                for n in range(7):
                    turn = math.tau * n / 7
                    canvas.polygon(make_leaf(x, y, turn, radius * 0.9, radius * 0.42, 0.55), bright if n % 2 else pale)
            elif kind == 5:
                canvas.sector(x, y, radius, 90, 270, pale)
                canvas.disc(x, y, radius * 0.5, bright)
                canvas.sector(x, y, radius * 0.5, 270, 450, deep)
                canvas.sector(x, y, radius * 0.5, 90, 270, bright)
            else:
                for n in range(18):
                    r = radius * 0.84 * math.sqrt((n + 0.5) / 18)
                    turn = n * 2.39996
                    canvas.disc(
                        x + math.cos(turn) * r, y + math.sin(turn) * r, radius * 0.095, pale if n % 3 else bright
                    )
    return canvas.finish()
