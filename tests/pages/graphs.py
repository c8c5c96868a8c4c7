"""Read a page's JSON-LD, and find its faults."""

import json
import re
from collections.abc import Iterator
from datetime import date, datetime
from urllib.parse import urlsplit

from bs4 import BeautifulSoup

from .vocabulary import PARENTS, REQUIRED, get_line, get_range

LANGUAGES = {"fr", "pt", "en"}
ENUMERATIONS = {
    f"https://schema.org/{name}"
    for name in (
        "EventScheduled",
        "OfflineEventAttendanceMode",
        "OnlineEventAttendanceMode",
        "MixedEventAttendanceMode",
    )
}


def read_graph(html: str | BeautifulSoup) -> dict[str, dict]:
    """Return the nodes of a page by @id, {} without JSON-LD. Raise AssertionError if there is more than one block."""
    html = html if isinstance(html, BeautifulSoup) else BeautifulSoup(html, "html.parser")
    scripts = html.find_all("script", type="application/ld+json")
    assert len(scripts) <= 1
    if not scripts:
        return {}
    data = json.loads(scripts[0].string)
    assert data["@context"] == "https://schema.org"
    assert set(data) == {"@context", "@graph"}
    nodes = {node["@id"]: node for node in data["@graph"]}
    assert len(nodes) == len(data["@graph"])
    return nodes


def list_nodes(graph: dict[str, dict]) -> Iterator[dict]:
    """Yield every node, also those inside others, but no references."""
    waiting = list(graph.values())
    while waiting:
        node = waiting.pop()
        if "@type" in node:
            yield node
        for value in node.values():
            waiting += [item for item in (value if isinstance(value, list) else [value]) if isinstance(item, dict)]


def resolve(graph: dict[str, dict], value) -> list[dict]:
    """Return the nodes that a property names: one or several, nested or by reference."""
    values = value if isinstance(value, list) else [value]
    return [item if "@type" in item else graph[item["@id"]] for item in values]


def list_urls(graph: dict[str, dict]) -> set[str]:
    """Return every URL in the graph, also those of its nodes, without the template of the search."""
    found = {node_id.partition("#")[0] for node_id in graph}
    for node in list_nodes(graph):
        for name, value in node.items():
            values = value if isinstance(value, list) else [value]
            if name not in ("@id", "@type", "urlTemplate"):
                found |= {item for item in values if isinstance(item, str) and item.startswith(("http:", "https:"))}
    return {url for url in found if not url.startswith("https://schema.org/")}


def find_faults(graph: dict[str, dict]) -> list[str]:
    """Return the faults: unknown words, missing or empty properties, wrong kinds of values, references to nothing."""
    faults = [] if graph else ["there is no graph"]
    for node in list_nodes(graph):
        kind, name = node["@type"], node.get("@id", node["@type"])
        if kind not in PARENTS:
            faults.append(f"{name}: no type {kind}")
            continue
        faults += [f"{name}: no {one}" for one in REQUIRED.get(kind, "").split() if one not in node]
        for key, value in node.items():
            if not key.startswith("@"):
                faults += [f"{name}.{key}: {fault}" for fault in _find_faults_of_value(graph, kind, key, value)]
    return faults


def _find_faults_of_value(graph, kind: str, key: str, value) -> list[str]:
    kinds = get_range(kind, key)
    if not kinds:
        return [f"no property of {kind}"]
    values = value if isinstance(value, list) else [value]
    faults = [] if values else ["empty"]
    for item in values:
        if isinstance(item, dict) and set(item) == {"@id"}:
            if item["@id"] not in graph:
                faults.append(f"leads to no node: {item['@id']}")
                continue
            item = graph[item["@id"]]
        if isinstance(item, dict):
            # A Role is between a property and its value.
            fits = set(get_line(item.get("@type", ""))) & {*kinds, "Role"}
        else:
            fits = any(_fits(item, wanted) for wanted in kinds)
        if not fits:
            faults.append(f"{item!r} is no {' or '.join(kinds)}")
    return faults


def _fits(value, kind: str) -> bool:
    match kind:
        case "Text":
            return isinstance(value, str) and bool(value.strip()) and not re.search(r"</?[a-z]+[^<]*>|&\w+;", value)
        case "URL":
            parts = urlsplit(value) if isinstance(value, str) else None
            return parts is not None and parts.scheme in ("http", "https") and bool(parts.netloc) and " " not in value
        case "Number":
            return isinstance(value, int | float) and not isinstance(value, bool)
        case "Boolean":
            return isinstance(value, bool)
        case "Language":
            return value in LANGUAGES
        case "Enumeration":
            return value in ENUMERATIONS
        case "Date":
            return isinstance(value, str) and _is_date(value)
    return False


def _is_date(value: str) -> bool:
    """Return whether a value is an ISO 8601 year, day, or time with its offset."""
    if re.fullmatch(r"\d{4}", value):
        return True
    try:
        if "T" in value:
            return datetime.fromisoformat(value).tzinfo is not None
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False
