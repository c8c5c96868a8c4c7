"""The actions of a release's page, by name. Each checks who may do it, and returns what to say."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.log_actions import log

from cms.core.sanitizing.ids import read_id

from ..errors import BlockedError, ReleaseError
from ..gate.waiving import unwaive, waive
from ..log_actions import PLANNED
from ..members import add_members, describe_plan, lock_open, plan, save_name, take_out, withdraw
from ..models import Release
from ..permissions import may_plan, may_release
from ..publishing.publication import publish_release
from ..publishing.undoing import undo
from .candidates import decode


def carry_out(request, release: Release) -> str:
    """Carry out the action of a form. Raises ReleaseError, PermissionDenied."""
    action = _ACTIONS.get(request.POST.get("action", ""))
    if action is None:
        raise ReleaseError(_("Choose what to do with it."))
    is_allowed, do = action
    if not is_allowed(request.user, release):
        raise PermissionDenied
    return do(request, release)


def change_plan(release: Release, values: dict, user) -> None:
    """Store the name, who is responsible, and the moment, if the form has it. Raises ReleaseError."""
    with transaction.atomic():
        locked = lock_open(release)
        locked.name, locked.responsible = values["name"], values["responsible"]
        save_name(locked, update_fields=["name", "responsible"])
        if "planned_for" in values and values["planned_for"] != locked.planned_for:
            plan(locked, values["planned_for"], user)
        else:
            log(locked, PLANNED, user=user, data=describe_plan(locked))


def say_added(count: int) -> str:
    if not count:
        return _("There was nothing to put in.")
    return ngettext("%(count)d text was put in.", "%(count)d texts were put in.", count) % {"count": count}


def _release(request, release):
    try:
        publish_release(release, request.user)
    except BlockedError as error:
        count = len(error.blockers)
        said = ngettext("It is blocked by %(count)d point.", "It is blocked by %(count)d points.", count)
        raise ReleaseError(f"{error} {said % {'count': count}}") from error
    return _("All texts of the release are live.")


def _undo(request, release):
    undo(release, request.user)
    return _("Undone: readers see again what was live before.")


def _withdraw(request, release):
    withdraw(release, request.user)
    return _("Withdrawn: its texts are free.")


def _add_members(request, release):
    return say_added(len(add_members(release, request.user)))


def _take_out(request, release):
    row = get_object_or_404(release.texts, pk=read_id(request.POST.get("row")))
    take_out(row, request.user)
    return _("Taken out: the text is published like any other.")


def _waive(request, release):
    key = decode(request.POST.get("text", ""))
    if key is None:
        raise ReleaseError(_("Choose what to do with it."))
    waive(release, key, request.POST.get("code", ""), request.user, request.POST.get("reason", ""))
    return _("Waived.")


def _unwaive(request, release):
    unwaive(get_object_or_404(release.waivers, pk=read_id(request.POST.get("waiver"))), request.user)
    return _("The waiver was taken back.")


def _if_may_plan(user, release):
    return may_plan(user)


def _if_waiving_decides(user, release):
    return True  # `waiving` decides, by the language of the text


_ACTIONS = {
    "release": (may_release, _release),
    "undo": (may_release, _undo),
    "withdraw": (may_release, _withdraw),
    "add_members": (_if_may_plan, _add_members),
    "take_out": (_if_may_plan, _take_out),
    "waive": (_if_waiving_decides, _waive),
    "unwaive": (_if_waiving_decides, _unwaive),
}
