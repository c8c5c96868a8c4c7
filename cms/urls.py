"""The URLs of the site: the admin and files without a language, all readers' pages below a language's prefix."""

from django.apps import apps
from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.utils.translation import gettext_lazy as _
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from cms.accounts.views import redirect_to_sign_in
from cms.calendars import urls as calendar_addresses
from cms.calendars.views import serve_calendar
from cms.feeds.episode_files import make_pattern, serve_chapters, serve_transcript
from cms.feeds.views import serve_feed
from cms.seo.views import robots, sitemap, sitemap_part
from cms.serving import views
from cms.serving.files.media import serve_document, serve_media
from cms.serving.pages.missing_translation import serve_permanent
from cms.serving.pages.routing import serve_page

handler403 = "cms.users.refusals.permission_denied"
handler429 = "cms.accounts.views.too_many_requests"  # allauth's
handler500 = "cms.serving.errors.server_error"  # handler404 is Django's own, with 404.html

# cms.health.middleware.HealthMiddleware answers /healthz, before everything else.
urlpatterns = [
    path("", views.redirect_to_language, name="root"),
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("sitemap-<int:number>.xml", sitemap_part, name="sitemap_part"),
    path("favicon.ico", views.favicon, name="favicon"),
    path("admin/", include("cms.accounts.urls")),
    path("admin/", include("cms.newsroom.admin.urls")),
    path("admin/", include(wagtailadmin_urls)),
    re_path(r"^documents/(\d+)/(.*)$", serve_document),  # before Wagtail's, which has the name
    path("documents/", include(wagtaildocs_urls)),
]

if settings.SERVE_MEDIA:
    urlpatterns += [re_path(r"^media/(?P<path>.+)$", serve_media, name="media")]

if apps.is_installed("cms.planning"):
    from cms.planning.calendar.feed_views import serve_feed as serve_private_calendar

    urlpatterns += [path("calendar/<slug:token>.ics", serve_private_calendar, name="private_calendar")]

if apps.is_installed("cms.signoff"):
    from cms.signoff.public.views import serve_sign_off

    urlpatterns += [path("sign-off/<slug:token>/", serve_sign_off, name="sign_off")]

if apps.is_installed("cms.walks"):
    from cms.walks import outside as walk_outside

    urlpatterns += [
        path("walk/<slug:token>/", walk_outside.show, name="walk_for_outsiders"),
        path("walk/<slug:token>/at/<path:address>", walk_outside.show_walked, name="walked_page_for_outsiders"),
    ]

urlpatterns += i18n_patterns(
    path(_("search/"), include("search.urls")),
    path(_("pictures-and-licences/"), include("cms.images.urls")),
    path("_util/login/", redirect_to_sign_in),  # Wagtail's, for private pages
    re_path(r"^id/(?P<key>\w{1,40})/?$", serve_permanent, name="permanent"),
    re_path(calendar_addresses.make_pattern(), serve_calendar, name="calendar"),
    re_path(r"^(?P<path>(?:[\w\-]+/)+)(?P<file_name>atom\.xml|rss\.xml|podcast\.xml)$", serve_feed, name="feed"),
    re_path(make_pattern("chapters"), serve_chapters, name="chapters"),
    re_path(make_pattern("transcript"), serve_transcript, name="transcript"),
    re_path(wagtail_urls.serve_pattern, serve_page),
    path("", include(wagtail_urls)),
)
