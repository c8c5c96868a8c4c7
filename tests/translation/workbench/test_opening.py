"""Opening the workbench takes at most 30 queries: whoever opens it, at every moment, at any length."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.blocks import StreamValue
from wagtail.models import Collection, Page

from cms.releases.members import add_texts, create_release
from cms.releases.texts import TextKey
from cms.translation.models import CommentThread, ProposedImageWords, SegmentComment
from cms.translation.text.filling import start_translation
from cms.translation.text.segments import get_string_segments
from cms.translation.workbench import opening
from magazine.models import Section
from tests.factories import ImageFactory, SectionFactory
from tests.translation.terms.conftest import term  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db
LIMIT = 30
LATER = ["workbench_notes", "workbench_moderation"]


@pytest.fixture
def make_text(start, write, term):  # noqa: F811
    """Start the translation of a text with everything there can be: pictures, links, comments, terms, a release."""

    def make_text(paragraphs):
        term(fr="salle", pt="sala")
        image = ImageFactory(title="Une cour", collection=Collection.get_first_root_node())
        other = write("fr", title=f"Autre {paragraphs}")
        other.save_revision().publish()
        link = f'<a linktype="page" id="{other.pk}">Autre</a>'
        page = write("fr", title=f"Texte de {paragraphs}", summary="Un résumé.", lead_picture=image)
        texts = [("text", f"<p>{n} salles, {link}.</p>") for n in range(paragraphs)]
        pictures = [("picture", {"image": image, "caption": f"Légende {n}"}) for n in range(paragraphs // 4)]
        page.body = StreamValue(page.body.stream_block, texts + pictures)
        page.save_revision().publish()
        translation, second = start(page=page), start(page=other)
        for segment in get_string_segments(translation.source):
            thread = CommentThread.objects.create(
                translation=translation, context=segment.context, string=segment.string
            )
            SegmentComment.objects.create(thread=thread, user=None, text="?")
        ProposedImageWords.objects.create(
            translation=translation, image=image, field="text", words="Um pátio", is_confirmed=True
        )
        texts = [TextKey.of(one.get_target_instance()) for one in (translation, second)]
        add_texts(create_release(f"Numéro {paragraphs}", None), texts)
        return translation

    return make_text


def count(desk, url):
    """Return how many queries a request takes, without that for the session."""
    desk.browser.get(url)  # what is asked once a process
    with CaptureQueriesContext(connection) as queries:
        answer = desk.browser.get(url)
    assert answer.status_code == 200
    assert "notes" in url or "moderation" in url or b"workbench-data" in answer.content
    return len([q for q in queries if "SAVEPOINT" not in q["sql"] and "session" not in q["sql"]])


@pytest.fixture
def count_at_every_moment(translator, moderator, superuser, act, fill):
    """Take a text through its moderation; return what its pages cost each person at each moment, by person and page."""

    def count_at_every_moment(translation):
        people = {"translator": translator, "moderator": moderator, "administrator": superuser}
        target = translation.get_target_instance()
        urls = {"opens": reverse("wagtailadmin_pages:edit", args=[target.pk])}
        urls |= {name: reverse(name, args=[translation.pk]) for name in LATER}
        moments = {
            "not started": lambda: None,
            "submitted": lambda: (
                fill(translation, user=translator.user),
                act(translator, translation, "submit-for-moderation"),
            ),
            "sent back": lambda: act(moderator, translation, "reject", comment="Non."),
            "approved": lambda: (
                act(translator, translation, "submit-for-moderation"),
                act(moderator, translation, "approve"),
            ),
        }
        taken = {}
        for moment, begin in moments.items():
            begin()
            for name, desk in people.items():
                for page, url in urls.items():
                    taken[page, moment, name] = count(desk, url)
        assert not Page.objects.get(pk=target.pk).live, "it waits for its release"
        return taken

    return count_at_every_moment


def test_opening_costs_at_most_thirty_queries_whoever_opens_it_at_any_length(
    make_text, count_at_every_moment, record_property
):
    few, many = (count_at_every_moment(make_text(length)) for length in (4, 60))
    assert many == few
    opened = {key: taken for key, taken in many.items() if key[0] == "opens"}
    record_property("measured", f"{max(opened.values())} queries")
    assert max(opened.values()) <= LIMIT, opened
    assert max(taken for key, taken in many.items() if key[0] == "workbench_notes") <= 38, many
    assert max(taken for key, taken in many.items() if key[0] == "workbench_moderation") <= 15, many


def test_opening_a_snippet_costs_no_more(newsroom, commit, fr, pt, translator, moderator, fill):
    with commit():
        section = SectionFactory(locale=fr, name="Patrimoine", slug="patrimoine", live=False)
        section.save_revision().publish()
        translation = start_translation(Section.objects.get(pk=section.pk), pt)
        translation.save_target(publish=False)
    target = translation.get_target_instance()
    url = reverse(target.snippet_viewset.get_url_name("edit"), args=[target.pk])
    taken = [count(translator, url), count(moderator, url)]
    fill(translation, user=translator.user)
    with commit():
        translator.browser.post(url, {"action": "submit-for-moderation"})
    taken += [count(translator, url), count(moderator, url)]
    assert max(taken) <= LIMIT, taken


def test_the_workbench_says_what_approving_does(make_text, moderator, act, fill, translator):
    """The text is in a release: approving publishes nothing, and the button does not say so."""
    translation = make_text(2)
    fill(translation, user=translator.user)
    act(translator, translation, "submit-for-moderation")
    html = moderator.get("wagtailadmin_pages:edit", translation.get_target_instance().pk).content.decode()
    assert "Approve and publish" not in html
    assert html.count("It is in the release “Numéro 2”, and goes live with it.") == 2, "beside the button, and on it"


def test_without_the_short_way_the_same_page_opens(make_text, moderator, act, fill, translator, monkeypatch):
    """If Wagtail's view changes, its hook opens the workbench, with more queries."""
    translation = make_text(2)
    fill(translation, user=translator.user)
    act(translator, translation, "submit-for-moderation")
    url = reverse("wagtailadmin_pages:edit", args=[translation.get_target_instance().pk])

    def read():
        return [line for line in moderator.browser.get(url).content.decode().splitlines() if "csrf" not in line.lower()]

    before = read()
    monkeypatch.setattr(opening, "open_translation", lambda *args: None)
    assert read() == before


def test_who_may_not_edit_the_page_is_refused(make_text, hire):
    translation, other = make_text(2), hire("translator", "en")
    answer = other.get("wagtailadmin_pages:edit", translation.get_target_instance().pk)
    assert b"workbench-data" not in answer.content
    assert answer.status_code in (302, 403)
    for name in LATER:
        assert other.get(name, translation.pk).status_code == 403


def test_who_never_submitted_reads_that_nobody_has(make_text, translator):
    translation = make_text(2)
    html = translator.get("wagtailadmin_pages:edit", translation.get_target_instance().pk).content
    assert b"data-wb-history" not in html
    assert "Nobody has submitted" in translator.get("workbench_moderation", translation.pk).json()["html"]
    assert translator.get("workbench_notes", translation.pk).json()["html"] == ""
