"""Every word of a sample is in its blocks or in the fields beside the body, or its writer is told why it is not."""

import html
import re
import zipfile
from collections import Counter
from io import BytesIO

import lxml.html
import pytest
from lxml import etree

from cms.importing.reasons import Reason

from .table import FOLDER, list_samples, list_words, read_sample

# What is missing of a sample, and what its writer is told.
MISSING = {
    "google-export.htm": ("a a À vérifier", Reason.COMMENTS),
    "libreoffice-article.docx": ("peut être", Reason.CHANGES),
    "libreoffice-article.odt": ("peut être", Reason.CHANGES),
    "libreoffice-interview.docx": ("HV HV HV", Reason.SPEAKERS),
    "libreoffice-interview.htm": ("HV HV HV", Reason.SPEAKERS),
    "libreoffice-interview.odt": ("HV HV HV", Reason.SPEAKERS),
    "pages-interview.htm": ("MuseumWeek Helena V MuseumWeek Helena V", Reason.SPEAKERS),
    "web-article.htm": ("Partager", Reason.FORM_FIELDS),
    "word-interview.docx": ("MW HV MW HV", Reason.SPEAKERS),
    "word-interview.htm": ("MW HV MW HV", Reason.SPEAKERS),
    "word-numbered.htm": ("Pressing", Reason.CONTENTS),
    "word-review.htm": ("peut être AV caché À vérifier", Reason.COMMENTS),
}
# What is said otherwise: the markers of lists, and "By" before the name of the writer, who has a field.
ELSEWHERE = {
    "libreoffice-article.docx": "Par",
    "libreoffice-article.odt": "Par",
    "libreoffice-interview.docx": "Entrevista de",
    "libreoffice-interview.odt": "Entrevista de",
    "libreoffice-pictures.docx": "Entrevista de",
    "word-article.htm": "o",
    "word-interview.docx": "Propos recueillis par",
    "word-numbered.htm": "a",
}
_TAG = re.compile(r"<[^>]+>")
_UNREAD = ("style", "script", "title", "desc", "annotation")  # what no program shows among the words
_PARTS = ("content.xml", "word/document.xml", "word/footnotes.xml", "word/endnotes.xml")


@pytest.mark.parametrize("name", [name for name in list_samples() if name.endswith((".htm", ".docx", ".odt"))])
def test_no_word_of_a_sample_is_lost_in_silence(name):
    reading, blocks = read_sample(name)
    words = [html.unescape(_TAG.sub(" ", value)) for value in list_words([block["value"] for block in blocks])]
    beside = [reading.title, reading.summary, reading.writer]
    missing, reason = MISSING.get(name, ("", None))

    lost = count_words(read_source(name)) - count_words(" ".join([*words, *beside]))
    assert lost == count_words(f"{missing} {ELSEWHERE.get(name, '')}")
    assert reason is None or (reading.left_out + reading.unfit)[reason]


def count_words(text: str) -> Counter:
    """Count words, without the numbers of notes and chapters."""
    return Counter(re.findall(r"[^\W\d_]+", text))


def read_source(name: str) -> str:
    """Return the words of a sample as simply as its format permits."""
    content = (FOLDER / name).read_bytes()
    if name.endswith(".htm"):
        markup = re.sub(r"<!--.*?-->|<!\[[^>]*>", "", content.decode(), flags=re.DOTALL)
        return _join_words(lxml.html.document_fromstring(markup))
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return " ".join(
            _join_words(etree.fromstring(archive.read(part))) for part in _PARTS if part in archive.namelist()
        )


def _join_words(root: etree.ElementBase) -> str:
    unread = [node for node in root.iter() if isinstance(node.tag, str) and node.tag.rpartition("}")[2] in _UNREAD]
    hidden = {text for node in unread for text in node.itertext(with_tail=False)}
    return " ".join(text for text in root.itertext() if text not in hidden or not text.strip())
