"""Find out whether a walk still shows what readers will see after its release."""

import hashlib
import json

from django.contrib.contenttypes.models import ContentType
from django.db.models import Max, Q
from wagtail.contrib.settings.registry import registry as settings_registry
from wagtail.images import get_image_model
from wagtail.models import DraftStateMixin, ModelLogEntry, PageLogEntry
from wagtail.snippets.models import get_snippet_models

from cms.releases.gate.loading import Loaded
from cms.releases.models import Release

from .models import State, Walk

TRANSLATION = "translation"
# The log entries of pages after which readers may see something else, by the start of their names.
_PUBLIC = (
    "wagtail.publish",
    "wagtail.unpublish",
    "wagtail.move",
    "wagtail.reorder",
    "wagtail.delete",
    "wagtail.view_restriction",
    "newsroom.went_live",
    "releases.undo",
    "bin.",
)


def make_fingerprint(release: Release) -> str:
    """Return a hash of all that decides what a walk shows.

    That is what its release shows (its texts, their drafts, approvals, waivers, the moment), and what is public around
    it. The number of queries does not grow with the texts.
    """
    loaded = Loaded(release)
    texts = [
        [
            *map(str, key),
            text and [text.pk, text.latest_revision_id, text.live_revision_id],
            key in loaded.approvals and loaded.approvals[key].revision_id,
            bool(loaded.get_waiver(key)),
        ]
        for key in loaded.rows
        for text in [loaded.texts.get(key)]
    ]
    said = json.dumps([str(release.planned_for), release.is_open, texts, find_last_public_changes()])
    return hashlib.sha256(said.encode()).hexdigest()


def find_last_public_changes() -> list[int | None]:
    """Return the last log entries after which readers may see something else on some page. Two queries.

    Drafts, uploads and what the newsroom keeps for itself do not count: in a busy office no walk would ever be fresh.
    """
    public = Q()
    for start in _PUBLIC:
        public |= Q(action__startswith=start)
    # The termbase is a tool of translators: no page shows it.
    shown = [model for model in get_snippet_models() if model._meta.app_label != TRANSLATION]
    types = ContentType.objects.get_for_models(*shown, *settings_registry, get_image_model())
    without_drafts = [one for model, one in types.items() if not issubclass(model, DraftStateMixin)]
    saved = Q(content_type__in=without_drafts, action__in=["wagtail.edit", "wagtail.delete"])
    of_drafts = public & Q(content_type__in=[one for one in types.values() if one not in without_drafts])
    return [
        PageLogEntry.objects.filter(public).aggregate(last=Max("pk"))["last"],
        ModelLogEntry.objects.filter(saved | of_drafts).aggregate(last=Max("pk"))["last"],
    ]


def is_fresh(walk: Walk) -> bool:
    """Return whether a walk is ready, and nothing that it shows has changed since it was begun."""
    return walk.state == State.READY and walk.fingerprint == make_fingerprint(walk.release)
