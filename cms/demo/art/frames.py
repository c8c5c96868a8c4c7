"""A wall of small frames, each with its image."""

import math

from PIL import Image

from .canvas import (
    BLUSH,
    CORAL,
    CREAM,
    FERN,
    GOLD,
    INK,
    LAGOON,
    MIST,
    NAVY,
    OCHRE,
    PLUM,
    ROSE,
    SAGE,
    TERRACOTTA,
    Canvas,
    mix,
)
from .geometry import make_blob, make_curve, make_leaf, make_rng

INKS = (TERRACOTTA, NAVY, FERN, OCHRE, PLUM, LAGOON, CORAL, SAGE)
PAPERS = (CREAM, "#f0dcc0", MIST, BLUSH, "#e9e0c8", "#f3d9a8", "#dfe6dc")


def fill_landscape(c, rng, w, h, ink, paper):
    c.disc(w * rng.uniform(0.3, 0.7), h * 0.36, min(w, h) * 0.16, rng.choice((CORAL, GOLD, TERRACOTTA)))
    for k in range(3):
        base = h * (0.5 + 0.16 * k)
        points = [(x, base + h * 0.07 * math.sin(x / w * 5 + k * 2 + rng.random())) for x in range(0, int(w) + 9, 8)]
        c.polygon([(0, h), *points, (w + 8, h)], mix(ink, paper, 0.55 - 0.25 * k))


def fill_stripes(c, rng, w, h, ink, paper):
    n = rng.randint(5, 8)
    for k in range(n):
        c.rectangle(0, h * k / n, w, h / n, (ink, paper, rng.choice(INKS))[k % 3])


def fill_plant(c, rng, w, h, ink, paper):
    canvas_size = min(w, h)
    c.line(make_curve((w / 2, h), (w * 0.46, h * 0.5), (w * 0.53, h * 0.14), 10), ink, canvas_size * 0.03)
    for k in range(6):
        y = h * (0.8 - k * 0.11)
        for side in (-1, 1):
            c.polygon(
                make_leaf(w / 2, y, -math.pi / 2 + side * 0.95, canvas_size * (0.42 - 0.035 * k), canvas_size * 0.15),
                ink,
            )


def fill_discs(c, rng, w, h, ink, paper):
    size = min(w, h)
    for k, r in enumerate((0.4, 0.3, 0.2, 0.1)):
        c.disc(w / 2, h / 2, size * r, (ink, rng.choice(INKS), paper, ink)[k])


def fill_boat(c, rng, w, h, ink, paper):
    size = min(w, h)
    c.rectangle(0, h * 0.66, w, h * 0.34, LAGOON)
    x = w * 0.5
    c.polygon(
        [
            (x - size * 0.3, h * 0.62),
            (x + size * 0.3, h * 0.62),
            (x + size * 0.2, h * 0.74),
            (x - size * 0.2, h * 0.74),
        ],
        ink,
    )
    c.polygon([(x, h * 0.58), (x, h * 0.58 - size * 0.42), (x + size * 0.24, h * 0.58)], TERRACOTTA)
    c.polygon(
        [(x - size * 0.03, h * 0.58), (x - size * 0.03, h * 0.58 - size * 0.32), (x - size * 0.2, h * 0.58)], CREAM
    )


def fill_moon(c, rng, w, h, ink, paper):
    size = min(w, h)
    c.rectangle(0, 0, w, h, NAVY)
    c.disc(w * 0.5, h * 0.45, size * 0.24, GOLD)
    c.disc(w * 0.58, h * 0.41, size * 0.21, NAVY)
    for _ in range(14):
        c.disc(rng.uniform(0, w), rng.uniform(0, h), rng.uniform(1.5, 3), CREAM)


def fill_vase(c, rng, w, h, ink, paper):
    size = min(w, h)
    x, y = w / 2, h * 0.86
    c.rectangle(0, y - size * 0.04, w, h, mix(paper, INK, 0.25))
    for turn in (-0.5, 0, 0.5):
        end = (x + math.sin(turn) * size * 0.5, y - size * 0.32 - math.cos(turn) * size * 0.38)
        c.line([(x, y - size * 0.3), end], FERN, size * 0.024)
        c.disc(*end, size * 0.085, rng.choice((CORAL, GOLD, ROSE, TERRACOTTA)))
        c.disc(*end, size * 0.03, CREAM)
    c.polygon(
        [
            (x - size * 0.1, y - size * 0.34),
            (x + size * 0.1, y - size * 0.34),
            (x + size * 0.17, y - size * 0.12),
            (x + size * 0.1, y),
            (x - size * 0.1, y),
            (x - size * 0.17, y - size * 0.12),
        ],
        ink,
    )


def fill_face(c, rng, w, h, ink, paper):
    size = min(w, h)
    x, y = w / 2, h * 0.46
    c.polygon(
        [
            (x - size * 0.36, h),
            (x - size * 0.1, y + size * 0.2),
            (x + size * 0.1, y + size * 0.2),
            (x + size * 0.36, h),
        ],
        ink,
    )
    c.rectangle(x - size * 0.07, y, size * 0.14, size * 0.3, mix("#c98a62", INK, 0.15))
    c.ellipse(x, y, size * 0.16, size * 0.21, 0, rng.choice(("#c98a62", "#8a5638", "#e0b48e")))
    c.sector(x, y - size * 0.04, size * 0.21, 175, 365, rng.choice((INK, "#5b2f17", TERRACOTTA)))


def fill_shapes(c, rng, w, h, ink, paper):
    size = min(w, h)
    for _ in range(5):
        c.polygon(
            make_blob(
                rng, rng.uniform(0.1, 0.9) * w, rng.uniform(0.1, 0.9) * h, size * rng.uniform(0.12, 0.24), 0.2, 40
            ),
            rng.choice(INKS),
        )


def fill_arches(c, rng, w, h, ink, paper):
    size = min(w, h)
    for k, r in enumerate((0.44, 0.34, 0.24, 0.14)):
        colour = (ink, paper, rng.choice(INKS), paper)[k]
        c.sector(w / 2, h * 0.62, size * r, 180, 360, colour)
        c.rectangle(w / 2 - size * r, h * 0.61, size * r * 2, h, colour)


FILLS = (
    fill_landscape,
    fill_plant,
    fill_discs,
    fill_moon,
    fill_vase,
    fill_stripes,
    fill_face,
    fill_boat,
    fill_shapes,
    fill_arches,
)


def split(rng, x, y, width, height, result) -> None:
    """Divide the wall until each part is small enough for one frame."""
    if width < 300 and height < 300 and (rng.random() < 0.75 or (width < 200 and height < 200)):
        result.append((x, y, width, height))
    elif width > height * rng.uniform(0.8, 1.25):
        cut = width * rng.uniform(0.38, 0.62)
        split(rng, x, y, cut, height, result)
        split(rng, x + cut, y, width - cut, height, result)
    else:
        cut = height * rng.uniform(0.38, 0.62)
        split(rng, x, y, width, cut, result)
        split(rng, x, y + cut, width, height - cut, result)


def draw_lead_words() -> Image.Image:
    """A wall covered with small frames of different shapes, hung close together."""
    wall = "#7c3328"
    canvas = Canvas(2000, 1125, wall)
    rng = make_rng(77)
    places: list = []
    split(rng, 16, 10, 1968, 1105, places)
    woods = ("#d9a441", "#2a211c", "#f0e6d6", "#8a5a34", "#c98d4a", "#33484a")
    for k, (x, y, width, height) in enumerate(places):
        gap = rng.uniform(9, 16)
        x, y, width, height = x + gap, y + gap, width - 2 * gap, height - 2 * gap
        wood, edge = woods[(k * 5 + k // 6) % 6], 12 if min(width, height) < 130 else 17
        mount = min(width, height) * (0.11 if k % 3 else 0.0)
        ink, paper = INKS[(k * 3) % 8], PAPERS[(k * 5) % 7]
        inside = (round(width - 2 * edge - 2 * mount), round(height - 2 * edge - 2 * mount))
        inner = Canvas(*inside, paper, canvas.scale)
        FILLS[(k * 7 + k // 10) % 10](inner, rng, *inside, ink, paper)
        corner = (round((x + edge + mount) * 2), round((y + edge + mount) * 2))
        if k % 9 == 4:
            # Now and then an oval frame.
            canvas.ellipse(x + width / 2 + 7, y + height / 2 + 9, width / 2, height / 2, 0, mix(wall, INK, 0.5))
            canvas.ellipse(x + width / 2, y + height / 2, width / 2, height / 2, 0, wood)
            canvas.ellipse(x + width / 2, y + height / 2, width / 2 - 6, height / 2 - 6, 0, mix(wood, INK, 0.25))
            mask = Canvas(*inside, "#000000", canvas.scale)
            mask.ellipse(inside[0] / 2, inside[1] / 2, inside[0] / 2, inside[1] / 2, 0, "#ffffff")
            canvas.image.paste(inner.image, corner, mask.image.convert("1"))
            continue
        canvas.rectangle(x + 7, y + 9, width, height, mix(wall, INK, 0.5))
        canvas.rectangle(x, y, width, height, wood)
        canvas.rectangle(x + edge - 4, y + edge - 4, width - 2 * edge + 8, height - 2 * edge + 8, mix(wood, INK, 0.35))
        canvas.rectangle(x + edge, y + edge, width - 2 * edge, height - 2 * edge, CREAM)
        canvas.image.paste(inner.image, corner)
    return canvas.finish()
