"""sitemap.xml: the live, public pages of every language, each with its translations (hreflang)."""

from collections import defaultdict
from functools import reduce
from operator import or_

from django.db.models import Q
from wagtail.contrib.sitemaps import Sitemap
from wagtail.models import Page, Site


class LocalizedSitemap(Sitemap):
    """Wagtail's sitemap over the home pages of all languages; an alias is no text of its own and stays out."""

    def items(self):
        site = Site.find_for_request(self.request)
        if site is None:
            return Page.objects.none()
        homes = site.root_page.get_translations(inclusive=True)
        below_homes = [Q(path__startswith=path) for path in homes.values_list("path", flat=True)]
        return (
            Page.objects.filter(reduce(or_, below_homes), alias_of__isnull=True)
            .live()
            .public()
            .order_by("path")
            .select_related("locale")
            .defer_streamfields()
            .specific()
        )

    def get_urls(self, page=1, site=None, protocol=None):
        """One entry a page; `alternates` holds the page in each language where it exists, itself included."""
        pages = list(self.paginator.page(page).object_list)
        entries, versions = [], defaultdict(list)
        for item in pages:
            for entry in item.get_sitemap_urls(self.request):
                entries.append(entry | {"item": item})
                versions[item.translation_key].append(
                    {"location": entry["location"], "lang_code": item.locale.language_code}
                )
        for entry in entries:
            alternates = versions[entry["item"].translation_key]
            entry["alternates"] = alternates if len(alternates) > 1 else []
        dates = [entry["lastmod"] for entry in entries if entry.get("lastmod")]
        if dates:
            self.latest_lastmod = max(dates)
        return entries
