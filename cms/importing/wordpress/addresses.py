"""The old addresses of posts, as redirects.

They are recorded at once: a redirect leads nowhere while its page is a draft (`cms.redirects.following`), and works
from the moment on at which the page is published, whoever publishes it.
"""

from urllib.parse import unquote, urlsplit

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from cms.redirects.recording import MAX_LENGTH

from .export import Post
from .report import Report, What


def record_addresses(post: Post, page: Page, report: Report) -> None:
    """Record the addresses that a post has and had. Redirects that exist stay as they are."""
    site = page.get_site()
    for path in list_paths(post):
        if site is None or len(path) > MAX_LENGTH:
            report.tell(post, What.ADDRESS, path)
            continue
        row, is_new = Redirect.objects.get_or_create(
            old_path=path, site=site, defaults={"redirect_page": page, "automatically_created": True}
        )
        if not is_new and row.redirect_page_id != page.pk:
            report.tell(post, What.ADDRESS, f"{path} leads elsewhere already")


def list_paths(post: Post) -> list[str]:
    """Return the path of a post, and those with its former slugs, in the form of `Redirect.old_path`."""
    try:
        parts = urlsplit(post.address)
    except ValueError:
        return []
    path = unquote(parts.path)
    if not path.strip("/"):
        return [Redirect.normalise_path(f"/?{parts.query}")] if parts.query else []
    paths = [path]
    steps = path.strip("/").split("/")
    if steps[-1] == unquote(post.slug):
        former = [unquote(slug) for slug in post.values.get("_wp_old_slug", ()) if slug]
        paths += ["/" + "/".join([*steps[:-1], slug]) for slug in former]
    return list(dict.fromkeys(Redirect.normalise_path(one) for one in paths))
