"""Settings shared by all environments; `dev`, `test` and `production` extend them.

Values that differ between machines come only from environment variables (django-environ).
"""

from zoneinfo import available_timezones

from django.utils.functional import SimpleLazyObject

from cms.compat.pillow import leave_out
from cms.languages.registry import list_admin_languages
from cms.translation.machines.keys import Key

from .background import *  # noqa: F403
from .content_security import (  # noqa: F401
    ADMIN_CONTENT_SECURITY_POLICY,
    CONTENT_SECURITY_POLICY,
    EMBED_HOSTS,
    MEDIA_HEADERS,
    PERMISSIONS_POLICY,
)
from .environment import BASE_DIR, VAR_DIR, env
from .signing_in import *  # noqa: F403
from .stores import CACHES, DATABASES  # noqa: F401

# Block Wagtail's decoder of HEIC images, which the site does not accept (WAGTAILIMAGES_EXTENSIONS). This avoids a C
# library that reads uploads, and saves 7 MB in each process. Willow works without it if the import fails.
leave_out("pillow_heif")
# Block Beautiful Soup's lxml, which it loads if it can: 5 MB in each process. All HTML here is read by html.parser.
leave_out("bs4.builder._lxml")

INSTALLED_APPS = [
    "cms.compat",  # the first: it looks at the libraries' internals before others use them
    "home",
    "magazine",
    "exhibition",
    "search",
    "cms.languages",
    "cms.styles",
    "cms.core",
    "cms.pages",
    "cms.redirects",
    "cms.bin",
    "cms.uploads",
    "cms.images",
    "cms.rendered_bodies",
    "cms.side_by_side",
    "cms.importing",
    "cms.social_cards",
    "cms.users",
    "cms.authorship",
    "cms.newsroom",
    "cms.accounts",  # before allauth, whose templates it replaces
    "cms.library",
    "cms.audio",
    "cms.checklist",
    "cms.admin_search",
    "cms.translation",
    "cms.releases",
    "cms.walks",
    "cms.planning",
    "cms.signoff",
    "cms.background",  # before django_tasks_db, whose command it replaces
    "cms.serving",
    "cms.health",
    "cms.seo",
    "cms.structured_data",
    "cms.feeds",
    "wagtail_localize",
    "wagtail_localize.locales",  # replaces wagtail.locales: adds synchronisation of a locale from another
    "wagtail.contrib.routable_page",
    "wagtail.contrib.settings",
    "wagtail.contrib.redirects",
    "wagtail.embeds",
    "wagtail.sites",
    "cms.accounts.users.apps.UsersConfig",  # wagtail.users
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "modelcluster",
    "taggit",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",  # for its catalogues: Wagtail uses it for "10 minutes ago"
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    # First of all: local health checks must not be subject to ALLOWED_HOSTS or the redirect to HTTPS.
    "cms.health.middleware.HealthMiddleware",
    "cms.serving.middleware.SecretPathsMiddleware",  # the redirect to HTTPS is private too
    "cms.serving.headers.DistanceMiddleware",  # static files and redirects too
    "django.middleware.security.SecurityMiddleware",
    # dev.py and production.py put WhiteNoise here (`add_whitenoise`).
    "cms.serving.middleware.NullBytesMiddleware",
    "cms.serving.middleware.CharsetMiddleware",
    # Before sessions: a page's language comes from its URL, never from a cookie.
    "cms.serving.middleware.LanguageMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "cms.users.languages.AdminLanguageMiddleware",
    "cms.users.sessions.AnswerScriptsMiddleware",
    "cms.users.malformed.MalformedRequestMiddleware",
    "cms.users.busy.BusyDatabaseMiddleware",  # it sees exceptions first
    "cms.newsroom.access.current.CurrentUserMiddleware",
    "cms.accounts.second_step.middleware.SecondStepMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "cms.serving.csp.ContentSecurityPolicyMiddleware",
    "cms.redirects.middleware.FormerAddressMiddleware",
]


def add_whitenoise(middleware: list[str]) -> list[str]:
    """Return the middleware with WhiteNoise after Django's security: static files are sent by HTTPS alone too."""
    at = middleware.index("django.middleware.security.SecurityMiddleware") + 1
    return [*middleware[:at], "whitenoise.middleware.WhiteNoiseMiddleware", *middleware[at:]]


ROOT_URLCONF = "cms.urls"
WSGI_APPLICATION = "cms.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "users.User"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "cms" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# --- Health, page cache -----------------------------------------------------------------------------------------------

# What counts as a fault of the site (cms/health/): less room than this on a disk that the site writes to.
HEALTH = {"DISK_MEGABYTES": env.int("HEALTH_DISK_MEGABYTES", default=500)}

# The page cache in front of Django (docs/serving.md). BYTES: its size in each process; 0 switches it off. VERSION_FILE
# tells the processes of one host that something has changed; SHARED_URL (Redis) tells other hosts.
PAGE_CACHE = {
    "BYTES": env.int("PAGE_CACHE_BYTES", default=48 * 1024 * 1024),
    "VERSION_FILE": env("PAGE_VERSION_FILE", default="") or str(VAR_DIR / "page-version"),
    "SHARED_URL": env("PAGE_VERSION_URL", default=""),
    # Browsers may store a page but must revalidate it each time (304), so that nobody reads an old page.
    "CACHE_CONTROL": "public, max-age=0, must-revalidate",
}
WAGTAILFRONTENDCACHE = {}  # CDNs and proxies to purge; production.py reads them from the environment

# --- Languages -------------------------------------------------------------------------------------------------------

USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Paris"
FORMAT_MODULE_PATH = "cms.formats"
LANGUAGE_CODE = "en"  # the language of the strings in code, and for readers who prefer none of LANGUAGES
# To add a language, add a line here, a profile in cms/languages/ and a catalogue in locale/ (README.md).
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [
    ("fr", "Français"),
    ("pt", "Português"),
    ("en", "English"),
]
# Packages with language profiles; the first takes precedence.
LANGUAGE_PROFILES = ["cms.languages"]
# The second holds strings that Wagtail's own Portuguese lacks; the first holds ours and takes precedence.
LOCALE_PATHS = [BASE_DIR / "locale", BASE_DIR / "locale" / "wagtail"]

WAGTAIL_I18N_ENABLED = True
# Wagtail has no plain `pt` catalogue: the admin uses pt-pt, and our own `pt` catalogue fills its gaps.
WAGTAILADMIN_PERMITTED_LANGUAGES = SimpleLazyObject(list_admin_languages)

# wagtail-localize: submitting a page for translation must not publish untranslated text
# (docs/decisions/trap-04-live-status.md), and deleting a translated page must not delete the work of its translators
# (docs/decisions/trap-10-one-source.md).
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
WAGTAILLOCALIZE_DISABLE_ON_DELETE = True
# The editor of translations: "workbench" is ours (cms/translation/workbench/), "localize" is wagtail-localize's.
TRANSLATION_EDITOR = env("TRANSLATION_EDITOR", default="workbench")
# Machine translation (cms/translation/machines/): off unless SERVICE names one of its providers.
MACHINE_TRANSLATION = {
    "SERVICE": env("MACHINE_TRANSLATION", default=""),
    "URL": env("MACHINE_TRANSLATION_URL", default=""),
    "KEY": Key(env("MACHINE_TRANSLATION_KEY", default="")),
    "MODEL": env("MACHINE_TRANSLATION_MODEL", default=""),
    "NAME": env("MACHINE_TRANSLATION_NAME", default=""),  # what people know the service by
    "MONTHLY_CHARACTERS": env.int("MACHINE_TRANSLATION_MONTHLY_CHARACTERS", default=500_000),
    "PRICE": env.float("MACHINE_TRANSLATION_PRICE", default=0),  # of a million characters, in CURRENCY
    "CURRENCY": env("MACHINE_TRANSLATION_CURRENCY", default="EUR"),
    "TIMEOUT": env.float("MACHINE_TRANSLATION_TIMEOUT", default=30),  # seconds
}

# --- Wagtail ---------------------------------------------------------------------------------------------------------

WAGTAIL_SITE_NAME = "MuseumWeek"
# Without "localtime", which Debian lists as a zone and browsers do not know.
WAGTAIL_USER_TIME_ZONES = sorted(zone for zone in available_timezones() if "/" in zone)
WAGTAILADMIN_BASE_URL = env("WAGTAILADMIN_BASE_URL", default="http://127.0.0.1:8000")
WAGTAILADMIN_UNSAFE_PAGE_DELETION_LIMIT = 5
WAGTAILREDIRECTS_AUTO_CREATE = False  # cms.redirects records former URLs, of published pages only
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ALLOW_UNICODE_SLUGS = False
# Sanitizes the editor's input, and opens any stored value.
WAGTAILADMIN_RICH_TEXT_EDITORS = {"default": {"WIDGET": "cms.core.sanitizing.editor.RichTextArea"}}
WAGTAIL_PRIVATE_PAGE_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAILIMAGES_IMAGE_MODEL = "images.CustomImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "cms.library.forms.ModeratedImageForm"
WAGTAILIMAGES_EXTENSIONS = ["avif", "jpeg", "jpg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 30 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 50_000_000
# Limits for decoding an uploaded image, once (cms.images.files): one of 50 megapixels takes 800 MB and 2 s.
PICTURE_DECODING_MEGABYTES = 1024
PICTURE_DECODING_SECONDS = 15
# cms.pages.embeds finds players without requests: the server never fetches a URL that an editor enters.
WAGTAILEMBEDS_FINDERS = []
WAGTAILDOCS_DOCUMENT_FORM_BASE = "cms.library.forms.ModeratedDocumentForm"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "epub", "odt", "pdf", "txt", "xlsx", "zip"]
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "cms.admin_search.backend"}}
TAGGIT_CASE_INSENSITIVE = True

# wagtail-localize's endpoints always answer in JSON: REST framework's browsable API is not installed.
REST_FRAMEWORK = {"DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"]}

# --- Search engines --------------------------------------------------------------------------------------------------

# Set to false for copies that search engines should not index, such as test sites: robots.txt then forbids all URLs.
SEARCH_ENGINES_WELCOME = env.bool("SEARCH_ENGINES_WELCOME", default=True)

# --- Files -----------------------------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "cms" / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "cms.styles.finders.JoinedStylesFinder",
]
# Where that finder writes what it joins.
JOINED_STYLES_ROOT = env("JOINED_STYLES_ROOT", default="") or str(VAR_DIR / "styles")
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
SERVE_MEDIA = False  # in production the proxy or a bucket serves uploaded files

# --- Security --------------------------------------------------------------------------------------------------------

X_FRAME_OPTIONS = "SAMEORIGIN"
SESSION_ENGINE = "cms.compat.sessions"  # keys are signed: false ones cost no query
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "cms.users.sessions.refuse_without_token"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

# --- Four eyes (docs/newsroom.md) ------------------------------------------------------------------------------------

# The share of a text's words that a user may have written and still approve or publish it.
REVIEWER_SHARE = env.float("REVIEWER_SHARE", default=0.2)
# Whether the only moderator of a language may publish their own texts; each time is logged.
LONE_MODERATORS_PUBLISH = env.bool("LONE_MODERATORS_PUBLISH", default=False)

# --- Mail ------------------------------------------------------------------------------------------------------------

EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="MuseumWeek <noreply@localhost>")

# --- Demonstration ---------------------------------------------------------------------------------------------------

# Its app, cms.demo, is installed by dev.py and test.py alone: production knows neither its commands nor its texts.
DEMO_CONTENT_ALLOWED = False  # `seed_demo` runs only if this is set
