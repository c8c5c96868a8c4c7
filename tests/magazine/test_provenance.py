"""The byline says how much of a translation a machine drafted or came from earlier ones; nothing if there is none."""

import pytest
from django.utils import translation as languages
from wagtail_localize.models import StringTranslation

from cms.translation.sync.drafts import save_draft
from cms.translation.text.authorship.provenance import get_percent
from cms.translation.text.filling import fill_segments, start_translation
from cms.translation.text.origin_labels import MEMORY
from magazine.models import ArticlePage
from magazine.provenance import describe_provenance
from tests.factories import ArticlePageFactory, MagazineIndexPageFactory, UserFactory
from tests.scenes import scene

pytestmark = pytest.mark.django_db
MACHINE = {"translation_type": StringTranslation.TRANSLATION_TYPE_MACHINE, "tool_name": "DeepL"}
BY_HAND = {"translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL, "tool_name": ""}


@scene
def translation(roots, en):
    """A Portuguese article of a hundred words, ten of them in its title, translated by a user."""
    magazine = MagazineIndexPageFactory(parent=roots["pt"], slug="revista")
    start_translation(magazine, en).save_target(publish=False)
    article = ArticlePageFactory(parent=magazine, slug="um-arquivo", title="um " * 9 + "dois", summary="tres " * 90)
    translation = start_translation(article, en)
    fill_segments(translation, lambda segment: segment.string.data, user=UserFactory(first_name="Tom"))
    translation.save_target(publish=False)
    return translation


def write(translation, path, how, words=None):
    """Write a segment as a translator, a machine or a memory does."""
    row = StringTranslation.objects.get(context__path=path, locale=translation.target_locale)
    for name, value in how.items():
        setattr(row, name, value)
    row.data = words or row.data
    row.save()


def read_byline(translation, client) -> str:
    save_draft(translation).publish()
    page = translation.get_target_instance()
    return client.get(page.url).content.decode().partition('class="byline"')[2].partition("</header>")[0]


def test_what_was_written_by_hand_needs_no_word(translation, client):
    byline = read_byline(translation, client)
    assert "Translated from Portuguese by <b>Tom" in byline
    assert "%" not in byline
    assert ArticlePage.objects.get(locale=translation.target_locale).translation_shares == {}


def test_a_machine_is_named_and_how_much_of_its_draft_was_reworded(translation, client):
    for path in ("title", "summary"):
        write(translation, path, MACHINE)
    assert "First drafted by machine (DeepL)</span>" in read_byline(translation, client)

    write(translation, "title", BY_HAND)  # confirmed unchanged: still the machine's words
    assert "First drafted by machine (DeepL)</span>" in read_byline(translation, client)

    write(translation, "title", BY_HAND, "one two")
    assert "First drafted by machine (DeepL), 10% of it reworded by hand" in read_byline(translation, client)


def test_a_text_that_nobody_but_a_machine_wrote_names_no_translator(translation, client):
    for path in ("title", "summary"):
        write(translation, path, MACHINE)
    byline = read_byline(translation, client)
    assert "<span>Translated from Portuguese</span> <span>First drafted by machine (DeepL)</span>" in byline


def test_a_part_by_machine_and_a_part_from_earlier_translations_have_their_figures(translation, client):
    write(translation, "title", MACHINE)
    write(translation, "summary", BY_HAND | {"tool_name": MEMORY})
    byline = read_byline(translation, client)
    assert "10% first drafted by machine (DeepL); 90% taken from earlier translations" in byline

    write(translation, "summary", BY_HAND, "trois " * 80)
    assert "taken from" not in read_byline(translation, client)


def test_no_share_is_rounded_to_nothing_or_to_all():
    assert [get_percent(part, 1000) for part in (0, 1, 999, 1000)] == [0, 1, 99, 100]


def test_what_did_not_come_from_a_hand_at_all_needs_no_figure():
    with languages.override("en"):
        assert describe_provenance({"memory": 100}) == "Taken from earlier translations"
        line = describe_provenance({"machine": 100, "reworded": 100, "tools": []})
        assert line == "First drafted by machine, all of it reworded by hand"
        assert describe_provenance({}) == ""
