"""Filters, search and sorting of the translation report."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cms.translation.models import TranslationJob
from tests.factories import ArticlePageFactory, IssuePageFactory, MagazineIndexPageFactory, SectionFactory
from tests.scenes import scene

pytestmark = pytest.mark.django_db
HOMES = ["MuseumWeek"] * 3


@scene
def texts(start, fill, write, commit):
    """Three French texts: one half done in Portuguese, one not started in English, one that nobody has asked for."""
    begun, waiting = start(title="Herbier"), start(target_code="en", title="Été au musée")
    fill(begun, "title")
    with commit():
        write(title="Nouvelles")
    return begun, waiting


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"state": "in_progress"}, ["Herbier"]),
        ({"state": "not_started"}, ["Été au musée"]),
        ({"state": ["not_started", "in_progress"]}, ["Herbier", "Été au musée"]),
        ({"state": "in_progress", "language": "en"}, []),
        ({"state": "in_progress", "language": "pt"}, ["Herbier"]),
        ({"state": "none", "language": "pt"}, ["Nouvelles", "Été au musée"]),
        ({"state": "none", "language": "en"}, ["Herbier", "Nouvelles"]),
        ({"state": ["none", "not_started"], "language": "en"}, ["Herbier", "Nouvelles", "Été au musée"]),
        ({"state": "up_to_date"}, []),
        ({"q": "herb"}, ["Herbier"]),
        ({"q": "MUSÉE été"}, ["Été au musée"]),
        ({"q": "herb", "state": "not_started"}, []),
        ({"q": "a_c%"}, []),
        ({"kind": "home.standardpage"}, ["Herbier", "Nouvelles", "Été au musée"]),
        ({"kind": "magazine.section"}, []),
    ],
)
def test_texts_are_found_by(asked, expected, texts, superuser, look):
    assert [title for title in look(superuser, **asked) if title != "MuseumWeek"] == expected


def test_without_a_state_any_language_that_lacks_a_text_counts(texts, superuser, look):
    assert {"Herbier", "Nouvelles", "Été au musée"} <= set(look(superuser, state="none"))


def test_originals_of_a_language_are_found_as_such(texts, superuser, look):
    found = look(superuser, language="fr", state="original")
    assert {"Herbier", "Nouvelles", "Été au musée"} <= set(found)
    assert "Herbier" not in look(superuser, language="fr")
    assert {"Herbier", "Nouvelles", "Été au musée"} <= set(look(superuser, state="original"))


def test_texts_are_found_by_their_title_in_any_language(texts, fill, superuser, look, hire, act):
    begun, _waiting = texts
    fill(begun, mark="Herbário".format)
    act(hire("moderator", "pt"), begun, "publish")
    assert look(superuser, q="herbário") == ["Herbier"]


def test_the_language_that_was_chosen_is_the_only_column(texts, superuser):
    table = superuser.get("translation_desk:index", data={"language": "pt"}).context["table"]
    assert [name for name in table.columns if name.startswith("language")] == ["language_pt"]


def test_texts_are_found_by_who_does_them(texts, superuser, hire, share_out, look):
    begun, waiting = texts
    translator = hire("translator", "pt")
    share_out(begun, translator.user)
    assert look(translator, assignee="me") == ["Herbier"]
    assert look(superuser, assignee="me") == []
    assert look(superuser, assignee=str(translator.user.pk)) == ["Herbier"]
    assert look(superuser, assignee="nobody") == ["Été au musée"]
    assert look(superuser, assignee="nobody", language="pt") == []


def test_texts_are_found_by_date(texts, superuser, share_out, look):
    begun, waiting = texts
    share_out(begun, due_date=timezone.localdate() - timedelta(days=1))
    share_out(waiting, due_date=timezone.localdate() + timedelta(days=5))
    assert look(superuser, due="overdue") == ["Herbier"]
    assert look(superuser, due="week") == ["Herbier", "Été au musée"]
    assert look(superuser, due="week", language="en") == ["Été au musée"]


def test_texts_are_found_by_section_and_issue_in_the_persons_language(superuser, hire, newsroom, commit, look):
    fr, pt = newsroom["fr"].locale, newsroom["pt"].locale
    with commit():
        section = SectionFactory(name="Découvertes", slug="decouvertes", locale=fr)
        SectionFactory(name="Descobertas", slug="descobertas", locale=pt, translation_key=section.translation_key)
        index = MagazineIndexPageFactory(parent=newsroom["fr"], title="Magazine")
        issue = IssuePageFactory(parent=index, title="Automne")
        ArticlePageFactory(parent=issue, title="Dedans", section=section)
        ArticlePageFactory(parent=index, title="Dehors", section=section)
        ArticlePageFactory(parent=index, title="Autre")
    assert look(superuser, section=str(section.translation_key)) == ["Dedans", "Dehors"]
    assert look(superuser, issue=str(issue.translation_key)) == ["Automne", "Dedans"]
    for language, name in (("pt-pt", "Descobertas"), ("fr", "Découvertes"), ("en", "Découvertes")):
        desk = hire("editor", "fr", language=language)
        form = desk.get("translation_desk:index").context["filters"].form
        assert name in dict(form.fields["section"].choices).values()


@pytest.mark.parametrize(
    ("ordering", "expected"),
    [
        ("title", ["Herbier", "Nouvelles", "Été au musée"]),
        ("-title", ["Été au musée", "Nouvelles", "Herbier"]),
        ("due", ["Été au musée", "Herbier", "Nouvelles"]),
        ("-due", ["Herbier", "Été au musée", "Nouvelles"]),
        ("-words", ["Été au musée", "Herbier", "Nouvelles"]),
    ],
)
def test_texts_are_sorted(ordering, expected, texts, superuser, share_out, look):
    begun, waiting = texts
    share_out(begun, due_date=timezone.localdate() + timedelta(days=9))
    share_out(waiting, due_date=timezone.localdate())
    assert [title for title in look(superuser, ordering=ordering) if title != "MuseumWeek"] == expected


def test_dates_of_other_languages_do_not_sort_a_language(texts, superuser, share_out, look):
    begun, waiting = texts
    share_out(waiting, due_date=timezone.localdate())
    TranslationJob.objects.create(translation=begun, due_date=timezone.localdate() + timedelta(days=9))
    assert look(superuser, ordering="due", language="pt", q="e")[0] == "Herbier"


@pytest.mark.parametrize(
    "asked",
    [
        {"p": "abc"},
        {"p": "-1"},
        {"p": "99999999999999999999"},
        {"language": "xx"},
        {"language": ["fr", "pt"]},
        {"state": "evil"},
        {"assignee": "0"},
        {"assignee": "1; DROP TABLE"},
        {"due": "whenever"},
        {"kind": "auth.user"},
        {"kind": "nothing"},
        {"section": "not-a-uuid"},
        {"issue": "x"},
        {"ordering": "password"},
        {"ordering": "translation__job__assignee__password"},
        {"ordering": "--title"},
        {"q": "%_\\'\""},
        {"q": " "},
        {"q": "x" * 60000},
        {"q": "a " * 3000},
        {"export": "evil"},
        {"_w_filter_fragment": "1", "state": "evil"},
    ],
)
@pytest.mark.parametrize("name", ["translation_desk:index", "translation_desk:index_results"])
def test_nothing_in_the_address_breaks_the_desk(name, asked, superuser, write):
    assert superuser.get(name, data=asked).status_code == 200


def test_an_empty_result_shows_the_way_back(texts, superuser):
    html = superuser.get("translation_desk:index", data={"q": "nowhere"}).content.decode()
    assert "Show all texts" in html
