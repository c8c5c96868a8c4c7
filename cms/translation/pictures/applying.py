"""Apply proposed words to the images of a text when it is published, as the library's permissions allow."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.utils.translation import gettext as _
from wagtail.images import get_image_model
from wagtail.log_actions import log
from wagtail_localize.models import Translation

from cms.compat.wagtail import get_file_permission_policy

from ..models import ProposedImageWords
from .proposals import get_words, list_images

Held = ProposedImageWords.Held


def may_change(user, image) -> bool:
    """Return whether a person may change an image, by the permissions of the library."""
    policy = get_file_permission_policy(get_image_model())
    return bool(user) and policy.user_has_permission_for_instance(user, "change", image)


def choose_changeable(user, images: Iterable[int]) -> set[int]:
    """Return the ids of the images that a person may change, among some; one query, or a few for the permissions."""
    policy = get_file_permission_policy(get_image_model())
    allowed = policy.instances_user_has_permission_for(user, "change").filter(pk__in=list(images))
    return set(allowed.values_list("pk", flat=True))


def list_people_who_may_change(image) -> list:
    """Return the active people who may change an image, by name."""
    policy = get_file_permission_policy(get_image_model())
    people = policy.users_with_permission_for_instance("change", image)
    return list(people.filter(is_active=True).order_by("first_name", "last_name", "pk").distinct())


def apply_all(translation: Translation, live: Model, user) -> None:
    """Apply the confirmed proposals for the images that a text shows, now that it is live.

    What cannot be applied is kept, with the reason. user: who published the text; None if nobody did by hand.
    """
    proposals = list(
        ProposedImageWords.objects.filter(translation=translation, is_confirmed=True).select_related("image")
    )
    if not proposals:
        return
    shown = set(list_images(live).values())
    for proposal in proposals:
        is_shown = proposal.image_id in shown
        if reason := find_obstacle(translation, proposal, user) if is_shown else Held.GONE:
            ProposedImageWords.objects.filter(pk=proposal.pk).update(held=reason)
        else:
            _write(translation, proposal, user)


def apply_one(translation: Translation, proposal: ProposedImageWords, user) -> None:
    """Apply one proposal that was held, for somebody who may change the image. Raises PermissionDenied.

    They have seen the library's words beside it, and so may replace newer ones.
    """
    if not may_change(user, proposal.image):
        raise PermissionDenied(_("You may not change this picture."))
    _write(translation, proposal, user)


def find_obstacle(translation: Translation, proposal: ProposedImageWords, user) -> str:
    """Return why a proposal cannot be applied by a person, one of `Held`; "" if it can."""
    if not may_change(user, proposal.image):
        return Held.RIGHTS
    here = get_words(proposal.image, proposal.field, translation.target_locale.language_code)
    return "" if here in (proposal.replaces, proposal.words) else Held.CHANGED


def _write(translation: Translation, proposal: ProposedImageWords, user) -> None:
    image = proposal.image
    image.stage_texts(translation.target_locale.language_code, **{proposal.field: proposal.words})
    image.save()
    log(image, "wagtail.edit", user=user)
    proposal.delete()
