"""Sending a text to translation overwrites nothing, and creates no second source of any text."""

import pytest
from django.urls import reverse
from wagtail_localize.models import Translation, TranslationSource
from wagtail_localize.operations import translate_page_subtree

from cms.translation.models import SegmentChange
from cms.translation.text.filling import fill_segments, start_translation
from cms.translation.text.segments import find_missing
from tests.factories import ArticlePageFactory, SectionFactory, StandardPageFactory, UserFactory
from tests.scenes import scene

pytestmark = pytest.mark.django_db


@pytest.fixture
def submit(client):
    """Send a page to translation with the admin's form."""
    client.force_login(UserFactory(is_superuser=True, is_staff=True))

    def submit(page, *locales):
        address = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
        response = client.post(address, {"locales": [locale.pk for locale in locales]})
        assert response.status_code == 302

    return submit


@scene
def sections(roots, fr, pt):
    """A section, written in French and translated into Portuguese."""
    original = SectionFactory(locale=fr, name="Entretiens", slug="entretiens")
    texts = {"name": "Entrevistas", "slug": "entrevistas"}
    translation = start_translation(original, pt)
    fill_segments(translation, lambda segment: texts[segment.context.path])
    translation.save_target()
    return {"fr": original, "pt": original.get_translation(pt)}


def test_a_section_keeps_its_name_when_a_text_of_it_is_sent_to_its_own_language(submit, roots, fr, sections):
    submit(ArticlePageFactory(parent=roots["pt"], title="Três cadernos", section=sections["pt"]), fr)
    sections["fr"].refresh_from_db()
    assert (sections["fr"].name, sections["fr"].slug) == ("Entretiens", "entretiens")
    assert TranslationSource.objects.filter(object_id=sections["fr"].translation_key).count() == 1


def test_the_translation_of_the_text_is_in_the_section_of_its_language(submit, roots, fr, sections):
    article = ArticlePageFactory(parent=roots["pt"], title="Três cadernos", section=sections["pt"])
    submit(article, fr)
    assert article.get_translation(fr).section == sections["fr"]


def test_a_section_that_a_language_lacks_is_translated_from_its_original(submit, roots, en, sections):
    submit(ArticlePageFactory(parent=roots["pt"], title="Três cadernos", section=sections["pt"]), en)
    translation = Translation.objects.get(source__object_id=sections["fr"].translation_key, target_locale=en)
    assert translation.source.locale.language_code == "fr"
    assert sections["fr"].has_translation(en)


def test_a_translation_sent_to_a_third_language_is_translated_from_the_original(submit, roots, fr, en):
    original = StandardPageFactory(parent=roots["pt"], title="Quem somos")
    submit(original, fr)
    submit(original.get_translation(fr), en)
    assert list(TranslationSource.objects.filter(object_id=original.translation_key)) == [
        TranslationSource.objects.get_for_instance(original)
    ]
    assert original.get_translation(en).title == "Quem somos"


def test_a_whole_subtree_leaves_the_translations_that_exist_alone(roots, fr):
    parent = StandardPageFactory(parent=roots["pt"], title="Quem somos")
    child = StandardPageFactory(parent=parent, title="Contacto")
    for page in (parent, child):
        translation = start_translation(page, fr)
        fill_segments(translation, lambda segment: f"{segment.string.data}-fr")
        translation.save_target(publish=False)
    french = child.get_translation(fr)
    french.title = "Nous écrire"
    french.save_revision().publish(skip_permission_checks=True)  # as before its translation was moderated
    translate_page_subtree(parent.pk, [fr], None, UserFactory(is_superuser=True))
    french.refresh_from_db()
    assert french.title == "Nous écrire"


def test_a_text_sent_to_a_second_language_later_is_sent_as_it_is_now(submit, roots, fr, en, fill):
    page = StandardPageFactory(parent=roots["pt"], title="Quem somos", summary="Um resumo.")
    submit(page, fr)
    french = Translation.objects.get(source__object_id=page.translation_key, target_locale=fr)
    fill(french)
    page.summary = "Um resumo mais longo."
    page.save_revision()  # a draft: saving it sends nothing
    assert find_missing(french) == []

    submit(page, en)
    english = Translation.objects.get(source__object_id=page.translation_key, target_locale=en)
    assert "Um resumo mais longo." in [segment.string.data for segment in find_missing(english)]
    assert [segment.string.data for segment in find_missing(french)] == ["Um resumo mais longo."]
    change = SegmentChange.objects.get(translation=french)
    assert (change.former_source, change.former_translation) == ("Um resumo.", "[Um resumo.]")
    assert not SegmentChange.objects.filter(translation=english).exists()


def test_a_draft_is_sent_to_translation_as_its_editor_has_it(submit, roots, fr):
    page = StandardPageFactory(parent=roots["pt"], title="Quem somos", live=False)
    page.title = "Quem nós somos"
    page.save_revision()
    submit(page, fr)
    translation = Translation.objects.get(source__object_id=page.translation_key)
    assert "Quem nós somos" in [segment.string.data for segment in find_missing(translation)]
    assert not page.get_translation(fr).live
