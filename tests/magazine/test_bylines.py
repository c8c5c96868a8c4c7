"""The byline says who translated a story, and from which language."""

import pytest

from cms.translation.text.filling import fill_segments, start_translation
from tests.factories import ArticlePageFactory, MagazineIndexPageFactory, UserFactory
from tests.scenes import scene

pytestmark = pytest.mark.django_db


@scene
def article(roots, en):
    """A live article in Portuguese, with its live English translation by a translator."""
    magazine = MagazineIndexPageFactory(parent=roots["pt"], slug="revista")
    start_translation(magazine, en).save_target(publish=False)
    article = ArticlePageFactory(parent=magazine, slug="um-arquivo")
    translation = start_translation(article, en)
    fill_segments(translation, lambda segment: segment.string.data)  # no user is named
    translation.save_target(publish=False)
    translated = translation.get_target_instance()
    translated.get_latest_revision().publish()
    translator = UserFactory(first_name="Tom", last_name="Whitaker")
    type(article).objects.filter(pk=translated.pk).update(translated_by=translator)
    return article


def test_a_translation_names_its_translator_and_its_original_language(article, en, client):
    byline = client.get(article.get_translation(en).url).content.decode().partition('class="byline"')[2][:900]
    assert "Tom Whitaker" in byline
    assert "Translated from Portuguese" in byline


def test_an_original_names_neither(article, client):
    byline = client.get(article.url).content.decode().partition('class="byline"')[2][:900]
    assert "Tom Whitaker" not in byline
    assert "Translated" not in byline
