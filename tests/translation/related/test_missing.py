"""Users who submit and who approve see which related texts the readers do not have yet."""

import re

import pytest
from django.contrib.messages import get_messages

from cms.translation.related.missing import find_missing_related, name_missing_related
from cms.translation.workflow import moderation
from magazine.models import ArticlePage, StoryTopic
from tests.factories import (
    ArticlePageFactory,
    MagazineIndexPageFactory,
    SectionFactory,
    StandardPageFactory,
    TopicFactory,
)
from tests.scenes import scene

pytestmark = pytest.mark.django_db


@scene
def story(newsroom):
    locale = newsroom["pt"].locale
    index = MagazineIndexPageFactory(parent=newsroom["pt"], slug="revista")
    MagazineIndexPageFactory(parent=newsroom["fr"], slug="revue", translation_key=index.translation_key)
    section = SectionFactory(name="Conversas", slug="conversas", locale=locale)
    story = ArticlePageFactory(parent=index, slug="sal", title="Sal", summary="Sal.", section=section)
    topic = TopicFactory(name="Sementes", slug="sementes", locale=locale)
    story.topics.add(StoryTopic(topic=topic, locale=locale))
    linked = StandardPageFactory(parent=newsroom["pt"], slug="contacto", title="Contacto")
    story.body = [("text", f'<p>Ver <a linktype="page" id="{linked.pk}">aqui</a>.</p>')]
    story.save_revision().publish()
    return ArticlePage.objects.get(pk=story.pk)


def test_every_kind_of_reference_is_named_once(start, fill, story, newsroom):
    translation = start("pt", "fr", story)
    fill(translation)
    target = translation.get_target_instance()
    names = {str(item) for item in find_missing_related(target)}

    assert names == {"Conversas", "Sementes", "Contacto"}
    assert find_missing_related(story) == []
    new = story.section.copy_for_translation(newsroom["fr"].locale)
    new.live = True
    new.save()
    assert {str(item) for item in find_missing_related(target)} == names - {"Conversas"}


def test_a_draft_in_this_language_is_still_missing(start, fill, story, newsroom):
    translation = start("pt", "fr", story)
    draft = story.section.copy_for_translation(newsroom["fr"].locale)
    draft.name, draft.live = "Entretiens", False
    draft.save()

    assert "Conversas" in name_missing_related(translation.get_target_instance())


def test_submitting_and_approving_a_translation_name_what_is_missing(hire, start, fill, act, story):
    translation = start("pt", "fr", story)
    fill(translation)
    translator, moderator = hire("translator", "fr"), hire("moderator", "fr")
    answer = act(translator, translation, "submit-for-moderation")
    said = " ".join(str(message) for message in get_messages(answer.wsgi_request))
    assert "Sementes" in said
    assert moderation.find_objection(translation.get_target_instance()) is None  # no objection

    page = translation.get_target_instance()
    html = moderator.get("wagtailadmin_pages:edit", page.pk).content.decode()
    notes = moderator.browser.get(re.search('data-wb-notes="([^"]+)"', html)[1]).json()["html"]
    assert "Sementes" in notes.partition('id="missing-related"')[2][:600]
    answer = act(moderator, translation, "approve")
    assert "Conversas" in " ".join(str(message) for message in get_messages(answer.wsgi_request))
    assert type(page).objects.get(pk=page.pk).live


def test_who_reviews_an_original_is_told_as_well(hire, story, newsroom, commit):
    draft = StandardPageFactory(parent=newsroom["pt"], slug="rascunho", title="Rascunho", live=False)
    page = StandardPageFactory(parent=newsroom["pt"], slug="novo", title="Novo", live=False)
    page.body = [("related_page", {"page": draft})]
    page.save_revision()
    editor, moderator = hire("editor", "pt"), hire("moderator", "pt")
    with commit():
        newsroom["pt"].get_workflow().start(page, editor.user)

    html = moderator.get("wagtailadmin_pages:edit", page.pk).content.decode()
    assert "Rascunho" in html.partition('class="messages"')[2][:2000]
    assert (
        "Rascunho"
        not in editor.get("wagtailadmin_pages:edit", page.pk).content.decode().partition('class="messages"')[2][:1500]
    )
