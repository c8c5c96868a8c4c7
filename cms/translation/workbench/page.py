"""The page of the workbench: what it shows of a translation, and what the person may do with it."""

from dataclasses import asdict

from django.contrib.admin.utils import quote
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Page
from wagtail.snippets.permissions import get_permission_name
from wagtail_localize.models import Translation

from cms.newsroom.forms import ChangesRequestedForm
from cms.newsroom.moderation.approvals import find_hold

from ..editor import state
from ..guards.machines import describe_for_workbench
from ..permissions import may_publish
from ..report.columns import find_states
from ..text.segment_notes import name_field, read_changes
from .rows import read_rows


def show_workbench(request: HttpRequest, translation: Translation, target) -> HttpResponse:
    """Answer with the workbench of a translation. The guards have checked that the user may edit its text."""
    user = request.user
    source = translation.source.get_source_instance()
    moderation = state.get_moderation(target, user)
    source_locale, target_locale = translation.source.locale, translation.target_locale
    changes, removed = read_changes(translation)
    states = find_states([target.translation_key]).get(target.translation_key, [])  # in all languages
    row = next((row for code, _name, row in states if code == target_locale.language_code), None)
    rights, files_url = describe_rights(translation, target, user), state.find_files_url(translation)
    may_decide = rights["perms"]["canPublish"] or "approve" in moderation.answers
    hold = (find_hold(target, target.latest_revision) or "") if may_decide else ""
    actions = state.list_actions(target, user, moderation, rights, files_url, row=row, hold=hold)
    decides = any(action.value in {"approve", "publish"} for action in actions)
    editor = {
        "row": row,
        "approval": state.read_approval(target, row),
        "moderation": moderation,
        "hold": hold,
        "request_for_changes": state.find_request(target, moderation),
        "actions": actions,
        "comment_form": ChangesRequestedForm() if "reject" in moderation.answers else None,
        "removed": [(name_field(target, change.context.path), change) for change in removed],
    }
    context = {
        "editor": editor,
        "states": [state for state in states if state[0] != target_locale.language_code],  # its own stands before
        "title": target.get_admin_display_title() if isinstance(target, Page) else str(target),
        "notes_url": reverse("workbench_notes", args=[translation.pk]) if decides or moderation.answers else "",
        "history_url": (
            reverse("workbench_moderation", args=[translation.pk]) if state.has_history(target, moderation) else ""
        ),
        "translation": translation,
        "source_locale": source_locale,
        "target_locale": target_locale,
        "original_url": AdminURLFinder().get_edit_url(source),
        "data": {
            "rows": [asdict(row) for row in read_rows(translation, source, changes)],
            "source": {"code": source_locale.language_code, "name": source_locale.get_display_name()},
            "target": {"code": target_locale.language_code, "name": target_locale.get_display_name()},
            "isLocked": bool(moderation.lock),
            "reviewUrl": reverse("translation_review", args=[translation.pk]),
            "previewUrl": reverse("preview_workbench", args=[translation.pk]) if isinstance(target, Page) else "",
            "valuesUrl": reverse("workbench_values", args=[translation.pk]),
            "presenceUrl": reverse("workbench_presence", args=[translation.pk]),
            "undoPrefillUrl": reverse("workbench_undo_prefill", args=[translation.pk]),
            "checklistUrl": reverse("workbench_checklist", args=[translation.pk]),
            "checksUrl": reverse("workbench_checks", args=[translation.pk]),
            "concordanceUrl": reverse("workbench_concordance", args=[translation.pk]),
            "machine": describe_for_workbench(translation),
            "wordsOf": f"{user.pk}/{target_locale.language_code}/{translation.source.object_id}",
        },
    }
    return render(request, "translation/workbench/index.html", context)


def describe_rights(translation: Translation, target, user) -> dict:
    """Return what a person may do with a translation, in the shape of the props of wagtail-localize's editor."""
    stop = {"stopTranslationUrl": reverse("wagtail_localize:stop_translation", args=[translation.pk])}
    if not isinstance(target, Page):
        viewset = target.snippet_viewset
        url = reverse(viewset.get_url_name("delete"), args=[quote(target.pk)])
        may_delete = user.has_perm(get_permission_name("delete", type(target)))
        rights = {"canPublish": may_publish(user, target), "canDelete": may_delete}
        return {
            "perms": rights | dict.fromkeys(["canUnpublish", "canLock", "canUnlock"], False),
            "links": stop | {"lockUrl": "", "unlockUrl": "", "deleteUrl": url, "convertToAliasUrl": None},
        }
    tester = target.permissions_for_user(user)
    urls = {
        name: reverse(f"wagtailadmin_pages:{view}", args=[target.pk])
        for name, view in [
            ("lockUrl", "lock"),
            ("unlockUrl", "unlock"),
            ("unpublishUrl", "unpublish"),
            ("deleteUrl", "delete"),
        ]
    }
    is_structural = getattr(target, "is_structural", False)
    alias_url = None if is_structural else reverse("wagtail_localize:convert_to_alias", args=[target.pk])
    return {
        "perms": {
            "canPublish": tester.can_publish(),
            "canUnpublish": tester.can_unpublish(),
            "canLock": tester.can_lock(),
            "canUnlock": tester.can_unlock(),
            "canDelete": tester.can_delete(),
        },
        "links": stop | urls | {"convertToAliasUrl": alias_url},
    }
