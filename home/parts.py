"""What the association shows on its own front page."""

from django.http import HttpRequest

from cms.core.localized import in_best_language, wrap

from .models import HomePage, MuseumWeekPage


def show_latest_year(page: HomePage, request: HttpRequest) -> dict | None:
    """The band of MuseumWeek: its latest year, with the days where there are any."""
    years = wrap(in_best_language(MuseumWeekPage.objects.order_by("-year"), page.locale)[:1], page.locale)
    if not years:
        return None
    return {"year": years[0], "days": years[0].page.listed_days}
