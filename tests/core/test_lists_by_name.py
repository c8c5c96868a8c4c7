"""Lists and choosers of snippets are in the order of names that people expect, on every database."""

import re

import pytest

from tests.factories import InstitutionFactory, SectionFactory
from tests.newsroom.conftest import _no_drawing, hire, newsroom, superuser  # noqa: F401 - fixtures

NAMES = ["écho", "Œuvres", "Zèbre", "eau", "Étoile", "opéra", "Odeur", "élan"]
ORDERED = ["eau", "écho", "élan", "Étoile", "Odeur", "Œuvres", "opéra", "Zèbre"]


def read_names(html: str) -> list[str]:
    return re.findall(
        "|".join(sorted(NAMES, key=len, reverse=True)), re.sub(r"<script.*?</script>", "", html, flags=re.S)
    )


@pytest.mark.parametrize("kind", ["section", "institution"])
def test_lists_and_choosers_are_ordered_by_name(kind, superuser, fr):  # noqa: F811
    for number, name in enumerate(NAMES):
        if kind == "section":
            SectionFactory(name=name, slug=f"s{number}", locale=fr)
        else:
            InstitutionFactory(name=name, city="")
    app = "magazine" if kind == "section" else "home"
    index = f"wagtailsnippets_{app}_{kind}:list"
    shown = superuser.get(index).context["object_list"]
    assert [item.name for item in shown] == ORDERED
    shown = superuser.get(index, data={"ordering": "-name"}).context["object_list"]
    assert [item.name for item in shown] == ORDERED[::-1]
    chooser = superuser.get(f"wagtailsnippetchoosers_{app}_{kind}:choose", data={"locale": "fr"}).json()["html"]
    assert list(dict.fromkeys(read_names(chooser))) == ORDERED
