"""The pictures of imported texts: they go into the inbox, and their blocks wait for them.

A block without its picture can be saved as a draft and not be submitted: that is the form's own rule. Once a picture
is in the library, it takes its place when somebody next opens the text, so that nothing changes below the hands of who
has it open.
"""

from collections.abc import Iterator

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from cms.images.inbox.permissions import may_use_inbox
from cms.images.inbox.places import Place
from cms.images.inbox.receiving import receive

from ..models import PicturePlace
from ..reading import Picture

LEAD = "lead_picture"  # the place of the lead picture: the name of its field instead of the id of a block


class Places:
    """Makes the blocks of pictures, and remembers which picture each waits for.

    user: who imports the text; without the right to add pictures, they are left out.
    """

    def __init__(self, user):
        self._may_send = may_use_inbox(user)
        self.pictures: list[Picture] = []

    def make_value(self, picture: Picture) -> dict | None:
        """Return the value of the block for a picture; None if there is no file, or nobody who may send it."""
        if not (picture.content and self._may_send):
            return None
        self.pictures.append(picture)
        return {"image": None, "caption": picture.caption}


def send_to_inbox(user, page: Page, waiting: list[tuple[str, Picture]]) -> None:
    """Put pictures into the inbox; waiting: each with the id of its block, or `LEAD`."""
    language = page.locale.language_code
    files = [ContentFile(picture.content, name=picture.name) for _block, picture in waiting]
    values = [_describe(picture, language) for _block, picture in waiting]
    arrivals = receive(files, user, origin=page.title, values=values)
    PicturePlace.objects.bulk_create(
        PicturePlace(arrival=arrival, page_id=page.pk, block_id=block_id)
        for arrival, (block_id, _picture) in zip(arrivals, waiting, strict=True)
    )


def _describe(picture: Picture, language: str) -> dict[str, str]:
    title = (picture.caption or picture.alt)[:255]
    said = {f"alt_text_{language}": picture.alt, "author": picture.credit[:255], "title": title}
    return {name: words for name, words in said.items() if words}


def fill_places(user, page: Page) -> bool:
    """Put the pictures that are in the library by now into the blocks that wait for them, as a new draft.

    page: the latest draft. Returns whether there is a new one.
    """
    with transaction.atomic():
        ready = PicturePlace.objects.select_for_update(of=("self",)).filter(page=page.pk, arrival__image__isnull=False)
        pictures = {place.block_id: place.arrival.image for place in ready.select_related("arrival__image")}
        if not pictures:
            return False
        waiting = [block for block in _list_blocks(page) if block.id in pictures and not block.value.get("image")]
        for block in waiting:
            block.value["image"] = pictures[block.id]
        is_led = LEAD in pictures and getattr(page, LEAD, pictures[LEAD]) is None
        if is_led:
            setattr(page, LEAD, pictures[LEAD])
        PicturePlace.objects.filter(page=page.pk, block_id__in=pictures).delete()
        if waiting or is_led:
            page.save_revision(user=user, log_action=True, clean=False)
    return bool(waiting) or is_led


def count_waiting(page: Page) -> int:
    """Return how many blocks of a text wait for a picture that is not in the library yet.

    page: the latest draft. A place that was deleted, or filled by hand, does not wait.
    """
    places = PicturePlace.objects.filter(page=page.pk, arrival__image__isnull=True)
    if not (ids := set(places.values_list("block_id", flat=True))):
        return 0
    return sum(block.id in ids and not block.value.get("image") for block in _list_blocks(page))


def find_places(user, arrivals: list[int]) -> Iterator[tuple[int, Place]]:
    """Yield the key of each arrival with each text that waits for it, or for its duplicate, and that a user may edit.

    arrivals: primary keys.
    """
    waiting = PicturePlace.objects.filter(Q(arrival__in=arrivals) | Q(arrival__same_as__in=arrivals)).order_by("pk")
    known = PagePermissionPolicy().instances_user_has_permission_for(user, "change")
    titles = dict(known.filter(pk__in=waiting.values("page")).values_list("pk", "draft_title"))
    found = waiting.values_list("arrival", "arrival__same_as", "page")
    for arrival, page in dict.fromkeys((same_as or arrival, page) for arrival, same_as, page in found):
        if page in titles:
            yield arrival, Place(titles[page], reverse("wagtailadmin_pages:edit", args=[page]))


def _list_blocks(page: Page):
    for field in page._meta.concrete_fields:
        if isinstance(field, StreamField):
            yield from (block for block in getattr(page, field.name) if block.block_type == "picture")
