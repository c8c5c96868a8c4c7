"""A server process loads no large library before somebody asks for what needs it: most of them serve readers only."""

import os
import subprocess
import sys

from django.conf import settings

# What each takes in every process: python-docx 3 MB, rapidfuzz 4, icalendar 2, lxml 5; fido2 and cryptography 8.
LATER = {"cryptography", "docx", "fido2", "icalendar", "nh3", "openpyxl", "rapidfuzz", "snowballstemmer", "translate"}
LATER |= {"lxml", "mammoth"}
LIST = "import sys; import cms.wsgi; print(*sys.modules)"


def test_large_libraries_are_imported_when_they_are_needed():
    run = subprocess.run(
        [sys.executable, "-c", LIST],
        cwd=settings.BASE_DIR,
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "cms.settings.test"},
        check=True,
        capture_output=True,
        text=True,
    )
    assert LATER & set(run.stdout.split()) == set()
