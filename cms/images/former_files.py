"""Keep the file that a picture had when another takes its place, with what the picture said of it.

A file may be replaced because it must not be shown any more: former files lie beside the withheld ones, where readers
never reach them, and only who may change the picture sees them (docs/images.md).
"""

from functools import partial

from django.db import transaction

from cms.compat.wagtail import get_file_permission_policy

from .changes import image_replaced
from .credits.credit_line import credit_line
from .models import CustomImage, FormerFile
from .models.former_file import FOCUS, SAID_OF_FILE
from .models.image import read_token
from .withholding import delete_file, is_withheld, make_name


def may_see_former_files(user, image: CustomImage) -> bool:
    """Return whether a user may see the former files of a picture, and use them again: who may change the picture."""
    return get_file_permission_policy(CustomImage).user_has_permission_for_instance(user, "change", image)


def may_delete_former_files(user) -> bool:
    """Return whether a user may delete former files for good: administrators."""
    return user.is_active and user.is_superuser


@transaction.atomic
def keep_former_file(image: CustomImage, user) -> FormerFile | None:
    """Keep the stored file of a picture that is about to be replaced, and forget its renditions.

    Call it in the transaction that saves the picture with its new file. The file leaves its public address when that
    transaction is committed. Returns None if there is no file to keep.
    """
    stored = CustomImage.objects.select_for_update().filter(pk=image.pk).first()
    if stored is None:
        return None
    renditions = list(stored.renditions.all())
    former = None
    if stored.file and stored.file.storage.exists(stored.file.name):
        former = _keep(stored, [rendition.file.name for rendition in renditions], user)
    stored.renditions.all().delete()  # their files are deleted on commit
    image_replaced.send(CustomImage, image_id=stored.pk)
    return former


def _keep(stored: CustomImage, renditions: list[str], user) -> FormerFile:
    storage, name = stored.file.storage, stored.file.name
    same = stored.former_files.filter(file_hash=stored.get_file_hash()).first()
    if same and storage.exists(same.file.name):
        kept = same.file.name
    elif is_withheld(name):
        kept = name
    else:
        with storage.open(name) as file:
            kept = storage.save(make_name(name), file, max_length=255)
    former = FormerFile.objects.create(
        image=stored,
        file=kept,
        name=read_given_name(stored),
        width=stored.width,
        height=stored.height,
        file_size=stored.file_size,
        file_hash=stored.file_hash,
        said={field: getattr(stored, field) for field in SAID_OF_FILE},
        replaced_by=user,
    )
    if kept != name:
        public = [] if is_withheld(name) else [name, *renditions]
        transaction.on_commit(partial(delete_file, storage, name, public), robust=True)
    return former


def read_given_name(image: CustomImage) -> str:
    """Return the name of a picture's file as people gave it, without what makes it hard to guess."""
    return image.filename.removeprefix(read_token(image.filename))


def describe_credit(former: FormerFile) -> str:
    """Return the credit line of a former file as it was then, without a title, in the active language."""
    fields = {name: former.said.get(name) or "" for name in ("kind", "author", "holder", "licence", "source_url")}
    # Without a collection: its default costs a query for each row.
    return credit_line(CustomImage(collection_id=0, **fields)).text


def drop_focus(image: CustomImage) -> None:
    """Take the focal point from a picture, unsaved: it belonged to the file that is being replaced."""
    for name in FOCUS:
        setattr(image, name, None)
