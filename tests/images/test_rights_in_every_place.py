"""A picture is in no place that readers reach before its first day, after its last, or in a use that is not allowed.

One picture is in every place of a page of each type. What readers get is walked: every page, list and feed, their
metadata, the pages about pictures, the files. Its name, its title and its credit are looked for.
"""

import datetime
import io
import json
import re

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation
from PIL import Image as PillowImage

from cms.images.models import CustomImage
from cms.images.responsive.renditions import make_renditions
from cms.rendered_bodies.models import StoredBody
from cms.rendered_bodies.storing import store_body
from cms.social_cards.models import SocialCard
from tests.factories import ArticlePageFactory, StandardPageFactory
from tests.images.conftest import make_file
from tests.samples import Samples
from tests.scenes import scene

pytestmark = pytest.mark.django_db

TODAY = datetime.date.today()
DAY = datetime.timedelta(days=1)
BEGIN, END = TODAY + 10 * DAY, TODAY + 20 * DAY
CREDIT = "Zacharias Quim"


@scene
def pages(roots):
    """A page of each type with the same picture in all of its places."""
    samples = Samples(roots["fr"])
    for model in (type(page) for page in samples.pages):
        names = [field.name for field in model._meta.fields if field.related_model is CustomImage]
        model.objects.update(**dict.fromkeys(names, samples.image))
    samples.partner.logo = samples.image
    samples.partner.save()
    return samples


@pytest.fixture
def samples(pages):
    """The same with a new file, because tests move and delete files."""
    fill(pages.image, "xylophone", title="Xylophone", author=CREDIT)
    return pages


def fill(image, name, **values):
    for field, value in values.items():
        setattr(image, field, value)
    image.licence, image.kind = "cc-by-4.0", "photograph"
    image.file = make_file(f"{name}.jpg", size=(420, 330))
    image._set_image_file_metadata()
    image.save()
    make_renditions(image)
    return image


@pytest.fixture
def set_day(monkeypatch):
    return lambda day: monkeypatch.setattr(timezone, "localdate", lambda *args, **kwargs: day)


def change(image, commit, **values):
    image = CustomImage.objects.get(pk=image.pk)
    for name, value in values.items():
        setattr(image, name, value)
    with commit():
        image.save()


def run_night(commit):
    with commit():
        for command in ("make_renditions", "make_cards", "store_bodies"):
            call_command(command, verbosity=0)


def get_address(name, *arguments) -> str:
    with translation.override("fr"):
        return reverse(name, args=arguments)


def list_addresses(samples) -> list[str]:
    pages = [page.get_url() for page in samples.pages]
    feeds = [samples.magazine.get_url(), samples.years.get_url()]
    return [
        *pages,
        *(f"{address}{name}" for address in feeds for name in ("atom.xml", "rss.xml")),
        get_address("image_credits"),
        get_address("image_credit", samples.image.pk),
        get_address("sitemap"),
        get_address("sitemap_part", 1),
    ]


def find_places(client, samples) -> set[str]:
    """Return the addresses whose answer shows, names or credits the picture, and those of its files that answer."""
    found, own_page = set(), get_address("image_credit", samples.image.pk)
    for address in list_addresses(samples):
        answer = client.get(address)
        html = answer.content.decode() if answer.status_code == 200 else ""
        if re.search(rf"xylophone|{CREDIT}|{own_page}", html, re.IGNORECASE):
            found.add(address)
    return found


def list_files(image) -> list[str]:
    image = CustomImage.objects.get(pk=image.pk)
    return [image.file.name, *(rendition.file.name for rendition in image.renditions.all())]


def test_it_is_in_every_place_from_its_first_day_to_its_last_and_in_none_before_or_after(
    client, samples, commit, set_day
):
    change(samples.image, commit, starts_on=BEGIN, expires_on=END)
    shown, public, cards = {}, {}, {}
    for day in (BEGIN - DAY, BEGIN, END, END + DAY):
        before = [name for name in list_files(samples.image) if not name.startswith("withheld/")]
        set_day(day)
        run_night(commit)
        shown[day] = find_places(client, samples)
        files = {*before, *list_files(samples.image)}
        public[day] = {client.get(default_storage.url(name)).status_code for name in files} & {200}
        cards[day] = SocialCard.objects.filter(picture=samples.image).count()
    assert len(shown[BEGIN]) > 15
    assert shown == {BEGIN - DAY: set(), BEGIN: shown[BEGIN], END: shown[BEGIN], END + DAY: set()}
    assert public == {BEGIN - DAY: set(), BEGIN: {200}, END: {200}, END + DAY: set()}
    assert [bool(cards[day]) for day in (BEGIN - DAY, BEGIN, END, END + DAY)] == [False, True, True, False]


def test_pages_do_not_wait_for_the_night(client, samples, commit, set_day):
    change(samples.image, commit, starts_on=BEGIN, expires_on=END)
    set_day(BEGIN)
    run_night(commit)
    set_day(END + DAY)
    assert find_places(client, samples) == set()


def test_a_stored_body_without_it_is_not_served_on_its_first_day(client, samples, commit, set_day):
    change(samples.image, commit, starts_on=BEGIN)
    store_body(samples.article.pk)
    assert StoredBody.objects.get(pk=samples.article.pk).is_current
    set_day(BEGIN)
    assert not StoredBody.objects.get(pk=samples.article.pk).is_current


def test_without_the_use_it_is_in_no_place_but_the_card(client, samples, commit):
    change(samples.image, commit, uses=["print"])
    assert find_places(client, samples) == set()
    assert not SocialCard.objects.filter(picture=samples.image).exists()
    change(samples.image, commit, uses=["social"])
    assert find_places(client, samples) == set()
    assert SocialCard.objects.filter(picture=samples.image).exists()


def test_a_card_of_what_may_only_be_shared_ends_with_its_rights(client, samples, commit, set_day):
    change(samples.image, commit, uses=["social"], expires_on=END)
    set_day(END)
    run_night(commit)
    files = [name for card in SocialCard.objects.filter(picture=samples.image) for name in card.files]
    assert files
    set_day(END + DAY)
    run_night(commit)
    assert not SocialCard.objects.filter(picture=samples.image).exists()
    assert not any(map(default_storage.exists, files))


def test_templates_for_readers_show_pictures_by_the_tags_that_keep_rights():
    found = []
    for path in settings.BASE_DIR.glob("[!.]*/**/templates/**/*.html"):
        text = path.read_text()
        if "wagtailadmin_tags" not in text and re.search(r"wagtailimages_tags|\.file\.url|get_rendition", text):
            found.append(path)
    assert found == []


# --- Print -----------------------------------------------------------------------------------------------------------


def test_every_picture_that_may_not_be_printed_is_marked_in_every_place(client, samples, commit):
    def count(pattern):
        return {address: len(re.findall(pattern, client.get(address).content.decode())) for address in addresses}

    addresses = [address for address in list_addresses(samples) if not address.endswith(".xml")]
    marked = r'<picture class="not-printed">'
    assert sum(count(marked).values()) == 0
    all_pictures = count(r"<picture")
    assert sum(all_pictures.values()) > 15
    change(samples.image, commit, uses=["web"])
    assert count(marked) == all_pictures == count(r"<picture")
    change(samples.image, commit, uses=["web", "print"])
    assert sum(count(marked).values()) == 0


# --- Replacement -----------------------------------------------------------------------------------------------------


@pytest.fixture
def replacement(samples, commit):
    image = CustomImage(title="Theorbe", author="Vera Lima")
    image.stage_texts("fr", text="Un théorbe ancien")
    return fill(image, "theorbe")


def test_its_replacement_stands_in_every_place_when_it_ends(client, samples, replacement, commit, set_day):
    def find(word):
        return {
            address: len(re.findall(word, client.get(address).content.decode(), re.IGNORECASE))
            for address in list_addresses(samples)
            if not address.startswith(get_address("image_credits"))
        }

    change(samples.image, commit, expires_on=END, replacement=replacement)
    run_night(commit)
    pictures, of_replacement = find("<picture|&lt;img"), find("theorbe")
    assert not any(of_replacement.values())
    set_day(END + DAY)
    run_night(commit)
    assert find("<picture|&lt;img") == pictures
    assert find("xylophone") == dict.fromkeys(pictures, 0)
    of_replacement = find("theorbe")
    assert all(of_replacement[address] for address, number in pictures.items() if number)
    assert SocialCard.objects.filter(picture=replacement).exists()
    assert "Theorbe" in client.get(get_address("image_credits")).content.decode()
    assert client.get(get_address("image_credit", replacement.pk)).status_code == 200


def test_a_replacement_keeps_its_own_words_and_credit(client, samples, replacement, commit):
    type(samples.article).objects.update(lead_caption="Un xylophone dans le vent")
    change(samples.image, commit, expires_on=TODAY - DAY, replacement=replacement)
    html = client.get(samples.article.get_url()).content.decode()
    assert "Un théorbe ancien" in html
    assert "Vera Lima" in html
    assert "xylophone" not in html.lower()


def test_a_replacement_must_be_allowed_itself(client, samples, replacement, commit):
    change(replacement, commit, expires_on=TODAY - DAY)
    change(samples.image, commit, expires_on=TODAY - DAY, replacement=replacement)
    html = client.get(samples.article.get_url()).content.decode()
    assert "<picture" not in html
    assert not re.search("theorbe|xylophone", html, re.IGNORECASE)


def test_replacements_in_a_list_take_one_query(client, samples, replacement, commit):
    def count():
        with CaptureQueriesContext(connection) as queries:
            assert client.get(samples.magazine.get_url()).content.decode().count("theorbe")
        return len(queries)

    numbers = []
    for number in range(6):
        image = CustomImage.objects.create(
            title=f"N{number}",
            file=ContentFile(make_bytes(), name=f"n{number}.png"),
            licence="cc-by-4.0",
            author="A",
            width=8,
            height=8,
            expires_on=TODAY - DAY,
            replacement=replacement,
        )
        ArticlePageFactory(parent=samples.issue, slug=f"n{number}", title=f"N{number}", lead_picture=image)
        numbers.append(count())
    assert numbers[1] == numbers[-1]  # the first request fills caches


def make_bytes() -> bytes:
    data = io.BytesIO()
    PillowImage.new("RGB", (8, 8)).save(data, "PNG")
    return data.getvalue()


def test_no_empty_box_is_left_of_a_gallery(client, samples, commit, roots):
    item = {"type": "item", "id": "one", "value": {"image": samples.image.pk, "caption": ""}}
    body = [{"type": "gallery", "value": {"pictures": [item], "caption": "Orchestre"}}]
    page = StandardPageFactory(parent=roots["fr"], slug="galerie", title="G", body=json.dumps(body))
    assert "Orchestre" in client.get(page.get_url()).content.decode()
    change(samples.image, commit, expires_on=TODAY - DAY)
    assert "Orchestre" not in client.get(page.get_url()).content.decode()
