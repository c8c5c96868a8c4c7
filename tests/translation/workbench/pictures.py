"""What translators and moderators do with the words of a text's pictures."""

from urllib.parse import urlencode

from django.urls import reverse
from wagtail.images import get_image_model

FORM = "application/x-www-form-urlencoded"


def read(desk, translation):
    rows = desk.browser.get(reverse("workbench_values", args=[translation.pk])).json()["rows"]
    return [row for row in rows if row["kind"] == "picture"]


def find(desk, translation, field="text"):
    return next(row for row in read(desk, translation) if row["path"].endswith(field))


def put(desk, row, words, confirmed="true", version=None):
    body = urlencode({"value": words, "confirmed": confirmed})
    headers = {"If-Match": f'"{version or row["version"]}"'}
    return desk.browser.put(row["edit_url"], body, content_type=FORM, headers=headers)


def get_words(image):
    return get_image_model().objects.get(pk=image.pk).words.get("pt", ["", ""])


def publish(act, translator, moderator, translation):
    act(translator, translation, "submit-for-moderation")
    act(moderator, translation, "approve")
    assert translation.get_target_instance().live
