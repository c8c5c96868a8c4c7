"""Make `cms/demo/recordings/archive-hum.mp3`, the hum of an empty storeroom: computed, so that it is our own.

pip install lameenc==1.9.0 (LGPL; only to make the file)
python -m tests.tools.hum
"""

import array
import math
import random

from cms.demo.recordings import FOLDER

RATE, SECONDS, BITS = 22_050, 16, 32
LIGHTS_AT = 8  # seconds: the second chapter begins
FADE = 0.8


def compute() -> array.array:
    """Return the samples: air handling, a deep noise that comes and goes, and then the lights' hum above it."""
    chance, deep, deeper = random.Random(11), 0.0, 0.0
    samples = array.array("h")
    for number in range(RATE * SECONDS):
        at = number / RATE
        deep += 0.02 * (chance.uniform(-1, 1) - deep)
        deeper += 0.05 * (deep - deeper)
        air = 3.2 * deeper * (1 + 0.3 * math.sin(2 * math.pi * 0.21 * at))
        fan = 0.05 * math.sin(2 * math.pi * 48.5 * at) + 0.025 * math.sin(2 * math.pi * 97.3 * at)
        lit = min(max(at - LIGHTS_AT, 0) / 0.4, 1)
        lights = sum(0.06 / step * math.sin(2 * math.pi * 100 * step * at) for step in (1, 2, 3, 5))
        loudness = min(at / FADE, (SECONDS - at) / FADE, 1)
        samples.append(round(30_000 * max(-1, min(1, loudness * (air + fan + lit * lights)))))
    return samples


def main() -> None:
    import lameenc

    encoder = lameenc.Encoder()
    encoder.set_bit_rate(BITS)
    encoder.set_in_sample_rate(RATE)
    encoder.set_channels(1)
    encoder.set_quality(2)
    encoder.silence()
    (FOLDER / "archive-hum.mp3").write_bytes(encoder.encode(compute().tobytes()) + encoder.flush())


if __name__ == "__main__":
    main()
