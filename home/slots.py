"""Content of the association for its own front page."""

from django.db.models import QuerySet
from django.http import HttpRequest

from cms.core.caching.compiled_queries import compiled_query
from cms.core.content.localized import all_of, in_best_language, wrap

from .models import HomePage, MuseumWeekPage


def show_latest_year(page: HomePage, request: HttpRequest) -> dict | None:
    """Return the latest year of MuseumWeek, with its days if there are any; None if there is no year."""
    years = wrap(_find_latest_year(page.locale_id), page.locale)
    if not years:
        return None
    return {"year": years[0], "days": years[0].page.listed_days}


@compiled_query
def _find_latest_year(locale_id: int) -> QuerySet:
    return in_best_language(all_of(MuseumWeekPage).order_by("-year", "-pk"), locale_id)[:1]
