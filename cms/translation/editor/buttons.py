"""Buttons that send a text, or its changes, to the translators, shown to the users who may do so.

They replace wagtail-localize's buttons, which are shown for every text that a user sees, and take several queries for
each row of a list.
"""

from collections.abc import Iterator
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.admin.utils import quote
from django.db.models import Count, Exists, OuterRef, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.models import Page, TranslatableMixin
from wagtail_localize import wagtail_hooks as upstream
from wagtail_localize.models import Translation, TranslationSource

from cms.compat.wagtail import replace_hook

from ..machines.configuration import find_provider
from ..machines.marks import get_mark_url
from ..permissions import may_edit
from ..workflow.submitting import find_offered_locales

# Annotations of the explorer's queryset, so that its rows need no query each.
FACTS = ["translation_source_id", "translation_source_locale_id", "is_being_translated", "language_count"]


def make_buttons(text, user, next_url=None) -> Iterator[Button]:
    """Yield the buttons of a page or snippet for a user; none if it is a translation.

    See docs/decisions/trap-10-one-source.md.
    """
    if not user.has_perm("wagtail_localize.submit_translation"):
        return
    source_id, source_locale_id, is_being_translated, language_count = _find_facts(text)
    if source_id and source_locale_id != text.locale_id:
        return
    is_theirs = may_edit(user, text)
    is_page = isinstance(text, Page)
    if language_count < len(settings.WAGTAIL_CONTENT_LANGUAGES) and (
        is_theirs and is_page or find_offered_locales(user, text) - _find_languages(text)
    ):
        label, icon = _("Send to the translators"), "wagtail-localize-language"
        yield Button(label, _get_submit_url(text), priority=60, icon_name=icon)
    if is_theirs and is_being_translated:
        url = reverse("wagtail_localize:update_translations", args=[source_id])
        url += f"?{urlencode({'next': next_url})}" if next_url else ""
        yield Button(_("Send these changes to the translators"), url, priority=61, icon_name="resubmit")
    if is_theirs and find_provider():
        yield Button(_("Machine translation"), get_mark_url(text), priority=62, icon_name="wagtail-localize-language")


def add_page_buttons(page, user, view_name=None, next_url=None):
    return [] if page.is_root() or page.alias_of_id else make_buttons(page, user, next_url)


def add_snippet_buttons(snippet, user, next_url=None):
    return make_buttons(snippet, user, next_url) if isinstance(snippet, TranslatableMixin) else []


for hook_name in ("register_page_header_buttons", "register_page_listing_more_buttons"):
    replace_hook(hook_name, upstream.page_listing_more_buttons, add_page_buttons)
replace_hook("register_snippet_listing_buttons", upstream.register_snippet_listing_buttons, add_snippet_buttons)


@hooks.register("construct_explorer_page_queryset")
def load_facts(parent_page, pages, request):
    return _annotate(pages)


def _annotate(texts):
    model = texts.model
    sources = TranslationSource.objects.filter(object_id=OuterRef("translation_key")).order_by("pk")
    in_use = Translation.objects.filter(source__object_id=OuterRef("translation_key"), enabled=True)
    versions = model.objects.filter(translation_key=OuterRef("translation_key")).order_by()
    if issubclass(model, Page):
        versions = versions.filter(alias_of=None)
    counted = versions.values("translation_key").annotate(count=Count("pk")).values("count")
    values = [Subquery(sources.values("pk")[:1]), Subquery(sources.values("locale")[:1]), Exists(in_use)]
    return texts.annotate(**dict(zip(FACTS, [*values, Subquery(counted)], strict=True)))


def _find_facts(text) -> tuple:
    if not all(hasattr(text, name) for name in FACTS):
        model = Page if isinstance(text, Page) else type(text)
        return _annotate(model.objects.filter(pk=text.pk)).values_list(*FACTS).get()
    return tuple(getattr(text, name) for name in FACTS)


def _find_languages(text) -> set[int]:
    versions = text.get_translations(inclusive=True)
    if isinstance(text, Page):
        versions = versions.filter(alias_of=None)
    return set(versions.values_list("locale_id", flat=True))


def _get_submit_url(text) -> str:
    if isinstance(text, Page):
        return reverse("wagtail_localize:submit_page_translation", args=[text.pk])
    names = text._meta.app_label, text._meta.model_name
    return reverse("wagtail_localize:submit_snippet_translation", args=[*names, quote(text.pk)])
