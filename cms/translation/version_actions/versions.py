"""The versions of a text in other languages, and the same action on each as on the text, if the user may do it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page

from cms.bin.deleting import find_objection, put_in_bin
from cms.compat.wagtail import is_slug_free
from cms.core.content.bin import is_binned, without_binned
from cms.core.sanitizing.ids import read_ids
from cms.core.typography.lists import language_name
from cms.newsroom.access.pages import find_known

from ..sync.privacy import copy_restriction, find_followers
from ..text.lookup import find_source_instance

DELETE, MOVE, UNPUBLISH = ACTIONS = ("delete", "move", "unpublish")
PRIVACY = "privacy"
FIELD = "versions"  # field of the confirmations' forms with the ids of the ticked versions
STATES = {True: gettext_lazy("live"), False: gettext_lazy("draft")}


@dataclass
class Version:
    """A version of a text, as a confirmation lists it."""

    page: Page
    language: str
    title: str
    place: str  # the title of the page above it
    state: str
    is_original: bool
    objection: str  # why the action is not possible on it; "" if it is
    is_ticked: bool
    target: Page | None = None  # the page below which it would be moved
    follows: bool = False  # a translation that always has the privacy of its original, whether ticked or not


def list_versions(
    page: Page, user, action: str, destination: Page | None = None, among=(), *, inclusive: bool = False
) -> list[Version]:
    """Return the versions of a page in other languages, with whether a user may do an action with each.

    Versions with which it is possible are ticked if the page is the original, because translations follow it, but not
    the other way round. destination: the page below which the page is moved; without it, only the permission to move is
    checked. among: the ids of other pages with which the action is done anyway. inclusive: list the page itself too.
    """
    others = without_binned(page.get_translations(inclusive=inclusive)).filter(alias_of=None).exclude(pk__in=among)
    if action == UNPUBLISH:
        others = others.filter(live=True)
    others = list(others.select_related("locale").order_by("locale__language_code").specific())
    if not others:
        return []
    original = find_source_instance(page)
    parents = {other.pk: other.get_parent() for other in others}
    known = find_known(user, [*others, *parents.values()])

    def name(one: Page) -> str:
        return one.draft_title or one.title if one.pk in known else _("A private page")

    versions = [
        _describe(other, user, action, original, page, destination, title=name(other), place=name(parents[other.pk]))
        for other in others
    ]
    if action == PRIVACY and original.pk == page.pk:
        followers = find_followers(page)
        for version in versions:
            version.follows = version.page.locale_id in followers
    return versions


def _describe(other, user, action, original, page, destination, **names) -> Version:
    objection, target = _find_objection(other, user, action, destination)
    return Version(
        page=other,
        language=language_name(other.locale.language_code),
        **names,
        state=str(STATES[other.live]),
        is_original=other.pk == original.pk,
        objection=objection,
        is_ticked=not objection and original.pk == page.pk,
        target=target,
    )


def _find_objection(other: Page, user, action: str, destination: Page | None) -> tuple[str, Page | None]:
    """Return why an action is not possible on a version ("" if it is), and the page below which it would be moved."""
    rights = other.permissions_for_user(user)
    if action == PRIVACY:
        return "" if rights.can_set_view_restrictions() else _("you may not change who sees it"), None
    if action == DELETE:
        if not rights.can_delete():
            return _("you may not delete it"), None
        return find_objection(other, user) or "", None
    if action == UNPUBLISH:
        return "" if rights.can_unpublish() else _("you may not unpublish it"), None
    if not rights.can_move():
        return _("you may not move it"), None
    if destination is None:
        return "", None
    target = destination.get_translation_or_none(other.locale)
    if target is None or is_binned(target) or target.alias_of_id:
        return _("“%(title)s” has no version in this language") % {"title": destination.get_admin_display_title()}, None
    if other.is_child_of(target):
        return _("it is already there"), None
    if not rights.can_move_to(target):
        return _("it cannot be moved there"), None
    if not is_slug_free(other, target):
        return _("another page there has the same slug"), None
    return "", target


def act_on_versions(page: Page, user, action: str, keys: list[str], destination=None, among=(), **options) -> list[str]:
    """Do an action with the ticked versions of a page, if the user may; return the names of their languages.

    keys: the ids that the form sent. Pages that are not versions of the page, or with which the user may not do the
    action, are ignored.
    """
    wanted = set(read_ids(keys))
    if not wanted:
        return []
    done = []
    for version in list_versions(page, user, action, destination, among):
        if version.page.pk in wanted and not version.objection and not version.follows:
            _act(version, user, action, **options)
            done.append(version.language)
    return done


def _act(version: Version, user, action: str, include_descendants: bool = False, source: Page | None = None) -> None:
    if action == PRIVACY and source is not None:
        copy_restriction(source, version.page, user)
    elif action == DELETE:
        put_in_bin(version.page, user)
    elif action == MOVE and version.target is not None:
        version.page.move(version.target, pos="last-child", user=user)
    elif action == UNPUBLISH:
        version.page.unpublish(user=user)
        if include_descendants:
            for below in version.page.get_descendants().live().specific():
                if below.permissions_for_user(user).can_unpublish():
                    below.unpublish(user=user)
