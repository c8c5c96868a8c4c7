"""Raw JSON that the admin's scripts send: input that no script of Wagtail's sends is refused or removed."""

import json
from functools import wraps

from django.core.exceptions import BadRequest
from django.db.models.signals import pre_save
from django.http import HttpResponseBadRequest
from wagtail import hooks
from wagtail.admin.views.dismissibles import DismissiblesView
from wagtail.models import Comment

from .contentstate import clean_text

LONGEST_NAME = 100
EXTRA = "workflow-action-extra-data"


def read_object(raw) -> dict | None:
    """Return the JSON object in a text; None for anything else."""
    try:
        value = json.loads(raw)
    except (ValueError, TypeError, RecursionError):  # ValueError: also for text that is not UTF-8
        return None
    return value if isinstance(value, dict) else None


@hooks.register("before_edit_page")
@hooks.register("before_edit_snippet")
def refuse_what_is_no_answer_to_a_task(request, text):
    """Raise BadRequest unless the extra data of a moderator's answer is JSON with a comment at most.

    Its fields are passed to the task as keyword arguments."""
    if request.method == "POST" and EXTRA in request.POST:
        extra = read_object(request.POST[EXTRA])
        if extra is None or set(extra) - {"comment"}:
            raise BadRequest("The answer to the task cannot be read.")


def patch_dismissibles(view, request, *args, original, **kwargs):
    """Answer 400 unless all values are valid: they are stored in the user's profile and read with each admin page."""
    updates = read_object(request.body)
    if updates is None or not all(_is_sound(name, value) for name, value in updates.items()):
        return HttpResponseBadRequest()
    return original(view, request, *args, **kwargs)


def _is_sound(name: str, value) -> bool:
    return len(name) <= LONGEST_NAME and clean_text(name) == name and isinstance(value, bool)


def clean_comment(sender, instance, **kwargs):
    """Remove invalid characters from a comment, and a position that is not a JSON list, which the editor reads."""
    instance.text = clean_text(instance.text)
    instance.contentpath = clean_text(instance.contentpath)
    try:
        is_list = isinstance(json.loads(instance.position), list)
    except (ValueError, TypeError, RecursionError):
        is_list = False
    instance.position = clean_text(instance.position) if is_list else ""


def connect() -> None:
    pre_save.connect(clean_comment, sender=Comment, dispatch_uid="core_clean_comment")
    original = DismissiblesView.patch

    @wraps(original)
    def patch(*args, **kwargs):
        return patch_dismissibles(*args, original=original, **kwargs)

    DismissiblesView.patch = patch
