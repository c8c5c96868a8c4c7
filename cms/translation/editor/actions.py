"""Actions of the translation editor's buttons, handled before wagtail-localize, which supports no moderation.

An action is a POST to the edit URL of a page or snippet, with `action` one of `submit-for-moderation`, `publish`
(submits if the person may not publish), `cancel-moderation`, `approve`, `withdraw-approval`, `reject` (with `comment`)
or `hand_back`.
If segments are missing, the response to `publish` is a page that lists them; the next request confirms them by sending
their ids as `missing`. If a translation lacks links or other markup of the original, `submit-for-moderation`, `publish`
and `approve` are confirmed likewise, with the ids as `lost`.
"""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import redirect, render
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.log_actions import LogFormatter
from wagtail.models import Page, TranslatableMixin, WorkflowMixin
from wagtail_localize.models import Translation

from cms.checklist.admin.warnings import warn_of_open_lines
from cms.newsroom.admin.messages import describe_wait
from cms.newsroom.forms import ChangesRequestedForm
from cms.newsroom.models import HAND_BACK

from ..checks.quality.rules.markup import Losses
from ..checks.summary import CheckedSegment, find_failures, is_blocking
from ..permissions import find_answers, may_publish
from ..related.hooks import warn_of_missing_related
from ..text.segment_notes import describe_segments, find_anchor
from ..text.segments import find_missing
from ..workflow import moderation
from ..workflow.moderation import FaultyError, IncompleteError, NotReadyError
from .warnings import refuse_faulty, warn_of_checks, warn_of_unconfirmed_pictures

BEFORE_LOCALIZE = -100  # wagtail-localize's hooks answer every POST; the newsroom's guard of languages still runs first


@hooks.register("before_edit_page", order=BEFORE_LOCALIZE)
def answer_action_on_page(request, page):
    return None if page.alias_of_id else answer_action(request, page)


@hooks.register("before_edit_snippet", order=BEFORE_LOCALIZE)
def answer_action_on_snippet(request, instance):
    return answer_action(request, instance) if isinstance(instance, TranslatableMixin) else None


def answer_action(request, target):
    """Respond to a POST to the editor of a translation; return None for all other requests.

    wagtail-localize's own handler gets no POST for a text that has a moderation. It handles the others (snippets
    without drafts).
    """
    if request.method != "POST" or not isinstance(target, WorkflowMixin):
        return None
    translation = moderation.find_translation(target)
    if translation is None:
        return None
    act = ACTIONS.get(request.POST.get("action"), do_nothing)
    try:
        response = act(request, translation)
    except IncompleteError as refusal:
        first = messages.button(find_anchor(request.path, refusal.missing[0]), gettext("Go to the first"))
        messages.error(request, refusal.messages[0], buttons=[first])
    except FaultyError as refusal:
        refuse_faulty(request, translation, refusal.faulty)
    except (PermissionDenied, ValidationError) as refusal:
        messages.error(request, explain(refusal))
    else:
        return response or redirect(request.path)
    return redirect(request.path)


def do_nothing(request, translation: Translation):
    """Ignore an unknown action, or the form of Wagtail's editor that was open when the translation began."""


def submit(request, translation: Translation):
    """Submit a translation. If segments lost markup of the original, ask to confirm them first."""
    if failures := find_unconfirmed(request, translation):
        return ask_about_checks(request, translation, failures, "submit-for-moderation")
    moderation.submit(translation, request.user)
    messages.success(request, gettext("The translation has been submitted for moderation."))
    warn_of_checks(request, translation)
    warn_of_unconfirmed_pictures(request, translation)
    warn_of_missing_related(request, translation.get_target_instance())
    warn_of_open_lines(request, translation.get_target_instance())
    return None


def withdraw(request, translation: Translation):
    moderation.withdraw(translation, request.user)
    messages.success(request, gettext("The translation has been withdrawn from moderation. You can continue it."))


def publish(request, translation: Translation):
    """Publish a translation, or submit it if the person may not publish.

    If segments lost markup or are missing, ask to confirm these segments first.
    """
    target = translation.get_target_instance()
    if not may_publish(request.user, target):
        return submit(request, translation)
    if failures := find_unconfirmed(request, translation):
        return ask_about_checks(request, translation, failures, "publish")
    confirmed = set(request.POST.getlist("missing"))
    is_confirmed = bool(confirmed) and {str(segment.pk) for segment in find_missing(translation)} <= confirmed
    try:
        moderation.publish(translation, request.user, with_missing=is_confirmed)
    except IncompleteError as refusal:
        if not isinstance(target, Page):
            raise
        return ask_about_missing(request, translation, refusal)
    said = describe_wait(translation.get_target_instance()) or gettext("The translation has been published.")
    messages.success(request, said, buttons=_link_to_live(translation))
    warn_of_checks(request, translation)
    warn_of_unconfirmed_pictures(request, translation)
    warn_of_missing_related(request, target)
    return None


def find_unconfirmed(request, translation: Translation) -> list[CheckedSegment]:
    """Return the segments that lost markup, unless the request confirms them. Raise FaultyError for what blocks."""
    failures = find_failures(translation, confirmed=request.POST.getlist("lost"))
    if faulty := [checked for checked in failures if is_blocking(checked)]:
        raise FaultyError(faulty)
    asked = (checked._replace(failures=[f for f in checked.failures if f.code == Losses.code]) for checked in failures)
    return [checked for checked in asked if checked.failures]


def ask_about_checks(request, translation: Translation, failures: list[CheckedSegment], action: str):
    """Return the page that lists what checks say of translated segments, to be confirmed before the action."""
    segments = describe_segments(translation, [checked.segment for checked in failures], request.path)
    context = {
        "translation": translation,
        "target": translation.get_target_instance(),
        "heading": gettext("Continue without these links and marks?"),
        "segments": [(segment, checked.sentences) for segment, checked in zip(segments, failures, strict=True)],
        "lost": {str(checked.segment.pk) for checked in failures} | set(request.POST.getlist("lost")),
        "missing": request.POST.getlist("missing"),
        "comment": request.POST.get("comment", ""),
        "action": action,
        "edit_url": request.path,
    }
    return render(request, "translation/editor/confirm_losses.html", context)


def ask_about_missing(request, translation: Translation, refusal: IncompleteError):
    """Render the page that lists the missing segments and asks whether to publish nevertheless."""
    context = {
        "translation": translation,
        "target": translation.get_target_instance(),
        "heading": gettext("Publish with parts untranslated?"),
        "segments": [(segment, ()) for segment in describe_segments(translation, refusal.missing, request.path)],
        "action": "publish",
        "missing": [segment.pk for segment in refusal.missing],
        "lost": request.POST.getlist("lost"),
        "edit_url": request.path,
    }
    return render(request, "translation/editor/confirm_missing.html", context)


def approve(request, translation: Translation):
    """Approve a translation. If segments lost markup, ask to confirm them first, as on submission.

    They may have lost it by a reviewer's corrections, or the submitter accepted the loss.
    """
    answers, _objection = _find_answers_of(request, translation)
    if "approve" in answers and (failures := find_unconfirmed(request, translation)):
        return ask_about_checks(request, translation, failures, "approve")
    _act_on_task(request, translation, "approve", request.POST.get("comment", ""))
    target = translation.get_target_instance()
    if waits := describe_wait(target):
        said = waits
    elif target.live:
        said = gettext("The translation has been approved and published.")
    else:
        said = gettext("The translation has been approved.")
    messages.success(request, said, buttons=_link_to_live(translation))
    warn_of_checks(request, translation)
    warn_of_missing_related(request, translation.get_target_instance())
    return None


def withdraw_approval(request, translation: Translation):
    """Take back an approval that waits: nothing goes live until the translation is approved again."""
    moderation.withdraw_approval(translation, request.user)
    messages.success(request, gettext("The approval has been withdrawn. The translation is a draft again."))


def hand_back(request, translation: Translation):
    _act_on_task(request, translation, HAND_BACK[0], "")
    messages.success(
        request, gettext("The other moderators have been notified that this translation is waiting for them.")
    )


def request_changes(request, translation: Translation):
    """Ask for changes. If that is refused, show the form again with the comment, so that it is not lost."""
    form = ChangesRequestedForm(request.POST)
    try:
        if form.is_valid():
            _act_on_task(request, translation, "reject", form.cleaned_data["comment"])
            messages.success(request, gettext("The translator has been asked for changes."))
            return None
    except (PermissionDenied, ValidationError) as refusal:
        form.add_error(None, explain(refusal))
    context = {"form": form, "target": translation.get_target_instance(), "edit_url": request.path}
    return render(request, "translation/editor/request_changes.html", context)


ACTIONS = {
    "submit-for-moderation": submit,
    "cancel-moderation": withdraw,
    "publish": publish,
    "approve": approve,
    "withdraw-approval": withdraw_approval,
    "reject": request_changes,
    HAND_BACK[0]: hand_back,
}


def explain(refusal) -> str:
    """Return the sentence that says why an action was refused."""
    if isinstance(refusal, ValidationError):
        return refusal.messages[0]
    return str(refusal.args[0]) if refusal.args else gettext("You may not do this with this translation.")


def _act_on_task(request, translation, action, comment):
    answers, objection = _find_answers_of(request, translation)
    task_state = translation.get_target_instance().current_workflow_task_state
    if task_state is None:
        raise NotReadyError(_("This translation is not under review, or no longer."))
    if action not in answers:
        raise PermissionDenied(objection or _("You do not review this text."))
    task_state.task.specific.on_action(task_state, request.user, action, comment=comment)


def _find_answers_of(request, translation: Translation) -> tuple[set[str], Any]:
    """Return the result of `find_answers` for the user; no actions and None if the translation is not under review."""
    target = translation.get_target_instance()
    task_state = target.current_workflow_task_state
    return find_answers(task_state.task.specific, target, request.user) if task_state else (set(), None)


def _link_to_live(translation):
    target = translation.get_target_instance()
    if isinstance(target, Page) and target.live and (url := target.get_url()):
        return [messages.button(url, gettext("View live"), new_window=True)]
    return []


@hooks.register("register_log_actions")
def name_publication_with_missing_parts(actions):
    @actions.register_action(moderation.PUBLISHED_INCOMPLETE)
    class PublishedIncompleteFormatter(LogFormatter):
        label = _("Publish with parts untranslated")

        def format_message(self, log_entry):
            count = log_entry.data.get("count", 0)
            message = ngettext(
                "Published with %(count)d untranslated part",
                "Published with %(count)d untranslated parts",
                count,
            )
            return message % {"count": count}
