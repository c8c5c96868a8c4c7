from .home_page import HomePage
from .institutions import Institution, Partner
from .museumweek import MuseumWeekDay, MuseumWeekIndexPage, MuseumWeekPage, MuseumWeekPartner
from .people import PeopleIndexPage, PersonPage
from .standard_page import StandardPage

__all__ = [
    "HomePage",
    "Institution",
    "MuseumWeekDay",
    "MuseumWeekIndexPage",
    "MuseumWeekPage",
    "MuseumWeekPartner",
    "Partner",
    "PeopleIndexPage",
    "PersonPage",
    "StandardPage",
]
