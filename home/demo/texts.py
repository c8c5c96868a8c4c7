"""The association's demonstration texts: the home page, and the names of what the other files of this folder hold."""

from home.demo.institutions import INSTITUTIONS, PARTNERS
from home.demo.people import PEOPLE, PEOPLE_INDEX
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
            "seo_title": "MuseumWeek : la semaine des musées, le magazine, l’exposition",
            "summary": "Culture For Causes Network réunit musées et acteurs de la culture autour d’une semaine internationale, d’un magazine et d’une exposition itinérante sur la biodiversité.",
            "seo_description": "MuseumWeek, la semaine internationale des musées, son magazine en français, en portugais et en anglais, et une exposition itinérante sur la biodiversité.",
        },
        "pt": {
            "title": "MuseumWeek",
            "seo_title": "MuseumWeek: a semana dos museus, a revista, a exposição",
            "summary": "A Culture For Causes Network reúne museus e agentes culturais em torno de uma semana internacional, de uma revista e de uma exposição itinerante sobre a biodiversidade.",
            "seo_description": "MuseumWeek, a semana internacional dos museus, a sua revista em francês, português e inglês, e uma exposição itinerante sobre a biodiversidade.",
        },
        "en": {
            "title": "MuseumWeek",
            "seo_title": "MuseumWeek: the week of museums, the magazine, the exhibition",
            "summary": "Culture For Causes Network brings museums and cultural players together around an international week, a magazine and a travelling exhibition on biodiversity.",
            "seo_description": "MuseumWeek, the international week of museums, its magazine in French, Portuguese and English, and a travelling exhibition on biodiversity.",
        },
    },
}
