"""The magazine's demonstration texts, from the files in `content/`."""

from pathlib import Path

from cms.core.content.search_facets import get_kind
from cms.demo.content import Copy, Related, Story
from cms.demo.files import SHARED, show
from cms.demo.texts import load_text, load_texts
from cms.demo.words import TextError
from home.demo.texts import PEOPLE
from magazine.models import StoryPage

CONTENT = Path(__file__).parent / "content"
KINDS = {get_kind(model): model for model in StoryPage.list_types()}


def load_stories(folder: Path = CONTENT / "stories") -> list[Story]:
    """Return all stories, in the order of their keys. Raises TextError."""
    found = load_texts(folder, "body")
    stories = [_make_story(folder, **fields) for fields in found]
    keys = {story.key for story in stories}
    for story in stories:
        links = {block.story for text in story.texts.values() for block in text.body if isinstance(block, Related)}
        roles = KINDS[story.kind].person_relations if story.kind in KINDS else ()
        for names, known, what in (
            ({*story.related, *links}, keys, "story"),
            ({story.kind}, KINDS.keys(), "kind of story"),
            ({story.section}, {section["key"] for section in SECTIONS}, "section"),
            (set(story.topics), {topic["key"] for topic in TOPICS}, "topic"),
            ({key for role in roles for key in getattr(story, role)}, {person["key"] for person in PEOPLE}, "person"),
        ):
            for name in sorted(names - known):
                raise _refuse(folder, story.key, name, f"There is no {what} “{name}”.")
    return stories


def _make_story(folder: Path, texts: dict, **shared) -> Story:
    lists = {name: tuple(value) for name, value in shared.items() if isinstance(value, list)}
    try:
        return Story(texts={code: Copy(**words) for code, words in texts.items()}, **shared | lists)
    except TypeError as error:  # an unknown or a missing field
        raise _refuse(folder, shared["key"], SHARED, str(error)) from error


def _refuse(folder: Path, key: str, word: str, message: str) -> TextError:
    """Return an error with the first line that contains a word, in any language of a story."""
    for path in sorted(folder.glob(f"{key}.*.md")):
        for number, line in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), 1):
            if word in line:
                return TextError(show(path), number, message)
    return TextError(show(folder), 1, message)


INDEX = load_text(CONTENT, "index")
SECTIONS = load_texts(CONTENT / "sections")
TOPICS = load_texts(CONTENT / "topics")
ISSUES = load_texts(CONTENT / "issues", "editorial")
STORIES = load_stories()
