import datetime

import pytest

from tests.samples import Samples
from tests.scenes import scene

TEXT = "Feuilles de fougère séchées sur une planche d'herbier"
SUMMARY = "Une matinée dans l'herbier du Val, parmi les fougères."


def complete_picture(image) -> None:
    """Give a picture what each line asks of it."""
    image.author, image.licence = "Ana Lima", "cc-by-4.0"
    for code in ("fr", "pt", "en"):
        image.stage_texts(code, text=TEXT)
    image.save()


@scene
def samples(roots):
    """A page of every type and a snippet of each kind in French, to which no line objects."""
    samples = Samples(roots["fr"])
    complete_picture(samples.image)
    for page in samples.pages:
        page.summary, page.search_description = SUMMARY, SUMMARY
        page.save_revision().publish()
    return samples


@pytest.fixture
def article(samples):
    return type(samples.article).objects.get(pk=samples.article.pk)


@pytest.fixture
def yesterday():
    return datetime.date.today() - datetime.timedelta(days=1)
