"""After any change that shows, the next request is fresh; other changes leave the cache unchanged."""

import datetime

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction, Site

from cms.images.models import CustomImage, CustomRendition, PictureText
from cms.images.responsive.renditions import make_renditions
from cms.serving.cache.current import get_version
from cms.serving.cache.version import DatedVersion, FileVersion
from cms.serving.cache.writes import shows
from magazine.models import ArticlePage, Section, StoryAuthor
from tests.factories import (
    ArticlePageFactory,
    ImageFactory,
    IssuePageFactory,
    MagazineIndexPageFactory,
    PeopleIndexPageFactory,
    PersonPageFactory,
    SectionFactory,
    UserFactory,
)
from tests.scenes import scene


class Sample:
    """A story in an issue, with all related objects that it shows."""

    def __init__(self, home):
        self.home, self.locale = home, home.locale
        self.image = ImageFactory(file__width=60, file__height=40)
        make_renditions(self.image)
        self.translator = UserFactory(first_name="Ada", last_name="Reis")
        self.section = SectionFactory(name="Rubrique", slug="rubrique", locale=home.locale)
        people = PeopleIndexPageFactory(parent=home, title="Personnes", slug="people")
        self.person = PersonPageFactory(parent=people, title="Inès Duarte", slug="ines")
        self.magazine = MagazineIndexPageFactory(parent=home, title="Le magazine", slug="magazine")
        self.issue = IssuePageFactory(parent=self.magazine, title="Numéro", slug="issue-12")
        self.article = ArticlePageFactory(
            parent=self.issue,
            title="Un titre",
            slug="article",
            section=self.section,
            lead_picture=self.image,
            translated_by=self.translator,
        )
        self.article.authors.add(StoryAuthor(person=self.person))
        self.article.save()


@scene
def samples(roots):
    return Sample(roots["fr"])


def publish_new_title(samples):
    samples.article.title = "Un autre titre"
    samples.article.save_revision().publish()


def publish_by_the_clock(samples):
    samples.article.title = "Un autre titre"
    revision = samples.article.save_revision(approved_go_live_at=timezone.now() - datetime.timedelta(minutes=1))
    ArticlePage.objects.filter(pk=samples.article.pk).update(go_live_at=revision.approved_go_live_at)
    call_command("publish_scheduled", verbosity=0)


def expire(samples):
    ArticlePage.objects.filter(pk=samples.article.pk).update(expire_at=timezone.now() - datetime.timedelta(minutes=1))
    call_command("publish_scheduled", verbosity=0)


def rename_section(samples):
    section = Section.objects.get(pk=samples.section.pk)
    section.name = "Une autre rubrique"
    section.save_revision().publish()


def rename_person(samples):
    samples.person.title = "Inès Autrement"
    samples.person.save_revision().publish()


def rename_translator(samples):
    user = get_user_model().objects.get(pk=samples.translator.pk)
    user.first_name = "Marianne"
    user.save()


def describe_image(samples):
    PictureText.objects.create(picture=samples.image, locale=samples.locale, text="Une autre description")


def change_licence(samples):
    CustomImage.objects.filter(pk=samples.image.pk).update(licence="cc-by-sa-4.0", author="Vera Lima")


def end_rights(samples):
    image = CustomImage.objects.get(pk=samples.image.pk)
    image.expires_on = timezone.localdate() - datetime.timedelta(days=1)
    image.save()


def make_private(samples):
    PageViewRestriction.objects.create(page=samples.article, restriction_type="login")


def redirect_elsewhere(samples):
    samples.article.unpublish()
    Redirect.objects.create(old_path="/fr/magazine/issue-12/article", redirect_link="/fr/", is_permanent=False)


def move_away(samples):
    samples.article.move(samples.magazine, pos="last-child")


def change_slug(samples):
    samples.article.slug = "autrement"
    samples.article.save_revision().publish()


CHANGES = {
    publish_new_title: "Un autre titre",
    publish_by_the_clock: "Un autre titre",
    expire: 404,
    rename_section: "Une autre rubrique",
    rename_person: "Inès Autrement",
    rename_translator: "Marianne",
    describe_image: "Une autre description",
    change_licence: "Vera Lima",
    end_rights: "<img",
    make_private: 302,
    redirect_elsewhere: 302,
    move_away: 301,  # the new URL: Wagtail caches the old one
    change_slug: 301,
    lambda samples: samples.article.unpublish(): 404,
    lambda samples: ArticlePage.objects.get(pk=samples.article.pk).delete(): 404,
    lambda samples: samples.issue.unpublish(): "Numéro",  # in the breadcrumbs
}


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_the_next_request_after_a_change_is_fresh(samples, visitor, commit, change):
    address, expected = samples.article.url, CHANGES[change]
    before = visitor.ask(address)
    assert before.status == 200
    assert not visitor.asks_anew(address)

    with commit():
        change(samples)

    after = visitor.ask(address)
    if isinstance(expected, int):
        assert after.status == expected
    else:
        assert (expected in _decode(after)) != (expected in _decode(before))


def _decode(answer):
    return answer.text.replace("\u202f", " ")


@pytest.mark.parametrize(
    "change",
    [
        lambda samples: CustomRendition.objects.filter(image=samples.image).delete(),
        lambda samples: Site.objects.update(site_name="Un autre nom"),
        lambda samples: samples.home.move(samples.home, pos="last-sibling"),
        lambda samples: samples.article.authors.all().delete(),
        lambda samples: samples.section.delete(),
    ],
)
def test_whatever_readers_pages_are_made_of_moves_the_version(samples, commit, change):
    before = get_version().read()
    with commit():
        change(samples)
    assert get_version().read() != before


def test_a_draft_and_what_is_decided_about_it_leave_everything_kept(samples, commit, client):
    moderator = UserFactory()
    call_command("make_cards", verbosity=0)
    get_version().bump()
    before = get_version().read()
    with commit():
        samples.article.title = "Un brouillon"
        samples.article.save_revision(user=moderator)
        samples.section.name = "Un brouillon"
        samples.section.save_revision()
        client.force_login(moderator)
        workflow = samples.article.get_workflow()
        if workflow:
            workflow.start(samples.article, moderator)
    assert get_version().read() == before


def test_the_version_moves_on_commit_and_not_before(samples, django_capture_on_commit_callbacks):
    before = get_version().read()
    with django_capture_on_commit_callbacks() as callbacks:
        publish_new_title(samples)
        assert get_version().read() == before
    for callback in callbacks:
        callback()
    assert get_version().read() != before


def test_what_is_rolled_back_moves_nothing(samples, commit):
    before = get_version().read()
    with commit(), transaction.atomic():
        Section.objects.update(name="Nothing")
        transaction.set_rollback(True)
    assert get_version().read() == before


def test_many_writes_of_one_transaction_move_it_once(samples, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as callbacks:
        for number in range(20):
            Section.objects.update(name=f"Name {number}")
    assert len(callbacks) == 1


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        ('SELECT "x" FROM "magazine_section" FOR UPDATE', False),
        ('UPDATE "magazine_section" SET "name" = %s WHERE "id" = %s', True),
        ('UPDATE "wagtailcore_page" SET "draft_title" = %s, "latest_revision_id" = %s WHERE "id" = 1', False),
        ('UPDATE "wagtailcore_page" SET "draft_title" = %s, "title" = %s WHERE "id" = 1', True),
        ("UPDATE wagtailcore_page SET path=%s||substr(path, 5) WHERE path LIKE %s", True),
        ('INSERT OR IGNORE INTO "images_customrendition" ("id") VALUES (%s)', True),
        ('INSERT INTO "django_session" ("session_key") VALUES (%s)', False),
        ('DELETE FROM "wagtailcore_revision" WHERE "id" = 3', False),
        ('DELETE FROM "wagtailcore_pageviewrestriction" WHERE "id" = 3', True),
        ('WITH moved AS (SELECT 1) UPDATE "home_partner" SET "url" = %s', True),
        ('TRUNCATE "home_partner"', True),
    ],
)
def test_what_shows_and_what_does_not(sql, expected):
    assert shows(sql) is expected


def test_an_image_whose_rights_end_with_the_day_ends_with_it(tmp_path):
    version = DatedVersion(FileVersion(tmp_path / "version"))
    version.bump()
    before = version.read()
    version.day_ends = 0
    version._look_at_the_calendar = lambda: setattr(version, "day", version.day + 1)
    assert version.read() != before


def test_processes_that_share_the_file_see_each_others_changes(tmp_path):
    one, other = FileVersion(tmp_path / "version"), FileVersion(tmp_path / "version")
    one.follow()
    other.follow()
    seen = set()
    for _ in range(50):
        one.bump()
        assert one.read() == other.read()
        seen.add(other.read())
    assert len(seen) == 50


def test_a_file_that_somebody_deletes_is_made_again_and_found(tmp_path):
    one, other = FileVersion(tmp_path / "version"), FileVersion(tmp_path / "version")
    one.bump()
    other.follow()
    (tmp_path / "version").unlink()
    before = other.read()
    one.bump()
    assert other.read() != before  # through the file that both still have in memory
    other.follow()
    one.bump()
    assert other.read() == one.read()
