"""Template tag for wagtail-localize's editor, which loads what our template adds (`cms.translation.editor.state`)."""

import json

from django import template
from django.core.serializers.json import DjangoJSONEncoder
from wagtail.models import WorkflowMixin

from cms.newsroom.forms import ChangesRequestedForm
from cms.newsroom.moderation.approvals import find_hold

from ..checks import losses
from ..editor import side_panels, state
from ..related.missing import name_missing_related
from ..text import segment_notes
from ..text.authorship import versions

register = template.Library()


@register.simple_tag(takes_context=True)
def describe_editor(context) -> dict:
    """Return what our template of wagtail-localize's editor shows, with the view's `props` corrected.

    For a snippet without moderation, `has_moderation` is False, and there are no actions, history or moderation.
    """
    target, translation, user = context["instance"], context["translation"], context["request"].user
    props = json.loads(context["props"])
    losses.add_losses(props)
    notes, removed = segment_notes.make_notes(translation, props["segments"])
    versions.add_versions(props["segments"], translation)
    described = {
        "row": state.read_state(translation),
        "notes": [note for note in notes if note.change or note.versions],
        "changed": [note for note in notes if note.change],
        "removed": [(segment_notes.name_field(target, change.context.path), change) for change in removed],
        "has_moderation": isinstance(target, WorkflowMixin),
        "props": json.dumps(props, cls=DjangoJSONEncoder),
        "words_of": f"{user.pk}/{translation.target_locale.language_code}/{translation.source.object_id}",
    }
    if not described["has_moderation"]:
        return described
    side_panels.replace_panels(context["side_panels"], context["request"])
    moderation = state.get_moderation(target, user)
    history = state.read_history(target)
    row = described["row"]
    hold = find_hold(target, target.latest_revision) or ""
    files_url = state.find_files_url(translation)
    actions = state.list_actions(target, user, moderation, props, files_url, row=row, hold=hold)
    state.correct_props(props, moderation)
    return described | {
        "props": json.dumps(props, cls=DjangoJSONEncoder),
        "moderation": moderation,
        "hold": hold,
        "approval": state.read_approval(target, row),
        "missing_related": name_missing_related(target) if moderation.answers else "",
        "history": history,
        "request_for_changes": state.find_request(target, moderation),
        "actions": actions,
        "previews": props["previewModes"],
        "comment_form": ChangesRequestedForm() if "reject" in moderation.answers else None,
    }
