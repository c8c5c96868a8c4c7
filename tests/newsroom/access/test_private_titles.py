"""At every endpoint of the admin, titles and words of private pages are shown only to users who may open them."""

import csv
import io

import pytest
from django.contrib.auth.models import Group, Permission
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page, PageViewRestriction

from cms.bin.deleting import put_in_bin
from cms.newsroom.access.pages import keep_known, may_know
from cms.newsroom.models import LanguageGroup
from cms.translation.models import Notice
from cms.translation.status.visibility import keep_known_texts
from tests.factories import StandardPageFactory, UserFactory
from tests.newsroom.conftest import Desk
from tests.scenes import scene
from tests.translation.conftest import act, fill, put, start  # noqa: F401 - fixtures

pytestmark = pytest.mark.django_db
SECRET, BELOW, DRAFT = "Sekretariat", "Unterlagen", "Entwurf"


@scene
def board():
    return Group.objects.create(name="Board")


@scene
def closed(newsroom, board, commit):
    """A French page for the board only, with a page below it, and a public draft beside it."""
    with commit():
        page = StandardPageFactory(parent=newsroom["fr"], title=SECRET, slug="secret", summary="geheim")
        page.save_revision().publish()
        below = StandardPageFactory(parent=page, title=BELOW, slug="below")
        below.save_revision().publish()
        StandardPageFactory(parent=newsroom["fr"], title=DRAFT, slug="draft", live=False).save_revision()
        restriction = PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.GROUPS)
        restriction.groups.add(board)
    return Page.objects.get(pk=page.pk)


@scene
def stranger(hire):
    """A person of the newsroom who works in another language, and is not on the board."""
    return hire("translator", "pt")


@scene
def member(hire, board):
    desk = hire("translator", "pt")
    desk.user.groups.add(board)
    return desk


@scene
def colleague(hire):
    return hire("editor", "fr")


def read(desk, address, **data):
    answer = desk.browser.get(address, data, follow=True)
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if not address.startswith("/admin/translations") or data.get("export") != "xlsx":
        return content.decode()
    from openpyxl import load_workbook

    sheet = load_workbook(io.BytesIO(content)).active
    return " ".join(str(cell.value) for row in sheet for cell in row)


def name(*args, **kwargs):
    return reverse(args[0], args=args[1:], **kwargs)


# --- Every list ------------------------------------------------------------------------------------------------------

LISTS = {
    "the desk": lambda page: (name("translation_desk:index"), {}),
    "the desk, searched": lambda page: (name("translation_desk:index"), {"q": SECRET[:5]}),
    "the desk's results": lambda page: (name("translation_desk:index_results"), {}),
    "its CSV": lambda page: (name("translation_desk:index"), {"export": "csv"}),
    "its XLSX": lambda page: (name("translation_desk:index"), {"export": "xlsx"}),
    "the chooser": lambda page: (name("wagtailadmin_choose_page_child", page.get_parent().pk), {}),
    "the chooser, below it": lambda page: (name("wagtailadmin_choose_page_child", page.pk), {}),
    "the chooser's search": lambda page: (name("wagtailadmin_choose_page_search"), {"q": SECRET}),
    "several chosen": lambda page: (name("wagtailadmin_choose_page_chosen_multiple"), {"id": page.pk}),
    "the admin's search": lambda page: (name("wagtailadmin_pages:search"), {"q": SECRET[:6]}),
    "the explorer": lambda page: (name("wagtailadmin_explore", page.get_parent().pk), {}),
    "the scripts' interface": lambda page: ("/admin/api/main/pages/", {"limit": 20}),
    "a page of it": lambda page: (f"/admin/api/main/pages/{page.pk}/", {}),
    "the report on types": lambda page: (name("wagtailadmin_reports:page_types_usage"), {}),
    "the site's history": lambda page: (name("wagtailadmin_reports:site_history"), {}),
    "its own history": lambda page: (name("wagtailadmin_pages:history", page.pk), {}),
    "its uses": lambda page: (name("wagtailadmin_pages:usage", page.pk), {}),
    "its draft": lambda page: (name("wagtailadmin_pages:view_draft", page.pk), {}),
    "its editor": lambda page: (name("wagtailadmin_pages:edit", page.pk), {}),
    "copying it": lambda page: (name("wagtailadmin_pages:copy", page.pk), {}),
    "the home page": lambda page: (name("wagtailadmin_home"), {}),
    "publishing many": lambda page: (name("wagtail_bulk_action", "wagtailcore", "page", "publish"), {"id": page.pk}),
    "unpublishing many": lambda page: (
        name("wagtail_bulk_action", "wagtailcore", "page", "unpublish"),
        {"id": page.pk},
    ),
    "moving many": lambda page: (name("wagtail_bulk_action", "wagtailcore", "page", "move"), {"id": page.pk}),
    "deleting many": lambda page: (name("wagtail_bulk_action", "wagtailcore", "page", "delete"), {"id": page.pk}),
    "the bin": lambda page: (name("bin:index"), {}),
    "submitting many": lambda page: (name("wagtail_bulk_action", "translation", "textstate", "submit"), {"id": "all"}),
}
OPEN_TO_MEMBERS = ["the desk", "its CSV", "its XLSX", "the chooser", "the chooser's search", "several chosen"]
OPEN_TO_EDITORS = [
    *OPEN_TO_MEMBERS,
    *("the admin's search", "the explorer", "the scripts' interface", "its own history", "its editor"),
    *("the site's history", "publishing many", "the desk, searched", "submitting many"),
]


def ask(desk, what, page):
    address, data = LISTS[what](page)
    return read(desk, address, **data)


def test_nobody_reads_the_title_of_a_private_page_who_may_not_open_it(stranger, closed):
    for what in LISTS:
        shown = ask(stranger, what, closed)
        assert SECRET not in shown, what
        assert BELOW not in shown, what
        assert "geheim" not in shown, what


@pytest.mark.searching
def test_who_is_let_in_reads_it(member, closed):
    for what in OPEN_TO_MEMBERS:
        assert SECRET in ask(member, what, closed), what


@pytest.mark.searching
def test_who_edits_the_page_reads_it(colleague, closed):
    for what in OPEN_TO_EDITORS:
        assert SECRET in ask(colleague, what, closed), what


def test_titles_of_drafts_are_for_the_newsroom_in_all_languages(stranger, closed):
    for what in ("the desk", "its CSV", "the chooser", "submitting many"):
        assert DRAFT in ask(stranger, what, closed), what


def test_who_has_no_role_reads_no_title_of_a_draft(newsroom, closed):
    """An account that may enter the admin for another reason, such as managing accounts."""
    user = UserFactory()
    user.user_permissions.add(
        *Permission.objects.filter(codename__in=["access_admin", "submit_translation", "change_user"])
    )
    outsider = Desk(user)
    for what in LISTS:
        shown = ask(outsider, what, closed)
        assert DRAFT not in shown, what
        assert SECRET not in shown, what


# --- The function ----------------------------------------------------------------------------------------------------


def test_each_kind_of_restriction(newsroom, stranger, member, colleague, superuser, closed):
    below = Page.objects.get(title=BELOW)
    for person, expected in ((stranger, False), (member, True), (colleague, True), (superuser, True)):
        for page in (closed, below):
            assert may_know(person.user, page) is expected
            assert keep_known(person.user, Page.objects.filter(pk=page.pk)).exists() is expected
    restriction = PageViewRestriction.objects.get()
    restriction.restriction_type = PageViewRestriction.LOGIN
    restriction.save()
    assert may_know(stranger.user, closed)
    restriction.restriction_type = PageViewRestriction.PASSWORD
    restriction.save()
    assert not may_know(member.user, closed)


def test_an_inner_page_that_is_open_to_more_stays_closed_below_a_closed_one(closed, stranger, newsroom):
    below = Page.objects.get(title=BELOW)
    inner = PageViewRestriction.objects.create(page=below, restriction_type=PageViewRestriction.GROUPS)
    inner.groups.set(stranger.user.groups.all())
    assert not may_know(stranger.user, below)


def test_nobody_who_was_dismissed_knows_of_it(colleague, closed):
    colleague.user.is_active = False
    assert not may_know(type(colleague.user)(pk=colleague.user.pk, is_active=False), closed)


def test_the_queries_do_not_grow(stranger, newsroom, board):
    def count():
        user = type(stranger.user).objects.get(pk=stranger.user.pk)
        with CaptureQueriesContext(connection) as queries:
            list(keep_known(user, Page.objects.all()))
        return len(queries)

    def close(number):
        page = StandardPageFactory(parent=newsroom["fr"], title=f"Geheim {number}", slug=f"geheim-{number}")
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.GROUPS).groups.add(board)

    close(0)
    few = count()
    for number in range(1, 12):
        close(number)
    assert count() == few <= 3


def test_a_translator_of_a_private_page_finds_its_text(closed, start, stranger, hire, commit):  # noqa: F811
    translation = start(page=closed.specific)
    assert translation.get_target_instance().get_view_restrictions().exists()
    from cms.translation.models import TextState

    rows = TextState.objects.filter(is_source=True, title=SECRET)
    assert keep_known_texts(stranger.user, rows).exists()
    assert not keep_known_texts(hire("translator", "en").user, rows).exists()


# --- Mails and news --------------------------------------------------------------------------------------------------


def test_no_mail_about_a_private_page_goes_to_who_may_not_open_it(closed, hire, commit, newsroom):
    colleague = hire("editor", "fr")
    leaver = hire("moderator", "fr", email="leaver@example.org")
    page = closed.specific
    page.owner = leaver.user
    page.save()
    leaver.user.groups.clear()  # moved to another task since
    with commit():
        colleague.submit(page)
    with commit():
        hire("moderator", "fr", email="boss@example.org").ask_for_changes(page, "Bitte kürzer")
    assert all("leaver@example.org" not in message.to for message in mail.outbox)
    assert SECRET not in leaver.read_home()


def test_an_assignment_and_a_digest_name_nothing_private(closed, start, hire, commit, newsroom):  # noqa: F811
    translation = start(page=closed.specific)
    other = hire("translator", "en", email="other@example.org")
    mail.outbox.clear()
    with commit():
        Notice.objects.create(kind=Notice.Kind.STARTED, translation=translation, recipient=other.user)
    from cms.translation.notifications.digest import send_digest_to

    send_digest_to(other.user)
    assert all(SECRET not in message.body + message.subject for message in mail.outbox)


# --- A field that refers to a private page ---------------------------------------------------------------------------


def test_a_field_that_refers_to_a_private_page_does_not_name_it(closed, hire, newsroom, superuser):
    page = StandardPageFactory(
        parent=newsroom["pt"], title="Página", slug="pagina", body=[("related_page", {"page": closed})]
    )
    page.save_revision()
    assert SECRET not in hire("editor", "pt").get("wagtailadmin_pages:edit", page.pk).content.decode()
    assert SECRET in superuser.get("wagtailadmin_pages:edit", page.pk).content.decode()


# --- Downloads -------------------------------------------------------------------------------------------------------

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1"]
DOWNLOADS = {
    "aging pages": "wagtailadmin_reports:aging_pages",
    "locked pages": "wagtailadmin_reports:locked_pages",
    "workflows": "wagtailadmin_reports:workflow",
    "tasks of workflows": "wagtailadmin_reports:workflow_tasks",
    "the site's history": "wagtailadmin_reports:site_history",
    "the desk": "translation_desk:index",
}


def test_no_cell_of_any_download_is_a_formula(superuser, newsroom, hire, commit):
    editor = hire("editor", "fr", first_name="=1+1")
    with commit():
        for number, title in enumerate(FORMULAS):
            page = StandardPageFactory(parent=newsroom["fr"], title=title, slug=f"formula-{number}", live=False)
            page.save_revision(user=editor.user).publish(user=superuser.user)
            page.locked, page.locked_by = True, editor.user
            page.save()
            page.get_workflow().start(page, editor.user)
    found = {}
    for what, address in DOWNLOADS.items():
        answer = superuser.get(address, data={"export": "csv"})
        assert answer.status_code == 200, what
        cells = [cell for row in csv.reader(io.StringIO(b"".join(answer.streaming_content).decode())) for cell in row]
        found[what] = [cell for cell in cells if cell.strip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "＝"))]
        assert superuser.get(address, data={"export": "xlsx"}).status_code == 200, what
    assert found == {what: [] for what in DOWNLOADS}


def test_control_characters_in_a_title_do_not_break_a_workbook(superuser, newsroom, commit):
    with commit():
        StandardPageFactory(parent=newsroom["fr"], title="a\x01b", slug="control").save_revision()
    assert superuser.get("translation_desk:index", data={"export": "xlsx"}).status_code == 200


# --- Deleted texts, and confirmations ---------------------------------------------------------------------------------


def test_in_the_bin_private_pages_are_for_who_may_open_them(stranger, colleague, closed, hire):
    """Private themselves, or below a private page."""
    below = Page.objects.get(slug="below")
    put_in_bin(below)
    put_in_bin(closed)
    works_there = hire("translator", "fr", "pt")
    works_there.user.groups.remove(LanguageGroup.objects.get(role="translator", locale=closed.locale_id).group)
    for desk in (stranger, works_there):
        shown = ask(desk, "the bin", closed)
        assert SECRET not in shown
        assert BELOW not in shown
    shown = ask(colleague, "the bin", closed)
    assert SECRET in shown
    assert BELOW in shown


@pytest.mark.parametrize("action", ["delete", "unpublish", "move"])
def test_confirmations_name_no_private_version(action, closed, newsroom, hire):
    public = StandardPageFactory(
        parent=newsroom["pt"], title="Aberta", slug="aberta", translation_key=closed.translation_key
    )
    public.save_revision().publish()
    moderator = hire("moderator", "pt")
    many = name("wagtail_bulk_action", "wagtailcore", "page", action)
    one = name(f"wagtailadmin_pages:{action}", public.pk)
    for address, data in ((one, {}), (many, {"id": public.pk})):
        shown = read(moderator, address, **data)
        assert SECRET not in shown, address
    french = hire("moderator", "pt", "fr")
    if action != "move":
        assert SECRET in read(french, one)


@pytest.mark.parametrize("action", ["delete", "unpublish", "publish", "move"])
def test_a_confirmation_takes_a_few_queries_for_each_page(action, superuser, newsroom, start):  # noqa: F811
    """Wagtail's own queries are per page; their number does not grow with the pages below or the references."""

    def count(pages):
        address = name("wagtail_bulk_action", "wagtailcore", "page", action)
        query = "&".join(f"id={page.pk}" for page in pages)
        superuser.browser.get(f"{address}?{query}")
        with CaptureQueriesContext(connection) as queries:
            assert superuser.browser.get(f"{address}?{query}").status_code == 200
        return len(queries)

    pages = [start(title=f"Texte {number}").get_target_instance() for number in range(5)]
    few, many = count(pages[:2]), count(pages)
    assert (many - few) / 3 <= 16
    for page in pages[:2]:
        for number in range(3):
            StandardPageFactory(parent=page, title=f"Dessous {number}", slug=f"d{number}")
    assert count(pages[:2]) <= few + 2
