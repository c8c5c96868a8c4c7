"""Put complete arrivals into the library, or dismiss them. Tasks do the former: a file may take seconds to copy."""

from functools import partial

from django.core.files import File
from django.db import transaction
from wagtail.log_actions import log

from cms.compat.wagtail import store_file_facts

from ..models import Arrival, CustomImage
from .checking import list_files
from .completing import Checker, make_data, make_form
from .duplicates import find_known_image
from .permissions import list_arrivals, may_use_inbox

State = Arrival.State


def place(pk: int, user) -> CustomImage | None:
    """Put an arrival into the library; return its picture. What is not complete any more waits on in the inbox.

    A picture that has come into the library meanwhile from elsewhere makes it a duplicate.
    """
    with transaction.atomic():
        arrival = Arrival.objects.select_for_update(of=("self",)).select_related("user").filter(pk=pk).first()
        if arrival is None or arrival.state != State.MOVING:
            return arrival.image if arrival else None
        files = list_files(arrival)
        image = find_known_image(arrival)
        if image:
            arrival.state = State.DUPLICATE
        else:
            image = _make_image(arrival, user)
            if image is None:
                Arrival.objects.filter(pk=pk).update(state=State.UNFINISHED)
                return None
            arrival.state = State.IN_LIBRARY
        arrival.image, arrival.values, arrival.file, arrival.preview = image, {}, "", ""
        arrival.save()
        same = Arrival.objects.filter(same_as=arrival)
        same.update(image=image, same_as=None)
        for name in files:
            transaction.on_commit(partial(arrival.file.storage.delete, name), robust=True)
    return image


def _make_image(arrival: Arrival, user) -> CustomImage | None:
    """Create the picture of an arrival by the library's form; None if the form objects."""
    if user is None or not may_use_inbox(user):
        return None
    image = CustomImage(uploaded_by_user=user)
    form = make_form(user, image, make_data(_choose_collection(arrival.values, user)))
    if not form.is_valid():
        return None
    with arrival.file.storage.open(arrival.file.name) as file:
        image.file.save(make_public_name(arrival), File(file), save=False)
    store_file_facts(image)
    form.save()
    log(image, "wagtail.create", user=user)
    return image


def make_public_name(arrival: Arrival) -> str:
    """Return the name that people gave a file, with the extension of its content."""
    stem = arrival.name.rpartition(".")[0] or arrival.name
    return f"{stem}.{arrival.file.name.rpartition('.')[2]}"


def _choose_collection(values: dict, user) -> dict:
    """Return the values with a collection: if none was chosen, the first that the user may add to."""
    if values.get("collection"):
        return values
    first = Checker(user).collections[0]
    return values | {"collection": str(first.pk)}


def dismiss(user, pks: list[int]) -> int:
    """Delete some of a user's arrivals and their files; return how many. One on its way into the library stays."""
    with transaction.atomic():
        arrivals = list_arrivals(user).filter(pk__in=pks).exclude(state=State.MOVING)
        return delete_arrivals(list(arrivals.prefetch_related("parts")))


def delete_arrivals(arrivals: list[Arrival]) -> int:
    """Delete arrivals; delete their files on commit."""
    storage = Arrival._meta.get_field("file").storage
    for name in [name for arrival in arrivals for name in list_files(arrival)]:
        transaction.on_commit(partial(storage.delete, name), robust=True)
    Arrival.objects.filter(pk__in=[arrival.pk for arrival in arrivals]).delete()
    return len(arrivals)
