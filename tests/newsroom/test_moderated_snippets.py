"""Sections, topics and partners are moderated like every text: drafts, workflow of their language, four eyes."""

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import ModelLogEntry

from cms.newsroom.dashboard.news import find_news
from cms.newsroom.migration_helpers import make_first_revisions
from cms.newsroom.models import LanguageGroup
from cms.newsroom.roles.bootstrap import bootstrap_roles
from magazine.models import Section
from tests.factories import SectionFactory, UserFactory

from .sections import ADDRESS, answer, get_latest_name, read, save

pytestmark = pytest.mark.django_db


# --- Moderation ------------------------------------------------------------------------------------------------------


def test_what_an_editor_changes_in_a_live_section_waits_for_a_moderator(hire, make_section):
    section = make_section()
    save(hire("editor", "fr"), section, "submit")
    assert read(section) == ("Patrimoine", True)
    assert Section.objects.get(pk=section.pk).workflow_in_progress
    answer(hire("moderator", "fr"), section, "approve")
    assert read(section) == ("Héritage", True)


@pytest.mark.parametrize(
    ("language", "said"),
    [("fr", "« Héritage » a été soumis à la modération."), ("pt-pt", "«Héritage» foi submetido à moderação.")],
)
def test_who_submits_it_is_told_so_in_their_language(language, said, hire, make_section):
    editor, section = hire("editor", "fr", language=language), make_section()
    save(editor, section, "submit")
    page = editor.get(f"{ADDRESS}list").content.decode().replace("\xa0", " ").replace("\u202f", " ")
    assert said in page


def test_its_workflow_is_that_of_its_language(hire, make_section, pt):
    french, portuguese = make_section(), make_section(pt, "Património")
    assert french.get_workflow() != portuguese.get_workflow()
    save(hire("editor", "pt"), portuguese, "submit")
    for code, sees in [("fr", False), ("pt", True)]:
        assert ("Héritage" in hire("moderator", code).read_home()) == sees


@pytest.mark.parametrize("code", ["fr", "pt"])
def test_a_new_section_is_submitted_to_the_moderators_of_its_language(code, hire, newsroom):
    editor = hire("editor", code)
    address = f"{reverse(f'{ADDRESS}add')}?locale={code}"
    form = editor.browser.get(address).content.decode()
    workflow = Section(locale=newsroom[code].locale).get_workflow()
    assert "action-submit" in form
    assert "action-publish" not in form
    data = {"name": "Neuve", "slug": "neuve", "description": "", "action-submit": "1"}
    editor.browser.post(address, data)
    section = Section.objects.get()
    assert (section.live, section.current_workflow_state.workflow) == (False, workflow)
    answer(hire("moderator", code), section, "approve")
    assert read(section) == ("Neuve", True)


@pytest.mark.parametrize("role", ["editor", "translator"])
@pytest.mark.parametrize("live", [True, False])
def test_who_may_not_publish_leaves_a_draft(role, live, hire, make_section):
    section = make_section(live=live)
    desk = hire(role, "fr")
    form = desk.get(f"{ADDRESS}edit", section.pk).content.decode()
    assert "action-submit" in form
    assert "action-publish" not in form
    save(desk, section, "publish")
    assert Section.objects.get(pk=section.pk).live == live
    if live:
        assert read(section) == ("Patrimoine", True)
    assert get_latest_name(section) == "Héritage"


def test_changes_are_asked_for_with_a_comment_and_the_text_is_resumed(hire, make_section):
    section, editor, moderator = make_section(), hire("editor", "fr"), hire("moderator", "fr")
    save(editor, section, "submit")
    answer(moderator, section, "reject", "")
    assert Section.objects.get(pk=section.pk).workflow_in_progress
    answer(moderator, section, "reject", "Trop vague")
    assert not Section.objects.get(pk=section.pk).workflow_in_progress
    save(editor, section, "submit", name="Héritages")
    answer(moderator, section, "approve")
    assert read(section) == ("Héritages", True)


def test_who_submitted_does_not_change_it_while_it_is_under_review(hire, make_section):
    section, editor = make_section(), hire("editor", "fr")
    save(editor, section, "submit")
    save(editor, section, name="Autre chose")
    assert get_latest_name(section) == "Héritage"


def test_only_live_sections_are_offered_to_choose(hire, make_section):
    make_section(name="Offerte")
    make_section(name="Brouillon", live=False)
    found = hire("editor", "fr", language="fr").get("wagtailsnippetchoosers_magazine_section:choose").content.decode()
    assert "Offerte" in found
    assert "Brouillon" not in found


# --- Four eyes -------------------------------------------------------------------------------------------------------


def test_a_moderator_does_not_approve_or_publish_what_they_submitted(hire, make_section):
    section, moderator = make_section(), hire("moderator", "fr")
    save(moderator, section, "submit")
    answer(moderator, section, "approve")
    form = moderator.get(f"{ADDRESS}edit", section.pk).content.decode()
    assert "action-publish" not in form
    save(moderator, section, "publish")
    with pytest.raises(PermissionDenied):
        Section.objects.get(pk=section.pk).get_latest_revision().publish(user=moderator.user)
    assert read(section) == ("Patrimoine", True)
    answer(hire("moderator", "fr"), section, "approve")
    assert read(section) == ("Héritage", True)


def test_a_superuser_may_approve_their_own_and_it_is_logged(superuser, make_section):
    section = make_section()
    save(superuser, section, "submit")
    answer(superuser, section, "approve")
    assert read(section) == ("Héritage", True)
    assert ModelLogEntry.objects.filter(action="newsroom.own_text", user=superuser.user).count() == 1


# --- Rights ----------------------------------------------------------------------------------------------------------


def test_moderators_of_a_database_that_has_roles_already_get_the_new_rights_once(newsroom):
    group = LanguageGroup.objects.get(role="moderator", locale__language_code="fr")
    new = [key for key in group.granted if key.startswith("model:magazine.publish_")]
    assert sorted(new) == ["model:magazine.publish_section", "model:magazine.publish_topic"]
    group.granted = [key for key in group.granted if key not in new]
    group.save()
    right = group.group.permissions.get(codename="publish_section")
    group.group.permissions.remove(right)
    bootstrap_roles()
    assert right in group.group.permissions.all()
    group.group.permissions.remove(right)  # removed by people: it stays removed
    bootstrap_roles()
    assert right not in group.group.permissions.all()


@pytest.mark.parametrize("role", ["editor", "translator"])
def test_others_have_no_right_to_publish_snippets(role, newsroom):
    group = LanguageGroup.objects.get(role=role, locale__language_code="fr").group
    held = group.permissions.filter(content_type__model__in=["section", "topic", "partner"])
    assert not held.filter(codename__regex=r"^(publish|lock|unlock|delete)_").exists()


# --- Messages --------------------------------------------------------------------------------------------------------


def test_moderators_and_authors_hear_of_it(hire, make_section, commit):
    section, editor, moderator = make_section(), hire("editor", "fr"), hire("moderator", "fr")
    with commit():
        save(editor, section, "submit")
    assert [message.to for message in mail.outbox] == [[moderator.user.email]]
    assert reverse(f"{ADDRESS}edit", args=[section.pk]) in mail.outbox[0].body
    with commit():
        answer(moderator, section, "reject", "Trop vague")
    assert mail.outbox[1].to == [editor.user.email]
    assert "Trop vague" in mail.outbox[1].body


def test_the_authors_home_page_says_what_became_of_it(hire, make_section):
    section, editor, moderator = make_section(), hire("editor", "fr"), hire("moderator", "fr")
    save(editor, section, "submit")
    answer(moderator, section, "reject", "Trop vague")
    home = editor.read_home()
    assert "Trop vague" in home
    assert reverse(f"{ADDRESS}edit", args=[section.pk]) in home
    assert "Trop vague" not in hire("editor", "fr").read_home()


def test_moderators_hear_that_a_text_was_withdrawn(hire, make_section):
    section, editor = make_section(), hire("editor", "fr")
    save(editor, section, "submit")
    save(editor, section, "cancel-workflow")
    assert "Withdrawn from moderation by" in hire("moderator", "fr").read_home()
    assert "Withdrawn from moderation by" not in hire("moderator", "pt").read_home()


def test_who_is_nobody_sees_no_news(newsroom):
    assert find_news(UserFactory()) == []


def test_the_news_take_no_more_queries_for_more_texts(hire, make_section, write):
    editor, moderator = hire("editor", "fr"), hire("moderator", "fr")

    def count(number):
        for place in range(number):
            section = make_section()
            save(editor, section, "submit")
            answer(moderator, section, "approve")
            page = write("fr", title=f"Texte {number}-{place}", owner=editor.user)
            editor.submit(page)
            moderator.approve(page)
        ContentType.objects.clear_cache()
        with CaptureQueriesContext(connection) as queries:
            news = find_news(editor.user)
            assert all(item.title and item.edit_url for item in news)
        return len(news), len(queries)

    (few, queries_for_few), (many, queries_for_many) = count(1), count(3)
    assert (few, many) == (2, 8)
    assert queries_for_few >= queries_for_many


# --- Rows from before drafts existed ---------------------------------------------------------------------------------


def test_what_was_there_before_drafts_stays_live_and_gets_its_first_revision(fr, newsroom):
    section = SectionFactory(locale=fr, name="Patrimoine", slug="patrimoine", description="Ce qui reste.")
    make_first_revisions(apps, "magazine.Section")
    section.refresh_from_db()
    assert (section.name, section.description, section.live) == ("Patrimoine", "Ce qui reste.", True)
    assert section.live_revision == section.latest_revision
    assert section.first_published_at
    draft = section.get_latest_revision_as_object()
    assert (draft.pk, draft.name, draft.description, draft.live) == (section.pk, "Patrimoine", "Ce qui reste.", True)
    make_first_revisions(apps, "magazine.Section")
    assert section.revisions.count() == 1
