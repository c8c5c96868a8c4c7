"""Permissions to send texts to translation: the text decides, whatever form is posted."""

import pytest
from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied
from django.test import override_settings
from django_tasks_db.models import DBTaskResult
from wagtail.models import Page
from wagtail_localize.models import Translation, TranslationSource

from cms.translation.tasks import submit_page_for_translation
from cms.translation.workflow.submitting import submit_for_translation
from tests.factories import StandardPageFactory
from tests.scenes import scene

pytestmark = pytest.mark.django_db
IN_THE_BACKGROUND = override_settings(TASKS={"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}})


@scene
def page(write):
    """A live French page."""
    page = write("fr")
    page.save_revision().publish()
    return Page.objects.get(pk=page.pk).specific


@pytest.fixture(scope="session")
def send(commit):
    def send(desk, page, *locales, **data):
        with commit():
            return desk.post(
                "wagtail_localize:submit_page_translation",
                page.pk,
                data={"locales": [locale.pk for locale in locales], **data},
            )

    return send


def list_languages(page):
    return set(
        Translation.objects.filter(source__object_id=page.translation_key).values_list(
            "target_locale__language_code", flat=True
        )
    )


def list_offered(answer):
    return {locale.language_code for locale in answer.context["form"].fields["locales"].queryset}


def test_whoever_edits_the_original_may_ask_for_any_language_and_publishes_none(hire, page, send, pt, en):
    assert send(hire("editor", "fr"), page, pt, en).status_code == 302
    assert list_languages(page) == {"pt", "en"}
    assert [made.live for made in page.get_translations()] == [False, False]


def test_a_translator_of_the_originals_language_may_ask_for_any_language_too(hire, page):
    """They may edit it."""
    answer = hire("translator", "fr").get("wagtail_localize:submit_page_translation", page.pk)
    assert list_offered(answer) == {"pt", "en"}


def test_a_translator_starts_a_translation_into_their_own_language_only(hire, page, send, pt, en):
    translator = hire("translator", "pt")
    assert list_offered(translator.get("wagtail_localize:submit_page_translation", page.pk)) == {"pt"}
    assert send(translator, page, en).status_code == 200  # the form again, with its error
    assert send(translator, page, pt, en).status_code == 200
    assert list_languages(page) == set()
    answer = send(translator, page, pt)
    assert answer.url.endswith(f"/pages/{page.get_translation(pt).pk}/edit/")
    assert list_languages(page) == {"pt"}
    assert not page.get_translation(pt).live


def test_who_may_ask_for_no_language_is_refused_with_a_sentence(hire, page, send, pt):
    desk = hire("translator", "pt")
    desk.user.groups.get().permissions.remove(Permission.objects.get(codename="submit_translation"))
    for answer in (desk.get("wagtail_localize:submit_page_translation", page.pk), send(desk, page, pt)):
        assert answer.status_code == 403
        assert "You may not have this text translated." in answer.content.decode()
    assert list_languages(page) == set()


def test_who_asks_where_nothing_is_left_to_ask_for_goes_on_in_the_translation(hire, page, send, pt, en):
    """A request on a translation concerns its original, which this user may not edit."""
    send(hire("editor", "fr"), page, pt)
    portuguese, target = hire("editor", "pt"), page.get_translation(pt)
    answer = portuguese.get("wagtail_localize:submit_page_translation", target.pk)
    assert answer.url.endswith(f"/pages/{target.pk}/edit/")
    send(portuguese, target, en)
    assert list_languages(page) == {"pt"}


def test_what_is_itself_a_translation_submits_its_original(hire, page, send, pt, en):
    editor = hire("editor", "fr", "pt")
    send(editor, page, pt)
    send(editor, page.get_translation(pt), en)
    assert list_languages(page) == {"pt", "en"}
    assert TranslationSource.objects.get(object_id=page.translation_key).locale.language_code == "fr"


def test_the_rights_are_asked_of_every_caller(hire, page, pt, en):
    translator = hire("translator", "pt").user
    with pytest.raises(PermissionDenied):
        submit_for_translation(page, [pt, en], translator)
    assert list_languages(page) == set()
    assert [made.target_locale for made in submit_for_translation(page, [pt], translator)] == [pt]


def test_submitting_again_leaves_what_exists_alone(hire, page, pt):
    editor = hire("editor", "fr").user
    (translation,) = submit_for_translation(page, [pt], editor)
    before = page.get_translation(pt).latest_revision_id
    assert submit_for_translation(page, [pt], editor) == [translation]
    assert page.get_translation(pt).latest_revision_id == before


def test_parents_that_a_language_lacks_are_made_as_drafts(hire, page, pt):
    child = StandardPageFactory(parent=page, title="Dessous", slug="dessous")
    submit_for_translation(child, [pt], hire("editor", "fr").user)
    parent = child.get_translation(pt).get_parent()
    assert (parent.translation_key, parent.live, parent.alias_of_id) == (page.translation_key, False, None)


def test_a_subtree_is_submitted_in_the_background_a_task_for_each_page(hire, page, send, pt):
    children = [StandardPageFactory(parent=page, title=f"Page {n}", slug=f"page-{n}") for n in range(3)]
    with IN_THE_BACKGROUND:
        send(hire("editor", "fr"), page, pt, include_subtree="on")
    assert page.has_translation(pt)
    assert not any(child.has_translation(pt) for child in children)
    waiting = [task for task in DBTaskResult.objects.all() if task.task_path.endswith("submit_page_for_translation")]
    assert {task.args_kwargs["args"][0] for task in waiting} == {child.pk for child in children}
    for task in waiting:
        submit_page_for_translation.call(*task.args_kwargs["args"])
    assert [child.get_translation(pt).live for child in children] == [False, False, False]


def test_the_rights_are_asked_again_when_the_task_runs(hire, page, pt):
    editor = hire("editor", "fr").user
    editor.groups.clear()
    assert submit_page_for_translation.call(page.pk, [pt.pk], editor.pk) == 0
    assert not page.has_translation(pt)


def test_an_account_closed_meanwhile_submits_nothing(hire, page, pt):
    editor = hire("editor", "fr").user
    editor.is_active = False
    editor.save()
    assert submit_page_for_translation.call(page.pk, [pt.pk], editor.pk) == 0


def test_a_subtree_reaches_no_page_that_the_person_may_not_ask_for(hire, page, send, pt):
    """A translator of Portuguese asks: only the translation into Portuguese is started."""
    child = StandardPageFactory(parent=page, title="Dessous", slug="dessous")
    send(hire("translator", "pt"), page, pt, include_subtree="on")
    assert list_languages(child) == {"pt"}
    assert not child.get_translation(pt).live
