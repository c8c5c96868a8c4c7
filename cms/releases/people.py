"""Find the people concerned by a release, and who becomes responsible when somebody leaves."""

from collections.abc import Iterable

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Count, Q
from wagtail.log_actions import log

from cms.newsroom.models import Role
from cms.newsroom.moderation.records import Approval

from .log_actions import HANDED_OVER
from .models import Release
from .texts import TextKey, load_texts


def find_concerned(release: Release, blockers: Iterable = ()) -> list:
    """Return the active users concerned: who is responsible, who can clear what blocks it; if it happened, the owners
    and those who approved its texts.
    """
    people = {release.responsible, release.released_by}
    blockers = list(blockers)
    for blocker in blockers:
        people.update(blocker.people)
    if not blockers:
        texts = load_texts(TextKey.of_row(row) for row in release.texts.all())
        people.update(getattr(text, "owner", None) for text in texts.values())
        revisions = release.texts.values("revision")
        people.update(
            approval.user for approval in Approval.objects.filter(revision__in=revisions).select_related("user")
        )
    found = [person for person in people if person is not None and person.is_active]
    return sorted(found, key=lambda person: person.pk)


def list_possible_responsibles():
    """Return the users who may be responsible for a release: those who may plan one."""
    users = get_user_model().objects.filter(is_active=True)
    plans = Q(groups__language_group__role__in=[Role.EDITOR, Role.MODERATOR])
    return users.filter(plans | Q(is_superuser=True)).order_by("first_name", "last_name", "pk").distinct()


def find_successor(release: Release):
    """Return who takes over a release: a moderator of most of its languages, else a superuser, else None.

    Of several, the one who is responsible for the fewest open releases.
    """
    users = get_user_model().objects.filter(is_active=True).exclude(pk=release.responsible_id)
    users = users.annotate(
        burden=Count("releases", filter=Q(releases__is_open=True), distinct=True),
        languages=Count(
            "groups__language_group__locale",
            filter=Q(
                groups__language_group__role=Role.MODERATOR,
                groups__language_group__locale__in=release.texts.values("locale"),
            ),
            distinct=True,
        ),
    )
    moderators = users.filter(languages__gt=0).order_by("-languages", "burden", "pk")
    return moderators.first() or users.filter(is_superuser=True).order_by("burden", "pk").first()


def hand_over_left() -> list[Release]:
    """Pass the open releases of people who left to somebody else; return them. One query if there are none.

    Who is no longer an editor or a moderator has left too: they could not do anything for it.
    """
    passed = []
    possible = list_possible_responsibles().order_by().values("pk")
    left = Release.objects.filter(Q(responsible=None) | ~Q(responsible__in=possible), is_open=True)
    for release in left.select_related("responsible"):
        if (successor := find_successor(release)) is None:
            continue
        with transaction.atomic():
            former = str(release.responsible or "")
            release.responsible = successor
            release.save(update_fields=["responsible"])
            log(release, HANDED_OVER, data={"from": former, "to": str(successor)})
        passed.append(release)
    return passed
