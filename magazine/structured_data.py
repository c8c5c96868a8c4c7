"""Structured data of the magazine: the periodical, its issues, its articles and interviews."""

from django.utils.translation import gettext
from wagtail.models import Page

from cms.core.content.classified import in_language_of
from cms.core.content.localized import Localized, wrap
from cms.structured_data.graph import Graph, make_date, make_node
from cms.structured_data.images import add_image
from cms.structured_data.pages import (
    add_breadcrumbs,
    add_images,
    add_lead_image,
    add_list,
    add_person,
    add_webpage,
    relate_translations,
)
from cms.structured_data.places import make_places
from cms.structured_data.recordings import add_recordings
from cms.structured_data.registry import register_structured_data
from cms.structured_data.site import MAGAZINE_NAME, add_organization, make_institution

from .models import InterviewPage, IssuePage, MagazineIndexPage, StoryPage
from .templatetags.magazine_tags import issue_name
from .urls import get_listing_path


def register() -> None:
    register_structured_data(MagazineIndexPage, describe_magazine)
    register_structured_data(IssuePage, describe_issue)
    register_structured_data(StoryPage, describe_story)  # and of every type without a function of its own
    register_structured_data(InterviewPage, describe_interview)


# --- The magazine and its listings -----------------------------------------------------------------------------------


def describe_magazine(page: MagazineIndexPage, graph: Graph) -> None:
    """Describe the magazine, or the listing of a section or topic.

    A listing has a URL below the magazine's, and its `item` is in the context.
    """
    if item := graph.context.get("item"):
        describe_listing(page, item, graph)
        return
    periodical = add_periodical(graph, page)
    add_periodical(
        graph,
        page,
        description=graph.describe(page),
        image=add_lead_image(graph),
        hasPart=[add_issue(graph, ref.page) for ref in graph.context.get("issues", ())],
        **relate_translations(graph, "Periodical", "periodical"),
    )
    add_webpage(graph, "CollectionPage", about=periodical, mainEntity=add_stories_list(graph, graph.url))


def describe_listing(page: MagazineIndexPage, item, graph: Graph) -> None:
    """Describe a listing, which has no image and no dates; those of the magazine's index are not its own."""
    url = graph.url + get_listing_path(item, graph.language)
    add_webpage(
        graph,
        "CollectionPage",
        url=url,
        name=item.name,
        description=item.description,
        about=make_node("Thing", name=item.name, description=item.description),
        breadcrumb=add_breadcrumbs(graph, (item.name, url)),
        isPartOf=add_periodical(graph, page),
        mainEntity=add_stories_list(graph, url),
        primaryImageOfPage=None,
        datePublished="",
        dateModified="",
    )


def add_stories_list(graph: Graph, url: str) -> dict | None:
    stories = graph.context.get("stories")
    if not stories:
        return None
    items = [add_story(graph, ref) for ref in wrap(stories, graph.page.locale)]
    return add_list(graph, items, url=url, pages=stories)


def add_periodical(graph: Graph, page: Page | None, **properties) -> dict | None:
    """Add the periodical; None without a page.

    page: the magazine's index, or its row in the page context; None if it is not live above the page."""
    if page is None:
        return None
    return graph.add_about(
        page,
        "Periodical",
        "periodical",
        name=MAGAZINE_NAME,
        publisher=add_organization(graph),
        **properties,
    )


# --- Issues ----------------------------------------------------------------------------------------------------------


def describe_issue(page: IssuePage, graph: Graph) -> None:
    cover = add_image(graph, page.cover)
    images = add_images(graph, page.editorial)
    issue = add_issue(
        graph,
        page,
        description=graph.describe(page),
        about=make_node("Thing", name=graph.say(page, "theme")),
        image=list({image["@id"]: image for image in (cover, *images) if image}.values()),
        publisher=add_organization(graph),
        isPartOf=add_periodical(graph, graph.find_above(MagazineIndexPage)),
        hasPart=[add_story(graph, ref) for ref in graph.context.get("stories", ())],
        **relate_translations(graph, "PublicationIssue", "issue"),
    )
    add_webpage(graph, mainEntity=issue, primaryImageOfPage=cover or add_lead_image(graph))


def add_issue(graph: Graph, page: IssuePage, **properties) -> dict:
    """Add an issue with its year of publication; the day on which its page went online is not relevant."""
    return graph.add_about(
        page,
        "PublicationIssue",
        "issue",
        alternateName=issue_name(page),
        issueNumber=page.number,
        datePublished=str(page.year),
        **properties,
    )


def add_issue_above(graph: Graph) -> dict | None:
    """Add the issue of a story from its row in the page context: its title and URL; None if there is none."""
    row = graph.find_above(IssuePage)
    if row is None:
        return None
    periodical = add_periodical(graph, graph.find_above(MagazineIndexPage))
    return graph.add_about(row, "PublicationIssue", "issue", isPartOf=periodical)


# --- Stories ---------------------------------------------------------------------------------------------------------


def describe_story(page: StoryPage, graph: Graph, **properties) -> None:
    section = page.own_section
    topics = [topic.name for topic in in_language_of(page, graph.context.get("topics", ())) if topic.live]
    images = add_images(graph, page.body)
    article = graph.add(
        "Article",
        f"{graph.url}#article",
        headline=graph.say(page, "title"),
        description=graph.describe(page),
        url=graph.url,
        inLanguage=graph.language,
        datePublished=make_date(page.date),
        dateModified=make_date(page.last_published_at),
        author=[add_person(graph, ref) for ref in graph.context.get("authors", ())],
        publisher=add_organization(graph),
        isPartOf=add_issue_above(graph) or add_periodical(graph, graph.find_above(MagazineIndexPage)),
        articleSection=section.name if section else "",
        keywords=topics,
        wordCount=page.word_count or None,
        image=images,
        audio=add_recordings(graph, page.body),
        contentLocation=make_places(graph, page.body),
        isAccessibleForFree=True,
        mainEntityOfPage={"@id": f"{graph.url}#page"},
        translator=make_translator(graph, page),
        **properties,
        **relate_translations(graph, "Article", "article"),
    )
    add_webpage(graph, mainEntity=article)


def describe_interview(page: InterviewPage, graph: Graph) -> None:
    """Describe an interview as an article about its interviewees; a Role states their part in it."""
    interviewees = [add_person(graph, ref) for ref in graph.context.get("interviewees", ())]
    role = gettext("interviewee")
    describe_story(
        page,
        graph,
        genre=str(page._meta.verbose_name),
        about=interviewees,
        contributor=[make_node("Role", roleName=role, contributor=person) for person in interviewees],
        mentions=make_institution(page.institution),
        dateCreated=make_date(page.interview_date),
        locationCreated=make_node("Place", name=graph.say(page, "place")),
    )


def add_story(graph: Graph, ref: Localized) -> dict:
    """Add a story as lists name it."""
    story = ref.page
    url = graph.url_of(story)
    section = story.own_section
    return graph.add(
        "Article",
        f"{url}#article",
        headline=graph.say(story, "title"),
        url=url,
        inLanguage=ref.language,
        datePublished=make_date(story.date),
        articleSection=section.name if section else "",
    )


def make_translator(graph: Graph, page: StoryPage) -> dict | None:
    """Return the translator of a text, by name as in the byline; None for an original."""
    user = page.translated_by
    if user is None or graph.page_context.original_language == graph.language:
        return None
    return make_node("Person", name=user.get_full_name() or user.username)
