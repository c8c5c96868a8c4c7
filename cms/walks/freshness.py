"""Find out whether a walk is still up to date with its release."""

import hashlib
import json

from cms.releases.loading import Loaded
from cms.releases.models import Release

from .models import State, Walk


def make_fingerprint(release: Release) -> str:
    """Return a hash of all that decides what a release shows: its texts, their drafts, approvals, waivers, the moment.

    The number of queries does not grow with the texts.
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
    said = json.dumps([str(release.planned_for), release.is_open, texts])
    return hashlib.sha256(said.encode()).hexdigest()


def is_fresh(walk: Walk) -> bool:
    """Return whether a walk is ready, and nothing in its release has changed since it was begun."""
    return walk.state == State.READY and walk.fingerprint == make_fingerprint(walk.release)
