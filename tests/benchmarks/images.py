"""The CPU time of twelve renditions of a photograph of 24 megapixels (`make bench`); nothing is stored.

python -m tests.benchmarks.images
"""

import io
import os
import sys
import time
from pathlib import Path

LIMIT = 1.2  # seconds
SIZE = (6000, 4000)
TIMES = 3


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.test")
    import django

    django.setup()
    from cms.images.models import CustomImage
    from cms.images.presets import PRESETS, list_all_specs
    from cms.images.responsive.renditions import _encode, draw_renditions

    photograph = _make_photograph()
    image = CustomImage(title="Large", collection_id=1, width=SIZE[0], height=SIZE[1])
    image.open_file = lambda: io.BytesIO(photograph)

    def make(specs):
        return [_encode(pixels, spec) for spec, pixels in draw_renditions(image, specs)]

    specs = list_all_specs(image, ["lead", "text"])[:12]
    best = min(_time(lambda: make(specs)) for _ in range(TIMES))
    print(f"{len(specs)} renditions of {SIZE[0]} × {SIZE[1]} ({len(photograph):,} bytes): {best:.2f} s of CPU")
    everything = list_all_specs(image)
    print(f"all {len(everything)} of the {len(PRESETS)} layouts: {_time(lambda: make(everything)):.2f} s")
    return 1 if best > LIMIT else 0


def _make_photograph() -> bytes:
    """Return a photograph of the demonstration, as large as a camera's, with a camera's grain."""
    from PIL import Image

    photos = sorted(Path(__file__).parents[2].glob("cms/demo/photos/*.jpg"), key=lambda path: -path.stat().st_size)
    with Image.open(photos[0]) as small:
        large = small.convert("RGB").resize(SIZE, Image.Resampling.BICUBIC)
    grain = Image.effect_noise(SIZE, 12).convert("RGB")
    output = io.BytesIO()
    Image.blend(large, grain, 0.12).save(output, "JPEG", quality=90)
    return output.getvalue()


def _time(act) -> float:
    start = time.process_time()
    act()
    return time.process_time() - start


if __name__ == "__main__":
    sys.exit(main())
