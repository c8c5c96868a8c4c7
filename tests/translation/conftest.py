"""Texts under translation, and users who work on them. Each user sends requests to the admin's real views (`Desk`)."""

import pytest
from django.urls import reverse
from wagtail.blocks import StreamValue
from wagtail.models import Collection, Locale, Page

from cms.translation.text.filling import fill_segments, start_translation
from cms.translation.text.segments import get_string_segments
from tests.factories import ImageFactory
from tests.newsroom.conftest import _no_drawing, hire, is_live, newsroom, superuser, write  # noqa: F401 - fixtures
from tests.scenes import scene, writer

ALT = "Une cour & un arbre"  # the alternative text of `image`


@writer
def start(write, commit):  # noqa: F811
    """Start the translation of a live page from one language into another (French into Portuguese): a draft."""

    def start(source_code="fr", target_code="pt", page=None, title="Un texte"):
        with commit():
            page = page or write(source_code, title=title, summary="Un résumé.")
            if not page.live:
                page.save_revision().publish()
            translation = start_translation(
                Page.objects.get(pk=page.pk).specific, Locale.objects.get(language_code=target_code)
            )
            translation.save_target(publish=False)
        return translation

    return start


@writer
def fill(commit):
    """Translate all segments, or those at some paths: the translation is `mark` of the source's words."""

    def fill(translation, *paths, mark="[{}]".format, user=None):
        with commit():
            fill_segments(
                translation,
                lambda segment: (
                    (f"{segment.string.data}-pt" if segment.context.path == "slug" else mark(segment.string.data))
                    if not paths or segment.context.path in paths
                    else None
                ),
                user,
            )

    return fill


@pytest.fixture(scope="session")
def act(commit):
    """Send one of the translation editor's actions as its buttons do. Scripts may send the same request."""

    def act(desk, translation, action, **data):
        page = translation.get_target_instance()
        with commit():
            return desk.post("wagtailadmin_pages:edit", page.pk, data={"action": action, **data})

    return act


@pytest.fixture(scope="session")
def put(commit):
    """Write one segment in the translation editor. A PUT saves it at once."""

    def put(desk, translation, path, words):
        segment = get_string_segments(translation.source).filter(context__path=path).first()
        address = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])
        with commit():
            return desk.browser.put(address, f"value={words}", content_type="application/x-www-form-urlencoded")

    return put


@scene
def image():
    image = ImageFactory(title="Une cour", collection=Collection.get_first_root_node())
    image.stage_texts("fr", text=ALT)
    image.save()
    return image


@scene
def illustrated(start, write, fill, image):  # noqa: F811
    """The translation of a text that shows `image` twice: above it and, with a caption, in its body."""
    page = write("fr", title="Un texte", summary="Un résumé.", lead_picture=image)
    page.body = StreamValue(page.body.stream_block, [("picture", {"image": image, "caption": "Une légende"})])
    page.save_revision().publish()
    translation = start(page=page)
    fill(translation)
    return translation
