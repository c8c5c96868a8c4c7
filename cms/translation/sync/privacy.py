"""Who may see an original may see its translations, and nobody else.

wagtail-localize copies a restriction when a translation is made, and forgets what becomes of it: an original made
private later left its live translations to everybody. Here a restriction follows at once. A page that is private in
one language alone stays so.
"""

from django.db.models.signals import m2m_changed, post_delete, post_save
from wagtail.models import Page, PageViewRestriction
from wagtail_localize.models import TranslationSource


def connect() -> None:
    groups = PageViewRestriction.groups.through
    for signal, sender in ((post_save, PageViewRestriction), (post_delete, PageViewRestriction), (m2m_changed, groups)):
        signal.connect(follow_restriction, sender=sender, dispatch_uid="translation_privacy")


def follow_restriction(sender, instance, raw=False, origin=None, **kwargs):
    """A page became private or public, or private for others: so do its translations.

    Not where the restriction goes with its page (a cascade): translations that stay do not become public by it.
    """
    if raw or not isinstance(instance, PageViewRestriction):
        return
    if origin is not None and (getattr(origin, "model", None) or type(origin)) is not PageViewRestriction:
        return
    page = instance.page
    source = TranslationSource.objects.filter(object_id=page.translation_key, locale=page.locale_id).first()
    if source is None:
        return
    locales = source.translations.filter(enabled=True).values("target_locale")
    for target in Page.objects.filter(translation_key=page.translation_key, locale__in=locales):
        source.sync_view_restrictions(page, target)
