"""The reef by night: Léa Fontan's drawing, and the wide one of the magazine."""

import math

from PIL import Image

from .canvas import AMBER, BLUSH, CORAL, GOLD, LAGOON, NAVY, NIGHT, ROSE, SAGE, TEAL, Canvas, mix
from .geometry import make_curve, make_rng

CORALS = (ROSE, BLUSH, SAGE, GOLD, "#e5989b", TEAL, AMBER, CORAL)


def draw_branching(canvas, rng, x, y, angle, length, width, ink) -> None:
    """Draw a coral that forks until its twigs are thin, each ending in a polyp."""
    if length < 15 or width < 1.8:
        canvas.disc(x, y, width + 2.4, ink)
        return
    bend = angle + rng.uniform(-0.12, 0.12)
    end = (x + math.cos(angle) * length, y + math.sin(angle) * length)
    handle = (x + math.cos(bend) * length * 0.5, y + math.sin(bend) * length * 0.5)
    canvas.line(make_curve((x, y), handle, end, 4), ink, width, caps=True)
    for side in (-1, 1) if rng.random() < 0.86 else (-1, 0, 1):
        turn = angle + side * rng.uniform(0.2, 0.55)
        draw_branching(canvas, rng, *end, turn, length * rng.uniform(0.68, 0.83), width * 0.77, ink)


def draw_fan(canvas, rng, x, y, radius, ink) -> None:
    """Draw a sea fan: fine ribs that fork inside a half circle, joined by a net."""
    ribs = [(x, y, -math.pi / 2 + rng.uniform(-0.1, 0.1), 0)]
    step = radius / 26
    ends = []
    while ribs:
        px, py, angle, depth = ribs.pop()
        spread = math.dist((px, py), (x, y))
        if depth > 40 or spread > radius * (0.9 + 0.1 * math.sin(7 * math.atan2(py - y, px - x))):
            ends.append((px, py))
            continue
        outward = math.atan2(py - y, px - x) if depth else angle
        angle += (outward - angle) * 0.12 + rng.uniform(-0.2, 0.2)
        angle = min(max(angle, -math.pi + 0.12), -0.12)
        qx, qy = px + math.cos(angle) * step, py + math.sin(angle) * step
        canvas.line([(px, py), (qx, qy)], ink, max(2.0, 12 * (1 - spread / radius) ** 2.2 + 2), caps=depth < 12)
        ribs.append((qx, qy, angle, depth + 1))
        if depth < 4 or (depth % 4 == 0 and rng.random() < 0.75):
            ribs.append((qx, qy, angle + rng.choice((-1, 1)) * rng.uniform(0.4, 0.85), depth + 1))
    for px, py in ends:
        canvas.disc(px, py, 3.2, ink)


def draw_tubes(canvas, rng, x, y, height, ink) -> None:
    """Draw a clump of sponges: tubes open at the top."""
    for k in range(5):
        lean = (k - 2) * 0.17 + rng.uniform(-0.06, 0.06)
        length = height * rng.uniform(0.6, 1) * (1 - abs(k - 2) * 0.12)
        width = height * rng.uniform(0.13, 0.17)
        top = (x + (k - 2) * width * 0.7 + math.sin(lean) * length, y - math.cos(lean) * length)
        foot = (x + (k - 2) * width * 0.45, y + 20)
        shade = mix(ink, NIGHT, 0.12 * (k % 3))
        canvas.line(make_curve(foot, (foot[0], y - length * 0.5), top, 8), shade, width, caps=True)
        canvas.ellipse(*top, width * 0.5, width * 0.3, lean, mix(ink, "#ffffff", 0.3))
        canvas.ellipse(*top, width * 0.33, width * 0.17, lean, mix(ink, NIGHT, 0.72))


def draw_brain(canvas, rng, x, y, radius, ink, ground) -> None:
    """Draw a round coral with the furrows of a brain."""
    canvas.sector(x, y, radius, 180, 360, ink)
    for k in range(1, 7):
        r = radius * k / 7.2
        points = []
        for i in range(61):
            turn = math.pi + math.pi * i / 60
            wave = r + radius * 0.045 * math.sin(turn * (7 + k * 3) + k)
            points.append((x + wave * math.cos(turn), y + wave * math.sin(turn)))
        canvas.line(points, ground, radius * 0.03)


def draw_anemone(canvas, rng, x, y, size, ink, tip) -> None:
    for k in range(23):
        angle = -math.pi + math.pi * (k + 0.5) / 23 + rng.uniform(-0.05, 0.05)
        length = size * rng.uniform(0.75, 1.05)
        end = (x + math.cos(angle) * length, y + math.sin(angle) * length * 0.9)
        handle = (x + math.cos(angle + 0.5) * length * 0.6, y + math.sin(angle + 0.5) * length * 0.6)
        canvas.line(make_curve((x, y), handle, end, 8), ink, size * 0.075, caps=True)
        canvas.disc(*end, size * 0.058, tip)


def draw_floor(canvas, rng, height, ink, uneven=40) -> None:
    """Draw the ground that the corals stand on."""
    points = [(0, canvas.height), (0, canvas.height - height)]
    phases = [(rng.uniform(0.002, 0.012), rng.uniform(0, 6), rng.uniform(0.2, 0.6)) for _ in range(5)]
    for i in range(101):
        x = canvas.width * i / 100
        points.append((x, canvas.height - height - uneven * sum(a * math.sin(x * f + p) for f, p, a in phases)))
    canvas.polygon([*points, (canvas.width, canvas.height)], ink)


def draw_reef_night() -> Image.Image:
    """Corals come out into dark water (160 × 100 cm, gouache on tinted paper)."""
    water = "#122c33"
    canvas = Canvas(1800, 1125, water)
    rng = make_rng(71)
    for k in range(13):
        ink = mix(LAGOON, water, 0.62)
        x = 1800 * (k + 0.5) / 13 + rng.uniform(-50, 50)
        draw_branching(canvas, rng, x, 1130, -math.pi / 2 + rng.uniform(-0.2, 0.2), rng.uniform(110, 170), 13, ink)
    draw_floor(canvas, rng, 150, mix(LAGOON, water, 0.8))
    draw_fan(canvas, rng, 470, 1010, 560, "#c8553d")
    draw_fan(canvas, rng, 1480, 1010, 500, "#d88c9a")
    draw_fan(canvas, rng, 1010, 1010, 330, mix(GOLD, water, 0.15))
    for x, length, ink in ((90, 150, GOLD), (760, 165, BLUSH), (1190, 175, TEAL), (1730, 150, CORAL)):
        draw_branching(canvas, rng, x, 1040, -math.pi / 2 + rng.uniform(-0.1, 0.1), length, 20, ink)
    draw_floor(canvas, rng, 75, mix(NIGHT, water, 0.3), 26)
    draw_tubes(canvas, rng, 250, 1040, 210, AMBER)
    draw_tubes(canvas, rng, 1330, 1060, 170, "#b56576")
    for x, radius, ink in ((620, 120, SAGE), (960, 88, ROSE), (1620, 130, "#7d9d6a"), (20, 130, "#8a6f9e")):
        draw_brain(canvas, rng, x, 1128, radius, ink, mix(ink, water, 0.6))
    draw_anemone(canvas, rng, 430, 1090, 105, BLUSH, CORAL)
    draw_anemone(canvas, rng, 1130, 1095, 88, "#cfe0c3", TEAL)
    draw_anemone(canvas, rng, 1470, 1100, 100, GOLD, "#fff3d6")
    for _ in range(240):
        x, y = rng.uniform(0, 1800), 1000 * rng.random() ** 1.25
        canvas.disc(x, y, 1.2 + 4.6 * rng.random() ** 3, mix("#f7f0e3", water, 0.05 + 0.45 * rng.random()))
    return canvas.finish()


def draw_lead_night() -> Image.Image:
    """A night sky over a reef of coloured branches."""
    sky = NAVY
    canvas = Canvas(2000, 1125, sky)
    rng = make_rng(8)
    for k, radius in enumerate((980, 800, 630, 470, 320)):
        canvas.disc(1490, 250, radius, mix(sky, "#1f5a86", 0.13 * (k + 1)))
    canvas.disc(1490, 250, 118, "#f3e3bf")
    canvas.disc(1538, 222, 104, mix(sky, "#1f5a86", 0.65))
    for _ in range(420):
        x, y = rng.uniform(0, 2000), 960 * rng.random() ** 1.2
        if math.dist((x, y), (1490, 250)) > 150:
            canvas.disc(x, y, 1 + 4.2 * rng.random() ** 4, mix("#fff6df", sky, 0.05 + 0.55 * rng.random()))
    for count, length, width, ink in ((12, 150, 14, mix(LAGOON, NAVY, 0.66)), (11, 128, 15, mix(LAGOON, NAVY, 0.36))):
        for k in range(count):
            x = 2000 * (k + 0.5) / count + rng.uniform(-60, 60)
            tall = length * (0.75 + 0.45 * math.sin(k * 2.1 + count) ** 2)
            draw_branching(canvas, rng, x, 1140, -math.pi / 2 + rng.uniform(-0.2, 0.2), tall, width, ink)
    draw_fan(canvas, rng, 330, 1110, 400, "#c8553d")
    draw_fan(canvas, rng, 1345, 1120, 350, "#d88c9a")
    for k in range(13):
        x = 2000 * (k + 0.5) / 13 + rng.uniform(-45, 45)
        tall = 62 + 58 * math.sin(k * 2.4 + 0.8) ** 2
        draw_branching(
            canvas, rng, x, 1140, -math.pi / 2 + rng.uniform(-0.15, 0.15), tall, 11 + tall / 16, CORALS[(k * 5) % 8]
        )
    draw_tubes(canvas, rng, 610, 1090, 170, GOLD)
    draw_tubes(canvas, rng, 1660, 1090, 150, "#b56576")
    draw_floor(canvas, rng, 26, NIGHT, 20)
    for x, radius, ink in ((90, 110, SAGE), (900, 90, ROSE), (1130, 130, "#7d9d6a"), (1890, 125, "#8a6f9e")):
        draw_brain(canvas, rng, x, 1128, radius, ink, mix(ink, NAVY, 0.6))
    draw_anemone(canvas, rng, 470, 1108, 80, BLUSH, CORAL)
    draw_anemone(canvas, rng, 1480, 1108, 84, "#cfe0c3", TEAL)
    return canvas.finish()
