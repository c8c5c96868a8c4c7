"""The demonstration's site on a separate live server with the seeded database, for tests that only read."""

from urllib.parse import urlsplit

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import translation
from pytest_django.live_server_helper import LiveServer
from wagtail.documents import get_document_model
from wagtail.models import Page

from cms.images.models import CustomImage
from exhibition.models import ArtworkPage, EditionPage, ExhibitionPage
from home.models import HomePage, MuseumWeekIndexPage, MuseumWeekPage, PeopleIndexPage, PersonPage, StandardPage
from magazine.models import ArticlePage, InterviewPage, IssuePage, MagazineIndexPage, Section
from magazine.urls import get_listing_path
from tests.factories import RecordingFactory

LANGUAGES = ("fr", "pt", "en")
# For each type, a page with much content, by its English URL.
CHOSEN = {
    "home": (HomePage, "en"),
    "magazine": (MagazineIndexPage, "magazine"),
    "issue": (IssuePage, "issue-12"),
    "article": (ArticlePage, "seven-days-online"),
    "interview": (InterviewPage, "seed-book"),
    "people": (PeopleIndexPage, "voices"),
    "person": (PersonPage, "teresa-lobo"),
    "years": (MuseumWeekIndexPage, "museumweek"),
    "year": (MuseumWeekPage, "2020"),
    "exhibition": (ExhibitionPage, "exhibition"),
    "edition": (EditionPage, "lisbon"),
    "work": (ArtworkPage, "fern-study"),
    "standing": (StandardPage, "association"),
}
KINDS = [*CHOSEN, "section", "search", "nothing-found", "missing"]
IN_FRENCH = ("blocks", "side-by-side", "credits", "credit")  # visited in one language
WORDS = {"fr": "musée", "pt": "museu", "en": "museum"}
FILM = "https://vimeo.com/1084537"


@pytest.fixture(scope="module")
def server(seeded, browser, django_db_blocker):
    with django_db_blocker.unblock():
        server = LiveServer("localhost")
        yield server.url
        server.stop()


@pytest.fixture(scope="module")
def addresses(server, django_db_blocker) -> dict:
    """Return the URLs of the pages of each type, by type and language."""
    with django_db_blocker.unblock():
        story = make_story_of_all_blocks()
        found = {("blocks", "fr"): story.url}
        for kind, (model, slug) in CHOSEN.items():
            original = model.objects.live().get(slug=slug, locale__language_code="en")
            for page in original.get_translations(inclusive=True).live().select_related("locale"):
                found[kind, page.locale.language_code] = page.url
        found["side-by-side", "fr"] = found["interview", "fr"] + "?with=pt"
        for code in LANGUAGES:
            section = Section.objects.filter(locale__language_code=code).order_by("pk").first()
            found["section", code] = found["magazine", code] + get_listing_path(section, code)
            with translation.override(code):
                search = reverse("search")
            found["search", code] = f"{search}?q={WORDS[code]}"
            found["nothing-found", code] = f"{search}?q=xyzzy"
            found["missing", code] = f"/{code}/not/here/"
        with translation.override("fr"):
            found["credits", "fr"] = reverse("image_credits")
            found["credit", "fr"] = reverse("image_credit", args=[story.lead_picture_id])
        yield {key: server + urlsplit(url)._replace(scheme="", netloc="").geturl() for key, url in found.items()}
        story.delete()


def make_story_of_all_blocks() -> ArticlePage:
    """Create a story with every type of block: the demonstration has no video and no file to download."""
    index = MagazineIndexPage.objects.get(locale__language_code="fr")
    image = CustomImage.objects.order_by("pk").first()
    guide, _created = get_document_model().objects.get_or_create(
        title="Guide de la semaine", defaults={"file": ContentFile(b"guide", name="guide.pdf")}
    )
    story = index.add_child(
        instance=ArticlePage(
            title="Tous les blocs",
            slug="tous-les-blocs",
            locale=index.locale,
            live=False,
            lead_picture=image,
            body=[
                ("text", "<p>Une phrase, <b>appuyée</b>, avec <a href='https://example.org/'>un lien</a>.</p>"),
                ("heading", "Un intertitre"),
                ("picture", {"image": image, "caption": "Une légende"}),
                ("gallery", {"pictures": [{"image": image, "caption": "Une vue"}] * 2, "caption": "Deux vues"}),
                ("quote", {"text": "Une phrase que l’on retient", "attribution": "Quelqu’un"}),
                ("advice", {"title": "Conseils", "text": "<ul><li>Un conseil</li><li>Un autre</li></ul>"}),
                (
                    "table",
                    {
                        "caption": "Un tableau",
                        "head": "both",
                        "rows": [["", *"abcdefgh"], list("x12345678")],
                        "source": "Nous",
                    },
                ),
                (
                    "figures",
                    {
                        "title": "Le musée en chiffres",
                        "figures": [
                            {"figure": "3 400", "label": "feuilles prêtées"},
                            {"figure": "12 %", "label": "d’entre elles sont rentrées avec un mot"},
                            {"figure": "1", "label": "téléphone"},
                        ],
                        "source": "Nous",
                    },
                ),
                (
                    "timeline",
                    {
                        "title": "Au fil des ans",
                        "entries": [
                            {"date": "1874", "title": "Une feuille", "text": "<p>Une fougère, <b>la première</b>.</p>"},
                            {"date": "mai 2020", "title": "Un tiroir", "text": "", "image": image},
                        ],
                    },
                ),
                (
                    "map",
                    {
                        "title": "Où l’exposition s’est arrêtée",
                        "places": [
                            {
                                "name": "Paris",
                                "position": "48.8566, 2.3522",
                                "text": "<p>La <b>première</b> ville.</p>",
                            },
                            {"name": "Lisbonne", "position": "38.7223, -9.1393", "text": ""},
                            {"name": "Sintra", "position": "38.7979, -9.3903", "text": "<p>Une journée.</p>"},
                        ],
                    },
                ),
                (
                    "audio",
                    {
                        "recording": RecordingFactory(title="Une heure", language="pt"),
                        "title": "Une heure dans la réserve",
                        "chapters": [{"time": "0:00", "title": "La porte"}, {"time": "0:05", "title": "Les tiroirs"}],
                        "transcript": "<p>On entend d’abord la porte, <b>puis</b> les tiroirs.</p>",
                    },
                ),
                ("embed", {"url": FILM, "title": "Un film"}),
                ("download", {"document": guide, "title": "Le guide"}),
                ("related_page", {"page": Page.objects.live().type(ArticlePage).first()}),
            ],
        )
    )
    story.save_revision().publish()
    return story
