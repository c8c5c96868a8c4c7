"""The context of every reader's page: navigation, breadcrumbs, languages. Loaded once a request, in one query."""

from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from django.db.models import Expression, F, Q
from django.http import HttpRequest
from django.utils.translation import get_language
from wagtail.models import Page, Site

from ..caching.compiled_queries import compiled_query
from ..caching.fragments import find_fragment, store_fragment
from ..content.localized import find_original_language, original_language
from ..content.relations import list_surrounding_relations
from ..content.untranslated import find_language, of_any_type
from ..content.visibility import is_private, visible
from .languages import LanguageLink, find_language_links
from .urls import get_path

HOME_DEPTH = 2
MENU_DEPTHS = (3, 4)  # the main navigation, and the footer's
_annotations: dict[str, Expression | F] = {}


def register_annotations(**annotations: Expression | F) -> None:
    """Add annotations, such as an issue's number, to the page context's query, for the pages below.

    Call it in an AppConfig.ready(): the query is compiled once (`compiled_query`).
    """
    _annotations.update(annotations)


@dataclass(frozen=True)
class NavigationItem:
    title: str
    url: str
    is_current: bool
    language: str = ""  # of the title, if it was published untranslated


class PageContext:
    """The site around a page; for views outside the tree (search, errors), around the home page of the language."""

    def __init__(self, request: HttpRequest, page: Page | None):
        self.request = request
        self.page = page
        self._menus: dict[int, list[NavigationItem]] = {}  # the masthead and the footer show the same

    @cached_property
    def place(self) -> Page | None:
        """Return the page from which breadcrumbs and languages start."""
        return self.page or self._find_home()

    @cached_property
    def home(self) -> Page | None:
        if self.place is None or self.place.depth == HOME_DEPTH:
            return self.place
        return next((page for page in self.ancestors if page.depth == HOME_DEPTH), None)

    @cached_property
    def ancestors(self) -> list[Page]:
        """Return the live ancestors from the home page down: breadcrumbs skip pages that readers cannot see."""
        if self.place is None:
            return []
        return [page for page in self._pages if self.place.path.startswith(page.path) and page.path != self.place.path]

    @cached_property
    def areas(self) -> list[Page]:
        """Return the site areas: the pages of the main navigation."""
        return self._list_in_menu(MENU_DEPTHS[0])

    @cached_property
    def languages(self) -> list[LanguageLink]:
        if self.place is None:
            return []
        return find_language_links(self.place, self.ancestors, self._pages, self.request)

    @property
    def versions(self) -> list[Page]:
        """Return the page in all languages in which readers see it, including the page itself."""
        return [page for page in self._pages if page.translation_key == self.page.translation_key] if self.page else []

    def find_version(self, page: Page, locale_id: int) -> Page | None:
        """Return the version in a language of the current page or an ancestor, if readers see it."""
        key = page.translation_key
        return next((row for row in self._pages if row.translation_key == key and row.locale_id == locale_id), None)

    @property
    def section_path(self) -> str:
        """Return the tree path of the page's site area; the page's own path above the areas, "" for views."""
        return self.page.path[: MENU_DEPTHS[0] * Page.steplen] if self.page else ""

    @property
    def is_public(self) -> bool:
        """Return whether everybody may see the page; a draft in a preview has the answer for the live page."""
        return self._own_row is not None and not self._own_row.is_private

    @cached_property
    def original_language(self) -> str | None:
        """Return the code of the page's original language; None if it was never translated."""
        if self.page is None:
            return None
        return self._own_row.original_language if self._own_row else find_original_language(self.page)

    @property
    def _own_row(self) -> Page | None:
        """Return the page itself among those that were fetched; None if the page is not live or is an alias."""
        return next((page for page in self._pages if page.pk == self.page.pk), None) if self.page else None

    def get_menu(self, depth: int) -> list[NavigationItem]:
        """Return the pages in menus at a depth of the tree, in tree order."""
        if depth not in self._menus:
            self._menus[depth] = self.get_items(self._list_in_menu(depth))
        return self._menus[depth]

    def _list_in_menu(self, depth: int) -> list[Page]:
        if self.home is None:
            return []
        pages = [page for page in self._pages if page.depth == depth and page.show_in_menus]
        return [page for page in pages if page.path.startswith(self.home.path)]

    def get_items(self, pages) -> list[NavigationItem]:
        here = self.page.path if self.page else ""
        return [
            NavigationItem(
                page.title,
                get_path(page, self.request),
                here.startswith(page.path) if here else False,
                find_language(page, "title"),
            )
            for page in pages
        ]

    @cached_property
    def _pages(self) -> list[Page]:
        """Return all pages of the page context: ancestors, menus, and the versions of the page and its ancestors.

        Private pages are included only if the restriction is on the page or an ancestor: its reader has access there.
        """
        path, key = self.place.path, self.place.translation_key
        line = tuple(path[:end] for end in range(HOME_DEPTH * Page.steplen, len(path) + 1, Page.steplen))
        passed = line if self.page else ()
        shared = ("page_context", line[0], line[:-1], self.page is not None)
        around = find_fragment(self.request, shared)
        if around is None:
            pages = _find_pages(line[0], line, passed)
            store_fragment(
                self.request, shared, [page for page in pages if page.translation_key != key or _is_in_menu(page)]
            )
            return pages
        own = _find_versions(path, passed)
        return sorted((*own, *(page for page in around if page.translation_key != key)), key=attrgetter("path"))

    def _find_home(self) -> Page | None:
        site = Site.find_for_request(self.request)
        if site is None:
            return None
        language = get_language()
        key = ("home page", language)
        home = find_fragment(self.request, key)
        if home is None:
            home = next(iter(_find_versions_in(site.root_page.translation_key, language)), None)
            store_fragment(self.request, key, home)
        return home


def _is_in_menu(page: Page) -> bool:
    return page.show_in_menus and page.depth in MENU_DEPTHS


@compiled_query
def _find_versions(path: str, passed: tuple[str, ...]):
    """Return the page at a path in all languages."""
    versions = Q(translation_key__in=Page.objects.filter(path=path).values("translation_key"))
    return _complete(visible(Page.objects.filter(versions), passed=passed))


@compiled_query
def _find_versions_in(translation_key, language: str):
    """Return the version of a page in a language; none if readers do not see it."""
    versions = visible(Page.objects.filter(translation_key=translation_key, locale__language_code=language))
    return versions.select_related("locale", *list_surrounding_relations())


@compiled_query
def _find_pages(home: str, line: tuple[str, ...], passed: tuple[str, ...]):
    in_menus = Q(path__startswith=home, depth__in=MENU_DEPTHS, show_in_menus=True)
    versions = Q(translation_key__in=Page.objects.filter(path__in=line).values("translation_key"))
    return _complete(visible(Page.objects.filter(in_menus | versions), passed=passed))


def _complete(pages):
    """Add all that a page context needs of its pages."""
    pages = pages.annotate(is_private=is_private(), original_language=original_language(), **_annotations)
    pages = pages.annotate(untranslated_parts=of_any_type())
    return pages.select_related("locale", *list_surrounding_relations()).order_by("path")


def get_page_context(request: HttpRequest, page: Page | None) -> PageContext:
    """Return the page context of a request's page; made once for each request."""
    page = page if isinstance(page, Page) and page.pk and page.depth else None
    page_context = getattr(request, "_page_context", None)
    if page_context is None or page_context.page != page:
        page_context = request._page_context = PageContext(request, page)
    return page_context
