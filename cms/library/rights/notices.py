"""Tell those who use a picture that its rights end: once, 30 days ahead, and again when they have ended.

Those are the owners of the pages and snippets that show it, and the people who saved their latest and live versions; if
none of them is active, the moderators of the language. Each gets one mail in their own language, with the places.
"""

import datetime
import logging
from collections import defaultdict
from collections.abc import Iterable

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from wagtail.images import get_image_model
from wagtail.models import Revision

from cms.newsroom.models import LanguageGroup, Role
from cms.newsroom.notifications.mail import wants_mail

from ..models import RightsNotice
from ..usage.usages import find_holders, find_usages
from .mail import PREFERENCE, EndingImage, RightsNews, send_rights_mail

logger = logging.getLogger(__name__)

AHEAD = datetime.timedelta(days=30)
LATEST = datetime.timedelta(days=30)  # an end that is longer ago is not news


def send_rights_news() -> int:
    """Send a mail to everybody who uses pictures whose rights end soon, and has not been told; return how many.

    Can be run at any time and as often as needed, also by several processes at once.
    """
    return sum(_tell(person, images) for person, images in _find_users_of(_find_ending()).items())


def _find_ending() -> list[Model]:
    today = timezone.localdate()
    images = get_image_model().objects.filter(expires_on__range=(today - LATEST, today + AHEAD))
    return list(images.select_related("replacement").order_by("expires_on", "pk"))


def _find_users_of(images: list[Model]) -> dict[Model, list[Model]]:
    """Return {person: the images that they use}, in a number of queries that does not grow with the images."""
    holders = find_holders(images)
    ids_of = _find_people_ids({holder for found in holders.values() for holder in found})
    wanted = {pk for ids in ids_of.values() for pk in ids}
    people = {person.pk: person for person in get_user_model().objects.filter(pk__in=wanted, is_active=True)}
    moderators = _find_moderators()
    found: dict[Model, list[Model]] = defaultdict(list)
    for image in images:
        concerned = set()
        for holder in holders[image.pk]:
            active = {people[pk] for pk in ids_of[holder] if pk in people}
            concerned |= active or moderators.get(getattr(holder, "locale_id", None), set())
        for person in concerned:
            found[person].append(image)
    return found


def _find_people_ids(holders: Iterable[Model]) -> dict[Model, set[int]]:
    """Return {page or snippet: ids of its owner and of those who saved its latest and its live version}; one query."""
    revisions = {
        holder: {getattr(holder, name, None) for name in ("latest_revision_id", "live_revision_id")} - {None}
        for holder in holders
    }
    wanted = {pk for found in revisions.values() for pk in found}
    savers = dict(Revision.objects.filter(pk__in=wanted).values_list("pk", "user"))
    return {
        holder: {getattr(holder, "owner_id", None), *(savers.get(pk) for pk in found)} - {None}
        for holder, found in revisions.items()
    }


def _find_moderators() -> dict[int, set[Model]]:
    """Return {locale id: its active moderators}."""
    groups = LanguageGroup.objects.filter(role=Role.MODERATOR)
    found = defaultdict(set)
    for locale_id, group_id in groups.values_list("locale", "group"):
        found[locale_id] |= set(get_user_model().objects.filter(groups=group_id, is_active=True))
    return found


def _tell(person, images: list[Model]) -> bool:
    if not wants_mail(person, PREFERENCE):
        return False
    news, claimed = _claim(person, images)
    if not news.images:
        return False
    try:
        is_sent = send_rights_mail.notify(news, None)
    except Exception:  # no error of the mail server may stop the mails of the others
        logger.exception("The mail about rights for user %s could not be sent", person.pk)
        is_sent = False
    if not is_sent:  # the next run tries again
        RightsNotice.objects.filter(pk__in=claimed).delete()
    return is_sent


@transaction.atomic
def _claim(person, images: list[Model]) -> tuple[RightsNews, list[int]]:
    """Record that a person is told what they have not been told, and return it, with the ids of the records."""
    # PostgreSQL: one process at a time for each user. SQLite: one transaction at a time anyway (IMMEDIATE).
    get_user_model().objects.select_for_update(no_key=True).get(pk=person.pk)
    known = set(RightsNotice.objects.filter(person=person).values_list("image", "last_day", "has_ended"))
    images = [image for image in images if (image.pk, image.expires_on, image.is_expired) not in known]
    usages = find_usages(images, person)
    ending = [EndingImage(image, usages[image.pk]) for image in images if usages[image.pk].named]
    claimed = [
        RightsNotice.objects.create(
            person=person, image=one.image, last_day=one.image.expires_on, has_ended=one.has_ended
        ).pk
        for one in ending
    ]
    return RightsNews(person, ending), claimed
