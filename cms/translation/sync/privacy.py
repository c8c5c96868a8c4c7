"""Apply the view restriction of an original to its translations.

wagtail-localize copies a restriction when a translation is created, but not later changes: if an original became
private later, its live translations stayed public. Here the translations get each change of the restriction at once. A
page that is private in one language alone stays private.
"""

from django.db.models.signals import m2m_changed, post_delete, post_save
from wagtail.models import Page, PageViewRestriction
from wagtail_localize.models import TranslationSource


def connect() -> None:
    groups = PageViewRestriction.groups.through
    for signal, sender in ((post_save, PageViewRestriction), (post_delete, PageViewRestriction), (m2m_changed, groups)):
        signal.connect(follow_restriction, sender=sender, dispatch_uid="translation_privacy")


def follow_restriction(sender, instance, raw=False, origin=None, **kwargs):
    """Apply a changed restriction of an original to its translations.

    A restriction that is deleted with its page (a cascade) is ignored: the remaining translations stay private.
    """
    if raw or not isinstance(instance, PageViewRestriction):
        return
    if origin is not None and (getattr(origin, "model", None) or type(origin)) is not PageViewRestriction:
        return
    page = instance.page
    source = TranslationSource.objects.filter(object_id=page.translation_key, locale=page.locale_id).first()
    if source is None:
        return
    for target in Page.objects.filter(translation_key=page.translation_key, locale__in=find_followers(page, source)):
        source.sync_view_restrictions(page, target)


def find_followers(page: Page, source: TranslationSource | None = None) -> set[int]:
    """Return the ids of the locales in which a page has translations that follow it.

    source: the page's source, if it is known already.
    """
    source = source or TranslationSource.objects.filter(object_id=page.translation_key, locale=page.locale_id).first()
    return set(source.translations.filter(enabled=True).values_list("target_locale", flat=True)) if source else set()


def copy_restriction(page: Page, other: Page, user=None) -> None:
    """Give another page the restriction of a page, or remove its own if the page has none."""
    own, theirs = (PageViewRestriction.objects.filter(page=one).first() for one in (page, other))
    if own is None:
        if theirs:
            theirs.delete(user=user)
        return
    theirs = theirs or PageViewRestriction(page=other)
    theirs.restriction_type, theirs.password = own.restriction_type, own.password
    theirs.save(user=user)
    theirs.groups.set(own.groups.all())
