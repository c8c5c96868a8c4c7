"""A translation published with missing parts shows each of them in its own language, and nothing else."""

import re

import pytest
from bs4 import BeautifulSoup, NavigableString
from django.utils.html import strip_tags
from wagtail_localize.models import StringTranslation

from cms.translation.text.filling import fill_segments, start_translation
from cms.translation.text.segments import find_missing, get_string_segments
from cms.translation.workflow import moderation
from tests.samples import Samples
from tests.scenes import scene
from tests.translation.test_every_page_type import translate

pytestmark = [pytest.mark.django_db, pytest.mark.once]  # about words in HTML, not about the database
PAGES = ["standing", "person", "year", "issue", "article", "interview", "work", "edition"]
LISTS = ["home", "years", "magazine", "people", "exhibition"]
# The page has a longer text in its place; lists show this one.
NOT_ON_THE_PAGE = {("work", "summary"), ("person", "summary"), ("issue", "lead_caption")}
IN_HEAD = {"slug", "seo_title", "search_description"}


def mark(html: str) -> str:
    """Return a stand-in for a translation: each run of text in brackets, the markup unchanged."""
    soup = BeautifulSoup(html, "html.parser")
    for node in list(soup.find_all(string=True)):
        node.replace_with(f"⟦{node}⟧")
    return str(soup)


@scene
def samples(newsroom):
    """All page types in French, and a complete Portuguese translation of each."""
    samples = Samples(newsroom["fr"])
    for instance in [*samples.snippets, *samples.pages]:
        translate(instance, newsroom["pt"].locale, mark)
    return samples


def publish_half(page, locale, user, kept: int):
    """Publish a translation in which every other segment is missing; return it with the missing ones."""
    translation = start_translation(page, locale)
    translation.source.update_from_db()
    StringTranslation.objects.filter(context__object_id=page.translation_key, locale=locale).delete()
    numbers = {segment.pk: number for number, segment in enumerate(get_segments_of_words(translation))}
    fill_segments(
        translation,
        lambda segment: (
            f"{page.slug}-pt"
            if segment.context.path == "slug"
            else mark(segment.string.data)
            if numbers[segment.pk] % 2 == kept
            else None
        ),
    )
    missing = find_missing(translation)
    assert missing
    moderation.publish(translation, user, with_missing=True)
    return translation.get_target_instance(), missing


def get_segments_of_words(translation):
    return [segment for segment in get_string_segments(translation.source) if segment.context.path != "slug"]


def read_nodes(html: str) -> list[tuple[str, str]]:
    """Return the text of a page, each run of text with its language.

    Without menus and breadcrumbs: their one query returns pages without their type, and so without their untranslated
    parts.
    """
    soup = BeautifulSoup(html, "html.parser")
    for navigation in soup.body.find_all("nav"):
        navigation.decompose()
    return [
        (tidy(node), node.find_parent(lang=True)["lang"])
        for node in soup.body.find_all(string=True)
        if type(node) is NavigableString and node.strip()
    ]


def tidy(text) -> str:
    """Return a text without the spaces that a language's typography adds."""
    return re.sub(r"\s+(?=[?!;:])", "", re.sub(r"\s+", " ", str(text))).strip()


def split(segment) -> list[str]:
    """Return the runs of text of a segment, without its markup and the punctuation between."""
    runs = [tidy(node) for node in BeautifulSoup(segment.string.data, "html.parser").find_all(string=True)]
    return [run for run in runs if len(run) > 3]


def read(client, page):
    response = client.get(page.get_url())
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("kept", [0, 1])
def test_each_untranslated_sentence_is_in_its_language_and_each_translated_one_in_the_pages(
    kept,
    samples,
    client,
    superuser,
    pt,
):
    runs = set()
    for name in PAGES:
        page, missing = publish_half(getattr(samples, name), pt, superuser.user, kept)
        html = read(client, page)
        nodes = read_nodes(html)
        for segment in missing:
            if segment.context.path in IN_HEAD or (name, segment.context.path) in NOT_ON_THE_PAGE:
                continue
            for run in split(segment):
                found = {language for text, language in nodes if run in text and "⟦" not in text}
                assert found == {"fr"}, (name, segment.context.path, run, found)
                if len(run) > 12:
                    runs.add(run)
        assert {language for text, language in nodes if "⟦" in text} == {"pt"}, name
        check_head(html, page, missing)
    for name in LISTS:
        nodes = read_nodes(read(client, getattr(samples, name).get_translation(pt)))
        shown = [(text, language) for text, language in nodes if text in runs]
        assert {language for text, language in shown} <= {"fr"}, (name, shown)


def check_head(html, page, missing):
    soup = BeautifulSoup(html, "html.parser")
    paths = {segment.context.path for segment in missing}
    expected = "fr" if ("seo_title" if page.seo_title else "title") in paths else None
    assert soup.title.get("lang") == expected
    description = soup.find("meta", attrs={"name": "description"})
    assert description.get("lang") == ("fr" if "search_description" in paths else None)


def test_untranslated_words_are_set_by_the_rules_of_their_language(samples, client, superuser, pt):
    page = samples.standing
    page.summary = "Vraiment ?"
    page.body = [("text", "<p>Pourquoi ?</p><p>Demain !</p>"), ("quote", {"text": "Encore ?", "attribution": ""})]
    page.save_revision().publish()
    translation = start_translation(page, pt)
    translation.source.update_from_db()
    moderation.publish(translation, superuser.user, with_missing=True)
    text = strip_tags(read(client, translation.get_target_instance()))
    for words in ("Vraiment\u202f?", "Pourquoi\u202f?", "Demain\u202f!", "«\u202fEncore\u202f?\u202f»"):
        assert words in text


def test_a_later_complete_publication_takes_every_mark_away(samples, client, superuser, pt):
    page, _missing = publish_half(samples.article, pt, superuser.user, 0)
    assert 'lang="fr">' in BeautifulSoup(read(client, page), "html.parser").main.decode()
    translation = start_translation(samples.article, pt)
    fill_segments(
        translation,
        lambda segment: f"{page.slug}" if segment.context.path == "slug" else mark(segment.string.data),
    )
    moderation.publish(translation, superuser.user)
    page = translation.get_target_instance()
    assert page.specific.untranslated_parts == {}
    assert 'lang="fr"' not in BeautifulSoup(read(client, page), "html.parser").main.decode()
