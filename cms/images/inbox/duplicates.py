"""Find what an arrival is a duplicate of, by the content of the files."""

from cms.compat.wagtail import get_file_permission_policy

from ..models import Arrival, CustomImage

State = Arrival.State


def find_known_image(arrival: Arrival) -> CustomImage | None:
    """Return the picture of the library with the same content, among those that its sender may choose.

    Other pictures are not told: who may not see them must not learn that they are there. A picture that was converted
    has another content than its file, so what was sent is compared too.
    """
    if not arrival.file_hash:
        return None
    images = CustomImage.objects.all()
    if arrival.user is not None:
        images = get_file_permission_policy(CustomImage).instances_user_has_permission_for(arrival.user, "choose")
    sent = Arrival.objects.filter(state=State.IN_LIBRARY, file_hash=arrival.file_hash).exclude(pk=arrival.pk)
    found = images.filter(file_hash=arrival.file_hash).order_by("pk").first()
    return found or images.filter(pk__in=sent.values("image")).order_by("pk").first()


def find_earlier(arrival: Arrival) -> Arrival | None:
    """Return the earlier arrival of the same person with the same content that is not in the library yet."""
    others = Arrival.objects.filter(
        user=arrival.user, file_hash=arrival.file_hash, state__in=(State.UNFINISHED, State.MOVING), pk__lt=arrival.pk
    )
    return others.order_by("pk").first() if arrival.file_hash else None
