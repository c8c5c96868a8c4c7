"""Files as people drop them: photographs of a camera in JPEG, some PNG and HEIC, and what does not belong there.

Three pictures are made once. Each file is one of them with random bytes in a comment of its format, so that every file
has a content and a size of its own, and is decoded like any other.
"""

import hashlib
import io
import os
import random
import subprocess
import sys
import zlib
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image

FOLDERS = ("", "Été à Évora", "Été à Évora/dia 2 – fachada", "DCIM/100MSDCF")
NAMES = ("IMG_{:04}", "Œuvre nº {}", "São João {}", "L’allée {}")
DUPLICATES = 3
LARGEST = 30 * 1024 * 1024
HEIC = """
import io, sys
import pillow_heif
from PIL import Image
pillow_heif.register_heif_opener()
output = io.BytesIO()
Image.open(sys.stdin.buffer).save(output, "HEIF", quality=50)
sys.stdout.buffer.write(output.getvalue())
"""


@dataclass
class Files:
    """What was written: the hashes of the pictures that must arrive, and how many are told to be something else."""

    folder: Path
    pictures: set[str] = field(default_factory=set)
    duplicates: int = 0
    refused: int = 0
    count: int = 0
    bytes: int = 0


def write_files(folder: Path, number: int, megabytes: float) -> Files:
    """Write so many files, together of about this size, into a folder and folders below it."""
    chance, made = random.Random(7), Files(folder)
    odd = {"half.jpg": b"", "too large.jpg": b"", "notes.txt": b"What is on the pictures\n" * 50}
    usual = number - len(odd) - DUPLICATES
    each = int(megabytes * 1e6 / (usual + DUPLICATES + 0.5))
    bases = _make_bases(each)
    kinds = [("jpg", "png", "HEIC")[(number % 10 > 7) + (number % 10 > 8)] for number in range(usual)]
    for number, suffix in enumerate(kinds):
        name = NAMES[number % len(NAMES)].format(number)
        data = vary(bases[suffix], suffix, int(each * chance.uniform(0.8, 1.2)))
        _write(made, FOLDERS[number % len(FOLDERS)], f"{name}.{suffix}", data)
        made.pictures.add(hashlib.sha1(data, usedforsecurity=False).hexdigest())
        if number < DUPLICATES:
            _write(made, "copies", f"{name} (1).{suffix}", data)
            made.duplicates += 1
    whole = vary(bases["jpg"], "jpg", each)
    odd["half.jpg"], odd["too large.jpg"] = whole[: len(whole) // 2], vary(bases["jpg"], "jpg", LARGEST + 1_000_000)
    for name, data in odd.items():
        _write(made, "", name, data)
        made.refused += 1
    return made


def vary(base: bytes, suffix: str, length: int) -> bytes:
    """Return a picture with random bytes in comments of its format, so that it has about this length."""
    padding = os.urandom(max(length - len(base), 16))
    if suffix == "jpg":
        parts = [padding[start : start + 60_000] for start in range(0, len(padding), 60_000)]
        return base[:2] + b"".join(b"\xff\xfe" + (len(part) + 2).to_bytes(2) + part for part in parts) + base[2:]
    if suffix == "png":
        chunk = b"prVt" + padding
        end = len(base) - 12
        return base[:end] + len(padding).to_bytes(4) + chunk + zlib.crc32(chunk).to_bytes(4) + base[end:]
    return base + (len(padding) + 8).to_bytes(4) + b"free" + padding


def make_jpeg(length: int) -> bytes:
    """Return a JPEG of noise, of about two thirds of this length; its side is at most that of 24 megapixels."""
    return _save(_make_noise(length), "JPEG", 4)


def _make_bases(length: int) -> dict[str, bytes]:
    """Make a picture in each format."""
    noise = _make_noise(length)
    smooth = noise.resize((noise.width // 8, noise.height // 8))  # encoding noise in HEIC takes a minute
    smooth = _save(smooth, "PNG", 24)
    heic = subprocess.run([sys.executable, "-c", HEIC], input=smooth, capture_output=True, check=True).stdout
    return {"jpg": make_jpeg(length), "png": _save(noise, "PNG", 1), "HEIC": heic}


def _make_noise(length: int) -> Image.Image:
    width = int(min((length / 4) ** 0.5, 1500))
    size = (width, width * 2 // 3)
    return Image.frombytes("RGB", size, random.Random(1).randbytes(size[0] * size[1] * 3))


def _save(image: Image.Image, kind: str, scale: int) -> bytes:
    output = io.BytesIO()
    size = (image.width * scale, image.height * scale)
    image.resize(size, Image.Resampling.BICUBIC).save(output, kind, quality=65)
    return output.getvalue()


def _write(made: Files, folder: str, name: str, data: bytes) -> None:
    path = made.folder / folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    made.count, made.bytes = made.count + 1, made.bytes + len(data)
