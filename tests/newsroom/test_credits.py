"""The byline of a translation: who translated it, who reviewed it."""

import time
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page
from wagtail_localize.models import StringTranslation

from cms.newsroom.bylines import find_translator
from cms.translation.status.states import refresh_states
from cms.translation.sync.drafts import save_draft
from cms.translation.text.filling import fill_segments, start_translation
from cms.translation.text.segments import get_string_segments
from magazine.models import ArticlePage
from tests.factories import ArticlePageFactory, MagazineIndexPageFactory
from tests.scenes import scene


@pytest.fixture(autouse=True)
def _on_commit(monkeypatch):
    """wagtail-localize publishes on commit, still within the request; a test's own transaction never ends."""
    monkeypatch.setattr(transaction, "on_commit", lambda callback, **kwargs: callback())


@scene
def translation(newsroom, fr):
    """A Portuguese article, with its French translation: a draft without any words yet."""
    index = MagazineIndexPageFactory(parent=newsroom["pt"], title="Revista", slug="revista")
    translation = start_translation(index, fr)
    fill(translation, user=None)
    translation.save_target(publish=True)
    article = ArticlePageFactory(parent=index, title="Um arquivo", slug="um-arquivo", summary="Um resumo.")
    translation = start_translation(article, fr)
    translation.save_target(publish=False)
    return translation


def fill(translation, user, only=None):
    fill_segments(
        translation,
        lambda segment: f"x{segment.pk}" if only is None or segment.context.path == only else None,
        user=user,
    )


def publish(desk, translation):
    page = translation.get_target_instance()
    desk.post("wagtailadmin_pages:edit", page.pk, data={"action": "publish"})
    return ArticlePage.objects.get(pk=page.pk)


def test_a_published_translation_names_its_translator_and_its_reviewer(hire, translation):
    translator, moderator = hire("translator", "fr"), hire("moderator", "fr")
    fill(translation, translator.user)
    article = publish(moderator, translation)
    assert article.live
    assert (article.translated_by, article.reviewed_by) == (translator.user, moderator.user)


def test_whoever_translated_most_of_it_is_the_translator(hire, translation):
    first, second = hire("translator", "fr").user, hire("translator", "fr").user
    fill(translation, first)
    fill(translation, second, only="title")
    assert find_translator(translation) == first.pk


def test_a_moderator_who_publishes_their_own_translation_is_not_named_twice(hire, translation):
    moderator = hire("moderator", "fr")
    fill(translation, moderator.user)
    article = publish(moderator, translation)
    assert (article.translated_by, article.reviewed_by) == (moderator.user, None)


def test_who_approves_in_the_moderation_is_the_reviewer(hire, translation):
    translator, moderator = hire("translator", "fr"), hire("moderator", "fr")
    fill(translation, translator.user)
    page = translation.get_target_instance()
    page.get_workflow().start(page, translator.user)
    moderator.approve(page)
    article = ArticlePage.objects.get(pk=page.pk)
    assert article.live
    assert (article.translated_by, article.reviewed_by) == (translator.user, moderator.user)


def test_a_program_that_publishes_in_somebodys_name_names_them(hire, translation):
    translator, moderator = hire("translator", "fr").user, hire("moderator", "fr").user
    fill(translation, translator)
    save_draft(translation, translator).publish(user=moderator)
    page = translation.get_target_instance()
    assert ArticlePage.objects.get(pk=page.pk).reviewed_by == moderator


def test_names_survive_the_next_publication(hire, translation):
    translator, moderator = hire("translator", "fr"), hire("moderator", "fr")
    fill(translation, translator.user)
    publish(moderator, translation)
    article = publish(moderator, translation)
    assert (article.translated_by, article.reviewed_by) == (translator.user, moderator.user)


def test_a_publication_in_nobodys_name_keeps_the_reviewer(hire, translation):
    translator, moderator = hire("translator", "fr"), hire("moderator", "fr")
    fill(translation, translator.user)
    page = publish(moderator, translation)
    page.save_revision().publish()
    assert ArticlePage.objects.get(pk=page.pk).reviewed_by == moderator.user


def test_a_scheduled_translation_names_nobody_before_it_is_live(hire, translation):
    moderator = hire("moderator", "fr").user
    fill(translation, hire("translator", "fr").user)
    page = translation.get_target_instance()
    page.go_live_at = timezone.now() + timedelta(days=1)
    page.save_revision(user=moderator).publish(user=moderator)
    article = ArticlePage.objects.get(pk=page.pk)
    assert not article.live
    assert article.translated_by is None


def test_who_scheduled_a_translation_is_its_reviewer_once_it_is_live(hire, translation):
    moderator = hire("moderator", "fr").user
    fill(translation, hire("translator", "fr").user)
    page = translation.get_target_instance()
    page.go_live_at = timezone.now() + timedelta(seconds=1)
    page.save_revision(user=moderator).publish(user=moderator)
    time.sleep(1.1)
    call_command("publish_scheduled")
    article = ArticlePage.objects.get(pk=page.pk)
    assert article.live
    assert article.reviewed_by == moderator


def test_an_original_names_neither(hire, newsroom):
    index = MagazineIndexPageFactory(parent=newsroom["fr"], slug="magazine")
    article = ArticlePageFactory(parent=index, slug="texte", live=False)
    article.save_revision().publish(user=hire("moderator", "fr").user)
    article.refresh_from_db()
    assert (article.translated_by, article.reviewed_by) == (None, None)


def test_a_page_type_without_a_byline_is_left_alone(hire, newsroom, write):
    page = write("fr")
    page.save_revision().publish()
    translation = start_translation(Page.objects.get(pk=page.pk).specific, newsroom["pt"].locale)
    fill(translation, hire("translator", "pt").user)
    translation.save_target(publish=False)
    target = translation.get_target_instance()
    target.get_latest_revision().publish(user=hire("moderator", "pt").user)
    assert Page.objects.get(pk=target.pk).live


# --- Who wrote most words --------------------------------------------------------------------------------------------


def review(translation, moderator, text="corrigé par la relectrice"):
    """Submit as its translator, and correct a segment in the review."""
    page = translation.get_target_instance()
    page.get_workflow().start(page, translation.translator)
    refresh_states(Page, [page.translation_key])
    fill_segments(translation, lambda s: text if s.context.path == "summary" else None, user=moderator.user)
    return page


LONG = "Des mots français que la traductrice a écrits pour ce long résumé de quinze mots"


@scene
def translated(hire, translation):
    """All words by a translator, with a long summary."""
    translation.translator = hire("translator", "fr").user
    texts = {"summary": LONG, "slug": "une-archive", "title": "Une archive"}
    fill_segments(translation, lambda s: texts.get(s.context.path, "mot"), user=translation.translator)
    save_draft(translation, translation.translator)
    return translation


def test_corrections_in_review_do_not_take_the_credit(hire, translated):
    moderator = hire("moderator", "fr")
    page = review(translated, moderator, LONG.replace("quinze", "seize").replace("long", "court"))
    moderator.post("wagtailadmin_pages:edit", page.pk, data={"action": "approve"})
    article = ArticlePage.objects.get(pk=page.pk)
    assert article.live
    assert (article.translated_by, article.reviewed_by) == (translated.translator, moderator.user)


def test_not_even_where_every_word_was_corrected_and_a_colleague_approved(hire, translated):
    moderator, colleague = hire("moderator", "fr"), hire("moderator", "fr")
    page = review(
        translated, moderator, "Rien que des phrases neuves dont chacune vient d’une autre main pendant sa lecture"
    )
    moderator.post("wagtailadmin_pages:edit", page.pk, data={"action": "approve"})
    assert not ArticlePage.objects.get(pk=page.pk).live  # too much of it is her own
    colleague.post("wagtailadmin_pages:edit", page.pk, data={"action": "approve"})
    article = ArticlePage.objects.get(pk=page.pk)
    assert article.live
    assert (article.translated_by, article.reviewed_by) == (translated.translator, colleague.user)


def test_one_changed_word_in_each_segment_makes_nobody_its_translator(hire, translated):
    other = hire("translator", "fr").user
    texts = {"summary": LONG.replace("quinze", "vingt"), "title": "Une archives"}
    fill_segments(translated, lambda s: texts.get(s.context.path), user=other)
    assert find_translator(translated) == translated.translator.pk


def test_of_two_translators_who_wrote_more_words_counts_and_not_more_segments(hire, translation):
    few, many = hire("translator", "fr").user, hire("translator", "fr").user
    fill(translation, few)
    fill_segments(translation, lambda s: LONG if s.context.path == "summary" else None, user=many)
    assert find_translator(translation) == many.pk


def test_a_correction_after_publication_leaves_the_translator(hire, translated):
    moderator, colleague = hire("moderator", "fr"), hire("moderator", "fr")
    publish(moderator, translated)
    fill_segments(translated, lambda s: "L’archive" if s.context.path == "title" else None, user=colleague.user)
    article = publish(colleague, translated)
    assert (article.translated_by, article.reviewed_by) == (translated.translator, colleague.user)


def test_words_of_machines_and_memories_are_nobodys(hire, translation):
    person = hire("translator", "fr").user
    for segment in get_string_segments(translation.source):
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            context=segment.context,
            locale=translation.target_locale,
            defaults={
                "data": "des mots faits par une machine",
                "translation_type": StringTranslation.TRANSLATION_TYPE_MACHINE,
                "tool_name": "Machine",
                "last_translated_by": hire("translator", "fr").user,
            },
        )
    assert find_translator(translation) is None
    fill(translation, person, only="title")
    assert find_translator(translation) == person.pk


def test_nobody_publishes_alone_what_they_translated_alone(hire, translation):
    moderator, colleague = hire("moderator", "fr"), hire("moderator", "fr")
    fill_segments(translation, lambda s: LONG, user=moderator.user)
    assert not publish(moderator, translation).live
    article = publish(colleague, translation)
    assert article.live
    assert (article.translated_by, article.reviewed_by) == (moderator.user, colleague.user)
