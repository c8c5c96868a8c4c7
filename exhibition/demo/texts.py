"""The exhibition's demonstration texts, from the files in `content/`."""

from pathlib import Path

from cms.demo.texts import load_text, load_texts

CONTENT = Path(__file__).parent / "content"

EXHIBITION = load_text(CONTENT, "exhibition", "body")
WORKS = load_texts(CONTENT / "works", "label")  # invented, like their artists
EDITIONS = load_texts(CONTENT / "editions", "body")
