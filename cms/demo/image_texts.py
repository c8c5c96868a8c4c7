"""Titles and alt texts of the demonstration's images by language, from `content/images.<language>.md`."""

from pathlib import Path

from .content import Heading, Text
from .files import read_file, show
from .words import TextError

CONTENT = Path(__file__).parent / "content"


def load_descriptions(folder: Path = CONTENT) -> dict[str, dict]:
    """Map the keys of images to their words: "title", a dictionary by language, and the alt text under each language.

    In the files, each image has a heading, its key, and two paragraphs: its title and its alt text. Raises TextError.
    """
    found: dict[str, dict] = {}
    for path in sorted(folder.glob("images.*.md")):
        code = path.name.split(".")[1]
        _fields, blocks = read_file(path, "images", ())
        for number in range(0, len(blocks), 2):
            line, heading = blocks[number]
            words = blocks[number + 1][1] if number + 1 < len(blocks) else None
            if not isinstance(heading, Heading) or not isinstance(words, Text) or len(words.paragraphs) != 2:
                raise TextError(show(path), line, "A picture is a heading with its key, its title and its description.")
            image = found.setdefault(heading.text, {"title": {}})
            image["title"][code], image[code] = words.paragraphs
    return found


ALT_TEXTS = load_descriptions()
