"""Waivers: a release does not wait for a language of a text, or for a warning."""

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from cms.core.editing.blank import is_blank

from ..errors import ReleaseError
from ..log_actions import UNWAIVED, WAIVED
from ..members import lock_open
from ..models import Release, Waiver
from ..permissions import may_waive
from ..texts import TextKey
from .blockers import examine
from .loading import LANGUAGE, Loaded


@transaction.atomic
def waive(release: Release, key: TextKey, code: str, user, reason: str) -> Waiver:
    """Waive a language of a text (code: `LANGUAGE`), or a warning. Raises ReleaseError.

    A text whose language is waived does not go live with the release. Nothing else that blocks can be waived: never an
    approval, rights, four eyes, or a line of the checklist that blocks.
    """
    if is_blank(reason):
        raise ReleaseError(_("Say why: the reason is kept with the release."))
    release = lock_open(release)
    loaded = Loaded(release)
    report = examine(release, loaded)
    line = next((line for line in report.lines if line.key == key), None)
    if code == LANGUAGE:
        if line is None:
            raise ReleaseError(_("The release does not have this text."))
        if line.is_original:
            raise ReleaseError(_("An original cannot be waived: take it out of the release."))
        text, title = line.text, line.title
    else:
        found = next((one for one in report.blockers if one.key == key and one.code == code and one.is_warning), None)
        if found is None:
            raise ReleaseError(_("This warning no longer exists, or it cannot be waived."))
        text, title = found.text if TextKey.of(found.text) == key else None, found.title
    if not may_waive(user, key.locale_id, text):
        raise ReleaseError(_("Only a moderator of this language who did not write the text can waive it."))
    values = {"waived_by": user, "reason": reason}
    waiver, _created = Waiver.objects.update_or_create(release=release, code=code, **key.fields, defaults=values)
    language = loaded.locales[key.locale_id].language_code
    log(release, WAIVED, user=user, data={"title": title, "language": language, "code": code, "reason": reason})
    return waiver


@transaction.atomic
def unwaive(waiver: Waiver, user) -> None:
    """Take back a waiver, if the user may waive. Raises ReleaseError."""
    release = lock_open(waiver.release)
    if not may_waive(user, waiver.locale_id):
        raise ReleaseError(_("Only a moderator of this language can take a waiver back."))
    waiver.delete()
    log(release, UNWAIVED, user=user, data={"language": waiver.locale.language_code, "code": waiver.code})
