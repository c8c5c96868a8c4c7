"""Private names of libraries are used only in the compat modules, where each is declared."""

from pathlib import Path

import pytest
from django.conf import settings

from cms.compat import early_words  # noqa: F401 (declares its own)
from cms.compat.internals import DECLARED
from cms.translation import compat  # noqa: F401 (declares its own)
from tests.tools.private_access import find_in_source, find_private_access, list_names_of_libraries

# Documented, although they have an underscore.
DOCUMENTED = {
    "_meta": "Django: the Model._meta API.",
    "_state": "Django: `adding` and `db` of Model._state (instances reference).",
    "_default_manager": "Django: default managers.",
    "_base_manager": "Django: base managers.",
    "_fields": "Python: named tuples.",
    "_make": "Python: named tuples.",
    "_replace": "Python: named tuples.",
}
# Of classes that ours derive from: the declared internal, and the one file that overrides it.
OVERRIDDEN = {
    ("cms/admin_search/backend.py", "_search"): "modelsearch.backends.base:BaseSearchBackend._search",
    ("cms/pages/models.py", "_set_core_field_defaults"): "wagtail.models:Page._set_core_field_defaults",
}


def test_private_names_of_libraries_are_used_in_the_compat_modules_alone():
    """Move what this finds to a module of cms/compat, declare it there (Internal), and call the function from here."""
    found = find_private_access(Path(settings.BASE_DIR))
    assert {name for _path, _line, name in found} >= {"_meta", "_base_manager"}  # the search finds something
    wrong = [
        f"{path}:{line}: {name}"
        for path, line, name in found
        if name not in DOCUMENTED and (path, name) not in OVERRIDDEN
    ]
    assert wrong == []


def test_what_is_allowed_is_used_and_declared():
    found = find_private_access(Path(settings.BASE_DIR))
    assert set(DOCUMENTED) <= {name for _path, _line, name in found}
    assert set(OVERRIDDEN) <= {(path, name) for path, _line, name in found}
    assert set(OVERRIDDEN.values()) <= set(DECLARED)


def test_private_methods_that_our_classes_override_are_declared():
    lines = Path(__file__).with_name("overrides.txt").read_text().splitlines()
    private = {line.partition(" <- ")[0].rpartition(".")[2] for line in lines}
    private = {name for name in private if name.startswith("_") and not name.startswith("__")}
    assert private <= {target.rpartition(".")[2] for target in DECLARED}


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("request._wagtail_site = site", "_wagtail_site"),
        ("hooks._hooks[name].clear()", "_hooks"),
        ("from wagtail.hooks import _hooks", "_hooks"),
        ("from django.db.models._gone import x, _prefetched_objects_cache", "_prefetched_objects_cache"),
        ("page.get_children()._raw_delete('default')", "_raw_delete"),
        ("getattr(page, '_cluster_related_objects', {})", "_cluster_related_objects"),
        ("page.__dict__.pop('_prefetched_objects_cache', None)", "_prefetched_objects_cache"),
        ("'_prefetched_objects_cache' in page.__dict__", "_prefetched_objects_cache"),
        (
            "class P(Page):\n def _set_core_field_defaults(s):\n  super()._set_core_field_defaults()",
            "_set_core_field_defaults",
        ),
        ("class F(Form):\n def clean(self):\n  return self._errors", "_errors"),
        ("page._state.fields_cache.clear()", "fields_cache"),
        ("connection.run_on_commit.clear()", "run_on_commit"),
    ],
)
def test_each_way_to_reach_for_a_private_name_is_found(source, name):
    assert name in {found for _line, found in find_in_source(source)}


@pytest.mark.parametrize(
    "source",
    [
        "class F:\n def __init__(self): self._hooks = []\n def get(self): return self._hooks",
        "def _get_children(page): return page\nx = _get_children(1)",
        "from cms.core.fields import _hooks",
        "request._page_context = 1",
        "gettext('_')",
    ],
)
def test_our_own_names_are_not(source):
    assert find_in_source(source) == []


def test_the_names_of_the_libraries_are_read_from_their_sources():
    assert {"_wagtail_site", "_hooks", "_raw_delete", "_cluster_related_objects"} <= list_names_of_libraries()
    assert "_known_of_words" not in list_names_of_libraries()
