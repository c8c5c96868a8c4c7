"""What the panel shows of a segment: matches, concordance, history, other languages; and to whom."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail_localize.models import StringTranslation

from cms.translation.memory.prefilling import prefill
from cms.translation.models import SegmentVersion
from cms.translation.text.origin_labels import FILES, MEMORY
from cms.translation.text.segments import get_string_segments
from tests.scenes import scene
from tests.translation.memory.conftest import _remembering, begin, translate  # noqa: F401 - fixtures

pytestmark = pytest.mark.django_db

WORDS = "Le musée ouvre 12 salles."
KNOWN = {WORDS: "O museu abre 12 salas."}
OF_SEGMENT = ["segment_matches", "segment_history", "segment_languages"]
OF_TEXT = ["workbench_concordance", "workbench_checks"]


@scene
def known(translate):  # noqa: F811
    return translate("Un premier texte", KNOWN)


@scene
def second(known, begin):  # noqa: F811
    """Another text with nearly the same words, in the same two languages."""
    return begin("Un second texte", "Le musée ouvre 14 salles.")


def find_segment(translation, words):
    return next(s for s in get_string_segments(translation.source) if words in s.string.data)


def read(desk, name, translation, words="14 salles", **query):
    segments = [] if name in OF_TEXT else [find_segment(translation, words).pk]
    address = reverse(name, args=[translation.pk, *segments])
    answer = desk.browser.get(address, query, headers={"x-requested-with": "XMLHttpRequest"})
    assert answer.status_code == 200, answer.content
    return answer.json()


def test_matches_come_with_the_difference_and_where_they_are_from(second, hire):
    desk = hire("translator", "pt")
    best = read(desk, "segment_matches", second)["matches"][0]
    assert (best["score"], best["kind"], best["target"]) == (99, "adapted", "O museu abre 14 salas.")
    assert ["12", "14", " salles."] in best["steps"]
    assert (best["where"], best["is_approved"]) == ("Un premier texte", False)


def test_the_concordance_marks_the_words_on_both_sides_whatever_their_form(known, hire):
    found = read(hire("translator", "pt"), "workbench_concordance", known, q="salle")["findings"]
    assert ["", "salles", ""] in found[0]["source"]["steps"]
    assert found[0]["source"]["language"] == "fr"
    backwards = read(hire("translator", "pt"), "workbench_concordance", known, q="sala")["findings"]
    assert ["", "salas", ""] in backwards[0]["target"]["steps"]


def test_the_concordance_keeps_to_the_two_languages_unless_it_is_asked_for_all(known, translate, superuser):  # noqa: F811
    translate("Un texte en anglais", {"Les salles sont fermées.": "The rooms are closed."}, target_code="en")
    few = read(superuser, "workbench_concordance", known, q="salle")["findings"]
    everything = read(superuser, "workbench_concordance", known, q="salle", all="1")["findings"]
    assert {found["target"]["language"] for found in few} == {"pt"}
    assert {found["target"]["language"] for found in everything} == {"pt", "en"}


@pytest.mark.parametrize("words", ["", "\0", "<a", "x" * 400])
def test_the_concordance_answers_whatever_is_searched_for(known, hire, words):
    assert read(hire("translator", "pt"), "workbench_concordance", known, q=words)["findings"] == []


def test_words_that_are_too_long_for_a_search_are_refused_with_a_sentence(known, hire):
    answer = hire("translator", "pt").browser.get(
        reverse("workbench_concordance", args=[known.pk]),
        {"q": "x" * 501},
        headers={"x-requested-with": "XMLHttpRequest"},
    )
    assert answer.status_code == 400
    assert answer.json()["detail"]


def test_no_tag_is_taken_for_a_word(translate, hire):  # noqa: F811
    known = translate("Un lien", {'Le <a href="/fr/musee/">musée</a>.': 'O <a href="/fr/musee/">museu</a>.'})
    for finding in read(hire("translator", "pt"), "workbench_concordance", known, q="musée")["findings"]:
        assert [step[1] for step in finding["source"]["steps"] if step[1]] == ["musée"]


def test_each_version_shows_what_it_changed_and_whose_it_is(known, hire, commit):
    desk = hire("translator", "pt", last_name="Tradutora")
    segment = find_segment(known, "12 salles")
    with commit():
        desk.browser.put(
            reverse("wagtail_localize:edit_string_translation", args=[known.pk, segment.pk]),
            "value=O museu tem 12 salas.",
            content_type="application/x-www-form-urlencoded",
        )
    last, first = read(desk, "segment_history", known, "12 salles")["versions"]
    assert ["abre", "tem", " 12 salas."] in last["steps"]
    assert "Tradutora" in last["who"]
    assert first["data"] == "O museu abre 12 salas."
    assert first["steps"] == [["", "O museu abre 12 salas.", ""]]


@pytest.mark.parametrize("tool_name", FILES)
def test_a_version_of_a_file_of_any_format_is_an_imported_one(known, hire, tool_name):
    SegmentVersion.objects.update(tool_name=tool_name)

    (version,) = read(hire("translator", "pt"), "segment_history", known, "12 salles")["versions"]
    assert version["is_import"]


def test_a_segment_that_nobody_translated_has_no_versions(second, hire):
    assert read(hire("translator", "pt"), "segment_history", second) == {"versions": [], "has_more": False}


def test_the_same_segment_in_a_third_language_is_shown_once_it_is_confirmed(known, start, fill, hire):
    desk = hire("translator", "pt", "en")
    english = start("fr", "en", page=known.source.get_source_instance())
    assert read(desk, "segment_languages", known, "12 salles")["languages"] == []
    fill(english)
    assert read(desk, "segment_languages", known, "12 salles")["languages"] == [
        {"language": "en", "name": "English", "data": f"[{WORDS}]"}
    ]


def test_who_may_not_open_the_third_language_sees_what_readers_see(known, start, fill, hire, superuser, commit):
    desk = hire("translator", "pt")
    english = start("fr", "en", page=known.source.get_source_instance())
    with commit():
        fill(english)
    assert read(desk, "segment_languages", known, "12 salles")["languages"] == []


@pytest.mark.parametrize("name", [*OF_SEGMENT, *OF_TEXT])
def test_who_may_not_edit_in_the_language_reads_nothing(second, hire, name):
    segments = [] if name in OF_TEXT else [find_segment(second, "14 salles").pk]
    answer = hire("translator", "en").browser.get(
        reverse(name, args=[second.pk, *segments]), {"q": "musée"}, headers={"x-requested-with": "XMLHttpRequest"}
    )
    assert answer.status_code == 403
    assert "mus" not in answer.content.decode()


@pytest.mark.parametrize("name", OF_SEGMENT)
def test_a_segment_of_another_text_is_not_found(known, second, hire, name):
    address = reverse(name, args=[known.pk, find_segment(second, "14 salles").pk])
    assert hire("translator", "pt").browser.get(address).status_code == 404


def test_matches_of_a_text_that_somebody_may_not_open_are_not_offered(known, begin, hire):  # noqa: F811
    other = begin("Ein dritter", WORDS, target_code="en")
    assert read(hire("translator", "en"), "segment_matches", other, "12 salles")["matches"] == []


def test_the_checks_of_the_whole_text_are_read_at_once_with_what_was_dismissed(start, write, fill, hire):
    translation = start(page=write("fr", title="Un texte", summary="Les 212 objets."))
    fill(translation, mark=lambda words: "Os objetos." if "212" in words else f"[{words}]")
    desk = hire("translator", "pt")
    pk = find_segment(translation, "212").pk
    address = reverse("workbench_checks", args=[translation.pk])
    checks = desk.browser.get(address).json()["checks"]
    assert [failure["code"] for failure in checks[str(pk)]["failures"]] == ["numbers"]
    desk.browser.post(reverse("segment_dismissal", args=[translation.pk, pk, "numbers"]), {"reason": "Assim"})
    said = desk.browser.get(address).json()["checks"][str(pk)]
    assert said["failures"] == []
    assert said["dismissed"][0]["reason"] == "Assim"


def be_in(desk, translation, **data):
    address = reverse("workbench_presence", args=[translation.pk])
    answer = desk.browser.post(address, data, headers={"x-requested-with": "XMLHttpRequest"})
    assert answer.status_code == 200
    return [(other["name"], other["row"]) for other in answer.json()["others"]]


def test_people_see_who_else_is_in_the_text_and_where_until_they_leave(known, hire):
    one, other = hire("translator", "pt", last_name="Uma"), hire("translator", "pt", last_name="Outra")
    assert be_in(one, known, row="7") == []
    [(name, row)] = be_in(other, known, row="x")
    assert (name, row) == (one.user.get_full_name(), 7)
    assert be_in(one, known, row="7") == [(other.user.get_full_name(), None)]
    be_in(one, known, left="1")
    assert be_in(other, known, row="8") == []


def test_being_in_a_text_writes_nothing(known, hire):
    desk = hire("translator", "pt")
    be_in(desk, known, row="7")
    with CaptureQueriesContext(connection) as queries:
        be_in(desk, known, row="8")
    assert [q["sql"] for q in queries if not q["sql"].startswith(("SELECT", "SAVEPOINT", "RELEASE"))] == []


def test_what_the_memory_filled_in_is_taken_back_by_those_who_may_translate(known, begin, hire, commit):  # noqa: F811
    translation = begin("Un second texte", WORDS)
    prefill(translation, hire("translator", "pt").user)
    rows = StringTranslation.objects.filter(context__object_id=translation.source.object_id, tool_name=MEMORY)
    assert rows.count() == 1
    address = reverse("workbench_undo_prefill", args=[translation.pk])
    headers = {"x-requested-with": "XMLHttpRequest"}
    assert hire("translator", "en").browser.post(address, headers=headers).status_code == 403
    with commit():
        assert hire("translator", "pt").browser.post(address, headers=headers).json() == {"open": 1}
    assert rows.count() == 0


@pytest.mark.parametrize("name", ["workbench_presence", "workbench_undo_prefill"])
def test_what_changes_something_is_a_post_of_somebody_who_may(known, hire, name):
    address = reverse(name, args=[known.pk])
    assert (
        hire("translator", "en").browser.post(address, headers={"x-requested-with": "XMLHttpRequest"}).status_code
        == 403
    )
    assert hire("translator", "pt").browser.get(address).status_code == 405
