"""What an export holds and the site has no place for is in the report, with numbers."""

import csv

import pytest
from django.core.management import CommandError, call_command

from magazine.models import Section, Topic
from tests.factories import TopicFactory

from .exports import write_export, write_item
from .test_pictures import uploads  # noqa: F401 - a fixture
from .test_posts import get_page

pytestmark = pytest.mark.django_db
FILES = "https://ancien.example/wp-content/uploads/2015/06"
ART, NEWS = ("category", "art", "Art"), ("category", "actualites", "=Actualités")


def write_comment(kind: str, approved: str) -> str:
    return (
        f"<wp:comment><wp:comment_type>{kind}</wp:comment_type><wp:comment_approved>{approved}</wp:comment_approved>"
        "<wp:comment_content>Bravo</wp:comment_content></wp:comment>"
    )


def write_file(number: int, name: str) -> str:
    url = f"<wp:attachment_url>{FILES}/{name}</wp:attachment_url>"
    return write_item(number, "", post_type="attachment", status="inherit", title=name, more=url)


def test_comments_are_counted_by_what_they_are(archive, tmp_path):
    comments = [("", "1"), ("comment", "1"), ("comment", "spam"), ("pingback", "1")]
    archive.bring(write_export(tmp_path, write_item(1, more="".join(write_comment(*one) for one in comments))))

    told = "2 comments, 1 comments that were not approved, 1 links from other sites (pings)"
    assert archive.list_told("not taken: comments") == [("1", told)]
    assert "2 × comments" in archive.output


def test_fields_marks_and_terms_of_plug_ins_are_reported(archive, tmp_path):
    fields = [("prix", "12 €"), ("_prix", "field_5e"), ("_edit_last", "3"), ("_elementor_data", "[]"), ("vide", "")]
    terms = [("post_format", "post-format-video", "Video"), ("lieu", "porto", "Porto")]
    archive.bring(write_export(tmp_path, write_item(1, fields=fields, terms=terms, is_sticky=1, status="future")))

    assert archive.list_told("field not taken") == [("1", "prix: 12 €"), ("1", "_elementor_data")]
    assert archive.list_told("category") == [("1", "lieu: Porto")]
    marks = [detail for _post, detail in archive.list_told("pinned")]
    assert marks == ["format: video", "pinned to the front page", "scheduled for 2015-06-01 10:00:00"]


def test_files_that_no_text_shows_and_links_to_files_are_reported(archive, tmp_path):
    text = f'<p><a href="{FILES}/dossier.pdf">Dossier</a> <img src="{FILES}/vue-300x200.jpg"></p>[gallery ids="13, 14"]'
    names = {11: "vue.jpg", 12: "dossier.pdf", 13: "a.jpg", 14: "b.jpg", 15: "seul.jpg", 16: "une.jpg"}
    items = [write_file(number, name) for number, name in names.items()]
    file = write_export(tmp_path, write_item(1, text, fields=[("_thumbnail_id", "16")]), *items)
    archive.bring(file)

    assert archive.list_told("link to a file") == [("1", f"{FILES}/dossier.pdf")]
    assert [number for number, _detail in archive.list_told("file that no text")] == ["15"]
    archive.bring(file)
    assert [number for number, _detail in archive.list_told("file that no text")] == ["15"]  # the same once it is here


def test_links_to_other_pages_of_that_site_are_reported(archive, tmp_path):
    links = ["http://www.ancien.example/deux/?a=1#b", "https://ancien.example", "https://ancien.example.org/non/"]
    archive.bring(write_export(tmp_path, write_item(1, " ".join(f'<a href="{link}">mot</a>' for link in links))))

    assert archive.list_told("link to a page") == [("1", links[0]), ("1", links[1])]


def test_other_kinds_are_counted_by_kind_and_taken_if_they_are_named(archive, tmp_path):
    kinds = ["page", "page", "tribe_events", "nav_menu_item", "revision", "wp_navigation"]
    file = write_export(tmp_path, *(write_item(number, post_type=kind) for number, kind in enumerate(kinds, start=1)))
    archive.bring(file)
    assert len(archive.list_told("not taken: not a post")) == 6
    assert "2 × page" in archive.output

    archive.bring(file, kinds="post,page")
    assert [post for post, _detail in archive.list_told("taken")] == ["1", "2"]


def test_a_block_that_texts_share_is_taken_where_the_export_has_it(archive, tmp_path):
    text = '<!-- wp:block {"ref":7} /-->\n<!-- wp:block {"ref":8} /-->'
    shared = write_item(7, '<!-- wp:paragraph --><p>Partagé.</p><!-- /wp:paragraph --><!-- wp:block {"ref":7} /-->')
    archive.bring(write_export(tmp_path, write_item(1, text), shared.replace("[post]", "[wp_block]")))

    assert "Partagé." in get_page(1).body[0].value.source
    assert archive.list_told("not understood") == [("1", "block block: 2")]


# --- The table of categories -----------------------------------------------------------------------------------------


def write_table(folder, *rows: str):
    path = folder / "categories.csv"
    path.write_text("\ufefflanguage;taxonomy;category;texts;becomes;name\n" + "\n".join(rows), encoding="utf-8")
    return str(path)


@pytest.fixture
def posts(tmp_path):
    return write_export(tmp_path, write_item(1, terms=[ART, NEWS]), write_item(2, terms=[ART]))


def test_the_table_names_each_category_with_what_is_here(archive, posts, tmp_path, fr):
    TopicFactory(name="art", locale=fr)
    path = tmp_path / "table.csv"
    archive.bring(posts, dry_run=True, write_categories=str(path))

    rows = list(csv.reader(path.open(encoding="utf-8"), delimiter=";"))[1:]
    assert rows == [
        ["fr", "category", "Art", "2", "topic", "art"],
        ["fr", "category", "'=Actualités", "1", "", ""],
    ]
    assert archive.list_told("category") == [("1", "'=Actualités")]
    with pytest.raises(CommandError, match="exists"):  # an editor's choices are never overwritten
        archive.bring(posts, dry_run=True, write_categories=str(path))


def test_what_the_table_names_is_made_once_as_a_draft_and_goes_live_with_its_texts(archive, posts, tmp_path, commit):
    table = write_table(tmp_path, "fr;category;Art;2;topic;Arts vivants", "fr;category;'=Actualités;1;Section;")
    with commit():
        archive.bring(posts, map=table)

    section, topic = Section.objects.get(), Topic.objects.get()
    assert (section.name, topic.name, topic.slug) == ("=Actualités", "Arts vivants", "arts-vivants")
    assert (section.live, topic.live, topic.locale.language_code) == (False, False, "fr")
    assert get_page(1).section == section
    assert [row.topic for row in get_page(2).topics.all()] == [topic]
    assert len(archive.list_told("section or topic made")) == 2
    assert not archive.list_told("category")

    with commit():
        archive.bring(posts, publish_archive=True)
    section.refresh_from_db()
    topic.refresh_from_db()
    assert (section.live, topic.live, get_page(1).live) == (True, True, True)


def test_what_the_table_leaves_out_is_reported_as_such(archive, posts, tmp_path):
    archive.bring(posts, map=write_table(tmp_path, "fr;category;art;;-;"))

    assert ("2", "Art (left out by the table)") in archive.list_told("category")
    assert not Topic.objects.exists()


def test_a_dry_run_makes_none(archive, posts, tmp_path):
    archive.bring(posts, map=write_table(tmp_path, "fr;category;Art;;topic;"), dry_run=True)

    assert not Topic.objects.exists()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"language;taxonomy;category;becomes\nfr;category;Art;rubrique\n", "line 2"),
        (b"a;b\n", "no column"),
        (b"", "no column"),
        ("catégorie".encode("latin-1"), "UTF-8"),
    ],
)
def test_a_table_that_cannot_be_used_gets_a_sentence(archive, posts, tmp_path, content, said):
    path = tmp_path / "categories.csv"
    path.write_bytes(content)
    with pytest.raises(CommandError, match=said):
        archive.bring(posts, map=str(path))


# --- The report itself -----------------------------------------------------------------------------------------------


def test_a_report_goes_on_where_it_was(archive, posts, tmp_path):
    """The first run was killed after it had reported something."""
    report = tmp_path / "kept.csv"
    archive.bring(posts)
    first = (tmp_path / "report.csv").read_bytes()
    report.write_bytes(first)

    for _run in range(2):
        call_command(
            "import_wordpress",
            str(posts),
            user=archive.user.username,
            parent=str(archive.magazine.pk),
            report=str(report),
        )

    lines = report.read_bytes()
    assert lines.startswith(first)
    assert lines.count(b"here already") == 2
    assert lines.count(b"category or tag") == first.count(b"category or tag") == 3
