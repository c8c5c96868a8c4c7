"""Undo a release: what was live before it is live again, in one transaction; newer edits stay drafts."""

from django.db.models import Model
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page, Revision
from wagtail_localize.models import TranslationSource

from cms.core.typography.lists import join_list
from cms.newsroom.moderation.records import Approval
from cms.translation.sync.sources import refresh_source

from ..errors import ReleaseError
from ..gate.blockers import get_title
from ..gate.holding import letting_go
from ..gate.loading import Loaded, get_reference
from ..log_actions import TEXT_UNDONE, TEXT_UNPUBLISHED, UNDONE
from ..members import set_state
from ..models import Release, ReleaseText, State
from ..texts import TextKey
from . import addresses, outbox
from .publication import everything_or_nothing, lock, put_in_order


def undo(release: Release, user=None) -> Release:
    """Bring back what was live before a release; return the release, which keeps its texts.

    Raises ReleaseError, with the titles, where a text was published since; then nothing has happened.
    """
    with everything_or_nothing(is_undoing=True) as finish:
        release = lock(release)
        if release.state != State.LIVE:
            raise ReleaseError(_("Only a release that is live can be undone."))
        if Release.objects.filter(name=release.name, is_open=True).exists():
            raise ReleaseError(_("Another release has taken this name meanwhile: rename it first."))
        loaded = Loaded(release)
        rows = {key: row for key, row in loaded.rows.items() if row.went_live}
        if names := find_published_since(rows, loaded):
            raise ReleaseError(
                _("It cannot be undone, because of what was published or unpublished since: %(names)s.")
                % {"names": join_list(names)}
            )
        texts = {key: loaded.texts[key] for key in rows if key in loaded.texts and loaded.texts[key].live}
        order = put_in_order(texts, loaded)
        former_addresses = addresses.list_former()
        with letting_go(texts):
            done = [_restore(texts[key], rows[key], user) for key in order if rows[key].former]
            done += [_unpublish(texts[key], rows[key], user) for key in reversed(order) if not rows[key].former]
        removed = release.former_addresses
        _leave_those_of_other_releases(release, rows)
        set_state(release, State.UNDONE, planned_for=None, former_addresses={})
        release.texts.update(went_live=False, former=None)
        titles = [get_title(text) for text in texts.values()]
        log(release, UNDONE, user=user, data={"count": len(done), "titles": titles[:50]})
        follow_up = finish(release, done, user)
        replaced = addresses.list_removed(former_addresses)
        follow_up.former_addresses = {name: rows + removed.get(name, []) for name, rows in replaced.items()}
        follow_up.save(update_fields=["former_addresses"])
        addresses.restore(follow_up.former_addresses)
    return release


def find_published_since(rows: dict[TextKey, ReleaseText], loaded: Loaded) -> list[str]:
    """Return the titles of the texts because of which a release cannot be undone.

    These are texts of the release of which something else is live now than what it published, and texts that were
    published below its new pages, or as translations of its new texts.
    """
    names = []
    current = Revision.objects.in_bulk(
        [text.live_revision_id for text in loaded.texts.values() if text.live_revision_id]
    )
    for key, row in rows.items():
        text = loaded.texts.get(key)
        if text is None or not text.live:
            if row.former:
                names.append(_name(text) if text is not None else _("a deleted text"))
        elif text.live_revision_id != row.revision_id and _is_of_person(current.get(text.live_revision_id)):
            names.append(_name(text))
    new = {key: loaded.texts[key] for key, row in rows.items() if not row.former and key in loaded.texts}
    for key, text in loaded.texts.items():
        original = loaded.get_original(key) if key not in rows and text.live else None
        if original is not None and TextKey.of(original) in new:
            names.append(_name(text))
    return [*names, *(_name(page) for page in _list_live_below(new))]


def _is_of_person(revision: Revision | None) -> bool:
    """Return whether a person wrote a revision: the program carries dates and pictures over to translations."""
    return revision is None or revision.user_id is not None


def _list_live_below(texts: dict[TextKey, Model]) -> list[Page]:
    pages = [text for text in texts.values() if isinstance(text, Page)]
    paths = [page.path for page in pages if not page.is_leaf()]
    below = [
        page for path in paths for page in Page.objects.filter(path__startswith=path, live=True).exclude(path=path)
    ]
    return [page for page in below if TextKey.of(page) not in texts]


def _name(text: Model) -> str:
    return f"“{get_title(text)}” ({text.locale.language_code.upper()})"


def _restore(text: Model, row: ReleaseText, user) -> outbox.Change:
    """Publish what was live before, as it was."""
    revision = _find_former_revision(text, row)
    revision.content = row.former["content"]
    revision.publish(log_action=False, skip_permission_checks=True)  # it was approved when it went live
    _put_back_program_fields(text, row.former["content"])
    live = type(text)._default_manager.get(pk=text.pk)
    if source := TranslationSource.objects.get_for_instance_or_none(live):
        refresh_source(source, live)
    _let_approval_wait(text, row)
    log(live, TEXT_UNDONE, user=user, revision=revision)
    return outbox.Change(text, revision, is_live=True)


def _find_former_revision(text: Model, row: ReleaseText) -> Revision:
    """Return the revision that was live; if it was purged, a new one that is older than all drafts."""
    if revision := Revision.objects.filter(pk=row.former["live_revision"]).first():
        return revision
    oldest = text.revisions.order_by("created_at").first()
    return Revision.objects.create(
        content_object=text,
        base_content_type=oldest.base_content_type,
        content=row.former["content"],
        object_str=str(text),
        created_at=oldest.created_at,
    )


def _put_back_program_fields(text: Model, content: dict) -> None:
    """Restore what the publication has computed again, such as the names in the byline."""
    values = {}
    for name in getattr(text, "written_by_program", ()):
        field = text._meta.get_field(name)
        if name in content:
            values[field.attname] = content[name]
    if values:
        type(text)._default_manager.filter(pk=text.pk).update(**values)


def _unpublish(text: Model, row: ReleaseText, user) -> outbox.Change:
    text.unpublish(log_action=False)
    _let_approval_wait(text, row)
    text.refresh_from_db()
    log(text, TEXT_UNPUBLISHED, user=user, revision=row.revision)
    return outbox.Change(text, row.revision, is_live=False)


def _let_approval_wait(text: Model, row: ReleaseText) -> None:
    """Let the approval of the revision that was live wait again, if nothing else was approved since."""
    content_type_id, object_id = get_reference(TextKey.of(text), text)
    of_text = Approval.objects.filter(content_type=content_type_id, object_id=object_id)
    if not of_text.waiting().exists():
        of_text.filter(revision=row.revision, voided_at=None).update(published_at=None)


def _leave_those_of_other_releases(release: Release, rows: dict[TextKey, ReleaseText]) -> None:
    """Take out the texts that are in another open release meanwhile."""
    keys = [key.translation_key for key in rows]
    taken = ReleaseText.objects.filter(is_open=True, translation_key__in=keys).exclude(release=release)
    taken = {TextKey.of_row(row) for row in taken}
    ReleaseText.objects.filter(pk__in=[row.pk for key, row in rows.items() if key in taken]).delete()
