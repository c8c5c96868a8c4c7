"""`bootstrap_roles` completes what is missing, and changes nothing that people changed."""

from io import StringIO

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import CommandError, call_command
from wagtail.models import GroupCollectionPermission, GroupPagePermission, Locale, Page, Workflow, WorkflowPage

from cms.newsroom.models import LanguageGroup, ModerationTask, Role
from cms.newsroom.roles.bootstrap import bootstrap_roles
from tests.factories import HomePageFactory

pytestmark = pytest.mark.usefixtures("bare")


def find_group(role, code):
    return LanguageGroup.objects.get(role=role, locale__language_code=code).group


def page_rights(group):
    return set(
        GroupPagePermission.objects.filter(group=group).values_list("page__slug", "permission__codename", named=False)
    )


def test_each_language_gets_its_three_groups_and_its_workflow(newsroom):
    assert LanguageGroup.objects.count() == 9
    for code, root in newsroom.items():
        workflow = WorkflowPage.objects.get(page=root).workflow
        assert [list(task.specific.groups.all()) for task in workflow.tasks] == [[find_group("moderator", code)]]
        assert root.get_children().count() == 0


def test_the_rights_of_a_group_end_at_its_language(newsroom):
    assert page_rights(find_group("editor", "fr")) == {("fr", "add_page"), ("fr", "change_page")}
    assert page_rights(find_group("translator", "pt")) == {("pt", "change_page")}
    assert page_rights(find_group("moderator", "en")) == {
        ("en", f"{right}_page") for right in ("add", "change", "publish", "lock", "unlock")
    }


def test_every_role_may_send_texts_to_translation_and_which_ones_the_text_decides(newsroom):
    """See tests/translation/endpoints/test_submissions.py."""
    permission = Permission.objects.get(codename="submit_translation")
    groups = LanguageGroup.objects.filter(group__permissions=permission)
    assert {language_group.role for language_group in groups} == set(Role)
    assert groups.count() == 9


def test_wagtails_own_groups_lose_their_rights_at_the_root(newsroom):
    own = Group.objects.filter(name__in=["Editors", "Moderators"])
    assert own.count() == 2
    assert not GroupPagePermission.objects.filter(group__in=own).exists()
    assert not GroupCollectionPermission.objects.filter(group__in=own).exists()
    assert not WorkflowPage.objects.filter(page__depth=1).exists()


def test_a_second_run_changes_nothing(newsroom):
    def count():
        return [model.objects.count() for model in (Group, Workflow, ModerationTask, GroupPagePermission, WorkflowPage)]

    before = count()
    assert bootstrap_roles() == []
    assert count() == before


def test_a_renamed_group_stays_the_group_of_its_role(newsroom):
    group = find_group("editor", "fr")
    group.name = "La rédaction"
    group.save()
    bootstrap_roles()
    assert find_group("editor", "fr").name == "La rédaction"
    assert LanguageGroup.objects.count() == 9


def test_a_right_that_people_took_away_stays_away(newsroom):
    group = find_group("translator", "pt")
    GroupPagePermission.objects.filter(group=group).delete()
    group.permissions.clear()
    bootstrap_roles()
    assert page_rights(group) == set()
    assert not group.permissions.exists()


def test_a_right_that_a_later_version_adds_is_given_once(newsroom):
    group = LanguageGroup.objects.get(role="editor", locale__language_code="fr")
    key = "model:wagtailadmin.access_admin"
    group.granted.remove(key)  # as if the former version had not had it
    group.save()
    group.group.permissions.remove(Permission.objects.get(codename="access_admin"))
    bootstrap_roles()
    assert group.group.permissions.filter(codename="access_admin").exists()


def test_rights_at_the_root_that_people_gave_back_stay_given(newsroom):
    own = Group.objects.get(name="Editors")
    GroupPagePermission.objects.create(
        group=own, page=Page.get_first_root_node(), permission=Permission.objects.get(codename="change_page")
    )
    bootstrap_roles()
    assert GroupPagePermission.objects.filter(group=own).count() == 1


def test_a_workflow_that_people_took_from_a_language_stays_away(newsroom):
    WorkflowPage.objects.filter(page=newsroom["fr"]).delete()
    bootstrap_roles()
    assert not WorkflowPage.objects.filter(page=newsroom["fr"]).exists()


def test_a_workflow_of_peoples_own_is_kept(roots):
    own = Workflow.objects.create(name="Ours")
    WorkflowPage.objects.create(workflow=own, page=roots["fr"])
    bootstrap_roles()
    assert WorkflowPage.objects.get(page=roots["fr"]).workflow == own


def test_a_language_added_later_is_completed(newsroom):
    it = Locale.objects.create(language_code="it")
    HomePageFactory(
        parent=Page.get_first_root_node(), slug="it", locale=it, translation_key=newsroom["en"].translation_key
    )
    done = bootstrap_roles()
    assert LanguageGroup.objects.filter(locale=it).count() == 3
    assert all(line.startswith("it: ") for line in done)


def test_a_deleted_group_is_made_again_and_moderates_again(newsroom):
    find_group("moderator", "fr").delete()
    bootstrap_roles()
    workflow = WorkflowPage.objects.get(page=newsroom["fr"]).workflow
    assert list(workflow.tasks.first().specific.groups.all()) == [find_group("moderator", "fr")]


def test_a_group_of_the_same_name_that_people_made_is_left_alone(roots):
    theirs = Group.objects.create(name="Editors (English)")
    bootstrap_roles()
    assert find_group("editor", "en") != theirs
    assert not theirs.permissions.exists()


def test_the_command_says_what_it_did_and_then_that_nothing_is_left(roots):
    first, second = StringIO(), StringIO()
    call_command("bootstrap_roles", stdout=first)
    call_command("bootstrap_roles", stdout=second)
    assert "fr: made the group" in first.getvalue()
    assert "Nothing to do" in second.getvalue()


@pytest.mark.django_db
def test_the_command_says_when_there_is_no_home_page_yet():
    Page.objects.filter(depth__gt=1).delete()
    with pytest.raises(CommandError, match="bootstrap_site"):
        call_command("bootstrap_roles")
