"""The roots of the tree: a home page for each language."""

from django.conf import settings
from django.db import transaction
from wagtail.models import Locale, Page, Site

from cms.translation.sync.counterparts import complete_counterparts

from .models import HomePage


@transaction.atomic
def create_language_roots(hostname: str = "localhost", port: int = 80) -> dict[str, HomePage]:
    """Create what is missing: a Locale and a live home page for each content language, and the default site.

    Idempotent: an existing home page is unchanged. A language that is added later also gets counterparts of the
    existing structural pages. Return the home pages by language code. The welcome page of Wagtail's first migration is
    deleted.
    """
    root = Page.objects.get(depth=1)
    Page.objects.filter(depth=2, slug="home", title="Welcome to your new Wagtail site!").delete()
    root.refresh_from_db()
    home_pages: dict[str, HomePage] = {}
    translation_key = HomePage.objects.order_by("pk").values_list("translation_key", flat=True).first()
    has_new = False
    for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES:
        locale, _created = Locale.objects.get_or_create(language_code=code)
        home = HomePage.objects.filter(locale=locale, depth=2).first()
        if home is None:
            home = HomePage(title=settings.WAGTAIL_SITE_NAME, slug=code, locale=locale)
            if translation_key:
                home.translation_key = translation_key
            root.add_child(instance=home)
            home.save_revision().publish()
            translation_key = home.translation_key
            has_new = True
        home_pages[code] = home
    default = home_pages.get(settings.LANGUAGE_CODE) or next(iter(home_pages.values()))
    if not Site.objects.filter(is_default_site=True).exists():
        Site.objects.create(
            hostname=hostname,
            port=port,
            root_page=default,
            is_default_site=True,
            site_name=settings.WAGTAIL_SITE_NAME,
        )
    if has_new:
        complete_counterparts()
    return home_pages
