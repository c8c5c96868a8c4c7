"""Hooks that keep everybody to their own languages in Wagtail's snippet views, which ask for rights by model only."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from wagtail import hooks
from wagtail.models import Locale, TranslatableMixin
from wagtail.snippets.action_menu import PublishMenuItem, SubmitForModerationMenuItem, UnpublishMenuItem

from .policies import find_locales_where_allowed, may_publish, may_work_on
from .snippet_views import SubmitNewSnippetMenuItem
from .snippets import ModeratedSnippet, find_workflow

FIRST = -200  # ahead of wagtail-localize, whose own hook answers instead of the view


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
    """Allow new snippets in one's own languages; without a language in the address, go on in the first of them."""
    if not issubclass(model, TranslatableMixin):
        return None
    allowed = find_locales_where_allowed(request.user, "add", model)
    if find_locale_of_new_snippet(request).pk in allowed:
        return None
    if request.GET.get("locale") or not allowed:
        raise PermissionDenied
    own = Locale.objects.filter(pk__in=allowed).first()
    return redirect(f"{request.path}?locale={own.language_code}")


@hooks.register("construct_snippet_action_menu")
def offer_what_is_allowed_in_its_language(menu_items, request, context):
    """Leave out of the editor's buttons what Wagtail offers to those who may do it in some other language."""
    if not issubclass(context["model"], ModeratedSnippet):
        return
    snippet = context.get("instance")
    if snippet:
        publishes, unpublishes = may_publish(request.user, snippet), may_work_on(request.user, "publish", snippet)
    else:
        locale = find_locale_of_new_snippet(request)
        publishes = locale.pk in find_locales_where_allowed(request.user, "publish", context["model"])
        unpublishes = False
        _submit_to_the_workflow_of(locale, menu_items)
    menu_items[:] = [
        item
        for item in menu_items
        if (publishes or not isinstance(item, PublishMenuItem))
        and (unpublishes or not isinstance(item, UnpublishMenuItem))
    ]


def find_locale_of_new_snippet(request) -> Locale:
    """Return the locale in the address, else the default one, as Wagtail's form does."""
    code = request.GET.get("locale")
    return get_object_or_404(Locale, language_code=code) if code else Locale.get_default()


def _submit_to_the_workflow_of(locale, menu_items):
    workflow = find_workflow(locale)
    others = [item for item in menu_items if not isinstance(item, SubmitForModerationMenuItem)]
    menu_items[:] = [*others, SubmitNewSnippetMenuItem(workflow, order=60)] if workflow else others
