"""One check decides which URLs may be stored: it reads them as leniently as browsers do."""

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from wagtail import blocks
from wagtail.fields import RichTextField as WagtailRichTextField
from wagtail.fields import StreamField

from cms.core import fields
from cms.core.sanitizing.urls import find_url_objection, is_allowed_url
from cms.pages.blocks.texts import RichTextBlock, URLBlock

ALLOWED = [
    "https://www.museum-week.org/",
    "http://localhost:8000/fr/",
    "HTTPS://EXAMPLE.ORG/Path?q=1#top",
    "https://medium.com/@museum/a:b",
    "https://fr.wikipedia.org/wiki/Musée_(institution)",
    "https://müseum.example/",
    "https://example.org/a b",
    "https://example.org/?u=javascript:alert(1)",
    "https://example.org/?a=1&copy=2",
    "http://[2001:db8::1]:8080/",
    "mailto:bonjour@museum-week.org?subject=Bonjour%20%C3%A0%20tous",
    "tel:+33 1 23 45 67 89",
    "/fr/magazine/",
    "/fr/a:b/",
    "?page=2",
    "#notes",
    "#a:b",
    "page/suivante",
    " https://example.org/ ",
    "",
]
REFUSED = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "\x01javascript:alert(1)",
    "\xa0javascript:alert(1)",
    "java\tscript:alert(1)",
    "java\nscript:alert(1)",
    "java\r\nscript:alert(1)",
    "java\x00script:alert(1)",
    "java script:alert(1)",
    "javascript\t:alert(1)",
    "javascript :alert(1)",
    "java\u200bscript:alert(1)",
    "java\u00adscript:alert(1)",
    "\ufeffjavascript:alert(1)",
    "\u202ejavascript:alert(1)",
    "\u2028javascript:alert(1)",
    "java\u3000script:alert(1)",
    "java\ufffdscript:alert(1)",
    "\ud800javascript:alert(1)",
    "&#106;avascript:alert(1)",
    "javascript&colon;alert(1)",
    "java&Tab;script:alert(1)",
    "&amp;#x6A;avascript:alert(1)",
    "ｊａｖａｓｃｒｉｐｔ:alert(1)",
    "javascript：alert(1)",
    "javascript://example.org/%0aalert(1)",
    "data:text/html,<script>alert(1)</script>",
    "DATA:text/html;base64,PHNjcmlwdD4=",
    "vbscript:msgbox(1)",
    "blob:https://example.org/1",
    "file:///etc/passwd",
    "ftp://example.org/",
    "view-source:https://example.org/",
    "about:blank",
    "unsafe:https://example.org/",
    "x:y",
    ":x",
    "//elsewhere.example/",
    "/\\elsewhere.example/",
    "\\\\elsewhere.example/",
    "/fr\\..\\admin",
    "///elsewhere.example",
    "/\t/elsewhere.example",
    "https:elsewhere.example",
    "https:/elsewhere.example",
    "https:\\\\elsewhere.example",
    "https://",
    "https://?q",
    "https://museum.example@elsewhere.example/",
    "https://exa mple.org/",
    "https://example.org:port/",
    "https://[::1/",
    "mailto:",
    "tel: ",
]


@pytest.mark.parametrize("url", ALLOWED)
def test_a_web_address_a_mail_address_a_number_and_a_place_on_this_site_are_allowed(url):
    assert find_url_objection(url) == ""


@pytest.mark.parametrize("url", REFUSED)
def test_whatever_a_browser_could_take_for_more_is_refused_with_a_sentence(url):
    assert str(find_url_objection(url)).endswith(".") or "https" in str(find_url_objection(url))
    assert not is_allowed_url(url)


@pytest.mark.parametrize("value", [None, 1, [], {}, b"https://example.org/"])
def test_what_is_no_text_is_no_url(value):
    assert not is_allowed_url(value)


@pytest.mark.parametrize("url", [url for url in REFUSED if url.strip()])
def test_fields_and_blocks_ask_the_same_check(url):
    with pytest.raises(ValidationError):
        fields.URLField().run_validators(url)
    try:
        kept = URLBlock().clean(url)  # its form may have completed it first: "//elsewhere.example"
    except ValidationError:
        return
    assert is_allowed_url(kept)


def get_own_models():
    own = {"home", "magazine", "exhibition", "images"}
    return [model for model in apps.get_models() if model._meta.app_label in own]


def find_blocks(block):
    yield block
    children = getattr(block, "child_blocks", {}).values()
    for child in [*children, *([block.child_block] if hasattr(block, "child_block") else [])]:
        yield from find_blocks(child)


def test_no_field_or_block_for_urls_or_rich_text_goes_without_the_check():
    forgotten = []
    for model in get_own_models():
        for field in model._meta.get_fields():
            if isinstance(field, models.URLField) and not isinstance(field, fields.URLField):
                forgotten.append(field)
            if isinstance(field, WagtailRichTextField) and not isinstance(field, fields.RichTextField):
                forgotten.append(field)
            if isinstance(field, StreamField):
                forgotten += [
                    (field, block)
                    for block in find_blocks(field.stream_block)
                    if (isinstance(block, blocks.URLBlock) and not isinstance(block, URLBlock))
                    or (isinstance(block, blocks.RichTextBlock) and not isinstance(block, RichTextBlock))
                    or isinstance(block, blocks.RawHTMLBlock)
                ]
    assert forgotten == []


@pytest.mark.parametrize("url", ["ftp://example.org/", "https://museum.example@elsewhere.example/"])
def test_a_redirect_leads_nowhere_that_a_link_may_not(url):
    redirect = apps.get_model("wagtailredirects", "Redirect")(old_path="/ancien", redirect_link=url)
    with pytest.raises(ValidationError) as refusal:
        redirect.clean_fields(exclude=["site", "redirect_page"])
    assert set(refusal.value.error_dict) == {"redirect_link"}
