"""A library with items on live pages, and users who send requests to the admin's real views."""

import itertools

import pytest
from django.core.files.base import ContentFile
from django.forms import model_to_dict
from django.urls import reverse
from wagtail.documents import get_document_model

from cms.images.models import CustomImage
from cms.library.models import Proposal
from tests.factories import StandardPageFactory
from tests.images.conftest import make_file, make_image  # noqa: F401 - fixtures
from tests.newsroom.conftest import _no_drawing, hire, newsroom, superuser  # noqa: F401 - fixtures


@pytest.fixture
def show(newsroom):  # noqa: F811
    """Put an item on a page of a language, below its home page: live, as moderators have published it."""

    numbers = itertools.count(1)

    def show(code="fr", live=True, **fields):
        number = next(numbers)
        title = f"Montré {number} ({code})"
        page = StandardPageFactory(parent=newsroom[code], title=title, slug=f"montre-{number}", live=live, **fields)
        revision = page.save_revision()
        if live:
            revision.publish()
        return page

    return show


@pytest.fixture
def image(make_image):  # noqa: F811
    return make_image(alt={"fr": "Une fleur", "en": "A flower"})


@pytest.fixture
def document():
    return get_document_model().objects.create(title="Guide", file=ContentFile(b"guide", name="guide.pdf"))


@pytest.fixture(scope="session")
def edit_image(commit):
    """Send the form of an image unchanged, except for some fields."""

    def edit(desk, image, file=None, name="wagtailimages:edit", prefix="", **changes):
        image = CustomImage.objects.get(pk=image.pk)
        data = {
            name: "" if value is None else value
            for name, value in model_to_dict(image).items()
            if name not in ("file", "tags", "uploaded_by_user")
        }
        for code, (text, title) in image.words.items():
            data |= {f"alt_text_{code}": text, f"title_{code}": title}
        data |= {"tags": ""} | changes
        if file:
            data["file"] = file
        data = {f"{prefix}{name}": value for name, value in data.items()}
        with commit():
            return desk.browser.post(reverse(name, args=[image.pk]), data)

    return edit


@pytest.fixture(scope="session")
def answer(commit):
    """Answer a proposal as its page's buttons do."""

    def answer(desk, proposal, action="accept", **data):
        with commit():
            return desk.post("library_proposal", proposal.pk, data={"action": action, **data})

    return answer


@pytest.fixture(scope="session")
def again():
    """Read an object again."""
    return lambda instance: type(instance)._base_manager.get(pk=instance.pk)


@pytest.fixture(scope="session")
def only_proposal():
    return lambda: Proposal.objects.get()
