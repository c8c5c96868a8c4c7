"""Every word of the installed libraries for users is translated, whether the walk finds it or not."""

from collections.abc import Iterator
from pathlib import Path

import polib
import pytest
from django.apps import apps
from django.utils.translation import trans_real

LANGUAGES = ["fr", "pt-pt"]
# The names of programs, and text without words: a range, a row of placeholders.
NO_WORDS = {
    "Taggit",
    "Wagtail routablepage",
    "%(range_start)s - %(range_end)s",
    "%(related_model_name)s %(field_label)s",
    "%(status_display)s %(task_name)s %(started_at)s",
}
# Switched off in the settings, or not shown here: news of Wagtail's releases; a plural that Django words differently.
UNUSED = ("Your version: <strong>", "Don't worry, we've got your back", "This password is too short. It must contain")


def list_catalogues(domain: str) -> Iterator[Path]:
    """Yield the English catalogues of the installed apps that are not ours: the words to translate."""
    folders = [Path(app.path) for app in apps.get_app_configs() if "site-packages" in app.path]
    for folder in folders:
        if (file := folder / "locale" / "en" / "LC_MESSAGES" / f"{domain}.po").exists():
            yield file


def list_known(language: str, domain: str) -> set[str]:
    """Return the message ids that a language has words for."""
    known = set()
    translation = trans_real.DjangoTranslation(language, domain=domain)
    while translation is not None:
        if not isinstance(translation, trans_real.DjangoTranslation) or not translation.language().startswith("en"):
            known |= {key[0] if isinstance(key, tuple) else key for key in translation._catalog.keys()}  # noqa: SIM118
        translation = translation._fallback
    return known


@pytest.mark.parametrize("domain", ["django", "djangojs"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_a_library_is_without_a_translation(language, domain):
    known = list_known(language, domain)
    missing = {
        entry.msgid
        for file in list_catalogues(domain)
        for entry in polib.pofile(str(file))
        if not entry.obsolete and (f"{entry.msgctxt}\x04{entry.msgid}" if entry.msgctxt else entry.msgid) not in known
    }
    assert {msgid for msgid in missing - NO_WORDS if not msgid.startswith(UNUSED)} == set()
