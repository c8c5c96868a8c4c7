"""Apply what is set in Wagtail's privacy dialog to the ticked versions in other languages as well."""

import json
from functools import wraps

from django.db import transaction
from wagtail.models import Page

from cms.compat import wagtail_views

from .versions import FIELD, PRIVACY, act_on_versions


def connect() -> None:
    """Wrap Wagtail's view, before its URLs are created, because there is no hook."""
    wagtail_views.SET_PRIVACY.replace(_and_that_of_versions)


def _and_that_of_versions(set_privacy):
    @wraps(set_privacy)
    @transaction.atomic
    def set_privacy_of_all(*arguments, page_id: int):
        request = arguments[-1]  # after the view object, if the view is a class (Wagtail 8)
        answer = set_privacy(*arguments, page_id=page_id)
        if request.method == "POST" and json.loads(answer.content).get("step") == "set_privacy_done":
            page = Page.objects.get(pk=page_id).specific
            act_on_versions(page, request.user, PRIVACY, request.POST.getlist(FIELD), source=page)
        return answer

    return set_privacy_of_all
