"""The texts of a release: put in, all those of an issue at once, and taken out."""

from collections.abc import Iterable
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, transaction
from django.db.models import Model
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Locale, Page

from . import registry
from .errors import ReleaseError
from .log_actions import ADDED, PLANNED, TAKEN_OUT, WITHDRAWN
from .models import Release, ReleaseText, State, Waiver
from .texts import TextKey, has_something_to_publish, load_texts


@transaction.atomic
def create_release(
    name: str, responsible, planned_for: datetime | None = None, *, subject: Page | None = None, user=None
) -> Release:
    """Create a release; with a subject (an issue, a year, an edition), put in its texts in all languages.

    Raises ReleaseError.
    """
    release = Release(name=name, responsible=responsible, planned_for=planned_for)
    if subject is not None:
        release.subject_type = ContentType.objects.get_for_model(type(subject.specific))
        release.subject_key = subject.translation_key
    save_name(release)
    log(release, PLANNED, user=user, data=describe_plan(release))
    if subject is not None:
        add_members(release, user)
    return release


def save_name(release: Release, **options) -> None:
    """Save a release whose name is new. Raises ReleaseError if another open one has it, also since a moment ago."""
    try:
        with transaction.atomic():
            release.save(**options)
    except IntegrityError as error:
        raise ReleaseError(_("There is already an open release with this name.")) from error


def describe_plan(release: Release) -> dict:
    """Return the plan of a release for its log entries."""
    moment = release.planned_for
    return {"responsible": str(release.responsible or ""), "planned_for": moment.isoformat() if moment else ""}


def find_subject(release: Release) -> Page | None:
    """Return the issue, year or edition of a release, in the first language in which it exists; None for none."""
    return _find_versions(release).first()


def _find_versions(release: Release):
    model = release.subject_type.model_class() if release.subject_type_id else None
    if model is None:
        return Page.objects.none()
    return model.objects.filter(translation_key=release.subject_key, alias_of=None).order_by("locale")


def find_new_members(release: Release) -> list[TextKey]:
    """Return what belongs to the subject of a release, has something to publish, and is in no open release.

    In all languages: also where a text does not exist yet. What is live in one language and not started in another is
    left out, if the text is not new: a section that was never translated does not hold back every issue.
    """
    works, texts = {}, []
    for version in _find_versions(release):
        for text in registry.list_members(version):
            works.setdefault(TextKey.of(text).work, text)
    locales = list(Locale.objects.order_by("pk"))
    keys = [TextKey(*work, locale.pk) for work in works for locale in locales]
    found = load_texts(keys)
    for work in works:
        of_work = [TextKey(*work, locale.pk) for locale in locales]
        versions = [found[key] for key in of_work if key in found]
        if not any(has_something_to_publish(text) for text in versions):
            continue
        is_new = not any(text.live for text in versions)
        is_own = work[1] == release.subject_key or _is_below_subject(works[work], release)
        for key in of_work:
            text = found.get(key)
            if has_something_to_publish(text) if text else is_new or is_own:
                texts.append(key)
    taken = {TextKey.of_row(row) for row in ReleaseText.objects.filter(is_open=True)}
    return [key for key in texts if key not in taken]


def _is_below_subject(text: Model, release: Release) -> bool:
    if not isinstance(text, Page):
        return False
    parent_path = text.path[: -text.steplen]
    return Page.objects.filter(path=parent_path, translation_key=release.subject_key).exists()


def add_members(release: Release, user=None) -> list[ReleaseText]:
    """Put in what belongs to the subject of a release and is not in it yet; return the new rows."""
    return add_texts(release, find_new_members(release), user)


@transaction.atomic
def add_texts(release: Release, keys: Iterable[TextKey], user=None) -> list[ReleaseText]:
    """Put texts into an open release; return the new rows. Those that it has already are left out.

    Raises ReleaseError if the release is not open, or a text is in another open release.
    """
    release = lock_open(release)
    there = {TextKey.of_row(row) for row in release.texts.all()}
    keys = [key for key in dict.fromkeys(keys) if key not in there]
    if not keys:
        return []
    if other := _find_other_release(keys):
        raise ReleaseError(other)
    rows = [ReleaseText(release=release, added_by=user, **key.fields) for key in keys]
    try:
        with transaction.atomic():
            ReleaseText.objects.bulk_create(rows)
    except IntegrityError as error:  # another release took one at the same moment
        raise ReleaseError(_find_other_release(keys) or _("A text is already in another release.")) from error
    titles = [str(text) for text in load_texts(keys).values()]
    log(release, ADDED, user=user, data={"count": len(keys), "titles": titles[:50]})
    return rows


def _find_other_release(keys) -> str | None:
    """Return a sentence that names a text which is in an open release, or None."""
    works = [key.translation_key for key in keys]
    for row in ReleaseText.objects.filter(is_open=True, translation_key__in=works).select_related("release", "locale"):
        if (key := TextKey.of_row(row)) in set(keys):
            text = load_texts([key]).get(key)
            values = {"title": text or "–", "language": row.locale, "name": row.release.name}
            return _("“%(title)s” (%(language)s) is in the release “%(name)s” already.") % values
    return None


@transaction.atomic
def take_out(row: ReleaseText, user=None) -> None:
    """Take one text out of an open release: it is then published like any other. Raises ReleaseError."""
    release = lock_open(row.release)
    key = TextKey.of_row(row)
    text = load_texts([key]).get(key)
    ReleaseText.objects.filter(pk=row.pk, release=release).delete()
    Waiver.objects.filter(release=release, **key.fields).delete()
    log(release, TAKEN_OUT, user=user, data={"title": str(text or ""), "language": row.locale.language_code})


def lock_open(release: Release) -> Release:
    """Return a release, locked until the end of the transaction. Raises ReleaseError if it is not open."""
    release = Release.objects.select_for_update().get(pk=release.pk)
    if not release.is_open:
        raise ReleaseError(
            _("The release is %(state)s: its texts stay as they are.") % {"state": release.get_state_display()}
        )
    return release


@transaction.atomic
def withdraw(release: Release, user=None) -> None:
    """Withdraw an open release: its texts are free again. Raises ReleaseError."""
    locked = lock_open(release)
    set_state(locked, State.WITHDRAWN)
    log(locked, WITHDRAWN, user=user)


def set_state(release: Release, state: State, **fields) -> None:
    """Store the state of a release, and whether its texts are held."""
    release.state = state
    for name, value in fields.items():
        setattr(release, name, value)
    release.save(update_fields=["state", *fields])
    release.texts.update(is_open=release.is_open)


@transaction.atomic
def plan(release: Release, planned_for: datetime | None, user=None) -> None:
    """Give an open release another moment, or none: one that was missed or undone is planned again.

    Raises ReleaseError.
    """
    locked = lock_open(release)
    locked.planned_for, locked.warned_for = planned_for, None
    set_state(locked, State.PLANNED, planned_for=planned_for, warned_for=None)
    log(locked, PLANNED, user=user, data=describe_plan(locked))
