"""What podcast programs load beside a recording: its chapters as JSON, its transcript as a plain page.

Both are below the page with the recording: /fr/magazine/voix/chapters-<block>.json, transcript-<block>.html.
https://github.com/Podcastindex-org/podcast-namespace: chapters/jsonChapters.md, transcripts/transcripts.md
"""

import json

from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from wagtail.blocks import StructValue
from wagtail.models import Page

from cms.core.content.untranslated import get_language_of_block
from cms.core.content.visibility import visible
from cms.core.navigation.parameters import reads_parameters
from cms.core.navigation.urls import make_absolute
from cms.core.typography.typesetting import typeset, typeset_text
from cms.rendered_bodies.rendering import find_body_field
from cms.serving.pages.routing import find_route, prepare_public_view

from .full_text import clean

CHAPTERS_TYPE, TRANSCRIPT_TYPE = "application/json+chapters", "text/html"
ENDINGS = {"chapters": "json", "transcript": "html"}  # by the kind of the file, with which its name begins
BLOCK_ID = r"[\w\-]{1,64}"
FILE_NAMES = "|".join(f"{kind}-{BLOCK_ID}[.]{ending}" for kind, ending in ENDINGS.items())
MAX_AGE = 300
# Players that run in a browser load both from the listener's computer.
FOR_EVERY_SITE = {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}


def make_pattern(kind: str) -> str:
    """Return the pattern of the URLs of a kind of files, below a language's prefix."""
    return rf"^(?P<path>(?:[\w\-]+/)+){kind}-(?P<block_id>{BLOCK_ID})\.{ENDINGS[kind]}$"


def make_file_url(page_url: str, kind: str, block_id: str) -> str:
    """Return the URL of a file of a page's audio block."""
    return f"{page_url}{kind}-{block_id}.{ENDINGS[kind]}"


def has_files(page: Page, rest: str) -> bool:
    """Return whether there may be such files at a path below a page's URL."""
    return not rest and find_body_field(page.specific_class) is not None


def list_chapters(page: Page, block_id: str, value: StructValue) -> tuple[tuple[int, str], ...]:
    """Return the chapters of a page's audio block: second and title, in the language of its words."""
    return tuple(
        (item.value.seconds, say(page, block_id, f"chapters.{item.id}.title", item.value["title"]))
        for item in value["chapters"].bound_blocks
    )


def say(page: Page, block_id: str, path: str, text: str) -> str:
    """Return the words of a field of a page's block, typeset."""
    return typeset_text(text, get_language_of_block(page, block_id, path))


@reads_parameters()
@require_safe
@cache_control(public=True, max_age=MAX_AGE)
def serve_chapters(request: HttpRequest, path: str, block_id: str) -> HttpResponse:
    """Return the chapters of a recording on a page that everybody may see, else raise Http404."""
    page, value = find_audio(request, path, block_id)
    chapters = [{"startTime": seconds, "title": title} for seconds, title in list_chapters(page, block_id, value)]
    if not chapters:
        raise Http404("No chapters")
    told = {"version": "1.2.0", "title": say(page, block_id, "title", value["title"]), "chapters": chapters}
    content = json.dumps(told, ensure_ascii=False)
    return HttpResponse(content, content_type=f"{CHAPTERS_TYPE}; charset=utf-8", headers=FOR_EVERY_SITE)


@reads_parameters()
@require_safe
@cache_control(public=True, max_age=MAX_AGE)
def serve_transcript(request: HttpRequest, path: str, block_id: str) -> HttpResponse:
    """Return the transcript of a recording on a page that everybody may see, else raise Http404."""
    page, value = find_audio(request, path, block_id)
    if not value["transcript"]:
        raise Http404("No transcript")
    language = get_language_of_block(page, block_id, "transcript")
    address = make_absolute(page.get_url(request), request)
    context = {
        "language": language,
        "title": say(page, block_id, "title", value["title"]),
        "title_language": get_language_of_block(page, block_id, "title"),
        "transcript": clean(typeset(value["transcript"], language), address),
        "page_url": f"{address}#transcript-{block_id}",
    }
    content = render_to_string("feeds/transcript.html", context, request)
    headers = FOR_EVERY_SITE | {"X-Robots-Tag": "noindex"}  # search engines have it on the page
    return HttpResponse(content, headers=headers)


def find_audio(request: HttpRequest, path: str, block_id: str) -> tuple[Page, StructValue]:
    """Return the page at a path and its audio block with a recording; raise Http404 if readers do not get it."""
    prepare_public_view(request)
    route = find_route(request, path)
    page = route.page if route and visible(Page.objects.filter(pk=route.page.pk)).exists() else None
    name = find_body_field(type(page)) if page else None
    body = getattr(page, name) if name else None
    found = [raw for raw in body.raw_data if (raw["type"], raw.get("id")) == ("audio", block_id)] if body else []
    value = body.stream_block.child_blocks["audio"].to_python(found[0]["value"]) if found else None
    if value is None or not value["recording"]:
        raise Http404("No recording")
    return page, value
