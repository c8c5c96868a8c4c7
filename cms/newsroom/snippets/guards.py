"""Hooks that check permissions per language in Wagtail's snippet views, which check them by model only."""

from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from wagtail import hooks
from wagtail.models import TranslatableMixin
from wagtail.snippets.action_menu import PublishMenuItem, SubmitForModerationMenuItem, UnpublishMenuItem

from ..moderation.permission_policies import (
    find_locale_of_new_snippet,
    find_locales_where_allowed,
    may_publish,
    may_work_on,
)
from .moderated import ModeratedSnippet, find_workflow
from .views import SubmitNewSnippetMenuItem

FIRST = -200  # before wagtail-localize, whose hook replaces the view's response


@hooks.register("before_edit_snippet", order=FIRST)
def check_language_before_editing(request, instance):
    if isinstance(instance, TranslatableMixin) and not may_work_on(request.user, "change", instance):
        raise PermissionDenied


@hooks.register("before_delete_snippet", order=FIRST)
def check_language_before_deleting(request, instances):
    for instance in instances:
        if isinstance(instance, TranslatableMixin) and not may_work_on(request.user, "delete", instance):
            raise PermissionDenied


@hooks.register("before_create_snippet", order=FIRST)
def check_language_before_creating(request, model):
    """Allow new snippets in the user's own languages. Without a language in the URL, redirect to the user's.

    Raise PermissionDenied or Http404 (unknown language).
    """
    if not issubclass(model, TranslatableMixin):
        return None
    locale = find_locale_of_new_snippet(request, model)
    if locale is None or locale.pk not in find_locales_where_allowed(request.user, "add", model):
        raise PermissionDenied
    if request.method == "GET" and "locale" not in request.GET:
        return redirect(f"{request.path}?{urlencode(request.GET.dict() | {'locale': locale.language_code})}")
    return None


@hooks.register("construct_snippet_action_menu")
def offer_what_is_allowed_in_its_language(menu_items, request, context):
    """Remove the editor's buttons for actions that the user may do in other languages only."""
    if not issubclass(context["model"], ModeratedSnippet):
        return
    snippet = context.get("instance")
    if snippet:
        publishes, unpublishes = may_publish(request.user, snippet), may_work_on(request.user, "publish", snippet)
    else:
        locale = find_locale_of_new_snippet(request, context["model"])
        publishes = locale.pk in find_locales_where_allowed(request.user, "publish", context["model"])
        unpublishes = False
        _submit_to_the_workflow_of(locale, menu_items)
    menu_items[:] = [
        item
        for item in menu_items
        if (publishes or not isinstance(item, PublishMenuItem))
        and (unpublishes or not isinstance(item, UnpublishMenuItem))
    ]


def _submit_to_the_workflow_of(locale, menu_items):
    workflow = find_workflow(locale)
    others = [item for item in menu_items if not isinstance(item, SubmitForModerationMenuItem)]
    menu_items[:] = [*others, SubmitNewSnippetMenuItem(order=60)] if workflow else others
