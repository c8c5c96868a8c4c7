"""The byline of a translation: who translated it, who reviewed it."""

import time
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from cms.newsroom.credits import find_translator
from cms.translation.drafts import save_draft
from cms.translation.filling import fill_segments, start_translation
from magazine.models import ArticlePage
from tests.factories import ArticlePageFactory, MagazineIndexPageFactory


@pytest.fixture(autouse=True)
def _on_commit(monkeypatch):
    """wagtail-localize publishes on commit, still within the request; a test's own transaction never ends."""
    monkeypatch.setattr(transaction, "on_commit", lambda callback, **kwargs: callback())


@pytest.fixture
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
