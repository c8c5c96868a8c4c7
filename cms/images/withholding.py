"""Withhold the files of images whose rights have ended or allow no public use, and restore them with the rights.

Proxies and buckets publish some folders only (`cms.serving.files.media.PUBLIC_FOLDERS`). The original is moved to
another folder; the renditions are deleted, and made again when they may be shown. The newsroom still sees the image
through a view of the admin.
"""

import os
import uuid
from urllib.parse import urljoin

from django.conf import settings
from django.core.files.storage import Storage
from django.db import transaction
from django.urls import reverse
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage
from wagtail.models import Site

from cms.compat.django import is_stored
from cms.serving.tasks import purge_task

from .denormalised import refresh_denormalised

NAME_LENGTH = 100  # of the column
FOLDER = "withheld"  # not a public folder; each file is in a subfolder whose name cannot be guessed


def is_withheld(name: str) -> bool:
    return name.startswith(f"{FOLDER}/")


def make_name(filename: str) -> str:
    return f"{FOLDER}/{uuid.uuid4().hex}/{os.path.basename(filename)}"


def get_admin_address(rendition) -> str:
    """Return the URL of a withheld rendition in the admin."""
    return reverse("withheld_rendition", args=[rendition.pk])


def correct_name(image) -> None:
    """Correct the file name of an image before it is saved, if its file has been moved since the image was loaded."""
    if image.pk is None or not image.file or not is_stored(image.file):
        return
    stored = type(image).objects.filter(pk=image.pk).values_list("file", flat=True).first()
    moved = stored and stored != image.file.name and (is_withheld(stored) or is_withheld(image.file.name))
    if moved and not image.file.storage.exists(image.file.name):
        image.file.name = stored


def find_to_follow() -> list[int]:
    """Return the ids of the images whose files have to be withheld or restored, for the nightly timer."""
    images = get_image_model().objects
    public = set(images.public().values_list("pk", flat=True))
    withheld = set(images.filter(file__startswith=f"{FOLDER}/").values_list("pk", flat=True))
    exposed = set(images.exclude(pk__in=withheld).values_list("pk", flat=True)) - public
    return sorted(exposed | (public & withheld))


def follow_rights(image_id: int) -> bool:
    """Withhold or restore an image's files according to its rights today; return whether anything was moved.

    A lock makes concurrent calls run one after the other. The former files are deleted when the new state is committed;
    if the transaction fails, they are unchanged.
    """
    with transaction.atomic():
        image = get_image_model().objects.select_for_update().filter(pk=image_id).first()
        if image is None or image.is_public != is_withheld(image.file.name):
            return False
        storage, former = image.file.storage, image.file.name
        if not storage.exists(former):  # the file is missing: there is nothing to move
            return False
        if image.is_public:
            public, name = [], AbstractImage.get_upload_to(image, os.path.basename(former))  # its name has a token
        else:
            public = [former, *(rendition.file.name for rendition in image.renditions.all())]
            name = make_name(former)
        with storage.open(former) as file:
            name = storage.save(name, file, max_length=NAME_LENGTH)
        get_image_model().objects.filter(pk=image_id).update(file=name)
        for rendition in image.renditions.all():
            rendition.delete()  # its file is deleted on commit
        refresh_denormalised(image_id)
        transaction.on_commit(lambda: delete_file(storage, former, public), robust=True)
    return True


def delete_file(storage: Storage, name: str, public: list[str]) -> None:
    """Delete an original, and purge the files that had public URLs from frontend caches."""
    storage.delete(name)
    root = Site.objects.filter(is_default_site=True).first()
    if settings.WAGTAILFRONTENDCACHE and public and root:
        purge_task.enqueue([urljoin(f"{root.root_url}/", storage.url(name)) for name in public])
