"""One action makes the draft of an idea: a page of a chosen type at a chosen place, with the idea's plan."""

from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page, get_page_models

from cms.core.content.bin import without_binned
from cms.core.typography.sorting import sort_by_name
from cms.newsroom.access.pages import keep_known
from cms.pages.drafts import make_draft

from ..models import Assignment, Idea

LOG_ACTION = "planning.begin"
PLACES = 200  # of which a person may choose


@dataclass(frozen=True)
class Place:
    """A page type, and a page below which a draft of this type can be made."""

    model: type[Page]
    parent: Page

    @property
    def value(self) -> str:
        return f"{self.model._meta.label_lower}/{self.parent.pk}"

    @property
    def label(self) -> str:
        return _("%(kind)s in “%(parent)s”") % {
            "kind": capfirst(self.model._meta.verbose_name),
            "parent": self.parent.get_admin_display_title(),
        }


def find_places(user, idea: Idea) -> list[Place]:
    """Return where a person may make the draft: pages of the idea's language, the newest first (five queries)."""
    models = [
        model
        for model in get_page_models()
        if model.is_creatable and not model._meta.abstract and not getattr(model, "is_structural", False)
    ]
    parents_of = {model: set(model.allowed_parent_page_models()) for model in models}
    types = ContentType.objects.get_for_models(*set().union(*parents_of.values())).values()
    parents = Page.objects.filter(Q(content_type__in=types), locale=idea.locale_id, alias_of=None, depth__gt=1)
    parents = keep_known(user, without_binned(parents)).order_by("-pk")[:PLACES]
    ids = [page.pk for page in parents if page.permissions_for_user(user).can_add_subpage()]
    known = {page.pk: page for page in Page.objects.filter(pk__in=ids).specific(defer=True)}
    return [
        Place(model, known[pk])
        for model in sort_by_name(models, lambda model: str(model._meta.verbose_name))
        for pk in ids
        if known[pk].specific_class in parents_of[model]
        and model in known[pk].specific_class.creatable_subpage_models()
    ]


@transaction.atomic
def draft_idea(user, idea: Idea, place: Place) -> Page:
    """Make the draft of an idea, and hand the idea's plan over to it.

    Raises ValidationError if the idea has a draft, PermissionDenied if the person may not add pages at the place.
    """
    idea = Idea.objects.select_for_update().get(pk=idea.pk)
    if idea.page_id:
        raise ValidationError(_("This idea has a draft already."))
    page = make_draft(user, place.model, place.parent, idea.title, owner=idea.assignee, fallback_slug=f"idea-{idea.pk}")
    log(page, LOG_ACTION, user=user, data={"idea": idea.pk})
    plan = {"assignee": idea.assignee, "due_date": idea.due_date, "words": idea.words}
    Assignment.objects.create(translation_key=page.translation_key, **plan)
    idea.page = page
    idea.is_set_aside = False
    idea.save()
    return page
