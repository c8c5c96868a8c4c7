"""The files of a picture whose rights have ended, or allow no public use, leave their public addresses, and come back
with its rights.

Proxies and buckets let anyone read some folders only (`cms.serving.media.PUBLIC_FOLDERS`). The original moves to
another one; the renditions are deleted, and made again once they may be shown. The newsroom goes on seeing the picture,
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
from wagtail.models import Site

from cms.compat.django import is_stored
from cms.serving.tasks import purge_task

from .denormalised import refresh_denormalised

FOLDER = "withheld"  # in no list of public folders; each file in a folder of its own, whose name nobody can guess


def is_withheld(name: str) -> bool:
    return name.startswith(f"{FOLDER}/")


def make_name(filename: str) -> str:
    return f"{FOLDER}/{uuid.uuid4().hex}/{os.path.basename(filename)}"


def get_admin_address(rendition) -> str:
    """Return the address at which the newsroom sees a rendition that has no public one."""
    return reverse("withheld_rendition", args=[rendition.pk])


def correct_name(image) -> None:
    """Before a save of what was read before its file moved: the row must not lead to where nothing is any more."""
    if image.pk is None or not image.file or not is_stored(image.file):
        return
    stored = type(image).objects.filter(pk=image.pk).values_list("file", flat=True).first()
    moved = stored and stored != image.file.name and (is_withheld(stored) or is_withheld(image.file.name))
    if moved and not image.file.storage.exists(image.file.name):
        image.file.name = stored


def find_to_follow() -> list[int]:
    """Return the keys of the pictures whose files are not where their rights want them: for the nightly timer."""
    pictures = get_image_model().objects
    public = set(pictures.public().values_list("pk", flat=True))
    withheld = set(pictures.filter(file__startswith=f"{FOLDER}/").values_list("pk", flat=True))
    exposed = set(pictures.exclude(pk__in=withheld).values_list("pk", flat=True)) - public
    return sorted(exposed | (public & withheld))


def follow_rights(picture_id: int) -> bool:
    """Withhold a picture's files, or bring them back, as its rights are today; tell whether anything was moved.

    Two at once do it one after the other. The former files are deleted once the new state is in the database: where
    that fails, they are there as before.
    """
    with transaction.atomic():
        image = get_image_model().objects.select_for_update().filter(pk=picture_id).first()
        if image is None or image.is_public != is_withheld(image.file.name):
            return False
        storage, former = image.file.storage, image.file.name
        if not storage.exists(former):  # a damaged library: nothing to move
            return False
        if image.is_public:
            public, name = [], image.get_upload_to(os.path.basename(former))
        else:
            public = [former, *(rendition.file.name for rendition in image.renditions.all())]
            name = make_name(former)
        with storage.open(former) as file:
            name = storage.save(name, file)
        get_image_model().objects.filter(pk=picture_id).update(file=name)
        for rendition in image.renditions.all():
            rendition.delete()  # with its file, once this is committed
        refresh_denormalised(picture_id)
        transaction.on_commit(lambda: _delete(storage, former, public), robust=True)
    return True


def _delete(storage: Storage, former: str, public: list[str]) -> None:
    """Delete the former original, and have networks in front forget what had a public address."""
    storage.delete(former)
    root = Site.objects.filter(is_default_site=True).first()
    if settings.WAGTAILFRONTENDCACHE and public and root:
        purge_task.enqueue([urljoin(f"{root.root_url}/", storage.url(name)) for name in public])
