"""The output of templates: one <picture> for each place, in the reader's language, at a bounded cost."""

import datetime
import re

import pytest
from django.template import Context, Template
from django.utils import timezone, translation

from cms.images.models import CustomImage
from cms.images.presets import PRESETS
from cms.images.responsive.renditions import make_renditions
from cms.pages.blocks.bodies import BodyBlock
from tests.scenes import scene

JPEG = "width-640|format-jpeg|jpegquality-80"
FIGURE = '{% load image_tags %}{% figure image layout="lead" caption="In the garden" eager=True %}'


def render(image, template='{% load image_tags %}{% picture image layout="text" %}', language="fr", **context):
    with translation.override(language):
        return Template(template).render(Context({"image": image, **context})).strip()


@scene
def image(make_image):
    image = make_image(alt={"fr": "Un dahlia", "pt": "Uma dália"}, size=(1500, 1000))
    make_renditions(image)
    return CustomImage.objects.get(pk=image.pk)


def test_avif_comes_first_then_webp_and_jpeg_serves_the_rest(image):
    html = render(image)

    assert re.findall(r'type="([^"]+)"', html) == ["image/avif", "image/webp"]
    assert re.search(r'<img src="[^"]+\.jpg"', html)


def test_sources_give_widths_and_the_place_gives_sizes(image):
    html = render(image)

    avif = re.search(r'type="image/avif" srcset="([^"]+)"', html)[1]
    assert re.findall(r"\.avif (\d+)w", avif) == ["400", "720", "960", "1280"]
    assert html.count(f'sizes="{PRESETS["text"].sizes}"') == 3


def test_width_and_height_keep_its_place_free(image):
    width, height = map(int, re.search(r'width="(\d+)" height="(\d+)"', render(image)).groups())

    assert width / height == pytest.approx(1.5, abs=0.01)


def test_images_load_when_they_come_near_and_the_leading_one_at_once(image):
    lazy, eager = render(image), render(image, FIGURE)

    assert 'loading="lazy" decoding="async"' in lazy
    assert "fetchpriority" not in lazy
    assert 'fetchpriority="high"' in eager
    assert "lazy" not in eager


def test_a_card_is_cropped_and_a_work_is_not(image):
    card = render(image, '{% load image_tags %}{% picture image layout="card" %}')
    work = render(image, '{% load image_tags %}{% picture image layout="work" %}')

    assert "fill-" in card
    assert "fill-" not in work


@pytest.mark.parametrize("layout", PRESETS)
def test_every_layout_shows_every_image(image, layout):
    html = render(image, "{% load image_tags %}{% picture image layout=layout %}", layout=layout)

    assert html.startswith("<picture>")


def test_the_alt_text_is_in_the_readers_language(image):
    assert 'alt="Un dahlia"' in render(image, language="fr")
    assert 'alt="Uma dália"' in render(image, language="pt")
    assert "lang=" not in render(image, language="pt")


def test_an_alt_text_in_another_language_says_which(image):
    html = render(image, language="en")

    assert 'alt="Un dahlia" lang="fr"' in html


def test_without_any_alt_text_the_description_or_else_the_title_is_read(make_image):
    for image, words in ((make_image(description="A flower"), "A flower"), (make_image(), "Dahlia")):
        make_renditions(image, [JPEG])
        assert f'alt="{words}"' in render(image)


def test_the_place_may_bring_its_own_alt_text(image):
    assert 'alt=""' in render(image, '{% load image_tags %}{% picture image layout="text" alt="" %}')


def test_a_figure_has_its_caption_and_its_credit(image):
    html = render(image, FIGURE, language="en")

    assert html.startswith('<figure class="figure"><picture>')
    assert '<span class="caption">In the garden</span>' in html
    assert '<span class="credit">Dahlia. Photo by vultilion, <a href="https://creativecommons.org' in html


def test_a_caption_that_is_the_title_is_not_said_twice(image):
    html = render(image, '{% load image_tags %}{% figure image caption="Dahlia." %}', language="en")

    assert '<span class="credit">Photo by vultilion' in html


def test_what_editors_type_is_text(make_image):
    image = make_image(alt={"fr": '"><script>'}, title="<b>")
    make_renditions(image, [JPEG])
    html = render(image, '{% load image_tags %}{% figure image caption="<i>x</i>" %}')

    assert "&gt;&lt;script&gt;" in html
    assert "<script>" not in html
    assert "<b>" not in html


@pytest.mark.parametrize("tag", ["picture", "figure"])
def test_no_image_shows_nothing(db, tag):
    assert render(None, f"{{% load image_tags %}}{{% {tag} image %}}") == ""


# --- Rights ----------------------------------------------------------------------------------------------------------


def test_an_image_is_shown_on_its_last_day_and_not_on_the_next(image):
    image.expires_on = timezone.localdate()
    assert render(image, FIGURE)

    image.expires_on -= datetime.timedelta(days=1)
    assert render(image, FIGURE) == ""
    assert render(image) == ""


def test_an_image_whose_holder_allows_only_print_is_not_shown(image):
    image.uses = ["print"]
    assert render(image, FIGURE) == ""

    image.uses = ["print", "web"]
    assert render(image, FIGURE)


# --- What is missing -------------------------------------------------------------------------------------------------


def test_nothing_is_made_in_a_readers_request(
    make_image, django_assert_num_queries, django_capture_on_commit_callbacks
):
    """An image without any rendition is left out: the page does not wait for it."""
    image = make_image()
    with django_assert_num_queries(0), django_capture_on_commit_callbacks() as callbacks:
        assert render(image, FIGURE) == ""

    assert callbacks == []
    assert image.renditions.count() == 0


def test_where_a_places_own_file_is_missing_the_nearest_is_shown(make_image):
    image = make_image(size=(1500, 1000))
    make_renditions(image, ["width-400|format-jpeg|jpegquality-80", "width-1280|format-jpeg|jpegquality-80"])
    html = render(image, '{% load image_tags %}{% picture image layout="card" %}')

    assert 'width="400" height="266"' in html
    assert "<source" not in html


def test_what_exists_is_shown_although_not_all_does(image):
    image.renditions.filter(filter_spec__contains="avif").delete()
    image.renditions.filter(filter_spec__startswith="width-1280").delete()
    html = render(CustomImage.objects.get(pk=image.pk))

    assert "image/avif" not in html
    assert re.findall(r"\.webp (\d+)w", html) == ["400", "720", "960"]
    assert image.renditions.filter(filter_spec__contains="avif").count() == 0


def test_an_image_whose_file_is_gone_leaves_the_page_standing(make_image):
    image = make_image()
    image.file.storage.delete(image.file.name)

    assert render(image, FIGURE) == ""


# --- Queries ---------------------------------------------------------------------------------------------------------

TWELVE = '{% load image_tags %}{% for image in images %}{% figure image layout="card" %}{% endfor %}'


@scene
def twelve(make_image):
    images = [make_image(title=f"Dahlia {n}", alt={"fr": f"Dahlia {n}"}, size=(450, 300)) for n in range(12)]
    for image in images:
        make_renditions(image)
    return [image.pk for image in images]


def test_twelve_images_take_no_query_but_their_own(twelve, django_assert_num_queries):
    """Their row has their words and files, however it was fetched: by a block here, by `select_related` in lists."""
    raw = [{"type": "picture", "value": {"image": pk, "caption": ""}} for pk in twelve]

    with django_assert_num_queries(1):
        html = render(None, TWELVE, images=[block.value["image"] for block in BodyBlock().to_python(raw)])
    assert html.count("<figure") == 12
    assert 'alt="Dahlia 11"' in html


def test_the_row_follows_its_renditions_and_words(image):
    assert image.files[JPEG][1:] == [640, 426]
    image.renditions.get(filter_spec=JPEG).delete()
    image.texts.get(locale__language_code="pt").delete()
    image.texts.filter(locale__language_code="fr").get().delete()
    fresh = CustomImage.objects.get(pk=image.pk)
    assert JPEG not in fresh.files
    assert fresh.words == {}

    image.stage_texts("fr", text="Dahlia rouge")  # loaded by another user before all this
    image.save()
    for row in (image, CustomImage.objects.get(pk=image.pk)):
        assert JPEG not in row.files
        assert row.words == {"fr": ["Dahlia rouge", ""]}


def test_crops_around_an_earlier_focal_point_are_not_shown(image):
    assert any(spec.startswith("fill") for spec in image.files)
    image.focal_point_x = image.focal_point_y = 10
    image.focal_point_width = image.focal_point_height = 10
    image.save()

    assert not any(spec.startswith("fill") for spec in CustomImage.objects.get(pk=image.pk).files)


def test_what_only_the_newsroom_is_shown_changes_nothing_for_readers(image, django_assert_num_queries):
    before = dict(image.files)
    image.get_rendition("max-165x165")

    assert CustomImage.objects.get(pk=image.pk).files == before
