"""The association's demonstration texts: the home page, and the names of what the other files of this folder hold."""

from home.demo.people import INSTITUTIONS, PARTNERS, PEOPLE, PEOPLE_INDEX
from home.demo.standing import STANDING
from home.demo.years import MUSEUMWEEK_INDEX, YEARS

__all__ = [
    "HOME",
    "INSTITUTIONS",
    "MUSEUMWEEK_INDEX",
    "PARTNERS",
    "PEOPLE",
    "PEOPLE_INDEX",
    "STANDING",
    "YEARS",
]

HOME = {
    "original": "fr",
    "texts": {
        "fr": {
            "title": "MuseumWeek",
            "summary": "Culture For Causes Network réunit musées et acteurs de la culture autour d'une semaine internationale, d'un magazine publié toute l'année et d'une exposition sur la biodiversité qui change de ville.",
            "seo_description": "MuseumWeek, la semaine internationale des musées, son magazine en français, en portugais et en anglais, et une exposition itinérante sur la biodiversité.",
        },
        "pt": {
            "title": "MuseumWeek",
            "summary": "A Culture For Causes Network reúne museus e agentes culturais em torno de uma semana internacional, de uma revista publicada ao longo do ano e de uma exposição sobre a biodiversidade que muda de cidade.",
            "seo_description": "MuseumWeek, a semana internacional dos museus, a sua revista em francês, português e inglês, e uma exposição itinerante sobre a biodiversidade.",
        },
        "en": {
            "title": "MuseumWeek",
            "summary": "Culture For Causes Network brings museums and cultural players together around an international week, a magazine published through the year and an exhibition on biodiversity that moves from city to city.",
            "seo_description": "MuseumWeek, the international week of museums, its magazine in French, Portuguese and English, and a travelling exhibition on biodiversity.",
        },
    },
}
