"""Releases in the admin: planned, blocked, waived, released and undone by those who may."""

import datetime

import pytest
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale, Page, PageViewRestriction

from cms.releases.admin.actions import change_plan
from cms.releases.admin.candidates import encode
from cms.releases.admin.one_text import get_arguments
from cms.releases.errors import ReleaseError
from cms.releases.gate.loading import LANGUAGE
from cms.releases.members import add_texts, create_release, withdraw
from cms.releases.models import Release, State
from cms.releases.texts import TextKey
from cms.translation.sync.counterparts import create_counterparts
from tests.factories import ArticlePageFactory

from .conftest import reload

pytestmark = pytest.mark.django_db


def act(desk, release, action, **data):
    return desk.post("releases:show", release.pk, data={"action": action, **data})


@pytest.fixture
def tomorrow():
    return (timezone.now() + datetime.timedelta(days=1)).strftime("%Y-%m-%d 10:00")


def test_an_editor_creates_a_release_of_an_issue_with_all_its_texts(people, issue, draft):
    draft(issue, "Story", people["editor"].user, ArticlePageFactory)
    data = {"name": "No. 13", "responsible": people["fr"].user.pk, "subject": issue.pk}
    answer = people["editor"].post("releases:add", data=data)
    release = Release.objects.get()
    assert answer.url == reverse("releases:show", args=[release.pk])
    assert release.texts.count() == 6  # two texts in three languages


def test_whichever_version_of_an_issue_is_asked_for_is_chosen_and_names_the_release(people, issue):
    for version in (issue, *create_counterparts(issue)):
        form = people["fr"].get("releases:add", data={"subject": version.pk}).context["form"]
        offered = {key for _group, choices in form.fields["subject"].choices[1:] for key, _title in choices}
        assert str(version.pk) in offered
        assert form["subject"].value() == str(version.pk)
        assert form["name"].value() == version.get_admin_display_title()


def test_only_moderators_set_the_moment(people, tomorrow):
    for desk, moment in ((people["editor"], None), (people["fr"], tomorrow)):
        desk.post("releases:add", data={"name": str(desk.user), "responsible": desk.user.pk, "planned_for": tomorrow})
        planned_for = Release.objects.get(name=str(desk.user)).planned_for
        assert (planned_for is not None) == (moment is not None)


def test_the_plan_of_an_open_release_is_changed_and_its_moment_by_moderators(ready, people, tomorrow):
    editor, moderator = people["editor"], people["fr"]
    plan = {"name": "Autre nom", "responsible": editor.user.pk, "planned_for": tomorrow}
    assert editor.post("releases:edit", ready.pk, data=plan).status_code == 302
    ready.refresh_from_db()
    assert (ready.name, ready.responsible, ready.planned_for) == ("Autre nom", editor.user, None)
    moderator.post("releases:edit", ready.pk, data=plan)
    ready.refresh_from_db()
    assert ready.planned_for is not None
    withdraw(ready, moderator.user)
    assert moderator.post("releases:edit", ready.pk, data=plan).status_code in (302, 403)
    assert moderator.get("releases:edit", ready.pk).status_code in (302, 403)


def test_translators_see_releases_and_change_nothing(ready, people):
    translator = people["translator"]
    assert translator.get("releases:index").status_code == 200
    assert translator.get("releases:show", ready.pk).status_code == 200
    for name, args in (("add", ()), ("edit", (ready.pk,)), ("put_in", (ready.pk,))):
        assert translator.get(f"releases:{name}", *args).status_code == 302
    for action in ("release", "undo", "withdraw", "take_out", "add_members"):
        act(translator, ready, action)
    ready.refresh_from_db()
    assert ready.state == State.PLANNED


def test_somebody_without_a_role_sees_nothing_of_releases(ready, hire, newsroom):
    stranger = hire("editor")
    assert stranger.get("releases:show", ready.pk).status_code == 302
    assert "/releases/" not in stranger.read_home()


def test_an_editor_does_not_release(ready, people, stories):
    act(people["editor"], ready, "release")
    assert not reload(stories["fr"]).live


def test_a_moderator_releases_and_undoes(ready, people, stories, commit):
    with commit():
        act(people["pt"], ready, "release")
    assert all(reload(story).live for story in stories.values())
    with commit():
        act(people["pt"], ready, "undo")
    assert not any(reload(story).live for story in stories.values())


def test_a_blocked_release_says_what_blocks_it(ready, people, stories, edit):
    edit(stories["en"], people["editor"].user, title="Another")
    page = people["fr"].get("releases:show", ready.pk).content.decode()
    assert "1 point blocks it" in page
    assert reverse("wagtailadmin_pages:edit", args=[stories["en"].pk]) in page
    assert act(people["fr"], ready, "release").status_code == 409


def test_a_waiver_needs_a_reason(people, issue, bundle, pt):
    release = bundle(issue)
    key = TextKey.of(issue)._replace(locale_id=pt.pk)
    add_texts(release, [key])
    answer = act(people["pt"], release, "waive", text=encode(key), code=LANGUAGE, reason=" ")
    assert answer.status_code == 409
    assert not release.waivers.exists()


@pytest.mark.parametrize("action", ["", "nonsense", "take_out", "waive", "unwaive"])
def test_incomplete_forms_are_answered(ready, people, action):
    assert act(people["fr"], ready, action).status_code in {404, 409}


def test_a_text_is_taken_out_and_the_release_withdrawn(ready, stories, people):
    row = ready.texts.get(translation_key=stories["pt"].translation_key)
    assert act(people["editor"], ready, "take_out", row=row.pk).status_code == 302
    assert set(ready.texts.values_list("translation_key", flat=True)) == {
        stories["fr"].translation_key,
        stories["en"].translation_key,
    }
    act(people["fr"], ready, "withdraw")
    ready.refresh_from_db()
    assert ready.state == State.WITHDRAWN


def test_what_was_added_to_the_issue_since_is_put_in_once(people, issue, draft):
    release = create_release("Numéro 13", None, subject=issue)
    draft(issue, "New", people["editor"].user, ArticlePageFactory)
    act(people["editor"], release, "add_members")
    count = release.texts.count()
    assert count > 1
    act(people["editor"], release, "add_members")
    assert release.texts.count() == count


def test_a_waiver_is_given_and_taken_back(ready, stories, people, pt):
    key = TextKey.of(stories["fr"])._replace(locale_id=pt.pk)
    add_texts(ready, [key])
    act(people["pt"], ready, "waive", text=encode(key), code=LANGUAGE, reason="The translator is ill.")
    waiver = ready.waivers.get()
    act(people["pt"], ready, "unwaive", waiver=waiver.pk)
    assert not ready.waivers.exists()


def test_the_name_of_an_open_release_is_not_used_twice(ready, people):
    data = {"name": ready.name, "responsible": people["fr"].user.pk}
    page = people["fr"].post("releases:add", data=data).content.decode()
    assert "already an open release" in page


def test_a_name_that_another_release_takes_at_the_same_moment_is_refused(bundle, people):
    release, _other = bundle(name="No. 13"), bundle(name="No. 14")
    with pytest.raises(ReleaseError, match="already an open release"):
        change_plan(release, {"name": "No. 14", "responsible": people["fr"].user}, people["fr"].user)
    with pytest.raises(ReleaseError, match="already an open release"):
        create_release("No. 14", None)


def test_texts_are_found_by_their_titles_and_put_in(people, bundle, stories, magazines, draft):
    release = bundle(stories["fr"])
    page = people["editor"].get("releases:put_in", release.pk, data={"q": "Story"}).content.decode()
    assert encode(TextKey.of(stories["pt"])) in page
    assert encode(TextKey.of(stories["fr"])) not in page
    data = {"text": [encode(TextKey.of(stories["pt"])), "x", "1:2:3"]}
    people["editor"].post("releases:put_in", release.pk, data=data)
    assert release.texts.count() == 2


def test_what_is_no_text_or_unknown_to_the_person_is_not_put_in(people, hire, bundle, stories):
    release = bundle(stories["fr"])
    key = TextKey.of(stories["pt"])
    kinds = [0, 10**12, 10**30, ContentType.objects.get_for_model(Locale).pk, stories["pt"].content_type_id]
    wrong = [encode(key._replace(content_type_id=kind)) for kind in kinds] + [encode(key._replace(locale_id=10**30))]
    PageViewRestriction.objects.create(page=stories["pt"], restriction_type=PageViewRestriction.GROUPS)
    answer = hire("editor", "fr").post("releases:put_in", release.pk, data={"text": [*wrong, encode(key)]})
    assert answer.status_code == 302
    assert release.texts.count() == 1
    people["editor"].post("releases:put_in", release.pk, data={"text": [*wrong, encode(key)]})
    assert release.texts.count() == 2


# --- From the text itself ---------------------------------------------------------------------------------------------


def add(desk, text, **data):
    return desk.post("releases:add_text", *get_arguments(text), data=data)


def test_the_menu_of_a_text_that_has_something_to_publish_leads_to_a_release(people, stories, ready, draft, magazines):
    text = draft(magazines["fr"], "New", people["editor"].user)
    address = reverse("releases:add_text", args=get_arguments(text))
    editor = people["editor"]
    assert address in editor.get("wagtailadmin_pages:edit", text.pk).content.decode()
    assert address not in people["translator"].get("wagtailadmin_pages:edit", text.pk).content.decode()
    assert people["translator"].get("releases:add_text", *get_arguments(text)).status_code == 302  # refused
    live = reverse("releases:add_text", args=get_arguments(magazines["fr"]))
    assert live not in editor.get("wagtailadmin_pages:edit", magazines["fr"].pk).content.decode()


def test_a_text_is_put_in_with_its_versions_or_alone(people, stories, bundle):
    Page.objects.filter(pk__in=[one.pk for one in stories.values()]).update(
        translation_key=stories["fr"].translation_key
    )
    first, second = bundle(name="N 1"), bundle(name="N 2")
    add(people["editor"], reload(stories["fr"]), release=first.pk)
    add(people["editor"], reload(stories["pt"]), release=second.pk, all_languages="on")
    assert first.texts.count() == 1
    assert second.texts.count() == 2  # French is in the first
    answer = add(people["editor"], reload(stories["en"]), release=first.pk)
    assert answer.url == reverse("releases:show", args=[second.pk])


def test_texts_that_cannot_be_in_a_release_are_answered(people, stories, bundle, magazines):
    editor = people["editor"]
    assert add(editor, stories["fr"]).url == reverse("releases:add")  # there is none
    bundle()
    assert add(editor, stories["fr"], release="x").status_code == 200
    assert editor.get("releases:add_text", 10**6, 1).status_code == 404
    assert editor.get("releases:add_text", get_arguments(stories["fr"])[0], 1).status_code == 404


def test_the_points_of_a_text_stand_under_its_title_each_with_its_link(people, magazines, draft, bundle):
    story = draft(magazines["fr"], "Un reportage", people["editor"].user, ArticlePageFactory)
    response = people["fr"].get("releases:show", bundle(story, draft(magazines["fr"])).pk)
    points = [item["blocker"] for item in response.context["blockers"]]
    page = response.content.decode()
    assert len([point for point in points if point.title == "Un reportage"]) > 2
    assert page.count("releases-blocker__title") == 2
    for point in points:
        assert f'<a href="{point.url}">{point.sentence}</a>' in page


def test_a_language_is_waived_by_one_form_whatever_blocks_it(people, magazines, draft, bundle, start):
    target = start().get_target_instance()
    release = bundle(reload(target))
    with_date = reload(target)
    with_date.go_live_at = timezone.now() + datetime.timedelta(days=1)
    with_date.save_revision()
    response = people["pt"].get("releases:show", release.pk)
    offered = [item["may_waive"] for item in response.context["blockers"]]
    assert len(offered) > 1
    assert offered.count(True) == 1
    assert response.content.decode().count('name="reason"') == 1
