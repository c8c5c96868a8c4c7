"""Administrators decide what each line does, in the settings; it is logged."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.models import ModelLogEntry

from cms.checklist.checking import check_text
from cms.checklist.levels import read_levels
from cms.checklist.line import REQUIRED, Fault, Level, Line
from cms.checklist.models import LineLevel
from cms.checklist.registry import _lines, get_lines, register_line
from home.models import StandardPage
from tests import factories as f

pytestmark = pytest.mark.django_db
ADDRESS = reverse("checklist_levels")


@pytest.fixture
def admin(client):
    client.force_login(f.UserFactory(is_superuser=True, is_staff=True))
    return client


def choose(**changed) -> dict:
    return {line.code: line.default for line in get_lines() if line.code != REQUIRED} | changed


def test_an_administrator_changes_a_line_and_the_change_is_logged(admin, roots):
    assert admin.get(ADDRESS).status_code == 200
    admin.post(ADDRESS, choose(summary="blocks", links="off"))

    levels = read_levels()
    assert (levels["summary"], levels["links"], levels["headings"]) == (Level.BLOCKS, Level.OFF, Level.WARNS)
    entry = ModelLogEntry.objects.filter(action="checklist.level").get(data__line="Summary")
    assert entry.formatter.format_message(entry) == "Summary: Warns → Blocks"
    page = f.StandardPageFactory(parent=roots["fr"])
    assert [result.blocks for result in check_text(page) if result.code == "summary"] == [True]


def test_a_choice_that_does_not_exist_changes_nothing(admin):
    response = admin.post(ADDRESS, choose(summary="perhaps"))

    assert response.status_code == 200
    assert not LineLevel.objects.exists()


def test_a_line_that_is_off_says_nothing(roots):
    LineLevel.objects.create(code="summary", level="off")
    page = f.StandardPageFactory(parent=roots["fr"])

    assert "summary" not in {result.code for result in check_text(page)}


def test_what_a_page_type_requires_is_not_a_matter_of_choice(admin):
    admin.post(ADDRESS, choose(required="off"))
    LineLevel.objects.create(code=REQUIRED, level="off")

    assert read_levels()[REQUIRED] == Level.BLOCKS


def test_others_may_not_decide_unless_they_are_given_the_permission(client):
    user = f.UserFactory(is_staff=True)
    group = Group.objects.create(name="Desk")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    user.groups.add(group)
    client.force_login(user)
    client.post(ADDRESS, choose(summary="blocks"))
    assert not LineLevel.objects.exists()

    group.permissions.add(Permission.objects.get(codename="change_linelevel"))
    client.post(ADDRESS, choose(summary="blocks"))
    assert read_levels()["summary"] == Level.BLOCKS


class LengthLine(Line):
    code, label, description = "title_length", "Title's length", "A short title."
    fields = ("seo_title",)
    default = Level.BLOCKS

    def load(self, contents, loaded):
        return len(contents)

    def check(self, content, loaded, own):
        if len(content.get("title")) > 10:
            yield Fault(f"One of {own} is too long.", "title")


@pytest.fixture
def _own_line():
    register_line(LengthLine())
    yield
    del _lines["title_length"]


@pytest.mark.usefixtures("_own_line")
def test_an_app_registers_a_line_with_its_own_default(admin, roots):
    page = f.StandardPageFactory(parent=roots["fr"], title="Un titre beaucoup trop long")

    assert "title_length" in {line.code for line in get_lines(StandardPage)}
    (result,) = [result for result in check_text(page) if result.code == "title_length"]
    assert (result.sentence, result.blocks) == ("One of 1 is too long.", True)
    assert "Title&#x27;s length" in admin.get(ADDRESS).content.decode()
