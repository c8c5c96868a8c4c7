"""Keep the writers of words when a page is copied: while Wagtail makes a copy, nothing on it names its original."""

from functools import wraps

from django.db.models.signals import post_delete
from django.dispatch import Signal
from wagtail.models import DraftStateMixin

from cms.compat import wagtail_views

from .models import Authorship
from .recording import copying, get_key

# Sent with `action` before a page is copied if the copy will be live at once. Receivers may raise to refuse.
before_live_copy = Signal()


def connect() -> None:
    """Wrap Wagtail's actions and connect the receiver of deletions."""
    wagtail_views.COPY_PAGE.replace(_carry_over)
    wagtail_views.CHECK_COPY.replace(_ask_before_live_copy)
    wagtail_views.CONVERT_ALIAS.replace(_carry_over_alias)
    post_delete.connect(forget_deleted, dispatch_uid="authorship_forget")


def forget_deleted(sender, instance, **kwargs):
    """Delete the authorship of a deleted text, as a database may reuse the id."""
    if isinstance(instance, DraftStateMixin) and not sender._meta.proxy and instance.pk:
        content_type, object_id = get_key(instance)
        Authorship.objects.filter(content_type=content_type, object_id=object_id).delete()


def _carry_over(copy_page):
    @wraps(copy_page)
    def carried(action, page, *args, **kwargs):
        with copying(page.specific):
            return copy_page(action, page, *args, **kwargs)

    return carried


def _carry_over_alias(convert_alias):
    @wraps(convert_alias)
    def carried(action, page, *args, **kwargs):
        with copying(page.alias_of.specific):
            return convert_alias(action, page, *args, **kwargs)

    return carried


def _ask_before_live_copy(check):
    @wraps(check)
    def checked(action, *args, **kwargs):
        check(action, *args, **kwargs)
        if action.keep_live and action.user and not kwargs.get("skip_permission_checks"):
            before_live_copy.send(type(action), action=action)

    return checked
