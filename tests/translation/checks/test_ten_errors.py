"""The ten errors that a translator planted to compare programs: each is caught."""

import pytest

from cms.core.editing.blank import is_blank
from cms.translation.checks.quality.run import check_segment

pytestmark = pytest.mark.once  # no database has a part in it

SENTENCE = 'O museu comprou 212 peças em 1738, disse «sim» e abriu a 12 de março em <a id="a1">Lisboa</a>.'
GOOD = 'Le musée a acheté 212 pièces en 1738, a dit «\u202foui\u202f» et a ouvert le 12 mars à <a id="a1">Lisbonne</a>.'
PLANTED = {
    "number": (SENTENCE, GOOD.replace("212", "221"), "text"),
    "year": (SENTENCE, GOOD.replace("1738", "1783"), "text"),
    "link": (SENTENCE, GOOD.replace('<a id="a1">', "").replace("</a>", ""), "text"),
    "full stop": (SENTENCE, GOOD.removesuffix("."), "text"),
    "double space": (SENTENCE, GOOD.replace("a ouvert", "a  ouvert"), "text"),
    "quotation marks": (SENTENCE, GOOD.replace("«\u202foui\u202f»", "oui"), "text"),
    "date": (SENTENCE, GOOD.replace("12 mars", "13 avril"), "text"),
    "copied source": (SENTENCE, SENTENCE, "text"),
    "title of 225 characters": ("Um título", "Un titre " * 25, "title"),
}


def test_ten_of_ten_errors_are_caught(record_property):
    languages = {"source_language": "pt", "target_language": "fr"}
    caught = [
        name for name, (source, words, kind) in PLANTED.items() if check_segment(source, words, kind=kind, **languages)
    ]
    caught += ["blank"] * is_blank("<b>\u200b</b>")
    record_property("measured", f"{len(caught)} of 10")
    assert sorted(caught) == sorted([*PLANTED, "blank"])
    assert check_segment(SENTENCE, GOOD, kind="text", **languages) == []
