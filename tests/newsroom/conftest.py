"""Users at work in the admin: the tests send requests to its real views."""

import copy

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, TaskState

from cms.newsroom.models import LanguageGroup
from cms.newsroom.roles.bootstrap import bootstrap_roles
from home.models import HomePage
from magazine.models import Section
from tests.factories import SectionFactory, StandardPageFactory, UserFactory
from tests.scenes import scene, writer


class Desk:
    """One user in the admin: their browser, and their actions on a text."""

    def __init__(self, user):
        self.user = user
        self.browser = Client()
        self.browser.force_login(user)

    def __deepcopy__(self, memo):
        """Copy the user into a desk with a new browser: a browser cannot be copied, but its cookies can."""
        other = Desk.__new__(Desk)
        other.user = copy.deepcopy(self.user, memo)
        other.browser = Client()
        other.browser.cookies = copy.deepcopy(self.browser.cookies)
        return other

    def get(self, name, *args, **kwargs):
        return self.browser.get(reverse(name, args=args), **kwargs)

    def post(self, name, *args, data=None, **kwargs):
        return self.browser.post(reverse(name, args=args), data or {}, **kwargs)

    def can_open(self, page):
        return self.get("wagtailadmin_pages:edit", page.pk).status_code == 200

    def save(self, page, action="", headers=None, **changes):
        """Send the editor's form as its button does; `action` is "submit", "publish" or "" (save draft)."""
        page = Page.objects.get(pk=page.pk).get_latest_revision_as_object()
        data = {
            "title": page.title,
            "slug": page.slug,
            "summary": page.summary,
            "body-count": 0,
            "comments-TOTAL_FORMS": 0,
            "comments-INITIAL_FORMS": 0,
            **changes,
        }
        if action:
            data[f"action-{action}"] = "1"
        return self.post("wagtailadmin_pages:edit", page.pk, data=data, headers=headers)

    def submit(self, page, **changes):
        return self.save(page, "submit", **changes)

    def publish(self, page, **changes):
        return self.save(page, "publish", **changes)

    def withdraw(self, page):
        return self.save(page, "cancel-workflow")

    def answer(self, page, action, comment=""):
        """Approve or reject in the dialog of the text's newest task."""
        task_state = TaskState.objects.for_instance(page).order_by("-pk").first()
        return self.post(
            "wagtailadmin_pages:workflow_action",
            page.pk,
            action,
            task_state.pk,
            data={"comment": comment},
            headers={"x-requested-with": "XMLHttpRequest"},
        )

    def approve(self, page):
        return self.answer(page, "approve")

    def ask_for_changes(self, page, comment):
        return self.answer(page, "reject", comment)

    def read_home(self):
        return self.get("wagtailadmin_home").content.decode()


@pytest.fixture(autouse=True)
def _no_drawing(request, settings):
    """Turn off social cards and rendered bodies, which these tests do not need: they take a tenth of the time.

    Search is turned off too, except for tests marked `searching`.
    """
    searching = request.node.get_closest_marker("searching")
    backend = "AllButDrawing" if searching else "AllButDrawingAndIndexing"
    settings.TASKS = {"default": {"BACKEND": f"tests.task_backends.{backend}"}}


@scene
def newsroom(roots):
    """The languages' roots, with their groups and their moderation."""
    bootstrap_roles()
    return roots


@writer
def hire():
    """Create an account with a role in one or more languages; return its `Desk`."""

    def hire(role, *codes, language="en", **kwargs):
        user = UserFactory(**kwargs)
        user.wagtail_userprofile = _make_profile(user, language)
        for code in codes:
            user.groups.add(LanguageGroup.objects.get(role=role, locale__language_code=code).group)
        return Desk(user)

    return hire


@scene
def superuser(newsroom):
    return Desk(get_user_model().objects.create_superuser("boss", "boss@example.org", "x"))


@writer
def write():
    """Create a draft below a language's home page, with or without an owner."""

    def write(code="fr", title="Un texte", owner=None, **kwargs):
        home = HomePage.objects.get(locale__language_code=code)
        page = StandardPageFactory(parent=home, title=title, live=False, owner=owner, **kwargs)
        page.save_revision()
        return page

    return write


@pytest.fixture
def make_section(fr):
    """Create a section with its revision, in French or Portuguese: live, or a draft."""

    def make(locale=fr, name="Patrimoine", live=True):
        section = SectionFactory(locale=locale, name=name, slug="patrimoine", live=live)
        revision = section.save_revision()
        if live:
            revision.publish()
        return Section.objects.get(pk=section.pk)

    return make


@pytest.fixture(scope="session")
def is_live():
    return lambda page: Page.objects.get(pk=page.pk).live


def _make_profile(user, language):
    from wagtail.users.models import UserProfile

    profile = UserProfile.get_for_user(user)
    profile.preferred_language = language
    profile.save()
    return profile
