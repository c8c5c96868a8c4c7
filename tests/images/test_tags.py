"""The output of templates: one <picture> for each place, in the reader's language, at a bounded cost."""

import datetime
import re

import pytest
from django.template import Context, Template
from django.utils import timezone, translation

from cms.images.models import CustomImage
from cms.images.presets import PRESETS
from cms.images.responsive.renditions import make_renditions
from cms.pages.blocks import BodyBlock
from tests.scenes import scene

JPEG = "width-640|format-jpeg|jpegquality-80"
FIGURE = '{% load pictures %}{% figure image layout="lead" caption="In the garden" eager=True %}'


def render(image, template='{% load pictures %}{% picture image layout="text" %}', language="fr", **context):
    with translation.override(language):
        return Template(template).render(Context({"image": image, **context})).strip()


@scene
def picture(make_picture):
    picture = make_picture(alt={"fr": "Un dahlia", "pt": "Uma dália"}, size=(1500, 1000))
    make_renditions(picture)
    return CustomImage.objects.get(pk=picture.pk)


def test_avif_comes_first_then_webp_and_jpeg_serves_the_rest(picture):
    html = render(picture)

    assert re.findall(r'type="([^"]+)"', html) == ["image/avif", "image/webp"]
    assert re.search(r'<img src="[^"]+\.jpg"', html)


def test_sources_give_widths_and_the_place_gives_sizes(picture):
    html = render(picture)

    avif = re.search(r'type="image/avif" srcset="([^"]+)"', html)[1]
    assert re.findall(r"\.avif (\d+)w", avif) == ["400", "720", "960", "1280"]
    assert html.count(f'sizes="{PRESETS["text"].sizes}"') == 3


def test_width_and_height_keep_its_place_free(picture):
    width, height = map(int, re.search(r'width="(\d+)" height="(\d+)"', render(picture)).groups())

    assert width / height == pytest.approx(1.5, abs=0.01)


def test_pictures_load_when_they_come_near_and_the_leading_one_at_once(picture):
    lazy, eager = render(picture), render(picture, FIGURE)

    assert 'loading="lazy" decoding="async"' in lazy
    assert "fetchpriority" not in lazy
    assert 'fetchpriority="high"' in eager
    assert "lazy" not in eager


def test_a_card_is_cropped_and_a_work_is_not(picture):
    card = render(picture, '{% load pictures %}{% picture image layout="card" %}')
    work = render(picture, '{% load pictures %}{% picture image layout="work" %}')

    assert "fill-" in card
    assert "fill-" not in work


@pytest.mark.parametrize("layout", PRESETS)
def test_every_layout_shows_every_picture(picture, layout):
    html = render(picture, "{% load pictures %}{% picture image layout=layout %}", layout=layout)

    assert html.startswith("<picture>")


def test_the_alt_text_is_in_the_readers_language(picture):
    assert 'alt="Un dahlia"' in render(picture, language="fr")
    assert 'alt="Uma dália"' in render(picture, language="pt")
    assert "lang=" not in render(picture, language="pt")


def test_an_alt_text_in_another_language_says_which(picture):
    html = render(picture, language="en")

    assert 'alt="Un dahlia" lang="fr"' in html


def test_without_any_alt_text_the_description_or_else_the_title_is_read(make_picture):
    for picture, words in ((make_picture(description="A flower"), "A flower"), (make_picture(), "Dahlia")):
        make_renditions(picture, [JPEG])
        assert f'alt="{words}"' in render(picture)


def test_the_place_may_bring_its_own_alt_text(picture):
    assert 'alt=""' in render(picture, '{% load pictures %}{% picture image layout="text" alt="" %}')


def test_a_figure_has_its_caption_and_its_credit(picture):
    html = render(picture, FIGURE, language="en")

    assert html.startswith('<figure class="figure"><picture>')
    assert '<span class="caption">In the garden</span>' in html
    assert '<span class="credit">Dahlia. Photo by vultilion, <a href="https://creativecommons.org' in html


def test_a_caption_that_is_the_title_is_not_said_twice(picture):
    html = render(picture, '{% load pictures %}{% figure image caption="Dahlia." %}', language="en")

    assert '<span class="credit">Photo by vultilion' in html


def test_what_editors_type_is_text(make_picture):
    picture = make_picture(alt={"fr": '"><script>'}, title="<b>")
    make_renditions(picture, [JPEG])
    html = render(picture, '{% load pictures %}{% figure image caption="<i>x</i>" %}')

    assert "&gt;&lt;script&gt;" in html
    assert "<script>" not in html
    assert "<b>" not in html


@pytest.mark.parametrize("tag", ["picture", "figure"])
def test_no_picture_shows_nothing(db, tag):
    assert render(None, f"{{% load pictures %}}{{% {tag} image %}}") == ""


# --- Rights ----------------------------------------------------------------------------------------------------------


def test_a_picture_is_shown_on_its_last_day_and_not_on_the_next(picture):
    picture.expires_on = timezone.localdate()
    assert render(picture, FIGURE)

    picture.expires_on -= datetime.timedelta(days=1)
    assert render(picture, FIGURE) == ""
    assert render(picture) == ""


def test_a_picture_whose_holder_allows_only_print_is_not_shown(picture):
    picture.uses = ["print"]
    assert render(picture, FIGURE) == ""

    picture.uses = ["print", "web"]
    assert render(picture, FIGURE)


# --- What is missing -------------------------------------------------------------------------------------------------


def test_nothing_is_made_in_a_readers_request(
    make_picture, django_assert_num_queries, django_capture_on_commit_callbacks
):
    """A picture without any rendition is left out: the page does not wait for it."""
    picture = make_picture()
    with django_assert_num_queries(0), django_capture_on_commit_callbacks() as callbacks:
        assert render(picture, FIGURE) == ""

    assert callbacks == []
    assert picture.renditions.count() == 0


def test_where_a_places_own_file_is_missing_the_nearest_is_shown(make_picture):
    picture = make_picture(size=(1500, 1000))
    make_renditions(picture, ["width-400|format-jpeg|jpegquality-80", "width-1280|format-jpeg|jpegquality-80"])
    html = render(picture, '{% load pictures %}{% picture image layout="card" %}')

    assert 'width="400" height="266"' in html
    assert "<source" not in html


def test_what_exists_is_shown_although_not_all_does(picture):
    picture.renditions.filter(filter_spec__contains="avif").delete()
    picture.renditions.filter(filter_spec__startswith="width-1280").delete()
    html = render(CustomImage.objects.get(pk=picture.pk))

    assert "image/avif" not in html
    assert re.findall(r"\.webp (\d+)w", html) == ["400", "720", "960"]
    assert picture.renditions.filter(filter_spec__contains="avif").count() == 0


def test_a_picture_whose_file_is_gone_leaves_the_page_standing(make_picture):
    picture = make_picture()
    picture.file.storage.delete(picture.file.name)

    assert render(picture, FIGURE) == ""


# --- Queries ---------------------------------------------------------------------------------------------------------

TWELVE = '{% load pictures %}{% for image in images %}{% figure image layout="card" %}{% endfor %}'


@scene
def twelve(make_picture):
    pictures = [make_picture(title=f"Dahlia {n}", alt={"fr": f"Dahlia {n}"}, size=(450, 300)) for n in range(12)]
    for picture in pictures:
        make_renditions(picture)
    return [picture.pk for picture in pictures]


def test_twelve_pictures_take_no_query_but_their_own(twelve, django_assert_num_queries):
    """Their row has their words and files, however it was fetched: by a block here, by `select_related` in lists."""
    raw = [{"type": "picture", "value": {"image": pk, "caption": ""}} for pk in twelve]

    with django_assert_num_queries(1):
        html = render(None, TWELVE, images=[block.value["image"] for block in BodyBlock().to_python(raw)])
    assert html.count("<figure") == 12
    assert 'alt="Dahlia 11"' in html


def test_the_row_follows_its_renditions_and_words(picture):
    assert picture.files[JPEG][1:] == [640, 426]
    picture.renditions.get(filter_spec=JPEG).delete()
    picture.texts.get(locale__language_code="pt").delete()
    picture.texts.filter(locale__language_code="fr").get().delete()
    fresh = CustomImage.objects.get(pk=picture.pk)
    assert JPEG not in fresh.files
    assert fresh.words == {}

    picture.stage_texts("fr", text="Dahlia rouge")  # loaded by another user before all this
    picture.save()
    for image in (picture, CustomImage.objects.get(pk=picture.pk)):
        assert JPEG not in image.files
        assert image.words == {"fr": ["Dahlia rouge", ""]}


def test_crops_around_an_earlier_focal_point_are_not_shown(picture):
    assert any(spec.startswith("fill") for spec in picture.files)
    picture.focal_point_x = picture.focal_point_y = 10
    picture.focal_point_width = picture.focal_point_height = 10
    picture.save()

    assert not any(spec.startswith("fill") for spec in CustomImage.objects.get(pk=picture.pk).files)


def test_what_only_the_newsroom_is_shown_changes_nothing_for_readers(picture, django_assert_num_queries):
    before = dict(picture.files)
    picture.get_rendition("max-165x165")

    assert CustomImage.objects.get(pk=picture.pk).files == before
