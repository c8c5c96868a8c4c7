"""Every image that readers see, and no other, is credited in a list and on its own page."""

import datetime
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation

from cms.images.credits.credit_line import credit_line
from cms.images.credits.licence_summaries import list_licence_summaries
from cms.images.licences import Licence
from cms.images.models import CustomImage
from cms.images.responsive.renditions import make_renditions
from cms.images.uses import get_shown_images
from home.models import MuseumWeekPartner, StandardPage
from tests.factories import MuseumWeekIndexPageFactory, MuseumWeekPageFactory, PartnerFactory, StandardPageFactory
from tests.scenes import scene

pytestmark = pytest.mark.django_db


@scene
def dahlia(make_image):
    image = make_image(
        titles={"pt": "Dália"},
        alt={"fr": "Un dahlia rouge"},
        size=(60, 40),
        source_url="https://www.flickr.com/photos/vultilion/1",
    )
    make_renditions(image)  # as the background task does
    return image


@scene
def garden(roots, dahlia):
    """A live page that shows it."""
    return StandardPageFactory(parent=roots["fr"], title="Le jardin", slug="jardin", lead_picture=dahlia)


def get_address(language, image=None):
    with translation.override(language):
        return reverse("image_credit", args=[image.pk]) if image else reverse("image_credits")


def read(client, language="fr", image=None, **query):
    answer = client.get(get_address(language, image), query)
    assert answer.status_code == 200
    return answer.content.decode()


def get_status(client, image, language="fr"):
    return client.get(get_address(language, image)).status_code


def list_shown():
    return [image.title for image in get_shown_images().order_by("pk")]


# --- Which images --------------------------------------------------------------------------------------------------


def test_an_image_that_no_page_shows_is_not_credited(client, roots, dahlia):
    assert "Dahlia" not in read(client)
    assert get_status(client, dahlia) == 404


def test_an_image_of_a_draft_never_appears_nor_what_a_draft_changes(client, roots, make_image, garden):
    draft = make_image(title="Draft")
    StandardPageFactory(parent=roots["fr"], title="Brouillon", slug="b", lead_picture=draft, live=False)
    changed = make_image(title="Changed")
    garden.lead_picture = changed
    garden.save_revision()

    assert list_shown() == ["Dahlia"]
    for image in (draft, changed):
        assert get_status(client, image) == 404


def test_a_private_page_is_never_named_and_its_images_are_not_shown(client, garden, dahlia, make_image):
    garden.view_restrictions.create(restriction_type="login")
    secret = make_image(title="Secret")
    StandardPageFactory(parent=garden, title="Dessous", slug="d", lead_picture=secret)
    assert list_shown() == []

    StandardPageFactory(parent=garden.get_parent(), title="Ouvert", slug="o", lead_picture=dahlia)
    for html in (read(client), read(client, image=dahlia)):
        assert "Ouvert" in html
        assert "Le jardin" not in html


def test_an_alias_shows_nothing_of_its_own(client, roots, garden, dahlia):
    garden.create_alias(parent=roots["pt"], update_slug="alias")

    assert "/pt/alias/" not in read(client, "pt", dahlia)


def test_an_image_that_may_not_be_shown_any_more_is_gone(client, garden, dahlia):
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    for fields in ({"expires_on": yesterday}, {"uses": ["print", "press"]}):
        CustomImage.objects.filter(pk=dahlia.pk).update(**({"expires_on": None, "uses": []} | fields))
        assert get_status(client, dahlia) == 404
        assert "Dahlia" not in read(client)

    CustomImage.objects.filter(pk=dahlia.pk).update(uses=["print", "web"], expires_on=timezone.localdate())
    assert "Dahlia" in read(client)


def test_images_inside_bodies_and_partners_logos_are_credited(client, roots, make_image):
    names = ("Block", "Gallery 1", "Gallery 2", "Social", "Logo", "Unseen")
    block, one, two, social, logo, unseen = (make_image(title=name, size=(60, 40)) for name in names)
    images = [{"image": image, "caption": ""} for image in (one, two)]
    body = [("picture", {"image": block, "caption": ""}), ("gallery", {"pictures": images, "caption": ""})]
    StandardPageFactory(parent=roots["fr"], title="Corps", slug="c", body=body, social_picture=social)
    year = MuseumWeekPageFactory(parent=MuseumWeekIndexPageFactory(parent=roots["fr"]), title="MuseumWeek 2020")
    for name, image, live in (("Musée", logo, True), ("Pas encore", unseen, False)):
        partner = PartnerFactory(name=name, logo=image, locale=year.locale, live=live)
        year.partners.add(MuseumWeekPartner(partner=partner, locale=year.locale))
    year.save_revision().publish()

    assert list_shown() == list(names[:-1])
    assert year.get_url() in read(client, image=logo)


# --- Each image's page ---------------------------------------------------------------------------------------------


def test_an_image_page_says_all_that_is_known(client, garden, dahlia):
    html = read(client, "fr", dahlia)

    assert "<picture>" in html
    assert "<h1>Dahlia</h1>" in html
    for words in ("Un dahlia rouge", "vultilion", "CC BY 2.0", "Flickr"):
        assert words in html
    assert 'href="https://creativecommons.org/licenses/by/2.0/deed.fr" rel="license' in html
    assert 'href="https://www.flickr.com/photos/vultilion/1"' in html
    assert '<a href="/fr/jardin/">Le jardin</a>' in html


def test_the_page_exists_in_three_languages_which_name_each_other(client, garden, dahlia):
    addresses = {code: get_address(code, dahlia) for code in ("fr", "pt", "en")}

    assert len(set(addresses.values())) == 3
    for code in addresses:
        html = read(client, code, dahlia)
        for other, address in addresses.items():
            assert re.search(rf'<link rel="alternate" hreflang="{other}" href="http://\w+{address}">', html)
        assert f'<link rel="canonical" href="http://localhost{addresses[code]}">' in html
    assert "<h1>Dália</h1>" in read(client, "pt", dahlia)
    assert "<title>Dália · Imagens e licenças · MuseumWeek</title>" in read(client, "pt", dahlia)


def test_a_page_in_another_language_is_marked(client, garden, dahlia):
    html = read(client, "pt", dahlia)

    assert '<a href="/fr/jardin/" lang="fr" hreflang="fr">Le jardin</a> <span class="flag" lang="pt">' in html


def test_of_a_text_that_shows_it_in_several_languages_the_readers_is_named(client, roots, garden, dahlia):
    StandardPageFactory(
        parent=roots["pt"], title="O jardim", slug="jardim", lead_picture=dahlia, translation_key=garden.translation_key
    )

    assert "Le jardin" not in read(client, "pt", dahlia)
    assert "O jardim" in read(client, "pt", dahlia)
    assert "O jardim" not in read(client, "fr", dahlia)


def test_a_language_whose_home_page_is_not_live_has_none_of_it(client, roots, garden, dahlia):
    roots["pt"].unpublish()

    assert get_status(client, dahlia, "pt") == 404
    assert client.get(get_address("pt")).status_code == 404
    assert get_address("pt", dahlia) not in read(client, "fr", dahlia)


@pytest.mark.parametrize("language", ["fr", "pt", "en"])
def test_the_credit_to_copy_is_in_the_readers_language_and_spells_out_addresses(dahlia, language):
    with translation.override(language):
        text = credit_line(dahlia).attribution

    maker = {"fr": "Photo vultilion", "pt": "Fotografia de vultilion", "en": "Photo by vultilion"}[language]
    assert maker in text
    assert f"CC BY 2.0 (https://creativecommons.org/licenses/by/2.0/deed.{language})" in text
    assert text.endswith("Flickr (https://www.flickr.com/photos/vultilion/1)")


def test_each_licence_says_what_it_allows():
    said = {licence: " ".join(list_licence_summaries(licence)) for licence in Licence}

    assert all(said.values())
    assert said["cc-by-4.0"].startswith("You may copy, share and change it. Commercial use is allowed. Name its author")
    assert "not allowed" in said["cc-by-nc-nd-4.0"]
    assert "unchanged" in said["cc-by-nc-nd-4.0"]
    assert "same licence" in said["cc-by-sa-3.0"]
    assert "same licence" not in said["cc-by-3.0"]
    assert "Ask its holder" in said["permission"]
    assert list_licence_summaries("no such licence") == list_licence_summaries("permission")


# --- The list --------------------------------------------------------------------------------------------------------


def test_the_list_is_by_title_and_can_be_narrowed_to_a_licence(client, roots, make_image):
    for title, licence in (("Zèbre", "cc0-1.0"), ("Été", "cc-by-4.0"), ("Eau", "cc-by-4.0")):
        image = make_image(title=title, licence=licence, size=(60, 40))
        StandardPageFactory(parent=roots["fr"], title=f"Page {title}", slug=title[0], lead_picture=image)

    def list_titles(**query):
        return re.findall(r"<h2><a[^>]*>([^<]+)", read(client, **query))

    assert list_titles() == ["Eau", "Été", "Zèbre"]
    assert list_titles(licence="cc-by-4.0") == ["Eau", "Été"]
    assert list_titles(licence="nonsense' OR 1=1") == list_titles()


def test_the_footer_leads_to_the_list_and_a_figures_credit_to_its_image(client, garden, dahlia):
    html = client.get(garden.get_url()).content.decode()

    assert f'href="{get_address("fr")}"' in html
    assert f'<span class="credit"><a href="{get_address("fr", dahlia)}">Dahlia</a>. Photo' in html


def test_a_credit_on_a_private_page_leads_nowhere(admin_client, garden, dahlia):
    garden.view_restrictions.create(restriction_type="login")

    html = admin_client.get(garden.get_url()).content.decode()
    assert "Dahlia" in html
    assert get_address("fr", dahlia) not in html


# --- Parameters and cost ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("end", ["0/", "999999999999999999999999/", f"{'9' * 5000}/", "-1/", "x/", "%00/", "１/"])
def test_no_address_of_an_image_makes_more_than_a_404(client, garden, end):
    assert client.get(get_address("fr") + end).status_code in (400, 404)


@pytest.mark.parametrize("page", ["0", "-1", "x", "9" * 5000, "99999999999999999999", ""])
def test_nonsense_instead_of_a_number_shows_a_page(client, garden, page):
    assert "Dahlia" in read(client, page=page)
    assert client.post(get_address("fr")).status_code == 405


def test_a_thousand_images_cost_no_more_queries_than_a_few(client, roots, dahlia, garden):
    def count(address):
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        return len(queries)

    dahlia.refresh_from_db()
    facts = {"file": dahlia.file.name, "files": dahlia.files, "width": 60, "height": 40, "licence": "cc0-1.0"}
    images = CustomImage.objects.bulk_create(CustomImage(title=f"P{n}", author="A", **facts) for n in range(1000))
    before = count(get_address("fr")), count(get_address("fr", dahlia))
    for number in range(4):
        block = [
            ("gallery", {"pictures": [{"image": image, "caption": ""} for image in part], "caption": ""})
            for part in (images[start : start + 50] for start in range(number * 250, number * 250 + 250, 50))
        ]
        StandardPageFactory(parent=roots["fr"], title=f"Page {number}", slug=f"p{number}", body=block)
    assert StandardPage.objects.count() == 5
    assert get_shown_images().count() == 1001

    after = count(get_address("fr")), count(get_address("fr", dahlia))
    assert after == before
    assert max(after) <= 15
    assert read(client).count("<picture>") == 24
