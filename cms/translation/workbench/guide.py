"""The translators' guide: a page of the admin that shows in five minutes how to work with the workbench."""

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.utils.translation import get_language

PICTURES = ("grid", "panel", "review")


def show_guide(request: HttpRequest) -> HttpResponse:
    """Answer with the guide, its pictures in the person's language, or in another one where there are none."""
    return render(request, "translation/workbench/guide.html", {"pictures": find_pictures()})


def find_pictures() -> dict[str, str]:
    """Return the URL of each picture by its name, empty if there is none in any language."""
    languages = [get_language().partition("-")[0], *dict(settings.LANGUAGES)]  # "pt" for "pt-pt"
    found = {}
    for name in PICTURES:
        paths = [f"translation/workbench/guide/{name}-{code}.webp" for code in languages]
        found[name] = next((static(path) for path in paths if finders.find(path)), "")
    return found
