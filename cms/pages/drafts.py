"""Drafts of new pages that are not made in the editor: of an idea, of a new issue, of an imported text."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page

from cms.core.editing.slugs import find_free_slug, make_slug


def make_draft(
    user, model: type[Page], parent: Page, title: str, *, owner=None, slug: str = "", fallback_slug: str, **values
) -> Page:
    """Make a page that is not live, with its first revision, below another page.

    slug: the words of its slug; without, it is made from the title. Raises PermissionDenied if the person may not add
    pages there.
    """
    if not parent.permissions_for_user(user).can_add_subpage():
        raise PermissionDenied(_("You may not add pages there."))
    wanted = make_slug(slug, 200) or make_slug(title, 200) or fallback_slug
    slug = find_free_slug(wanted, parent.get_children().values_list("slug", flat=True))
    page = model(title=title, draft_title=title, slug=slug, live=False, locale=parent.locale, **values)
    page.owner = owner or user
    parent.add_child(instance=page)
    log(page, "wagtail.create", user=user, content_changed=True)
    page.save_revision(user=user, log_action=False)
    return page
