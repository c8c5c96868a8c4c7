"""After its rights have ended, no file of an image is available at a public URL: original, renditions, cards."""

import datetime

import pytest
from django.conf import settings
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.images import get_image_model

from cms.images.licences import Use
from cms.images.responsive.renditions import list_missing, make_renditions
from cms.images.withholding import FOLDER, find_to_follow, follow_rights
from cms.serving.files.media import is_public
from cms.social_cards.making import refresh_card
from cms.social_cards.models import SocialCard
from tests.factories import ImageFactory, StandardPageFactory

pytestmark = pytest.mark.django_db

YESTERDAY, TOMORROW = datetime.timedelta(days=-1), datetime.timedelta(days=1)


@pytest.fixture
def image():
    image = ImageFactory(title="Dahlia", author="Ada", file__width=640, file__height=480)
    make_renditions(image)
    image.get_rendition("max-165x165")  # the newsroom's
    return image


@pytest.fixture
def page(image, roots, commit):
    page = StandardPageFactory(parent=roots["fr"], slug="dahlia", title="Dahlia", lead_picture=image)
    with commit():
        page.save_revision().publish()
    refresh_card(page.pk)
    return page


def list_addresses(image) -> list[str]:
    image = get_image_model().objects.get(pk=image.pk)
    cards = SocialCard.objects.filter(picture=image)
    names = [image.file.name, *(rendition.file.name for rendition in image.renditions.all())]
    return [default_storage.url(name) for name in [*names, *(name for card in cards for name in card.files)]]


def set_end(image, commit, distance):
    image = get_image_model().objects.get(pk=image.pk)
    image.expires_on = distance and timezone.localdate() + distance
    with commit():
        image.save()


def set_uses(image, commit, uses):
    image = get_image_model().objects.get(pk=image.pk)
    image.uses = [use.value for use in uses]
    with commit():
        image.save()


def test_every_file_is_gone_when_the_rights_end_and_back_when_they_are_extended(client, image, page, commit):
    public = list_addresses(image)
    assert len(public) > 5
    assert any("/cards/" in address for address in public)
    assert {client.get(address).status_code for address in public} == {200}

    set_end(image, commit, YESTERDAY)
    assert {client.get(address).status_code for address in public} == {404}
    assert {client.get(address).status_code for address in list_addresses(image)} == {404}
    assert not any(default_storage.exists(address.removeprefix(settings.MEDIA_URL)) for address in public)
    assert not SocialCard.objects.filter(picture=image).exists()

    set_end(image, commit, None)
    again = list_addresses(image)
    assert {client.get(address).status_code for address in again} == {200}
    assert any("/cards/" in address for address in again)
    assert list_missing(get_image_model().objects.get(pk=image.pk)) == []
    assert "<picture" in client.get(page.get_url()).content.decode()


@pytest.mark.parametrize("uses", [[Use.PRINT], [Use.PRESS, Use.EXHIBITION]])
def test_every_file_is_gone_when_no_public_use_is_left(uses, client, image, page, commit):
    public = list_addresses(image)
    set_uses(image, commit, uses)
    assert {client.get(address).status_code for address in public} == {404}
    assert {client.get(address).status_code for address in list_addresses(image)} == {404}
    assert find_to_follow() == []
    set_uses(image, commit, [*uses, Use.WEB])
    assert {client.get(address).status_code for address in list_addresses(image)} == {200}
    set_uses(image, commit, [])
    assert {client.get(address).status_code for address in list_addresses(image)} == {200}


def test_of_what_may_only_be_shared_the_card_alone_is_public(client, image, page, commit):
    set_uses(image, commit, [Use.SOCIAL])
    answers = {address: client.get(address).status_code for address in list_addresses(image)}
    assert {address for address, status in answers.items() if status == 200} == {
        address for address in answers if "/cards/" in address
    }
    assert 200 in answers.values()


def test_those_limited_before_are_found_by_the_timer(image, commit):
    get_image_model().objects.filter(pk=image.pk).update(uses=[Use.PRINT])
    assert find_to_follow() == [image.pk]
    with commit():
        call_command("make_renditions", verbosity=0)
    assert find_to_follow() == []


def test_the_nightly_timer_finds_what_ended_with_the_day(client, image, page, commit, monkeypatch):
    set_end(image, commit, TOMORROW)
    public = list_addresses(image)
    later = timezone.localdate() + 2 * TOMORROW
    monkeypatch.setattr(timezone, "localdate", lambda *args: later)
    assert find_to_follow() == [image.pk]
    with commit():
        call_command("make_renditions", verbosity=0)

    assert {client.get(address).status_code for address in public} == {404}
    assert find_to_follow() == []
    with commit():
        call_command("make_renditions", verbosity=0)  # nothing to do, and nothing made
    assert not get_image_model().objects.get(pk=image.pk).files


def test_the_original_is_whole_after_it_went_and_came_back(image, commit):
    with image.open_file() as file:
        before = file.read()
    set_end(image, commit, YESTERDAY)
    hidden = get_image_model().objects.get(pk=image.pk)
    assert hidden.file.name.startswith(f"{FOLDER}/")
    assert not is_public(hidden.file.name)
    with hidden.open_file() as file:
        assert file.read() == before
    set_end(image, commit, TOMORROW)
    shown = get_image_model().objects.get(pk=image.pk)
    assert is_public(shown.file.name)
    with shown.open_file() as file:
        assert file.read() == before


def test_the_newsroom_sees_it_all_the_same_and_nobody_else(client, admin_client, image, commit):
    set_end(image, commit, YESTERDAY)
    hidden = get_image_model().objects.get(pk=image.pk)
    rendition = hidden.get_rendition("max-165x165")
    assert rendition.url == reverse("withheld_rendition", args=[rendition.pk])
    assert not is_public(rendition.file.name)
    answer = admin_client.get(rendition.url)
    assert answer.status_code == 200
    assert b"".join(answer.streaming_content)
    assert "private" in answer.headers["Cache-Control"]
    assert client.get(rendition.url).status_code == 302
    assert admin_client.get(reverse("wagtailimages:index")).status_code == 200
    assert admin_client.get(reverse("wagtailimages:edit", args=[image.pk])).status_code == 200


def test_the_newsrooms_address_serves_withheld_files_alone(admin_client, image, commit):
    public = image.get_rendition("max-165x165")
    assert admin_client.get(reverse("withheld_rendition", args=[public.pk])).status_code == 404, "it has a public one"
    set_end(image, commit, YESTERDAY)
    rendition = get_image_model().objects.get(pk=image.pk).get_rendition("max-165x165")
    rendition.file.storage.delete(rendition.file.name)
    assert admin_client.get(rendition.url).status_code == 404, "its file is missing"


def test_a_file_that_replaces_one_of_ended_rights_is_withheld_too(client, image, commit):
    set_end(image, commit, YESTERDAY)
    other = ImageFactory(title="Autre", file__width=80, file__height=50)
    hidden = get_image_model().objects.get(pk=image.pk)
    hidden.file = other.file
    with commit():
        hidden.save()

    assert get_image_model().objects.get(pk=image.pk).file.name.startswith(f"{FOLDER}/")


def test_a_missing_file_stops_nothing(image, commit):
    default_storage.delete(image.file.name)
    get_image_model().objects.filter(pk=image.pk).update(expires_on=timezone.localdate() + YESTERDAY)
    assert follow_rights(image.pk) is False


def test_a_save_of_what_was_read_before_the_file_moved_loses_nothing(client, image, commit):
    for distance in (YESTERDAY, TOMORROW, YESTERDAY, None):
        image.expires_on = distance and timezone.localdate() + distance
        with commit():
            image.save()  # not loaded again since
        with get_image_model().objects.get(pk=image.pk).open_file() as file:
            assert file.read()
    assert client.get(get_image_model().objects.get(pk=image.pk).file.url).status_code == 200
