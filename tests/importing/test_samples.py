"""Texts as they really arrive: what survives of each sample, and what its writer is told (`expected.py`)."""

import re

import pytest

from cms.pages.blocks.bodies import InterviewBodyBlock
from cms.pages.blocks.notes import list_marks

from .expected import SURVIVES
from .table import count, list_samples, list_told, read_sample

BODY = InterviewBodyBlock()


@pytest.mark.parametrize("name", list_samples())
def test_what_survives_of_a_sample(name):
    reading, blocks = read_sample(name)

    assert (count(blocks), list_told(reading)) == SURVIVES[name]


@pytest.mark.parametrize("name", list_samples())
def test_the_blocks_of_a_sample_are_as_the_editor_stores_them(name):
    """Each text opens in the editor and is the same when it is saved; each mark leads to a note."""
    _reading, blocks = read_sample(name)
    value = BODY.to_python(blocks)
    sources = [str(child.value.source) for child in value if child.block_type == "text"]
    sources += [str(child.value["answer"].source) for child in value if child.block_type == "question_answer"]
    notes = [item["id"] for block in blocks if block["type"] == "notes" for item in block["value"]]

    converter = BODY.child_blocks["text"].field.widget.converter
    for source in sources:
        stored = converter.to_database_format(converter.from_database_format(source))
        assert _simplify(stored) == _simplify(source)
    assert sorted(note for source in sources for note, _words in list_marks(source)) == sorted(notes)


def _simplify(html: str) -> str:
    """Return HTML without the keys that the editor adds, and the order of forms inside each other.

    Behind a list of another kind inside it, the editor begins a list anew (draftjs_exporter).
    """
    html = re.sub(r' data-block-key="\w+"', "", html)
    return re.sub(r"</?(?:b|i|sup|sub)>|</ul><ul>|</ol><ol>", "", html)


def test_there_are_samples_of_each_program():
    names = list_samples()

    assert len(names) >= 25
    assert set(names) == set(SURVIVES)
