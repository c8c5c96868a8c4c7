"""Structured data: the JSON-LD of every page of the demonstration's site, in three languages."""

import re
from collections import Counter, defaultdict

import pytest
from django.contrib.staticfiles import finders
from django.core.files.storage import default_storage
from wagtail.models import Site
from wagtail_localize.models import TranslationSource

from .graphs import find_faults, list_nodes, list_urls, read_graph, resolve
from .interface import guess_language
from .reading import HOST, normalise
from .vocabulary import IMAGE_PROPERTIES, MAIN

pytestmark = pytest.mark.usefixtures("seeded")
TRANSLATIONS = ("workTranslation", "translationOfWork")


@pytest.fixture(scope="module")
def graphs(site):
    """The graph of each page that has one, with its reading."""
    return [(one, graph) for one in site.pages if (graph := read_graph(one.html))]


@pytest.fixture
def root():
    return f"{Site.objects.get().root_url}/"


def get_main(reading, graph: dict[str, dict]) -> dict:
    """Return the main node of a page; a page without a node of its own type has its WebPage."""
    kind, _names = MAIN[reading.kind]
    own = [
        node
        for node_id, node in graph.items()
        if node["@type"] == kind and node_id.partition("#")[0].endswith(reading.address) and "#day-" not in node_id
    ]
    assert len(own) == 1, (reading.address, own)
    return own[0]


def test_every_page_of_the_tree_and_every_listing_below_one_has_its_graph(site, graphs):
    kinds = Counter(one.kind for one, _graph in graphs)
    pages = Counter(one.kind for one in site.pages if one.page)

    assert set(pages) == set(MAIN)
    assert kinds - Counter(view=kinds["view"]) == pages
    assert kinds["view"] > 10
    assert [str(one) for one in site.others if read_graph(one.html)] == []  # searches, errors


def test_every_page_says_what_is_required_in_words_that_schema_org_has(graphs):
    faults = {one.address: found for one, graph in graphs if (found := find_faults(graph))}

    assert faults == {}


def test_every_page_is_a_document_of_the_site(graphs, root):
    for reading, graph in graphs:
        [page] = [node for node_id, node in graph.items() if node_id.endswith("#page") and "isPartOf" in node]
        assert page["url"] == root + reading.address.removeprefix("/").partition("?")[0]
        assert page["name"], reading.address


def test_the_checker_finds_what_is_wrong(graphs):
    interview = next(graph for one, graph in graphs if one.kind == "InterviewPage")
    node_id = next(node_id for node_id, node in interview.items() if "about" in node)
    for change in (
        {"about": {"@id": "https://example.org/#nobody"}},
        {"author": {"@type": "Place", "name": "Lisboa"}},
        {"datePublished": "12/11/2026"},
        {"dateModified": "2026-11-12T10:00:00"},
        {"inLanguage": "Portuguese"},
        {"interviewee": "Inês"},
        {"image": []},
        {"url": "/pt/"},
        {"description": "<p>Words</p>"},
        {"@type": "Interview"},
    ):
        assert find_faults(interview | {node_id: interview[node_id] | change}), change
    assert find_faults(interview) == []
    without = {key: value for key, value in interview[node_id].items() if key != "headline"}
    assert find_faults(interview | {node_id: without}) == [f"{node_id}: no headline"]


def test_every_page_type_says_what_is_recommended_of_it(graphs):
    missing = defaultdict(set)
    for reading, graph in ((one, graph) for one, graph in graphs if one.page):
        main = get_main(reading, graph)
        for names in MAIN[reading.kind][1].split():
            if not any(name in main for name in names.split("|")):
                missing[reading.kind, names].add(reading.address)

    assert missing == {}


def test_a_page_says_its_language_and_its_words_are_in_it(graphs):
    for reading, graph in graphs:
        for node in (node for node in graph.values() if node.get("inLanguage")):
            assert f"/{node['inLanguage']}/" in node["url"]
            words = [node[name] for name in ("headline", "name", "description") if name in node]
            # An image's page has its credit as description, and names are the same in every language.
            words = [text.replace("Culture For Causes Network", "").replace("CC BY", "") for text in words]
            guesses = {guess_language(normalise(text)) for text in words} - {""}
            assert guesses <= {node["inLanguage"]}, (reading.address, node["@id"], words)
        if reading.page:
            assert get_main(reading, graph).get("inLanguage", reading.language) == reading.language


def test_every_address_is_absolute_and_answers(site, graphs, root):
    """URLs of this site are never made from the request's Host; they are pages that were read, or files."""
    for reading, graph in graphs:
        for url in (url for url in list_urls(graph) if url.startswith(root)):
            path = "/" + url.removeprefix(root)
            if path.startswith("/media/"):
                assert default_storage.exists(path.removeprefix("/media/")), url
            elif path.startswith("/static/"):
                assert finders.find(path.removeprefix("/static/")), url
            elif path != "/":  # the association's @id belongs to the root
                assert site.readings[path].status == 200, (reading.address, url)
        assert [url for url in list_urls(graph) if url.startswith(HOST)] == []  # the request's Host


def test_the_front_page_tells_where_to_search(graphs, client, root):
    for reading, graph in ((one, graph) for one, graph in graphs if one.kind == "HomePage"):
        [website] = [node for node in graph.values() if node["@type"] == "WebSite"]
        template = website["potentialAction"]["target"]["urlTemplate"]
        address = template.replace("{search_term_string}", "museu").removeprefix(root)
        assert address.startswith(f"{reading.language}/")
        assert client.get(f"/{address}").status_code == 200


def test_originals_and_translations_name_each_other_as_hreflang_does(graphs, root):
    sources = dict(TranslationSource.objects.values_list("object_id", "locale__language_code"))
    kinds = defaultdict(set)
    for reading, graph in ((one, graph) for one, graph in graphs if one.page):
        links = reading.html.find_all("link", rel="alternate", hreflang=True)
        others = {link["hreflang"] for link in links} - {reading.language, "x-default"}
        original = sources.get(reading.page.translation_key)
        joined = [node for node in graph.values() if any(name in node for name in TRANSLATIONS)]
        named = {
            name: {other["inLanguage"] for other in resolve(graph, node[name])}
            for node in joined
            for name in TRANSLATIONS
            if name in node
        }
        if original == reading.language:
            assert named == ({"workTranslation": others} if others else {}), reading.address
        else:
            assert named == ({"translationOfWork": {original}} if original in others else {}), reading.address
        assert {node["inLanguage"] for node in joined} <= {reading.language}
        kinds[reading.kind] |= set(named)

    assert all(names == set(TRANSLATIONS) for names in kinds.values()), kinds
    assert set(kinds) == set(MAIN)


def test_a_translation_of_a_story_names_its_translator_as_its_byline_does(graphs):
    named = 0
    for reading, graph in graphs:
        if reading.kind not in ("ArticlePage", "InterviewPage"):
            continue
        main = get_main(reading, graph)
        byline = reading.html.select_one(".byline").get_text(" ", strip=True)
        assert ("translator" in main) == ("translationOfWork" in main), reading.address
        if "translator" in main:
            named += 1
            assert set(main["translator"]) == {"@type", "name"}
            assert main["translator"]["name"] in byline

    assert named > 10


def test_an_interview_tells_who_asks_and_who_answers(graphs):
    for reading, graph in ((one, graph) for one, graph in graphs if one.kind == "InterviewPage"):
        main = get_main(reading, graph)
        about = [person["name"] for person in resolve(graph, main["about"])]
        shown = [name.get_text() for name in reading.html.select(".interviewee-name")]
        asking = [person["name"] for person in resolve(graph, main["author"])]
        assert about == shown
        assert not set(about) & set(asking)
        assert [resolve(graph, role["contributor"])[0]["name"] for role in main["contributor"]] == about


def test_the_seven_days_of_a_year_are_events_of_it(graphs):
    with_days = 0
    for reading, graph in ((one, graph) for one, graph in graphs if one.kind == "MuseumWeekPage"):
        main = get_main(reading, graph)
        days = resolve(graph, main.get("subEvent", []))
        tags = [tag.get_text() for tag in reading.html.select(".days .hashtag")]
        assert [day["name"] for day in days] == tags
        assert all(main["startDate"] <= day["startDate"] == day["endDate"] <= main["endDate"] for day in days)
        assert all(resolve(graph, day["superEvent"]) == [main] for day in days)
        with_days += len(days) == 7

    assert with_days >= 9


def test_an_edition_tells_its_city_and_belongs_to_the_exhibition(graphs):
    for reading, graph in ((one, graph) for one, graph in graphs if one.kind == "EditionPage"):
        main = get_main(reading, graph)
        city = main["location"]["address"]["addressLocality"]
        assert city == reading.html.select_one(".edition-city").get_text()
        [exhibition] = resolve(graph, main["superEvent"])
        assert exhibition["startDate"] <= main["startDate"] <= main["endDate"] <= exhibition["endDate"]
        works = {work["name"] for work in resolve(graph, main["workFeatured"])}
        assert len(works) == len(reading.html.select(".works > li"))


def test_images_bring_their_credit_and_their_licence(graphs):
    """Every image has all properties that Google asks for; a story names the images that it shows."""
    seen = 0
    for reading, graph in graphs:
        for image in (node for node in list_nodes(graph) if node["@type"] == "ImageObject" and "@id" in node):
            seen += 1
            assert set(IMAGE_PROPERTIES.split()) <= set(image), (reading.address, image)
            assert image["license"].startswith("https://creativecommons.org/")
            assert re.search(r"CC|domain|domaine|domínio", image["creditText"])
        if reading.kind in ("ArticlePage", "InterviewPage"):
            shown = {normalise(one.get_text()) for one in reading.html.select(".lead .credit, .body .credit")}
            told = {normalise(node["creditText"]) for node in graph.values() if node["@type"] == "ImageObject"}
            # A caption that equals the image's title adds nothing.
            assert told, reading.address
            assert all(any(text.endswith(credit) for credit in shown) for text in told), reading.address

    assert seen > 200


def test_the_crumbs_lead_from_the_front_page_to_the_page(graphs, root):
    for reading, graph in graphs:
        crumbs = [node for node in graph.values() if node["@type"] == "BreadcrumbList"]
        assert len(crumbs) == (reading.kind != "HomePage"), reading.address
        if reading.kind == "HomePage":
            continue
        steps = crumbs[0]["itemListElement"]
        assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
        assert steps[0]["item"] == f"{root}{reading.language}/"
        assert steps[-1]["item"].endswith(reading.address.partition("?")[0])


def test_a_list_counts_on_from_page_to_page(graphs):
    numbers = {}
    for reading, graph in graphs:
        lists = [node for node in graph.values() if node["@type"] == "ItemList"]
        assert len(lists) <= 1
        if "page=2" in reading.address:
            numbers[reading.address] = lists[0]["itemListElement"][0]["position"]

    assert numbers
    assert set(numbers.values()) == {13, 25}  # stories, images
