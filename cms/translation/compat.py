"""wagtail-localize: the internals that we replace or use, and the URLs that we guard. See cms/compat."""

from collections.abc import Iterable

from django.core.exceptions import ImproperlyConfigured
from django.urls import URLPattern, URLResolver

from cms.compat.internals import Internal, Kind

SEEN = "wagtail-localize 1.14.5"


def _declare(kind: Kind, target: str, parameters: tuple[str, ...] | None, why: str, instead: str) -> Internal:
    return Internal(f"wagtail_localize.{target}", kind, SEEN, why, instead, parameters)


CREATOR = _declare(
    Kind.GUARDS,
    "operations:TranslationCreator",
    ("user", "target_locales"),
    "Ours writes nothing over what a language has already (docs/decisions/trap-10-one-source.md).",
    "Make translations ourselves in cms/translation/workflow/submitting.py.",
)
CREATE = _declare(
    Kind.GUARDS,
    "operations:TranslationCreator.create_translations",
    ("self", "instance", "include_related_objects"),
    "What ours overrides.",
    CREATOR.instead,
)
GET_ERROR = _declare(
    Kind.GUARDS,
    "models:StringTranslation.get_error",
    ("self",),
    "The editor says of a row in error what is wrong (docs/decisions/trap-08-rows-in-error.md).",
    "An editor of our own.",
)
GET_COMMENT = _declare(
    Kind.SHOWS,
    "models:StringTranslation.get_comment",
    ("self",),
    "How and when a segment was translated, in the reader's language.",
    "Its own sentence, with English months.",
)
SERIALIZER = _declare(
    Kind.GUARDS,
    "views.edit_translation:StringTranslationSerializer.to_representation",
    None,  # of the REST framework
    "The answer to a saved segment says what it lost of the original's markup.",
    "An address of our own for it.",
)
INLINE_TAGS = _declare(
    Kind.NEEDED,
    "strings:INLINE_TAGS",
    None,
    "Words with superscripts and subscripts are one segment; otherwise “XX<sup>e</sup>” would be two.",
    "Offer neither in rich text.",
)
SLUGIFY = _declare(
    Kind.SHOWS, "models:slugify", ("value",), "Addresses of translations are made by our rule.", "Django's rule."
)
EXPORT_PO = _declare(
    Kind.NEEDED, "models:Translation.export_po", ("self",), "PO files that gettext takes.", "Write PO files ourselves."
)
IMPORT_PO = _declare(
    Kind.NEEDED, "models:Translation.import_po", ("self", "po"), "Fuzzy entries stay out.", "Read PO files ourselves."
)
SEGMENTS = _declare(
    Kind.NEEDED,
    "models:TranslationSource._get_segments_for_translation",
    ("self", "locale", "fallback"),
    "The segments of a text in a language, of which the translated text is made.",
    "Read StringTranslation and SegmentOverride ourselves.",
)
PAGE_BUTTONS = _declare(
    Kind.SHOWS,
    "wagtail_hooks:page_listing_more_buttons",
    ("page", "user"),
    "Ours take the place of its buttons.",
    "Both are shown.",
)
SNIPPET_BUTTONS = _declare(
    Kind.SHOWS,
    "wagtail_hooks:register_snippet_listing_buttons",
    ("snippet", "user"),
    "Ours take the place of its buttons.",
    "Both are shown.",
)
LOCALE_COMPONENTS = _declare(
    Kind.GUARDS,
    "locales.components:LOCALE_COMPONENTS",
    None,
    "Synchronising a language from another makes live aliases of all pages (docs/decisions/trap-11-live-aliases.md).",
    "A form of languages of our own.",
)
VIEWS = [
    _declare(
        Kind.GUARDS,
        f"views.{target}",
        parameters,
        "Its addresses ask for no rights and no lock: ours, registered ahead of them, do.",
        "A view of our own in cms/translation/guards.",
    )
    for target, parameters in (
        ("edit_translation:edit_string_translation", ("request",)),
        ("edit_translation:edit_override", ("request",)),
        ("edit_translation:machine_translate", ("request", "translation_id")),
        ("edit_translation:preview_translation", ("request", "translation_id")),
        ("edit_translation:stop_translation", ("request", "translation_id")),
        ("convert:convert_to_alias", ("request", "page_id")),
        ("snippets_api:SnippetViewSet.initial", None),
        ("submit_translations:SubmitPageTranslationView", None),
        ("submit_translations:SubmitSnippetTranslationView", None),
    )
]

# The URLs of wagtail-localize 1.14.5. Those that read or change a text are registered again before them, with checks
# (guards/urls.py). Its report is redirected to the translation report (report/hooks.py).
KNOWN_ADDRESSES = {
    "submit/page/<int:page_id>/",
    "submit/snippet/<slug:app_label>/<slug:model_name>/<str:pk>/",
    "update/<int:translation_source_id>/",
    "translate/<int:translation_id>/strings/<int:string_segment_id>/edit/",
    "translate/<int:translation_id>/overrides/<int:overridable_segment_id>/edit/",
    "translate/<int:translation_id>/pofile/download/",
    "translate/<int:translation_id>/pofile/upload/",
    "translate/<int:translation_id>/machine_translate/",
    "translate/<int:translation_id>/preview/",
    "translate/<int:translation_id>/preview/<str:mode>/",
    "translate/<int:translation_id>/disable/",
    "page/<int:page_id>/convert_to_alias/",
    "api/snippets/<slug:app_label>/<slug:model_name>/",
    "api/snippets/<slug:app_label>/<slug:model_name>/<str:pk>/",
    "reports/translations/",
    "reports/translations/results/",
    "jsi18n/",
}


def check_addresses(patterns: Iterable[URLPattern | URLResolver], ours: Iterable[URLPattern | URLResolver]) -> None:
    """Raise ImproperlyConfigured if wagtail-localize has a URL that is not in KNOWN_ADDRESSES, or is not guarded.

    patterns: its own URL patterns, below `localize/`. ours: those that are registered before them, likewise.
    """
    theirs, guarded = set(list_routes(patterns)), set(list_routes(ours))
    if new := theirs - KNOWN_ADDRESSES:
        raise ImproperlyConfigured(
            f"wagtail-localize has addresses that no check guards: {', '.join(sorted(new))}. Guard them in "
            "cms/translation/guards/urls.py, then name them in cms/translation/compat.py."
        )
    open_to_all = {route for route in theirs if not route.startswith(("reports/", "jsi18n/"))} - guarded
    if open_to_all:
        raise ImproperlyConfigured(
            f"Nothing is registered ahead of these addresses of wagtail-localize: {', '.join(sorted(open_to_all))}. "
            "See cms/translation/guards/urls.py."
        )


def list_routes(patterns: Iterable[URLPattern | URLResolver], before: str = "") -> list[str]:
    """Return the full routes of patterns, with the routes of the patterns that include them."""
    routes = []
    for pattern in patterns:
        route = before + str(pattern.pattern)
        routes += list_routes(pattern.url_patterns, route) if isinstance(pattern, URLResolver) else [route]
    return routes


def keep_scripts_in_their_segments() -> None:
    """Have superscripts and subscripts taken for a part of the sentence that they stand in, as bold is."""
    tags = INLINE_TAGS.find()
    tags += [tag for tag in ("sub", "sup") if tag not in tags]
