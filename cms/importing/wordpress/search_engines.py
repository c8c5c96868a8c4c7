"""What plug-ins for search engines say of a post: its title and description for them.

Their fields hold words and variables, such as `%%title%% %%sep%% %%sitename%%` (Yoast), `%title%` (Rank Math),
`%%post_title%%` (SEOPress) or `#post_title` (All in One SEO).
"""

import re
from html import unescape

from cms.core.sanitizing.characters import drop_unstorable

from .export import Post
from .report import Report, What

_TITLES = ("_yoast_wpseo_title", "rank_math_title", "_seopress_titles_title", "_aioseo_title", "_genesis_title")
_DESCRIPTIONS = (
    "_yoast_wpseo_metadesc",
    "rank_math_description",
    "_seopress_titles_desc",
    "_aioseo_description",
    "_genesis_description",
)
FIELDS = {*_TITLES, *_DESCRIPTIONS}
_VARIABLE = re.compile(r"%%(\w+)%%|%(\w+)%|(?<!\w)#(post_title|site_title|separator_sa|post_excerpt|tagline)\b")
_OF_TITLE = {"title", "post_title", "seo_title"}
# The site's name and what parts it from the title: pages here have it in their own way.
_OF_SITE = {"sep", "sitename", "site_title", "sitetitle", "separator_sa", "page", "sitedesc", "tagline"}
_SEPARATORS = " -–—|·•:»«~/"
LONGEST_TITLE = 255


def find_words(post: Post, report: Report) -> dict[str, str]:
    """Return the title and description for search engines, as values of a page. What is left out is reported."""
    title = _find(post, _TITLES, report).strip(_SEPARATORS)
    if len(title) > LONGEST_TITLE:
        report.tell(post, What.FIELD, f"title for search engines, too long: {title}")
        title = ""
    found = {
        "seo_title": "" if title == post.title else title,
        "search_description": _find(post, _DESCRIPTIONS, report),
    }
    return {name: words for name, words in found.items() if words}


def _find(post: Post, names: tuple[str, ...], report: Report) -> str:
    value = next((value for name in names if (value := post.get_value(name).strip())), "")
    unknown = [one for one in map(_get_variable, _VARIABLE.finditer(value)) if one not in _OF_TITLE | _OF_SITE]
    if unknown:
        report.tell(post, What.FIELD, f"for search engines, with variables of that site: {value}")
        return ""
    words = _VARIABLE.sub(lambda match: post.title if _get_variable(match) in _OF_TITLE else "", value)
    return " ".join(unescape(drop_unstorable(words)).split())


def _get_variable(match: re.Match) -> str:
    return next(name for name in match.groups() if name)
