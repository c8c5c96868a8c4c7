"""A card follows its page, its images' rights and everything else that it shows; a task draws it after the commit."""

import datetime
import io

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction, ReferenceIndex

from cms.social_cards.making import refresh_card
from cms.social_cards.models import SocialCard
from exhibition.models import ArtworkArtist
from tests import factories as f

from .conftest import get_card, is_like, look_at
from .test_drawing import GREEN, make_coloured_image

pytestmark = pytest.mark.django_db
GREEN_CODE = "#" + bytes(GREEN).hex()


@pytest.fixture
def magazine(roots):
    return f.MagazineIndexPageFactory(parent=roots["fr"], slug="magazine", title="Magazine")


@pytest.fixture
def image(roots):
    return make_coloured_image()


@pytest.fixture
def article(magazine, image, publish):
    section = f.SectionFactory(name="Regards", slug="regards", locale=magazine.locale)
    return publish(f.ArticlePageFactory(parent=magazine, slug="a", title="Vert", lead_picture=image, section=section))


def shows_image(page) -> bool:
    return is_like(look_at(get_card(page)).getpixel((1000, 300)), GREEN_CODE)


def test_a_draft_has_no_card_and_gets_one_when_it_goes_live(magazine, publish, commit):
    with commit():
        page = f.ArticlePageFactory(parent=magazine, slug="a", title="Brouillon", live=False)
        page.save_revision()
    assert get_card(page) is None

    page = publish(page)
    former = page.social_card.file
    with commit():
        page.title = "Autre titre, pas encore publié"
        page.save_revision()
    refresh_card(page.pk)
    assert get_card(page).file == former


def test_a_publication_that_is_only_scheduled_makes_none(magazine, commit):
    page = f.ArticlePageFactory(parent=magazine, slug="a", title="Demain", live=False)
    page.go_live_at = timezone.now() + datetime.timedelta(days=1)
    with commit():
        page.save_revision().publish()

    assert get_card(page) is None


def test_publishing_the_same_again_draws_nothing_and_a_new_title_draws_another(article, publish):
    first = article.social_card
    assert publish(article).social_card.file == first.file

    article.title = "Un autre titre"
    second = publish(article).social_card
    assert second.fingerprint != first.fingerprint
    assert second.fingerprint in second.file


def test_the_former_file_stays_until_the_next_one_comes(article, publish):
    """A link that was shared a minute ago still needs it."""
    files = []
    for title in ("Un", "Deux", "Trois"):
        article.title = title
        files.append(publish(article).social_card.file)

    assert [default_storage.exists(name) for name in files] == [False, True, True]


def test_each_language_has_its_own(roots, publish):
    pages = [publish(f.StandardPageFactory(parent=home, slug="s", title=code)) for code, home in roots.items()]

    assert len({page.social_card.fingerprint for page in pages}) == 3


def test_french_and_english_set_the_same_words_differently(roots, publish):
    pages = [publish(f.StandardPageFactory(parent=roots[code], slug="s", title='"Why?"')) for code in ("fr", "en")]

    assert [page.social_card.alt for page in pages] == ["«\u202fWhy\u202f?\u202f».", "“Why?”."]


@pytest.mark.parametrize("how", ["unpublished", "deleted", "private", "moved below a private page"])
def test_a_page_that_readers_do_not_see_any_more_loses_card_and_file(roots, publish, commit, how):
    page = publish(f.StandardPageFactory(parent=roots["fr"], slug="s", title="Page"))
    other = f.StandardPageFactory(parent=roots["fr"], slug="t", title="Autre")
    PageViewRestriction.objects.create(page=other, restriction_type=PageViewRestriction.LOGIN)
    name = page.social_card.file
    assert default_storage.exists(name)
    with commit():
        if how == "unpublished":
            page.unpublish()
        elif how == "deleted":
            page.delete()
        elif how == "private":
            restriction = PageViewRestriction(page=roots["fr"], restriction_type=PageViewRestriction.LOGIN)
            restriction.save()
        else:
            Page.objects.get(pk=page.pk).move(Page.objects.get(pk=other.pk), pos="last-child")

    assert not SocialCard.objects.exists()
    assert not default_storage.exists(name)
    if how == "private":
        with commit():
            restriction.delete()
        assert default_storage.exists(get_card(page).file)


def test_a_private_page_has_none(roots, publish):
    page = f.StandardPageFactory(parent=roots["fr"], slug="s", title="Privée")
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    publish(page)

    assert get_card(page) is None
    Page.objects.get(pk=page.pk).delete()  # its restriction does not prevent it


@pytest.mark.parametrize(
    "rights",
    [
        {"expires_on": datetime.date(2020, 1, 1)},
        {"uses": ["web", "print"]},
        {"licence": "cc-by-nd-4.0"},
        {"licence": "cc-by-nc-nd-2.0"},
    ],
)
def test_an_image_that_may_not_be_shared_or_changed_vanishes_from_the_card_with_the_files_that_show_it(
    article, image, commit, publish, rights
):
    assert shows_image(article)
    article.title = "Vert encore"
    files = publish(article).social_card.files
    assert len(files) == 2
    for name, value in rights.items():
        setattr(image, name, value)
    with commit():
        image.save()

    assert not shows_image(article)
    assert not any(map(default_storage.exists, files))
    assert get_card(article).picture is None


def test_it_comes_back_when_its_holder_allows_it_again(magazine, image, publish, commit):
    image.uses = ["web"]
    image.save()
    page = publish(f.ArticlePageFactory(parent=magazine, slug="a", title="Vert", lead_picture=image))
    assert not shows_image(page)

    image.uses = ["web", "social"]
    with commit():
        image.save()
    assert shows_image(page)


def test_a_forbidden_image_for_social_media_gives_way_to_the_lead_image(magazine, image, publish):
    forbidden = make_coloured_image(uses=["print"], halves=((0, 0, 0), (0, 0, 0)), name="black.png")
    page = f.ArticlePageFactory(parent=magazine, slug="a", title="V", lead_picture=image, social_picture=forbidden)

    assert shows_image(publish(page))


def test_a_card_follows_its_images_focal_point_and_credit(article, image, commit):
    fingerprints = {article.social_card.fingerprint}
    image.author = "Inês"
    with commit():
        image.save()
    fingerprints.add(get_card(article).fingerprint)
    image.focal_point_x = image.focal_point_y = image.focal_point_width = image.focal_point_height = 100
    with commit():
        image.save()
    fingerprints.add(get_card(article).fingerprint)
    with commit():
        image.stage_texts("fr", title="Du vert", text="Rien que du vert")
        image.save()
    fingerprints.add(get_card(article).fingerprint)

    assert len(fingerprints) == 4
    assert get_card(article).alt == "Regards. Vert. Rien que du vert."


def test_a_deleted_image_vanishes(article, image, commit):
    with commit():
        image.delete()

    assert not shows_image(article)


def test_a_renamed_section_shows(article, commit):
    before = article.social_card.fingerprint
    article.section.name = "Points de vue"
    with commit():
        article.section.save()

    assert get_card(article).fingerprint != before
    assert get_card(article).alt.startswith("Points de vue. ")


def test_a_work_names_its_artist(roots, publish, commit):
    people = f.PeopleIndexPageFactory(parent=roots["fr"], slug="p", title="P")
    artist = f.PersonPageFactory(parent=people, slug="ana", title="Ana Reis")
    work = f.ArtworkPageFactory(
        parent=f.ExhibitionPageFactory(parent=roots["fr"], slug="e", title="E"), slug="w", title="Œuvre"
    )
    work.artists.add(ArtworkArtist(artist=artist))
    work = publish(work)
    assert work.social_card.alt == "Ana Reis. Œuvre."

    artist.title = "Ana Reis Lobo"
    publish(artist)
    assert get_card(work).alt == "Ana Reis Lobo. Œuvre."


def test_a_card_is_no_use_of_its_image(article, image):
    uses = ReferenceIndex.get_references_to(image)

    assert {reference.model_name for reference in uses} == {"article"}


# --- make_cards ------------------------------------------------------------------------------------------------------


def make_cards() -> str:
    output = io.StringIO()
    call_command("make_cards", stdout=output)
    return output.getvalue()


def test_the_command_makes_what_is_missing_once_and_says_how_far_it_is(roots):
    for number in range(2):
        f.StandardPageFactory(parent=roots["fr"], slug=f"s{number}", title=f"Page {number}")
    said = make_cards()

    assert SocialCard.objects.count() == 5  # with the three home pages
    assert "[5/5] 5 drawn" in said
    assert "0 cards drawn" in make_cards()


def test_the_command_can_be_interrupted_and_goes_on_where_it_was(roots, monkeypatch):
    drawn = []

    def draw_one(page_id):
        if drawn:
            raise KeyboardInterrupt
        drawn.append(page_id)
        return refresh_card(page_id)

    with monkeypatch.context() as patch:
        patch.setattr("cms.social_cards.management.commands.make_cards.refresh_card", draw_one)
        with pytest.raises(SystemExit):
            make_cards()
    assert SocialCard.objects.count() == 1

    assert "2 cards drawn" in make_cards()


def test_the_command_renews_the_cards_whose_images_expired_in_the_night(article, image):
    type(image).objects.filter(pk=image.pk).update(expires_on=datetime.date(2020, 1, 1))  # nobody saved it
    make_cards()

    assert not shows_image(article)


def test_a_card_that_is_there_costs_few_queries_to_look_at_again(article, django_assert_max_num_queries):
    with django_assert_max_num_queries(14):
        assert refresh_card(article.pk) is False
