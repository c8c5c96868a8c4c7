"""Hooks that keep everybody to their own languages in Wagtail's snippet views, which ask for rights by model only."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from wagtail import hooks
from wagtail.models import Locale, TranslatableMixin

from .policies import find_locales_where_allowed, may_work_on

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
    code = request.GET.get("locale")
    locale = get_object_or_404(Locale, language_code=code) if code else Locale.get_default()
    if locale.pk in allowed:
        return None
    if code or not allowed:
        raise PermissionDenied
    own = Locale.objects.filter(pk__in=allowed).first()
    return redirect(f"{request.path}?locale={own.language_code}")
