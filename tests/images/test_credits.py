import pytest
from django.template import Context, Template
from django.utils import translation

from cms.images.credits.credit_line import credit_line
from cms.images.models import CustomImage

pytestmark = pytest.mark.django_db

DAHLIA = {
    "title": "Dahlia",
    "kind": "photograph",
    "author": "vultilion",
    "licence": "cc-by-2.0",
    "source_url": "https://www.flickr.com/photos/vultilion/6056698931",
}


def credit(language="en", **fields):
    return credit_line(CustomImage(**fields), language)


def test_a_photograph_names_title_author_licence_and_source():
    assert credit(**DAHLIA).text == "Dahlia. Photo by vultilion, CC BY 2.0, via Flickr"


@pytest.mark.parametrize(
    "title", ["IMG_2041", "dsc 0042-2", "PXL_20261130_101112", "WhatsApp Image 2026-11-30 at 10.11.12", "DSCN0001"]
)
def test_a_name_that_a_camera_gave_is_no_title(title):
    assert credit(**DAHLIA | {"title": title}).text == "Photo by vultilion, CC BY 2.0, via Flickr"


@pytest.mark.parametrize("title", ["1984", "Imagens 3", "IMG", "Image 12 at dusk", "DSC, a collective"])
def test_other_words_are_a_title(title):
    assert credit(**DAHLIA | {"title": title}).text.startswith(f"{title}. ")


def test_the_licence_is_linked_to_its_deed_in_the_readers_language_and_the_source_to_its_page():
    html = str(credit("fr", **DAHLIA))

    assert '<a href="https://creativecommons.org/licenses/by/2.0/deed.fr" rel="license">CC BY 2.0</a>' in html
    assert '<a href="https://www.flickr.com/photos/vultilion/6056698931">Flickr</a>' in html


def test_the_active_language_is_the_readers_where_none_is_given():
    with translation.override("pt"):
        assert credit_line(CustomImage(**DAHLIA)).licence_url.endswith("deed.pt")


def test_a_drawing_of_the_project_says_what_it_is_and_names_its_maker_once():
    line = credit(
        title="Fern study",
        kind="generative",
        author="Culture For Causes Network",
        holder="Culture For Causes Network",
        licence="cc-by-4.0",
    )

    assert line.text == "Fern study, generative drawing. ©\u00a0Culture For Causes Network, CC BY 4.0"


def test_permission_is_said_in_words_and_linked_to_nothing():
    line = credit(title="Reserves", author="Ana Reis", holder="Museu do Vale", kind="photograph", licence="permission")

    assert line.text == "Reserves. Photo by Ana Reis, ©\u00a0Museu do Vale, with permission"
    assert "<a" not in str(line)


def test_nobody_claims_copyright_in_what_is_free_of_it():
    line = credit(title="Greek coins", holder="Brooklyn Museum", licence="pdm-1.0")

    assert line.text == "Greek coins. Brooklyn Museum, public domain"
    assert "publicdomain/mark/1.0/" in line.licence_url


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://commons.wikimedia.org/wiki/File:X.jpg", "Wikimedia Commons"),
        ("https://live.staticflickr.com/1/2.jpg", "live.staticflickr.com"),
        ("https://www.example.org/x", "example.org"),
        ("", ""),
    ],
)
def test_a_source_is_named_by_its_site(url, name):
    assert credit(title="X", source_url=url).source == name


def test_whatever_was_typed_is_shown_as_text_never_as_markup():
    evil = '<script>alert("1")</script> & "co"'
    line = credit(title=evil, author=evil, holder="A & B", licence="cc-by-4.0", source_url='https://x.org/?a=1&b="2"')

    html = Template("{{ line }}").render(Context({"line": line}))
    assert "<script" not in html
    assert html.count("&lt;script&gt;") == 2
    assert 'href="https://x.org/?a=1&amp;b=&quot;2&quot;"' in html
    assert line.text.startswith(evil)


def test_a_title_of_the_readers_language_is_used_where_there_is_one(make_image):
    image = make_image(titles={"fr": "Monnaies grecques"}, title="Greek coins")

    assert credit_line(image, "fr").title == "Monnaies grecques"
    assert credit_line(image, "pt").title == "Greek coins"


def test_an_image_without_any_rights_yet_still_has_a_line():
    assert credit(title="A sketch.").text == "A sketch"


def test_an_invisible_author_does_not_take_the_place_of_the_holder(make_image):
    image = make_image(author="\u200b", holder="Museu do Traje", licence="cc-by-4.0")
    image.full_clean()

    assert (image.author, image.holder) == ("", "Museu do Traje")
