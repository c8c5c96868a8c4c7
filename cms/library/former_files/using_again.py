"""Give a picture a former file back, with what was said of it then; delete a former file for good."""

from django.core.exceptions import PermissionDenied
from django.core.files import File
from django.db import transaction
from wagtail.log_actions import log

from cms.compat.wagtail import store_file_facts
from cms.images.former_files import keep_former_file, may_delete_former_files, may_see_former_files
from cms.images.models import CustomImage, FormerFile
from cms.images.models.former_file import SAID_OF_FILE

from ..models import Proposal
from ..permissions import find_deciding_locales, may_decide
from ..proposals.values import read_value, write_value
from ..proposals.workflow import propose

USED_AGAIN, DELETED = "library.use_former_file", "library.delete_former_file"


def list_changes(former: FormerFile, image: CustomImage) -> dict[str, dict]:
    """Return what changes with the file: the credit, rights and focal point, as a proposal stores changes."""
    changes = {
        name: {"from": read_value(image, name), "to": former.said[name]} for name in SAID_OF_FILE if name in former.said
    }
    return {name: change for name, change in changes.items() if change["from"] != change["to"]}


@transaction.atomic
def use_again(former: FormerFile, user) -> Proposal | None:
    """Give a picture a former file back; the file that it has becomes a former one.

    If moderators decide about the picture, it is proposed to them, and the proposal returned. Raises ValidationError if
    what was said of the file is not valid any more, FileNotFoundError, and PermissionDenied.
    """
    image = CustomImage.objects.select_for_update().get(pk=former.image_id)
    if not may_see_former_files(user, image):
        raise PermissionDenied
    changes = list_changes(former, image)
    with former.file.storage.open(former.file.name) as file:
        if not may_decide(user, find_deciding_locales(image)):
            names = {"from": read_value(image, "file"), "to": former.name}
            return propose(image, changes | {"file": names}, user, file=File(file))
        for name, change in changes.items():
            write_value(image, name, change["to"])
        image.clean_fields(exclude={field.name for field in image._meta.fields} - {*changes})
        image.clean()
        keep_former_file(image, user)
        image.file.save(former.name, File(file), save=False)
    store_file_facts(image)
    image.save()
    log(image, USED_AGAIN, user=user)
    return None


@transaction.atomic
def delete_for_good(former: FormerFile, user) -> None:
    """Delete a former file, wherever the history of its picture has it; the log does not say what it showed.

    Raises PermissionDenied.
    """
    if not may_delete_former_files(user):
        raise PermissionDenied
    image = CustomImage.objects.select_for_update().get(pk=former.image_id)
    replaced_at = former.replaced_at.isoformat()
    image.former_files.filter(file_hash=former.file_hash).delete()
    log(image, DELETED, user=user, data={"replaced_at": replaced_at})
