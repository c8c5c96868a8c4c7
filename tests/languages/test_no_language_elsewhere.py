"""Rules that depend on a language are in its profile: the rest of the product's code contains no language code."""

import ast
from pathlib import Path

import pytest
from django.conf import settings

APPS = ("cms", "home", "magazine", "exhibition", "search")
# Folders of the profiles, of texts in a certain language, and of past code (migrations).
ELSEWHERE = {"languages", "settings", "demo", "migrations", "formats"}
CODES = {code for code, _name in settings.LANGUAGES} | {
    code for code, _name in settings.WAGTAILADMIN_PERMITTED_LANGUAGES
}
ALLOWED = {
    "cms/translation/machines/providers/chat.py": "services are asked in English, and for a variant: pt-PT, en-GB",
    "home/models/museum_week_page.py": "hashtags go round the world in English unless somebody says otherwise",
}


def find_codes(source: str) -> list[int]:
    """Return the lines of a module that contain a language code as a separate string."""
    return [
        node.lineno for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant) and node.value in CODES
    ]


@pytest.mark.parametrize(
    "source", ['X = {"fr": 1}', 'if language == "pt": pass', 'a.startswith("fr")', 'get_language() or "en"']
)
def test_codes_are_seen(source):
    assert find_codes(source) == [1]


def test_no_code_of_a_language_stands_outside_of_the_profiles():
    base = Path(settings.BASE_DIR)
    files = [file.relative_to(base) for app in APPS for file in (base / app).rglob("*.py")]
    found = {
        str(file): lines
        for file in files
        if not ELSEWHERE.intersection(file.parts) and (lines := find_codes((base / file).read_text(encoding="utf-8")))
    }

    assert len(files) > 300
    assert set(found) == set(ALLOWED), found
