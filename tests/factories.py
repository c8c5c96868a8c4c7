"""Real pages and images for tests, created in the tree like an editor's."""

import factory
import wagtail_factories
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from wagtail.images import get_image_model

from cms.audio.models import Recording
from exhibition.models import ArtworkPage, EditionPage, ExhibitionPage
from home.models import (
    HomePage,
    Institution,
    MuseumWeekIndexPage,
    MuseumWeekPage,
    Partner,
    PeopleIndexPage,
    PersonPage,
    StandardPage,
)
from magazine.models import ArticlePage, InterviewPage, IssuePage, MagazineIndexPage, Section, Topic

from .audio.sounds import make_mp3


class UserFactory(factory.django.DjangoModelFactory):
    username = factory.Sequence(lambda n: f"person{n}")
    email = factory.LazyAttribute(lambda user: f"{user.username}@example.org")
    first_name = "Ada"

    class Meta:
        model = get_user_model()


class ImageFactory(wagtail_factories.ImageFactory):
    class Meta:
        model = get_image_model()


class PageFactory(wagtail_factories.PageFactory):
    """Pages take their parent's locale, as in the admin; `live=False` creates a draft."""

    class Meta:
        abstract = True

    @classmethod
    def _create_instance(cls, model_class, parent, kwargs):
        if parent is not None:
            kwargs.setdefault("locale", parent.locale)
        return super()._create_instance(model_class, parent, kwargs)


def page_factory(model, **defaults):
    meta = type("Meta", (), {"model": model})
    return type(f"{model.__name__}Factory", (PageFactory,), {"Meta": meta, **defaults})


HomePageFactory = page_factory(HomePage)
StandardPageFactory = page_factory(StandardPage)
PeopleIndexPageFactory = page_factory(PeopleIndexPage)
PersonPageFactory = page_factory(PersonPage)
MuseumWeekIndexPageFactory = page_factory(MuseumWeekIndexPage)
MuseumWeekPageFactory = page_factory(MuseumWeekPage, year=2024)
MagazineIndexPageFactory = page_factory(MagazineIndexPage)
IssuePageFactory = page_factory(IssuePage, number=12, season="autumn", year=2026)
ArticlePageFactory = page_factory(ArticlePage)
InterviewPageFactory = page_factory(InterviewPage)
ExhibitionPageFactory = page_factory(ExhibitionPage)
ArtworkPageFactory = page_factory(ArtworkPage)
EditionPageFactory = page_factory(EditionPage, city="Paris")


def make_model_factory(model, **defaults):
    meta = type("Meta", (), {"model": model})
    return type(f"{model.__name__}Factory", (factory.django.DjangoModelFactory,), {"Meta": meta, **defaults})


SectionFactory = make_model_factory(Section)
TopicFactory = make_model_factory(Topic)
PartnerFactory = make_model_factory(Partner)
InstitutionFactory = make_model_factory(Institution)


class RecordingFactory(factory.django.DjangoModelFactory):
    """A recording of twelve seconds of silence."""

    title = "Silence"
    credit = "Zoé Lima"
    file = factory.LazyFunction(lambda: ContentFile(make_mp3(12), name="silence.mp3"))

    class Meta:
        model = Recording
