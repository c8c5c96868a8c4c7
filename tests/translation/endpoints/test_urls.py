"""Views of ours answer at every URL of wagtail-localize that reads or changes a text."""

import pytest
from django.urls import URLPattern, resolve, reverse
from wagtail_localize import wagtail_hooks as upstream

HARMLESS = {"javascript_catalog"}  # the words of the editor's interface
VALUES = {"app_label": "magazine", "model_name": "section", "pk": "1", "mode": "default"}


def list_patterns() -> list[URLPattern]:
    (included,) = upstream.register_admin_urls()
    return included.url_patterns


def find_address(pattern) -> str:
    names = pattern.pattern.converters
    return reverse(f"wagtail_localize:{pattern.name}", kwargs={name: VALUES.get(name, 1) for name in names})


@pytest.mark.parametrize("pattern", list_patterns(), ids=lambda pattern: str(pattern.pattern))
def test_our_view_answers(pattern):
    """This test also fails if a new version of wagtail-localize has a URL that we do not know."""
    is_ours = "wagtail_localize" not in resolve(find_address(pattern)).namespaces
    assert is_ours == (pattern.name not in HARMLESS)
