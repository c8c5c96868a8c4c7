"""No URL of the admin fails if the object that it names no longer exists or has changed: it answers with a refusal.

The URLs are derived from the URL patterns, so that new ones are tested automatically.
"""

import re

import pytest
from django.db import transaction
from django.test import Client
from django.urls import get_resolver
from wagtail.models import Page, TaskState, WorkflowState
from wagtail_localize.models import StringSegment

from cms.bin.deleting import put_in_bin
from cms.newsroom.roles.bootstrap import bootstrap_roles
from cms.translation.text.filling import start_translation
from tests.factories import ArticlePageFactory, MagazineIndexPageFactory, SectionFactory, UserFactory

pytestmark = pytest.mark.django_db
GONE = 987654
NUMBER = re.compile(r"<(?:int|str):(\w+)>|\((?:live\|(?:earliest|latest)\|)?\\d\+\)")
WORDS = {"action_name": "approve", "app_label": "magazine", "model_name": "articlepage"}


def list_patterns(resolver=None, before: str = "") -> list[str]:
    """Return the patterns of all URLs below /admin/."""
    found = []
    for entry in (resolver or get_resolver()).url_patterns:
        here = before + str(entry.pattern)
        found += list_patterns(entry, here) if hasattr(entry, "url_patterns") else [here]
    return found if before else [pattern for pattern in found if pattern.startswith("admin/")]


def list_addresses(numbers: dict[str, int]) -> list[str]:
    """Return the URLs that include a number, filled with these numbers, or with values of missing objects."""

    def fill(match):
        return str(numbers.get(match[1], GONE))

    found = set()
    for pattern in list_patterns():
        plain = re.sub(r"\(\?P<pk>[^)]*\)", "<int:pk>", pattern.replace("^", "").replace("$", "").replace("\\.", "."))
        if NUMBER.search(plain):
            address = NUMBER.sub(fill, re.sub(r"\(\?P<\w+>", "(", plain))
            found.add("/" + re.sub(r"<slug:(\w+)>", lambda match: WORDS.get(match[1], "articlepage"), address))
    return sorted(found)


@pytest.fixture
def find_failures():
    """Send a request to each URL, and undo it; return the URLs that failed."""
    browser = Client(raise_request_exception=False)
    browser.force_login(UserFactory(is_superuser=True))

    def find_failures(addresses, method, data=None, **headers):
        failed = []
        for address in addresses:
            with transaction.atomic():
                answer = getattr(browser, method)(address, data or {}, headers=headers)
                transaction.set_rollback(True)
            if answer.status_code >= 500:
                failed.append(address)
        return failed

    return find_failures


@pytest.mark.parametrize("method", ["get", "post"])
def test_what_is_not_there(method, find_failures, roots):
    assert find_failures(list_addresses({}), method) == []


@pytest.mark.parametrize("method", ["get", "post"])
def test_the_root_of_the_tree(method, find_failures):
    assert find_failures([f"/admin/pages/{Page.objects.get(depth=1).pk}/set_position/"], method) == []


BUTTONS = [
    {f"action-{name}": "1"} for name in ("publish", "submit", "restart-workflow", "cancel-workflow", "workflow-action")
]
FORM = {"title": "Un titre", "slug": "un-titre", "body-count": 0}
FORM |= {f"{name}-TOTAL_FORMS": 0 for name in ("comments", "topics", "authors", "related_stories")}
FORM |= {f"{name}-INITIAL_FORMS": 0 for name in ("comments", "topics", "authors", "related_stories")}


@pytest.fixture(params=["approved", "deleted"])
def story(request, roots):
    """A story in a state that its buttons may not expect."""
    bootstrap_roles()
    story = ArticlePageFactory(parent=MagazineIndexPageFactory(parent=roots["fr"]), live=False)
    story.save_revision()
    if request.param == "approved":
        person = UserFactory(is_superuser=True)
        story.get_workflow().start(story, person).current_task_state.approve(user=person)
    else:
        put_in_bin(story)
    return Page.objects.get(pk=story.pk)


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_page_in_another_state(method, find_failures, story):
    names = ("page_id", "parent_page_id", "page_to_move_id", "destination_id", "page_pk", "pk")
    revision, state = story.latest_revision_id or GONE, TaskState.objects.order_by("-pk").first()
    numbers = dict.fromkeys(names, story.pk) | {"revision_id": revision}
    numbers |= {"task_state_id": state.pk if state else GONE, "task_id": state.task_id if state else GONE}
    workflow_state = WorkflowState.objects.first()
    numbers |= {"workflow_state_id": workflow_state.pk if workflow_state else GONE}
    addresses = [address for address in list_addresses(numbers) if "/pages/" in address or "/localize/" in address]
    assert len(addresses) > 30
    assert find_failures(addresses, method) == []
    if method == "post":
        for button in BUTTONS:
            for accept in ("text/html", "application/json"):
                edit = [f"/admin/pages/{story.pk}/edit/"]
                assert find_failures(edit, "post", FORM | button, accept=accept) == []


def test_a_snippet_in_another_state(find_failures, roots, fr):
    section = SectionFactory(locale=fr, name="Patrimoine", slug="patrimoine")
    numbers = {"pk": section.pk}
    addresses = [address for address in list_addresses(numbers) if "/snippets/magazine/section/" in address]
    assert find_failures(addresses, "post") == []
    form = {"name": "Un nom", "slug": "un-nom", "description": ""}
    for button in BUTTONS:
        for accept in ("text/html", "application/json"):
            edit = [f"/admin/snippets/magazine/section/edit/{section.pk}/"]
            assert find_failures(edit, "post", form | button, accept=accept) == []


ACTIONS = ["publish", "submit-for-moderation", "cancel-moderation", "approve", "reject", "hand_back", "?"]


def test_a_translation_that_was_stopped_or_lost_its_parts(find_failures, roots, fr, pt):
    index = MagazineIndexPageFactory(parent=roots["pt"], slug="revista")
    MagazineIndexPageFactory(parent=roots["fr"], slug="revue", translation_key=index.translation_key)
    story = ArticlePageFactory(parent=index, title="Sal")
    story.save_revision()
    translation = start_translation(story, fr)
    translation.save_target(publish=False)
    edit = [f"/admin/pages/{translation.get_target_instance().pk}/edit/"]
    numbers = {"translation_id": translation.pk, "translation_source_id": translation.source_id}
    addresses = [address for address in list_addresses(numbers) if "/localize/" in address]

    def find_failing_actions():
        data = {"comment": "Mais curto", "missing": ["1", "x"], "lost": ["x", str(GONE)]}
        return [action for action in ACTIONS if find_failures(edit, "post", data | {"action": action})]

    assert find_failing_actions() == []
    for method in ("get", "post", "put", "delete"):
        assert find_failures(addresses, method) == []
    StringSegment.objects.filter(source=translation.source).delete()
    assert find_failing_actions() == []
    translation.enabled = False
    translation.save()
    assert find_failing_actions() == []
    translation.delete()
    assert find_failing_actions() == []
    assert find_failures(addresses, "post") == []
