"""Each line finds its fault, and says nothing of a good text, in every page type that has what it is about."""

import datetime
import json
import re

import pytest
from django.utils import translation

from cms.checklist.checking import check_as_it_is, check_text, check_texts
from cms.checklist.contents import get_model
from cms.checklist.registry import get_lines
from magazine.models import IssuePage
from tests import factories as f

from .conftest import complete_picture

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 11, 29)


def find(text, code: str, **kwargs) -> list:
    return [result for result in check_as_it_is(text, **kwargs) if result.code == code]


def say(text, code: str) -> list[str]:
    return [result.sentence for result in find(text, code)]


def list_pages(samples, code: str) -> list:
    pages = [page for page in samples.pages if code in {line.code for line in get_lines(type(page))}]
    assert pages
    return pages


def add_blocks(page, *blocks) -> str:
    """Add blocks to the body of a page; return the name of its field."""
    name = "editorial" if isinstance(page, IssuePage) else "body"
    page._meta.get_field(name)
    value = list(json.loads(page.serializable_data()[name])) + [
        {"type": kind, "value": value} for kind, value in blocks
    ]
    setattr(page, name, json.dumps(value))
    return name


def test_good_texts_of_all_kinds_have_no_results(samples):
    results = check_texts([*samples.pages, *samples.snippets, samples.institution])

    assert {str(text): [f"{r.code}: {r.sentence}" for r in found] for text, found in results.items() if found} == {}


@pytest.mark.parametrize(
    ("summary", "sentence"),
    [
        ("", "The summary is missing."),
        ("\u200b ", "The summary is missing."),
        ("Too short.", "It has 10 characters: at least 40 are expected."),
        ("x" * 301, "It has 301 characters: at most 300 are expected."),
    ],
)
def test_a_summary_that_is_missing_or_too_short_or_long_is_found_in_each_page_type(samples, summary, sentence):
    for page in list_pages(samples, "summary"):
        page.summary = summary
        for name in ("label", "bio", "occupation", "theme"):
            if hasattr(page, name):
                setattr(page, name, "")
        (result,) = find(page, "summary")
        assert (result.sentence, result.field) == (sentence, "summary")


def test_a_label_or_a_life_stands_for_a_summary_where_none_is_required(samples):
    for page in (samples.work, samples.person):
        page.summary = ""
        assert find(page, "summary") == []


def test_a_missing_lead_picture_is_found_in_each_page_type_that_needs_one(samples):
    assert find(samples.issue, "lead_picture") == []
    samples.issue.lead_picture = None
    assert find(samples.issue, "lead_picture") == []  # it has a cover
    samples.issue.cover = None
    for page in list_pages(samples, "lead_picture"):
        page.lead_picture = None
        (result,) = find(page, "lead_picture")
        assert result.field == "lead_picture"


@pytest.mark.parametrize("words", ["Short.", "x" * 161])
def test_a_description_of_the_wrong_length_is_found_in_each_page_type(samples, words):
    for page in list_pages(samples, "description"):
        page.search_description = words
        assert [result.field for result in find(page, "description")] == ["search_description"]
        page.search_description = ""
        assert find(page, "description") == []  # readers get one that is made from the text


def test_a_story_without_a_writer_or_a_section_is_found(samples):
    for page in list_pages(samples, "writer"):
        page.authors.all().delete()
        page.authors.set([])
        page.section = None
        assert say(page, "writer") == ["No writer is named."]
        assert say(page, "section") == ["No section is chosen."]


def test_a_work_without_artists_is_found(samples):
    samples.work.artists.set([])

    assert say(samples.work, "artists") == ["No artist is named."]


def test_alt_texts_are_asked_for_in_all_languages_wherever_the_picture_stands(samples):
    image = f.ImageFactory(title="Mousse")
    complete_picture(image)
    image.texts.filter(locale__language_code__in=["pt", "en"]).delete()
    image.refresh_from_db()

    for page in list_pages(samples, "alt_text"):
        page.lead_picture = image
        (result,) = find(page, "alt_text")
        assert result.sentence == "“Mousse” has no alt text in: Portuguese and English."
        assert f"/images/{image.pk}/" in result.url


def test_pictures_in_bodies_rows_and_snippets_are_found(samples, article):
    image = f.ImageFactory(title="Mousse")
    picture = {"image": image.pk, "caption": ""}
    add_blocks(article, ("gallery", {"pictures": [picture], "caption": ""}))
    samples.partner.logo = image

    assert [result.field for result in find(article, "alt_text")] == ["body"]
    assert [result.field for result in find(samples.partner, "alt_text")] == ["logo"]


def test_a_picture_without_credit_or_licence_is_found(samples):
    image = f.ImageFactory(title="Mousse", licence="", author="", holder="")
    samples.article.lead_picture = image

    assert say(samples.article, "credit") == [
        "“Mousse” has neither an author nor a holder for its credit.",
        "“Mousse” has no licence.",
    ]


def test_rights_are_those_of_the_day_of_release(samples, article):
    samples.image.expires_on = TODAY
    samples.image.save()

    assert find(article, "rights", day=TODAY) == []
    (result,) = find(article, "rights", day=TODAY + datetime.timedelta(days=1))
    assert "29 Nov 2026" in result.sentence
    later = check_text(article, day=TODAY + datetime.timedelta(days=1))
    assert [result.code for result in later] == ["rights"]


def test_a_picture_whose_holder_does_not_allow_the_site_is_found(samples, article):
    samples.image.uses = ["print"]
    samples.image.save()

    assert len(find(article, "rights")) == 1


def test_headings_that_jump_or_stand_alone_are_found_in_each_body(samples):
    for page in list_pages(samples, "headings"):
        if not hasattr(page, "body") and not isinstance(page, IssuePage):
            continue
        name = add_blocks(page, ("text", "<h4>Deep</h4><p>Words.</p>"), ("heading", "Alone"))
        assert [(result.field, result.sentence) for result in find(page, "headings")] == [
            (name, "The heading “Deep” jumps over a level."),
            (name, "There is no text below the heading “Alone”."),
        ]


def test_headings_in_rich_text_are_read_too(samples):
    samples.person.bio = "<h2>Life</h2><p>Words.</p><h3>Work</h3>"

    assert say(samples.person, "headings") == ["There is no text below the heading “Work”."]


def test_a_note_without_words_and_words_without_their_note_are_found(samples):
    for page in list_pages(samples, "notes"):
        name = next(field.name for field in type(page)._meta.get_fields() if hasattr(field, "stream_block"))
        body = getattr(page, name)
        notes = next(block for block in body if block.block_type == "notes")
        notes.value.bound_blocks[0].id = "another"
        marked = next(block.value.source for block in body if "footnote" in str(getattr(block.value, "source", "")))
        words = re.search(r"footnote[^>]*>([^<]*)", marked)[1]
        setattr(page, name, body.stream_block.to_python(body.get_prep_value()))
        assert {result.sentence for result in find(page, "notes")} == {
            f"No words of the text lead to the note “{words.replace('note', 'Noted')}.”: readers do not see it.",
            f"The note that belongs to “{words}” is missing.",
        }


def test_links_to_pages_that_are_not_live_are_found_wherever_they_stand(samples, roots, article):
    draft = f.StandardPageFactory(parent=roots["fr"], title="Secret", slug="secret", live=False)
    link = f'<p><a linktype="page" id="{draft.pk}">the plan</a></p>'
    add_blocks(article, ("text", link), ("related_page", {"page": draft.pk}))

    sentences = say(article, "links")

    assert sentences == [
        "The link “the plan” leads to a page that readers cannot open.",
        "A page that was chosen in “body” cannot be opened by readers.",
    ]
    assert find(samples.interview, "links") == []


def test_a_link_to_a_page_that_goes_live_with_the_text_leads_somewhere(roots, article):
    draft = f.StandardPageFactory(parent=roots["fr"], title="Secret", slug="secret", live=False)
    add_blocks(article, ("related_page", {"page": draft.pk}))
    article.save_revision()

    assert [result.code for result in check_text(article)] == ["links"]
    assert check_text(article, live_with=[draft.pk]) == []


def test_a_link_to_a_page_of_which_only_another_language_is_live_leads_somewhere(roots, article, pt):
    draft = f.StandardPageFactory(parent=roots["fr"], title="Plano", slug="plano", live=False)
    f.StandardPageFactory(parent=roots["pt"], title="Plano", slug="plano", translation_key=draft.translation_key)
    add_blocks(article, ("related_page", {"page": draft.pk}))

    assert find(article, "links") == []


def test_typed_links_are_tried_within_the_site_only(samples, article):
    urls = ["/fr/about/", "/fr/nowhere/", "https://example.org/nowhere/", "#h-title", "mailto:ada@example.org"]
    add_blocks(article, ("text", "".join(f'<p><a href="{url}">there</a></p>' for url in urls)))

    assert say(article, "links") == ["The link /fr/nowhere/ leads nowhere: there is no page at this address."]


def test_a_document_that_is_gone_is_found(samples, article):
    samples.document.delete()

    assert say(article, "links") == ["A document in “body” no longer exists."]


def test_what_a_type_requires_is_said_once_and_blocks(samples, article):
    article.summary, article.body = "", []
    article.save_revision()

    results = check_text(article)

    assert [(result.code, result.field, result.blocks, result.is_enforced) for result in results] == [
        ("summary", "summary", True, False),
        ("required", "body", True, False),
    ]


def test_what_a_type_requires_is_asked_of_interviewees_too(samples):
    samples.interview.interviewees.set([])

    assert say(samples.interview, "required") == ["Missing: interviewees."]


def test_every_line_and_every_sentence_is_said_in_three_languages(samples, article):
    article.summary = "Court."
    said = {}
    for code in ("en", "fr", "pt-pt"):
        with translation.override(code):
            (result,) = check_as_it_is(article)
            said[code] = (result.label, result.sentence)
            for line in get_lines():
                assert str(line.label)
                assert str(line.description)

    assert len(set(said.values())) == 3


def test_a_text_that_is_given_as_a_row_of_page_is_checked_like_its_type(samples, article):
    article.summary = ""
    article.save_revision()

    assert [result.code for result in check_text(article.page_ptr)] == ["summary"]
    assert get_model(article.page_ptr) is type(article)


def test_required_fields_of_blocks_are_named_by_their_block(samples):
    table = {"caption": " ", "head": "row", "rows": [["Year", "Leaves"], ["2024", "212"]], "source": ""}
    add_blocks(samples.article, ("table", table), ("picture", {"image": None, "caption": "A fern"}))
    before = len(json.loads(samples.article.serializable_data()["body"])) - 2

    assert say(samples.article, "required") == [
        f"Missing in block {before + 1} (Table): Caption.",
        f"Missing in block {before + 2} (Picture): Picture.",
    ]
