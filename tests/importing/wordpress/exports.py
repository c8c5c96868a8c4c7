"""Writes small exports, for what no sample shows."""

from xml.sax.saxutils import quoteattr

HEAD = """<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
	xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
	xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Ancien</title><link>https://ancien.example</link>
<wp:base_site_url>https://ancien.example</wp:base_site_url><wp:base_blog_url>https://ancien.example</wp:base_blog_url>
<wp:author><wp:author_login>helena</wp:author_login>
<wp:author_display_name><![CDATA[Helena Vasconcelos]]></wp:author_display_name></wp:author>
"""


def quote(words) -> str:
    """Return words as WordPress exports them: a section that ends inside of them is split."""
    return "<![CDATA[" + str(words).replace("]]>", "]]]]><![CDATA[>") + "]]>"


def write_item(number: int, content: str = "Un mot.", *, terms=(), fields=(), more: str = "", **values) -> str:
    """Return an item. terms: (taxonomy, slug, name); fields: (key, value); more: elements as they are."""
    slug = values.get("post_name", f"texte-{number}")
    elements = {
        "post_id": number,
        "post_date": "2015-06-01 10:00:00",
        "post_name": slug,
        "status": "publish",
        "post_type": "post",
        "post_password": "",
        "is_sticky": 0,
    } | {name: value for name, value in values.items() if name not in ("title", "link", "excerpt")}
    return "".join(
        [
            f"<item><title>{quote(values.get('title', f'Texte {number}'))}</title>",
            f"<link>{values.get('link', f'https://ancien.example/{slug}/')}</link><dc:creator>helena</dc:creator>",
            f"<content:encoded>{quote(content)}</content:encoded>",
            f"<excerpt:encoded>{quote(values.get('excerpt', ''))}</excerpt:encoded>",
            *(f"<wp:{name}>{quote(value)}</wp:{name}>" for name, value in elements.items()),
            *(f"<category domain={quoteattr(a)} nicename={quoteattr(b)}>{quote(c)}</category>" for a, b, c in terms),
            *(
                f"<wp:postmeta><wp:meta_key>{quote(a)}</wp:meta_key><wp:meta_value>{quote(b)}</wp:meta_value>"
                "</wp:postmeta>"
                for a, b in fields
            ),
            more,
            "</item>\n",
        ]
    )


def write_export(folder, *items: str, name: str = "export.xml", channel: str = ""):
    """Write an export with these items; return its path. channel: elements before them, as they are."""
    path = folder / name
    path.write_text(HEAD + channel + "".join(items) + "</channel></rss>", encoding="utf-8")
    return path
