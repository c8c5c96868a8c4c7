"""Read a sitemap like a search engine: validate its schema, follow the index, collect alternates."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from lxml import etree

SCHEMAS = Path(__file__).parent / "schemas"
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


@dataclass
class Found:
    """An entry, with its URLs as they are: absolute."""

    alternates: dict[str, str]
    modified: str | None


def read_sitemap(client) -> dict[str, Found]:
    """Return every entry by its URL, from all files; assert that each file is valid, and no URL occurs twice."""
    root = parse(client, "/sitemap.xml")
    files = [root]
    if root.tag.endswith("}sitemapindex"):
        files = [parse(client, urlsplit(loc.text).path) for loc in root.findall("s:sitemap/s:loc", NAMES)]
    entries: dict[str, Found] = {}
    for url in (url for file in files for url in file.findall("s:url", NAMES)):
        address = url.findtext("s:loc", namespaces=NAMES)
        assert address not in entries
        links = [(link.get("hreflang"), link.get("href")) for link in url.findall("x:link", NAMES)]
        assert len(dict(links)) == len(links)
        entries[address] = Found(dict(links), url.findtext("s:lastmod", namespaces=NAMES))
    return entries


def parse(client, path: str):
    """Read one file, and validate it with the schema of its kind."""
    answer = client.get(path)
    assert answer.status_code == 200, path
    assert answer["Content-Type"].startswith("application/xml")
    root = etree.fromstring(answer.content)
    name = "siteindex" if root.tag.endswith("}sitemapindex") else "sitemap"
    etree.XMLSchema(file=str(SCHEMAS / f"{name}.xsd")).assertValid(root)
    return root
