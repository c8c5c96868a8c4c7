"""The posts of a WordPress export become drafts, once."""

import datetime

import pytest
from django.core.management import CommandError, call_command
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from cms.importing.models import ImportedPost
from home.models import PersonPage
from magazine.models import ArticlePage
from tests.factories import PersonPageFactory, SectionFactory, TopicFactory, UserFactory

from .conftest import SAMPLES

pytestmark = pytest.mark.django_db
CLASSIC, BLOCKS, ODD = "classic-polylang.xml", "blocks-wpml.xml", "old-and-odd.xml"


def get_page(post: int) -> ArticlePage:
    return ArticlePage.objects.get(pk=ImportedPost.objects.get(post_id=post).page_id)


def list_blocks(page) -> list[str]:
    return [block.block_type for block in page.body]


def test_a_post_becomes_a_draft_with_its_words_date_summary_author_and_classification(archive, magazines, fr):
    section, topic = SectionFactory(name="Entretiens", locale=fr), TopicFactory(name="herbier", locale=fr)
    archive.bring(CLASSIC)
    page = get_page(11)

    assert (page.title, page.live, page.owner) == ("L’aube au musée & ailleurs", False, archive.user)
    assert (page.summary, page.date) == ("Un matin au musée.", datetime.date(2016, 3, 8))
    assert (page.get_parent().specific, page.locale) == (magazines["fr"], fr)
    assert (page.section, [row.topic for row in page.topics.all()]) == (section, [topic])
    assert [row.person.title for row in page.authors.all()] == ["Helena Vasconcelos"]
    assert archive.list_told("category") == [("11", "Divers")]
    assert page.get_latest_revision_as_object().title == page.title


def test_paragraphs_lines_and_shortcodes_of_the_classic_editor(archive):
    archive.bring(CLASSIC)
    page = get_page(11)
    html = " ".join(block.value.source for block in page.body if block.block_type == "text")

    assert list_blocks(page)[:3] == ["text", "heading", "text"]
    assert "aube.<br/>La lumière y est neuve [sic].</p>" in html
    assert "À retenir : le 8 mars." in html
    assert "su_note" not in html
    assert 'href="https://video.example/watch?v=1"' in html
    assert "<li" in html
    assert "[gallery" not in html
    assert ("11", "[su_note]: 1") in archive.list_told("not understood")
    assert ("11", "picture 999 of a gallery, not in this export: 1") in archive.list_told("not understood")


def test_blocks_notes_quotes_and_tables_of_the_block_editor(archive):
    archive.bring(BLOCKS)
    page, other = get_page(21), get_page(23)

    assert list_blocks(page) == ["heading", "text", "quote", "text", "notes"]
    assert "Archives, <i>cote</i> 12." in page.body[4].value[0].source
    assert page.body[2].value["attribution"] == "Ana Reis"
    assert "table" in list_blocks(other)
    assert archive.list_told("not understood") == [("23", "block latest-posts: 1")]


def test_what_is_not_published_there_is_reported_and_not_taken(archive):
    archive.bring(CLASSIC)

    assert archive.list_told("not taken: not published") == [("14", "private"), ("15", "trash"), ("16", "password")]
    assert archive.list_told("not taken: not a post") == [("17", "page")]
    assert archive.list_told("not taken: no magazine") == [("18", "de")]
    assert sorted(ImportedPost.objects.values_list("post_id", flat=True)) == [11, 12, 13]


def test_it_says_how_far_it_is(archive, commit):
    with commit():
        archive.bring(BLOCKS, publish_archive=True)

    lines = archive.output.splitlines()
    assert "3 of 3 posts" in lines
    assert "1 of 1 posts in several languages" in lines
    assert "3 of 3 posts looked at, to be published" in lines
    assert len(lines) == len(set(lines))


def test_a_second_run_changes_nothing(archive):
    archive.bring(CLASSIC)
    page = get_page(11)
    page.title = "Un autre titre"
    page.save_revision(user=archive.user)
    get_page(13).delete()
    before = (Page.objects.count(), Redirect.objects.count(), page.revisions.count())

    archive.bring(CLASSIC)

    assert (Page.objects.count(), Redirect.objects.count(), page.revisions.count()) == before
    assert [post for post, _detail in archive.list_told("here already")] == ["11", "12", "13"]
    assert not archive.list_told("taken")


def test_a_run_that_was_killed_goes_on_where_it_was(archive, monkeypatch):
    from cms.importing.wordpress import taking

    record = taking.record_addresses

    def die(post, page, report):
        if post.id == 12:
            raise KeyboardInterrupt
        record(post, page, report)

    monkeypatch.setattr(taking, "record_addresses", die)
    with pytest.raises(CommandError, match="goes on"):
        archive.bring(CLASSIC)
    monkeypatch.undo()
    assert list(ArticlePage.objects.values_list("title", flat=True)) == [get_page(11).title]  # and no half of a post

    archive.bring(CLASSIC)
    assert ArticlePage.objects.count() == 3


def test_authors_become_people_and_never_accounts(archive, newsroom, fr, django_user_model):
    known = PersonPageFactory(parent=newsroom["fr"], title="Helena Vasconcelos", slug="helena")
    accounts = django_user_model.objects.count()
    archive.bring(CLASSIC)
    archive.bring(ODD)

    assert get_page(11).authors.get().person == known
    assert [row.person.title for row in get_page(7).authors.all()] == ["Helena Vasconcelos", "Ana Reis"]
    assert not PersonPage.objects.get(title="Ana Reis").live
    assert not PersonPage.objects.filter(title="admin").exists()
    assert django_user_model.objects.count() == accounts


def test_old_addresses_lead_to_the_page_once_it_is_published(archive, client, commit):
    archive.bring(CLASSIC)
    page = get_page(11)
    assert client.get("/2016/03/laube-au-musee/").status_code == 404

    with commit():
        page.get_latest_revision().publish(user=archive.user)
    for path in ("/2016/03/laube-au-musee/", "/2016/03/aube/"):
        answer = client.get(path, follow=True)
        assert answer.redirect_chain[-1][0].endswith(page.get_url()), path


def test_a_redirect_that_somebody_made_stays(archive, magazines):
    mine = Redirect.objects.create(
        old_path="/2016/03/aube", site=magazines["fr"].get_site(), redirect_page=magazines["fr"]
    )
    archive.bring(CLASSIC)

    mine.refresh_from_db()
    assert mine.redirect_page_id == magazines["fr"].pk
    assert archive.list_told("old address") == [("11", "/2016/03/aube leads elsewhere already")]


def test_what_old_sites_hold(archive):
    archive.bring(ODD)
    words = get_page(5).body[0].value.source

    assert get_page(5).title == "Premier mot."
    assert "[gallery] et [1] et ." in words
    assert get_page(6).summary.endswith("…")
    assert len(get_page(6).summary) <= 400
    assert not any("alert" in str(block.value) for block in get_page(6).body)
    assert get_page(7).title == "Vide"
    told = [row["title"] for row in archive.rows if row["post"] == "6"]
    assert all(title.startswith("'=") for title in told)  # no formula for a spreadsheet
    assert Redirect.objects.filter(old_path="/blog/2009/été").exists()


def test_a_dry_run_reports_and_makes_nothing(archive):
    before = Page.objects.count()
    archive.bring(CLASSIC, dry_run=True)

    assert (Page.objects.count(), ImportedPost.objects.count()) == (before, 0)
    assert archive.list_told("not taken: not published")
    assert "dry run" in archive.output


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b'<!DOCTYPE rss [<!ENTITY a "aaaa">]><rss><channel>&a;</channel></rss>', "entities"),
        (b"<rss><channel><link>https://a.example</link><item><title>", "damaged"),
        (b"<rss><channel><title>A</title></channel></rss>", "not an export"),
        (b"PK\x03\x04", "damaged"),
        (b"", "damaged"),
    ],
)
def test_a_file_that_is_no_export_gets_a_sentence(archive, tmp_path, content, said):
    file = tmp_path / "export.xml"
    file.write_bytes(content)

    with pytest.raises(CommandError, match=said):
        archive.bring(file)


def test_a_part_without_end_is_not_read(archive, tmp_path, monkeypatch):
    monkeypatch.setattr("cms.importing.wordpress.export.LARGEST_PART", 50_000)
    file = tmp_path / "export.xml"
    file.write_bytes(b"<rss><channel><item><title>" + b"a" * 200_000 + b"</title></item></channel></rss>")

    with pytest.raises(CommandError, match="far longer"):
        archive.bring(file)


def test_who_may_add_nothing_there_imports_nothing(archive):
    archive.user = UserFactory()
    with pytest.raises(CommandError, match="may make no texts"):
        archive.bring(CLASSIC)


@pytest.mark.parametrize(("options", "said"), [({"parent": "/fr/nothing/"}, "no page"), ({"user": "x"}, "no active")])
def test_what_does_not_exist_gets_a_sentence(archive, options, said):
    known = {"user": archive.user.username, "parent": str(archive.magazine.pk)}
    with pytest.raises(CommandError, match=said):
        call_command("import_wordpress", str(SAMPLES / CLASSIC), **known | options)


def test_the_parent_is_named_by_its_path_too(archive):
    call_command("import_wordpress", str(SAMPLES / BLOCKS), user=archive.user.username, parent="/fr/magazine/")

    assert get_page(21).get_parent().pk == archive.magazine.pk
