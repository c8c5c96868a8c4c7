"""Record former URLs: of pages when they move, of snippets when their slug changes.

This replaces Wagtail's receivers (WAGTAILREDIRECTS_AUTO_CREATE is off). They record the URLs of drafts, which no reader
knows and which may replace the redirect of a published page, and ignore pages that are unpublished at that moment.
"""

from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.db.models import Q
from django.db.models.signals import post_delete, pre_save
from django.urls import reverse
from django.utils.translation import override
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site
from wagtail.signals import page_slug_changed, post_page_move

from .models import FormerSlug

BATCH = 500
MAX_LENGTH = 255  # of Redirect.old_path
_models: list[type[models.Model]] = []


def connect() -> None:
    """Connect the receivers for pages."""
    page_slug_changed.connect(record_change_of_slug, dispatch_uid="redirects_slug")
    post_page_move.connect(record_move, dispatch_uid="redirects_move")


def record_change_of_slug(sender, instance, instance_before, **kwargs) -> None:
    record_former_addresses(instance, instance_before.url_path)


def record_move(sender, instance, url_path_before, url_path_after, **kwargs) -> None:
    record_former_addresses(instance, url_path_before)


@transaction.atomic
def record_former_addresses(page: Page, url_path_before: str) -> int:
    """Record the URLs that a page and its descendants had at a former `url_path`; return the number of redirects.

    Only pages that are or were published get a redirect. This takes one query for all pages, and a few per 500
    redirects. A redirect from a URL to the page that has this URL now is deleted: a page that moved back needs none.
    """
    if page.url_path == url_path_before:
        return 0
    moved = Page.objects.descendant_of(page, inclusive=True).filter(Q(live=True) | Q(first_published_at__isnull=False))
    before, now = [], []
    for pk, url_path, language in moved.values_list("pk", "url_path", "locale__language_code"):
        # A page that moved out of every site gets no redirect; older redirects from its URL stay.
        if not (present := list_addresses(url_path, language)):
            continue
        former = list_addresses(url_path_before + url_path.removeprefix(page.url_path), language)
        before += [Redirect(old_path=path, site_id=site, redirect_page_id=pk) for site, path in former]
        now += [Redirect(old_path=path, site_id=site, redirect_page_id=pk) for site, path in present]
    _delete([(Q(old_path=row.old_path, site=row.site_id, redirect_page=row.redirect_page_id)) for row in now])
    _delete([Q(old_path=row.old_path, site=row.site_id) for row in before])
    for row in before:
        row.automatically_created = True
    Redirect.objects.bulk_create(before, batch_size=BATCH, ignore_conflicts=True)  # redirects made by editors stay
    return len(before)


def list_addresses(url_path: str, language: str) -> list[tuple[int, str]]:
    """Return (site id, path) for each site that contains the page; paths have the form of `Redirect.old_path`.

    A site's root page is left out, as every other page is below it.
    """
    found = []
    for root in Site.get_site_root_paths():
        rest = url_path.removeprefix(root.root_path)
        if rest and rest != url_path and root.language_code == language:
            with override(language):
                path = Redirect.normalise_path(reverse("wagtail_serve", args=[rest]))
            if len(path) <= MAX_LENGTH:
                found.append((root.site_id, path))
    return found


def _delete(conditions: list[Q]) -> None:
    for start in range(0, len(conditions), BATCH):
        some = Q(pk=None)
        for condition in conditions[start : start + BATCH]:
            some |= condition
        Redirect.objects.filter(some, automatically_created=True).delete()


# --- Snippets --------------------------------------------------------------------------------------------------------


def register_slugs(model: type[models.Model]) -> None:
    """Record the former slugs of a translatable snippet model. Call it in AppConfig.ready()."""
    if model not in _models:
        _models.append(model)
        pre_save.connect(record_former_slug, sender=model, dispatch_uid=f"redirects_slug_{model.__name__}")
        post_delete.connect(forget_slugs, sender=model, dispatch_uid=f"redirects_slug_{model.__name__}")


def record_former_slug(sender, instance, raw=False, update_fields=None, **kwargs) -> None:
    """Record the old slug before a snippet is saved with another slug or locale, if readers may know the old one."""
    if raw or not instance.pk or (update_fields is not None and "slug" not in update_fields):
        return
    before = sender._base_manager.filter(pk=instance.pk).first()
    if before is None or not (before.live or before.first_published_at):
        return
    content_type = ContentType.objects.get_for_model(sender)
    if (before.slug, before.locale_id) == (instance.slug, instance.locale_id) or not before.slug:
        return
    FormerSlug.objects.update_or_create(
        content_type=content_type, locale_id=before.locale_id, slug=before.slug, defaults={"object_id": instance.pk}
    )
    _own_slugs(content_type, instance).filter(locale=instance.locale_id, slug=instance.slug).delete()  # used again


def forget_slugs(sender, instance, **kwargs) -> None:
    _own_slugs(ContentType.objects.get_for_model(sender), instance).delete()


def _own_slugs(content_type: ContentType, instance: models.Model):
    return FormerSlug.objects.filter(content_type=content_type, object_id=instance.pk)


def find_by_slug(texts: Iterable, slug: str, locale: int):
    """Return the text that has a slug now, else the last one that had it, or None.

    texts: a queryset of the published texts of a registered model. locale: a locale's id.
    """
    texts = texts.filter(locale=locale)
    if found := texts.filter(slug=slug).first():
        return found
    content_type = ContentType.objects.get_for_model(texts.model)
    former = FormerSlug.objects.filter(content_type=content_type, locale=locale, slug=slug)
    return texts.filter(pk__in=former.values("object_id")).first()
