"""Guarded endpoints that read or change one translation."""

from functools import wraps

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.db import transaction
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.datastructures import MultiValueDictKeyError
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail_localize.models import OverridableSegment, SegmentOverride, StringSegment, Translation
from wagtail_localize.views import convert, edit_translation, snippets_api

from ..checks.values import find_value_objection, is_usable
from ..permissions import TranslationLockedError, check_may_translate, find_lock, may_edit, may_publish
from .answers import refuse
from .saving import check_version


def get_translation_or_404(translation_id: int) -> Translation:
    """Return a translation with its languages. Raise Http404 if it does not exist."""
    related = ("source__locale", "source__specific_content_type", "target_locale")
    translations = Translation.objects.select_related(*related)
    return get_object_or_404(translations, pk=translation_id)


def find_translation_or_404(translation_id: int) -> tuple[Translation, object]:
    """Return a translation and its page or snippet.

    Raise Http404 if either does not exist; without its page or snippet, upstream answers 500.
    """
    translation = get_translation_or_404(translation_id)
    try:
        return translation, translation.get_target_instance()
    except ObjectDoesNotExist as gone:
        raise Http404 from gone


def get_guarded(request, translation_id: int) -> tuple[Translation, object]:
    """Return the translation that `guard` has loaded for a request, with its page or snippet; otherwise load them."""
    return getattr(request, "guarded_translation", None) or find_translation_or_404(translation_id)


def find_segment_or_404(translation_id: int, string_segment_id: int) -> tuple[Translation, StringSegment]:
    """Return a translation and one of its segments. Raise Http404 if either does not exist."""
    translation = get_translation_or_404(translation_id)
    segments = StringSegment.objects.filter(source=translation.source_id).select_related("string", "context")
    return translation, get_object_or_404(segments, pk=string_segment_id)


def guard(view, check):
    """Return a view that checks permission before it calls another view of a translation.

    check: `check(user, translation, target)` raises PermissionDenied with a reason. target: its page or snippet.
    """

    @wraps(view)
    def guarded(request, translation_id, **kwargs):
        translation, target = find_translation_or_404(translation_id)
        try:
            check(request.user, translation, target)
        except PermissionDenied as refusal:
            return refuse(request, refusal, target)
        request.guarded_translation = translation, target
        try:
            return view(request, translation_id=translation_id, **kwargs)
        except MultiValueDictKeyError:
            return JsonResponse({"detail": _("The request contains no value.")}, status=400)

    return guarded


def check_may_read(user, translation: Translation, target) -> None:
    """Check that a user may open the translation's editor, also while it is locked. Raises PermissionDenied."""
    if not may_edit(user, target):
        raise PermissionDenied(_("You may not edit texts in this language."))


def check_may_stop(user, translation: Translation, target) -> None:
    """Check that a user may stop a translation, or make it follow its original again. Raises PermissionDenied."""
    check_may_replace(user, target)


def check_may_replace(user, target) -> None:
    """Check that a user may replace the words of a text immediately: they may publish it, and it is not locked.

    Raises PermissionDenied, TranslationLockedError.
    """
    if not may_publish(user, target):
        raise PermissionDenied(_("Only people who may publish this text can do that."))
    if reason := find_lock(target, user):
        raise TranslationLockedError(reason)


def write_fitting_override(request, translation_id: int, overridable_segment_id: int):
    """Save a replaced value, unless it is a URL that is not allowed, or is not valid for the text.

    Upstream accepts any value (an image that was just deleted, for example); then previewing or submitting the text
    fails.
    """
    with transaction.atomic():
        answer = edit_translation.edit_override(
            request, translation_id=translation_id, overridable_segment_id=overridable_segment_id
        )
        if request.method == "PUT" and answer.status_code < 300:
            translation = Translation.objects.get(pk=translation_id)
            segment = OverridableSegment.objects.select_related("context").get(pk=overridable_segment_id)
            # The stored value is checked, because upstream parses requests in more than one format.
            written = SegmentOverride.objects.get(context=segment.context, locale=translation.target_locale).data
            objection = find_value_objection(segment, written)
            if not objection and not is_usable(translation, segment.context.path):
                objection = _("This value cannot be used here.")
            if objection:
                transaction.set_rollback(True)
                return JsonResponse({"detail": str(objection)}, status=400)
    return answer


def convert_to_alias(request, page_id: int):
    """Make a translation an alias of its source, which is live if the source is, if the user may publish it.

    Structural pages are refused: readers of one language would get another language's words at its URL
    (docs/decisions/trap-11-live-aliases.md).
    """
    page = get_object_or_404(Page, pk=page_id).specific
    try:
        check_may_replace(request.user, page)
        if getattr(page, "is_structural", False):
            raise PermissionDenied(_("This page has its own version in every language: it cannot become a copy."))
    except PermissionDenied as refusal:
        return refuse(request, refusal, page)
    return convert.convert_to_alias(request, page_id)


class SnippetTitles(snippets_api.SnippetViewSet):
    """The titles of snippets, which the translation editor shows next to references to them.

    For users who may submit translations, who see the same titles in choosers. Snippets in other languages than theirs
    are included, because a synchronised value is the original's.
    """

    http_method_names = ["get", "head", "options"]

    def initial(self, request, *args, **kwargs):
        super().initial(request, *args, **kwargs)
        if not request.user.has_perm("wagtail_localize.submit_translation"):
            self.permission_denied(request, _("You may not edit texts in any language."))


edit_override = guard(check_version(write_fitting_override, "overridable_segment_id"), check_may_translate)
machine_translate = guard(edit_translation.machine_translate, check_may_translate)
preview = guard(edit_translation.preview_translation, check_may_read)
stop = guard(edit_translation.stop_translation, check_may_stop)
