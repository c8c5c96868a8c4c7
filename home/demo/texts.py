"""The association's demonstration texts, from the files in `content/`."""

from pathlib import Path

from cms.demo.files import find_line, show
from cms.demo.texts import load_text, load_texts
from cms.demo.words import TextError

from .institutions import INSTITUTIONS

__all__ = [
    "HOME",
    "INSTITUTIONS",
    "MUSEUMWEEK_INDEX",
    "PARTNERS",
    "PEOPLE",
    "PEOPLE_INDEX",
    "STANDING",
    "YEARS",
]

CONTENT = Path(__file__).parent / "content"


def load_years(folder: Path = CONTENT / "museumweek") -> list[dict]:
    """Return the MuseumWeek years. Dates, themes and partners are facts; a year without attested hashtags has no days."""
    years = load_texts(folder, "body")
    for year in years:
        days = year.get("days", [])
        for code, words in year["texts"].items():
            if len(words.get("days", [])) != len(days):
                path = next(folder.glob(f"*{year['key']}.{code}.md"))
                raise TextError(show(path), find_line(path, "days"), f"{len(days)} days want as many invitations.")
        invitations = {code: words.pop("days", []) for code, words in year["texts"].items()}
        year["days"] = [
            # The tags were published in English; the invitations are ours.
            day | {"hashtag_language": "en", "texts": {code: {"text": texts[i]} for code, texts in invitations.items()}}
            for i, day in enumerate(days)
        ]
    return years


HOME = load_text(CONTENT, "home")
PEOPLE_INDEX = load_text(CONTENT, "people")
PEOPLE = load_texts(CONTENT / "people", "bio")
PARTNERS = load_texts(CONTENT / "partners")
STANDING = load_texts(CONTENT / "standing", "body")  # `parent` is "home" or the key of the page that one is below
MUSEUMWEEK_INDEX = load_text(CONTENT, "museumweek", "body")
YEARS = load_years()
