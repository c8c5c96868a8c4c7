"""The key of the code that renders bodies covers that code: a deployment that changes it renders them again.

The code used in rendering is observed, not listed: the functions that run, the names that they import, the templates.
"""

import ast
import sys
from functools import cache
from importlib.util import find_spec
from inspect import CO_OPTIMIZED
from pathlib import Path
from types import CodeType

import pytest
from django.conf import settings
from django.test.signals import template_rendered

from cms.rendered_bodies.code_key import FILES, find_files
from cms.rendered_bodies.extras import work_out_extras
from cms.rendered_bodies.rendering import render_body, render_contents
from tests.samples import Samples
from tests.scenes import scene

BASE = Path(settings.BASE_DIR)
APPS = ("cms", "home", "magazine", "exhibition", "search")
LONG_TEXT = '<h2 class="block-heading" id="h-a">A</h2>' * 3 + "<p>word</p>" * 900  # has a list of contents
# Code that runs while a body is rendered but does not make its HTML.
OTHERWISE_COVERED = {
    "cms/serving": "forgets what it has read of the site",
    "cms/settings": "settings that show are in the key by their values",
}


@scene
def used(roots):
    """The files, from the repository's root, that make the bodies, lead images and contents of every page type."""
    samples = {code: Samples(roots[code]) for code in ("fr", "en")}
    pages = [type(page).objects.get(pk=page.pk) for one in samples.values() for page in one.pages]
    functions: set[CodeType] = set()
    templates: set[str] = set()

    def note_function(frame, event, argument):
        if event == "call" and frame.f_code.co_flags & CO_OPTIMIZED:  # not a module or class that is being imported
            functions.add(frame.f_code)

    def note_template(sender, template, **kwargs):
        templates.add(str(template.origin.name))

    for page in pages[:10]:  # imports what is imported late: functions that run at an import make no body
        work_out_extras(page)
    template_rendered.connect(note_template)
    sys.setprofile(note_function)
    try:
        for page in pages:
            html = render_body(page)
            work_out_extras(page)
            render_contents(page, html + LONG_TEXT)
    finally:
        sys.setprofile(None)
        template_rendered.disconnect(note_template)
    files = {name for name in templates if Path(name).is_relative_to(BASE)}
    for code in functions:
        if _is_ours(code.co_filename):
            files |= {code.co_filename, *_list_named_modules(code)}
    return {str(Path(name).relative_to(BASE)) for name in files}


def _is_ours(filename: str) -> bool:
    return any(filename.startswith(f"{BASE}/{app}/") for app in APPS)


def _list_named_modules(code: CodeType) -> set[str]:
    """Return our files from which a function takes names, because constants have no function whose run is observed."""
    imported = _list_imports(code.co_filename)
    return {imported[name] for name in code.co_names if name in imported}


@cache
def _list_imports(filename: str) -> dict[str, str]:
    """Return the names that a module imports, with our files that they are from."""
    package = Path(filename).relative_to(BASE).parent.parts
    found = {}
    for node in ast.walk(ast.parse(Path(filename).read_text(encoding="utf-8"))):
        if not isinstance(node, ast.ImportFrom):
            continue
        above = package[: len(package) - node.level + 1] if node.level else ()
        module = ".".join([*above, *([node.module] if node.module else [])])
        if module.split(".")[0] not in APPS:
            continue
        for alias in node.names:
            is_module = (BASE / module.replace(".", "/") / f"{alias.name}.py").exists()
            spec = find_spec(f"{module}.{alias.name}" if is_module else module)
            found[alias.asname or alias.name] = spec.origin
    return found


@pytest.mark.django_db
def test_every_file_that_renders_a_body_is_in_the_key(used):
    covered = {str(path.relative_to(BASE)) for path in find_files()}

    missing = {name for name in used if name not in covered and not name.startswith(tuple(OTHERWISE_COVERED))}

    assert "cms/templates/blocks/picture.html" in used  # it does see templates,
    assert "cms/templates/includes/text_contents.html" in used
    assert "cms/structured_data/images.py" in used  # functions,
    assert "cms/core/typography/rules.py" in used  # and constants
    assert sorted(missing) == []


@pytest.mark.parametrize("pattern", FILES)
def test_every_pattern_of_the_key_finds_files(pattern):
    assert any(BASE.glob(pattern))
