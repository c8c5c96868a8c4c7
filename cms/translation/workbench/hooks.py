"""The URLs of the workbench: the edit URL of each translation, and the preview beside it."""

import json

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.urls import include, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_POST
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.models import Page, TranslatableMixin, WorkflowMixin

from cms.newsroom.moderation.publication_checks import judging

from ..editor.actions import BEFORE_LOCALIZE
from ..guards import checks
from ..guards.endpoints import check_may_read, get_guarded, guard
from ..memory.prefilling import undo_prefill
from ..permissions import check_may_translate
from ..workflow.moderation import find_translation
from .checklist import show_checklist
from .guide import show_guide
from .notes import moderation_history, notes
from .page import show_workbench
from .panel import history, matches
from .picture_view import picture
from .presence import presence
from .preview import render_preview
from .values_view import values


@hooks.register("before_edit_page", order=BEFORE_LOCALIZE)
def show_for_page(request, page):
    return None if page.alias_of_id else _show(request, page)


@hooks.register("before_edit_snippet", order=BEFORE_LOCALIZE)
def show_for_snippet(request, instance):
    return _show(request, instance) if isinstance(instance, TranslatableMixin) else None


def _show(request, target) -> HttpResponse | None:
    """Answer a GET of the editor of a translation that has a moderation; None for everything else."""
    is_chosen = settings.TRANSLATION_EDITOR == "workbench" and isinstance(target, WorkflowMixin)
    if request.method not in {"GET", "HEAD"} or not is_chosen:
        return None
    with judging(target):  # a GET: nothing of it changes
        translation = find_translation(target)
        return show_workbench(request, translation, target) if translation else None


@require_POST
@xframe_options_sameorigin
def preview(request, translation_id: int) -> HttpResponse:
    """Answer with the page as it would be with the words that the request brings: `words`, JSON, by segment id."""
    translation, target = get_guarded(request, translation_id)
    if not isinstance(target, Page):
        return JsonResponse({"detail": _("Only pages have a preview.")}, status=404)
    try:
        words = {int(pk): str(said) for pk, said in json.loads(request.POST.get("words", "{}")).items()}
    except (ValueError, AttributeError):
        return JsonResponse({"detail": _("The request cannot be read.")}, status=400)
    return render_preview(request, translation, words)


@require_POST
def take_back(request, translation_id: int) -> JsonResponse:
    """Take back what the memory filled in and nobody has confirmed."""
    translation, _target = get_guarded(request, translation_id)
    return JsonResponse({"open": undo_prefill(translation)})


@hooks.register("register_admin_urls")
def register_urls():
    of_text = [
        path("preview/", guard(preview, check_may_read), name="preview_workbench"),
        path("values/", guard(values, check_may_read), name="workbench_values"),
        path(
            "pictures/<int:image_id>/<slug:field>/matches/",
            matches.matches_of_picture,
            name="workbench_picture_matches",
        ),
        path("pictures/<int:image_id>/<slug:field>/", picture, name="workbench_picture"),
        path("notes/", guard(notes, check_may_read), name="workbench_notes"),
        path("moderation/", guard(moderation_history, check_may_read), name="workbench_moderation"),
        path("presence/", presence, name="workbench_presence"),
        path("prefill/undo/", guard(take_back, check_may_translate), name="workbench_undo_prefill"),
        path("checks/", checks.text_checks, name="workbench_checks"),
        path("checklist/", guard(show_checklist, check_may_read), name="workbench_checklist"),
        path("concordance/", matches.concordance, name="workbench_concordance"),
    ]
    of_segment = [
        path("matches/", matches.matches, name="segment_matches"),
        path("history/", history.history, name="segment_history"),
        path("languages/", history.other_languages, name="segment_languages"),
    ]
    return [
        path("localize/guide/", show_guide, name="translators_guide"),
        path("localize/translate/<int:translation_id>/workbench/", include(of_text)),
        path("localize/translate/<int:translation_id>/strings/<int:string_segment_id>/", include(of_segment)),
    ]


@hooks.register("register_help_menu_item")
def register_guide():
    label = gettext_lazy("Translating in five minutes")
    return MenuItem(label, reverse("translators_guide"), icon_name="help", order=900)
