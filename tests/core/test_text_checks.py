"""Wagtail's accessibility check of a page, which editors see."""

import pytest
from django.test import RequestFactory
from wagtail.admin.userbar import AccessibilityItem, apply_userbar_hooks

from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def test_it_asks_of_editors_only_what_they_can_mend(roots):
    request = RequestFactory().get("/")
    request.user = UserFactory(is_superuser=True, is_staff=True)
    items = [AccessibilityItem(in_editor=True)]
    apply_userbar_hooks(request, items, roots["fr"])
    assert [item.in_editor for item in items] == [True]
    rules = {rule["id"]: rule for rule in items[0].get_axe_configuration(request)["spec"]["rules"]}
    assert rules["p-as-heading"]["selector"] == ".prose p"
    assert "empty-meta-description" in rules
