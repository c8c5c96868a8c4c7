from .home_page import HomePage
from .institutions import Institution, Partner
from .museum_week_index_page import MuseumWeekIndexPage
from .museum_week_page import MuseumWeekDay, MuseumWeekPage, MuseumWeekPartner
from .people_index_page import PeopleIndexPage
from .person_page import PersonPage
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
