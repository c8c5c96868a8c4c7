"""From a post to a draft: one post, one transaction, once."""

import json
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import unquote

import lxml.html
from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, transaction
from django.utils.translation import override
from wagtail.models import Page

from cms.core.sanitizing.characters import drop_unstorable
from cms.pages.drafts import make_draft

from ..admin.pictures import LEAD, Places, send_to_inbox
from ..admin.places import get_body_block
from ..blocks import make_blocks
from ..markup.reader import read_markup
from ..models import ImportedPost
from ..proposing import LONGEST_SUMMARY, LONGEST_TITLE
from ..reading import Reading
from .addresses import record_addresses
from .categories import Categories
from .classifying import classify
from .export import Overview, Post
from .languages import Parents, find_group, find_language, find_language_of_address, has_unknown_language
from .leftovers import UnusedFiles, list_file_links, list_site_links, report_leftovers
from .people import find_people, list_names
from .pictures import Pictures
from .report import Report, What
from .search_engines import find_words
from .text.markup import make_markup


@dataclass
class Import:
    """An export on its way into the site. user: who imports, with their permissions; model: what posts become."""

    user: object
    parents: Parents
    model: type[Page]
    overview: Overview
    pictures: Pictures
    report: Report
    is_rehearsal: bool = False
    # Which posts came before: the pages by the ids of the posts, None for those that somebody deleted.
    here: dict[int, int | None] = field(default_factory=dict)
    # The kinds of items that are taken, as WordPress names them: "post", "page"...
    kinds: tuple[str, ...] = ("post",)
    categories: Categories = field(default_factory=Categories)

    def __post_init__(self):
        self.unused = UnusedFiles(self.overview)
        rows = ImportedPost.objects.filter(site=self.overview.site)
        self.here = dict(rows.values_list("post_id", "page_id"))


def take(run: Import, post: Post) -> Page | None:
    """Make the draft of a post, unless it was made before; return it. What is not taken is reported."""
    parent = _find_place(run, post)
    if parent is None:
        return None
    run.unused.note(post)
    if post.id in run.here:
        run.report.tell(post, What.HERE)
        return None
    try:
        with override(settings.LANGUAGE_CODE), transaction.atomic():
            page = _make(run, post, parent)
    except (ValidationError, PermissionDenied, DatabaseError) as error:
        run.report.tell(post, What.FAILED, " ".join(getattr(error, "messages", None) or [str(error)]))
        return None
    run.here[post.id] = page.pk if page else None
    run.report.tell(post, What.TAKEN)
    report_leftovers(post, run.report)
    if not find_language(post):
        _report_language(run, post, parent)
    return page


def _find_place(run: Import, post: Post) -> Page | None:
    """Return the page below which a post comes; None for what is not taken."""
    if post.kind not in run.kinds or not post.id:
        if post.kind != "attachment":  # files come with their posts
            run.report.tell(post, What.NOT_A_POST, post.kind)
        return None
    if post.is_protected or post.status not in ("publish", "draft", "pending", "future"):
        run.report.tell(post, What.NOT_PUBLISHED, "password" if post.is_protected else post.status)
        return None
    parent = run.parents.find(post, run.overview)
    if parent is None:
        run.report.tell(post, What.NO_LANGUAGE, find_language(post))
    return parent


def _report_language(run: Import, post: Post, parent: Page) -> None:
    """Say how a post got its language, if the export should have named it, or if its address does."""
    if run.parents.find_by_address(post, run.overview) is not None:
        run.report.tell(post, What.LANGUAGE, f"{parent.locale.language_code}, from its address")
    elif has_unknown_language(post) or find_language_of_address(post, run.overview):
        run.report.tell(post, What.LANGUAGE, f"{parent.locale.language_code}, as nothing says another")


def _make(run: Import, post: Post, parent: Page) -> Page | None:
    reading = _read(run, post)
    places = Places(run.user)
    blocks = make_blocks(reading, get_body_block(run.model), places.make_value, takes_videos=False)
    ids = [block["id"] for block in blocks if block["type"] == "picture"]
    lead = run.pictures.find_lead(post)
    if lead is not None and has_field(run.model, LEAD) and places.make_value(lead):
        ids.append(LEAD)
    written = json.dumps(blocks, ensure_ascii=False)
    for address in list_file_links(written):
        run.report.tell(post, What.FILE_LINK, address)
    for address in list_site_links(written, run.overview.site):
        run.report.tell(post, What.SITE_LINK, address)
    for sentence in reading.sentences:
        run.report.tell(post, What.TEXT, sentence)
    if run.is_rehearsal:
        classify(run.user, run.model, parent.locale, post, run.report, run.categories, is_rehearsal=True)
        return None
    values = {"summary": _make_summary(run, post), "body": json.dumps(blocks)}
    if LEAD in ids and lead.caption and has_field(run.model, "lead_caption"):
        values["lead_caption"] = lead.caption
    if post.date and has_field(run.model, "date"):
        values["date"] = post.date.date()
    values |= find_words(post, run.report)
    values |= classify(run.user, run.model, parent.locale, post, run.report, run.categories)
    if relations := getattr(run.model, "person_relations", ()):
        link = run.model._meta.get_field(relations[0]).related_model
        names = list_names(post, run.overview)
        people = find_people(run.user, run.model, parent.locale, names, post, run.report)
        values[relations[0]] = [link(person=person, sort_order=place) for place, person in enumerate(people)]
    fallback = run.model._meta.model_name
    title, slug = _make_title(post, reading), unquote(post.slug)
    page = make_draft(run.user, run.model, parent, title, slug=slug, fallback_slug=fallback, **values)
    send_to_inbox(run.user, page, list(zip(ids, places.pictures, strict=True)))
    record_addresses(post, page, run.report)
    ImportedPost.objects.create(site=run.overview.site, post_id=post.id, group=find_group(post), page=page)
    return page


def _read(run: Import, post: Post) -> Reading:
    """Return what the text of a post says, with the files of its pictures."""
    html, unknown = make_markup(post, run.overview)
    for name, number in unknown.items():
        run.report.tell(post, What.UNKNOWN, f"{name}: {number}")
    reading = read_markup(html)
    for picture in reading.pictures:
        run.pictures.fill(picture, post)
    return reading


def has_field(model: type[Page], name: str) -> bool:
    return any(field.name == name for field in model._meta.concrete_fields)


def _make_title(post: Post, reading: Reading) -> str:
    words = post.title or next((element.text for element in reading.elements if element.text.strip()), "")
    title = " ".join(drop_unstorable(words).split())
    return (title if len(title) <= LONGEST_TITLE else title[: LONGEST_TITLE - 1] + "…") or f"#{post.id}"


def _make_summary(run: Import, post: Post) -> str:
    """Return the excerpt as plain words. One that is too long is cut between words, and reported whole."""
    if not post.excerpt.strip():
        return ""
    text = lxml.html.fragment_fromstring(drop_unstorable(post.excerpt), create_parent="div").text_content()
    words = " ".join(unescape(text).split())
    if len(words) <= LONGEST_SUMMARY:
        return words
    run.report.tell(post, What.TEXT, f"The summary was cut: {words}")
    return words[:LONGEST_SUMMARY].rpartition(" ")[0][: LONGEST_SUMMARY - 1] + "…"
