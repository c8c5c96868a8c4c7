"""The walk: every URL of the admin, filled with the office's objects, opened once."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from allauth.mfa.models import Authenticator
from django.apps import apps
from django.contrib import messages
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.contrib.messages import get_messages
from django.db import transaction
from django.test import Client
from django.urls import reverse
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.documents import get_document_model
from wagtail.models import Page, Revision, Site, Task, TaskState, Workflow, WorkflowState
from wagtail_localize.models import OverridableSegment, StringSegment

from cms.images.models import CustomImage
from cms.newsroom.models import LanguageGroup, ModerationTask
from cms.releases.models import Release
from cms.translation.models import TermConcept, TextState
from cms.translation.pictures.proposals import find_images

from .office import Office
from .urls import fill, list_arguments, list_patterns

# Requests that scripts send in the background, and responses without words; a pattern of their names.
NO_WORDS = re.compile(
    r"^(?:wagtailadmin_(?:sprite|logout|dismissibles|javascript_catalog|error_test|editing_sessions:.*|api:.*)"
    r"|wagtail_localize:(?:javascript_catalog|preview_translation|download_pofile)"
    r"|admin_session|mfa_deactivate_totp|withheld_rendition|former_file(?:_preview)?|picture_inbox_(?:preview|news)|picture_table_download|library_proposed_file|preview_upload|download_file|translation_desk:download|.*:(?:view_draft|revisions_view|workflow_preview|preview_on_\w+)"
    r"|walks:page|importing:show|.*:url_generator_output|wagtailimages:preview)$"
)
# The same, where unnamed patterns of ours come before Wagtail's; and responses that say that the page does not exist.
UNNAMED = re.compile(r"\^\.\*/\$|failwhale|test404|localize/api/|/preview/|pofile/download|jsi18n")


@dataclass
class Walk:
    """The texts that were read, by URL; and the patterns without an object to open."""

    words: list[tuple[str, str]] = field(default_factory=list)
    unfilled: list[str] = field(default_factory=list)
    statuses: dict[str, int] = field(default_factory=dict)
    data: set[str] = field(default_factory=set)  # what people wrote


def list_addresses(office: Office, walk: Walk, *, each_face: bool = True) -> Iterator[str]:
    """Yield the URL of each pattern; with `each_face`, several if the object decides what is shown."""
    given = set()
    for name, route, _view in list_patterns():
        if NO_WORDS.match(name) or name.endswith("_results") or UNNAMED.search(route):
            continue
        choices = list(find_values(office, name, route.removeprefix("admin/"), list_arguments(route)))
        if not choices:
            walk.unfilled.append(f"{name}: {route}")
        for values in choices if each_face else choices[:1]:
            address = fill(route, values)
            if address not in given:
                given.add(address)
                yield address
    yield from list_further_addresses(office)


def list_further_addresses(office: Office) -> Iterator[str]:
    """Yield the URLs that patterns do not give: bulk actions, choosers for several objects, lists without results."""
    bulk_action_registry._scan_for_bulk_actions()
    for app, models in bulk_action_registry.actions.items():
        for model, actions in models.items():
            instance = find_instance(office, apps.get_model(app, model))
            for action in actions:
                yield f"/admin/bulk/{app}/{model}/{action}/?id={instance.pk}&next=/admin/"
    for path in ("images", "documents", "pages/search", "reports/site-history", "users", "redirects", "translations"):
        yield f"/admin/{path}/?q=ζζζ"
    for path in (
        "choose-page/?multiple=1",
        "images/chooser/?multiple=1",
        "choose-page/search/?q=e",
        "pages/search/?q=e",
    ):
        yield f"/admin/{path}"
    yield "/admin/images/chooser/?select_format=true&next=1"
    yield "/admin/choose-page/?allow_external_link=1&allow_email_link=1&allow_phone_link=1&allow_anchor_link=1"


def find_instance(office: Office, model):
    """Return an instance of a model, the most complete if there are several."""
    samples = office.samples
    if issubclass(model, Page):
        return office.article if isinstance(office.article, model) else model.objects.first()
    known = {
        CustomImage: samples.image,
        get_document_model(): samples.document,
        type(samples.section): samples.section,
        type(samples.topic): samples.topic,
        type(samples.partner): samples.partner,
        type(samples.institution): samples.institution,
        type(samples.recording): samples.recording,
        type(office.boss): office.colleague,
        Task: Task.objects.filter(active=True).last(),
        ModerationTask: Task.objects.filter(active=True).last(),
        Workflow: Workflow.objects.filter(active=True).last(),
        type(office.collection): office.collection,
        type(office.redirect): office.redirect,
        TermConcept: office.concept,
        TextState: TextState.objects.filter(is_source=True).first(),
        Site: Site.objects.first(),
        type(office.roots["fr"].locale): office.roots["pt"].locale,
        Group: LanguageGroup.objects.first().group,
        Release: Release.objects.first(),
        Authenticator: office.passkey,
    }
    return known[model]


# The models whose primary key is "pk", by the beginning of the URL.
MODELS = {
    r"locales/": "wagtailcore.Locale",
    r"releases/": "releases.Release",
    r"second-step/passkeys/": "mfa.Authenticator",
    r"sites/": "wagtailcore.Site",
    r"users/": "users.User",
    r"groups/": "auth.Group",
    r"collections/": "wagtailcore.Collection",
    r"workflows/tasks/": "wagtailcore.Task",
    r"workflows/": "wagtailcore.Workflow",
    r"images/chooser": "images.CustomImage",
    r"documents/chooser": "wagtaildocs.Document",
    r"choose_person/": "home.PersonPage",
    r"choose_work/": "exhibition.ArtworkPage",
}


def find_values(office: Office, name: str, path: str, arguments: list[str]) -> Iterator[list]:
    """Yield the values for a route's arguments, in their order; several if there are several faces."""
    if not arguments:
        yield []
        return
    samples, translation = office.samples, office.translation
    if name == "releases:add_text":
        yield [ContentType.objects.get_for_model(Page).pk, office.draft.pk]
    elif snippet := re.match(r"snippets/(?:choose/)?(\w+)/(\w+)/", path):
        instance = find_instance(office, apps.get_model(*snippet.groups()))
        yield from _find_moderated(instance, arguments)
    elif match := next((label for start, label in MODELS.items() if path.startswith(start)), None):
        if "page_pk" in arguments:
            yield [office.roots["fr"].pk, Workflow.objects.last().pk][: len(arguments)]
        elif "app_label" in arguments:
            yield ["newsroom", "moderationtask"]
        else:
            instance = find_instance(office, apps.get_model(match))
            yield [instance.pk]
    elif path.startswith("pages/add/"):
        for page in samples.pages[1:]:
            yield [page._meta.app_label, page._meta.model_name, page.get_parent().pk]
    elif path.startswith(("pages/usage/<slug", "pages/create/")):
        yield [office.article._meta.app_label, office.article._meta.model_name]
    elif arguments[0] == "page_to_move_id":
        yield [office.draft.pk, samples.standing.pk][: len(arguments)]
    elif "revisions/compare" in path:
        yield [office.article.pk, "earliest", "latest"]
    elif path.startswith(("pages/", "choose-page/")) and arguments[0] in ("page_id", "parent_page_id"):
        yield from _find_pages(office, name, path, arguments)
    elif path.startswith("localize/submit/page"):
        yield [samples.work.pk]
    elif path.startswith(("localize/submit/snippet", "localize/machine/")):
        yield ["magazine", "topic", samples.topic.pk]
    elif path.startswith("localize/update"):
        yield [translation.source.pk]
    elif path.startswith("localize/translate"):
        found = {
            "translation_id": translation.pk,
            "file_id": office.upload.pk,
            "string_segment_id": StringSegment.objects.filter(source=translation.source).first().pk,
            "overridable_segment_id": OverridableSegment.objects.filter(source=translation.source).first().pk,
            "code": "numbers",
            "image_id": next(iter(find_images(translation).values()), 0),
            "field": "text",
            "format_code": "xliff",
            "thread_id": 0,  # nobody has commented
            "comment_id": 0,
            "which": "unchanged",
        }
        yield [found[argument] for argument in arguments]
    elif path.startswith("localize/page/"):
        yield [office.alias.pk]
    elif path.startswith("planning/"):
        page_type = ContentType.objects.get_for_model(Page).pk
        found = {"kind": "ideas", "entry_id": office.idea.pk, "pk": office.idea.pk}
        if path.startswith(("planning/issues/", "planning/stories/")):
            found = {"pk": samples.issue.pk if "issues" in path else office.article.pk}
        if "content_type" in arguments:
            found = {"content_type": page_type, "pk": office.article.pk}
        yield [found[argument] for argument in arguments]
    elif path.startswith("sign-offs/"):
        yield [samples.interview.pk]
    elif path.startswith("terms/export/"):
        yield ["csv"]
    elif path.startswith("terms/") and len(arguments) == 1:  # concept_id, pk
        yield [office.concept.pk]
    elif path.startswith("translations/files/"):
        yield [office.bundle.pk]
    elif path.startswith("translations/"):
        yield [office.submission.pk]
    elif path.startswith("library/"):
        yield from ([proposal.pk] for proposal in office.proposals)
    elif path.startswith("images/inbox/"):
        yield [office.arrival.pk, 0][: len(arguments)]
    elif path.startswith("images/former-files/"):
        yield [office.former_file.pk]
    elif path.startswith("uploads/"):
        yield from ([upload.pk] for upload in office.uploads.values())
    elif path.startswith("import/"):
        yield [office.article.get_parent().pk, office.imported.pk][: len(arguments)]
    elif path.startswith("bin/"):
        yield [office.binned.pk]
    elif "uploaded_file_id" in arguments:
        yield [office.uploads[path.split("/")[0]].pk]
    elif arguments[0] in ("image_id", "doc_id", "document_id"):
        yield [samples.image.pk if arguments[0] == "image_id" else samples.document.pk]
    elif arguments == ["redirect_id"]:
        yield from ([redirect.pk] for redirect in (office.redirect, office.redirect_away))
    elif path.startswith("password_reset"):
        yield ["AA", "set-password"]
    elif path.startswith("bulk/"):
        yield ["wagtailcore", "page", "delete"]  # each by list_further_addresses
    elif path.startswith("tag-autocomplete"):
        yield ["taggit", "tag"]
    elif path.startswith("settings/"):  # there are none: each answers 404
        yield ["home", "homepage", 1][: len(arguments)]


def _find_moderated(instance, arguments: list[str]) -> Iterator[list]:
    """Fill the URLs of a snippet with its newest revision and workflow."""
    if arguments == ["pk"]:
        yield [instance.pk]
    elif "revision_id_a" in arguments:
        yield [instance.pk, "earliest", "latest"]
    else:
        kind = ContentType.objects.get_for_model(instance)
        found = {"pk": instance.pk, "action_name": "reject"}
        mine = {"content_type": kind, "object_id": str(instance.pk)}
        for argument, objects in (
            ("revision_id", Revision.objects.filter(**mine)),
            ("workflow_state_id", WorkflowState.objects.filter(**mine)),
            ("task_state_id", TaskState.objects.filter(workflow_state__object_id=str(instance.pk))),
        ):
            newest = objects.order_by("-pk").first()
            found[argument] = newest.pk if newest else 1
        yield [found[argument] for argument in arguments]


def _find_pages(office: Office, name: str, path: str, arguments: list[str]) -> Iterator[list]:
    if arguments in (["page_id"], ["parent_page_id"]):
        if name.endswith(":edit"):
            yield from ([page.pk] for page in office.pages)
        elif name.endswith("_explore"):
            yield from ([pk] for pk in (1, office.roots["fr"].pk, office.samples.issue.pk, office.submitted.pk))
        elif name.endswith(":convert_alias"):
            yield [office.alias.pk]
        elif name.endswith("confirm_workflow_cancellation"):
            yield [office.submitted.pk]
        elif name.endswith(":unlock"):
            yield [office.locked.pk]
        elif name.endswith((":history", ":workflow_history")):
            yield from ([page.pk] for page in (office.article, office.returned, office.submitted))
        elif name.endswith((":delete", ":set_privacy", ":usage")):
            yield from ([page.pk] for page in (office.article, office.private, office.samples.exhibition))
        else:
            yield [office.article.pk]
        return
    states = WorkflowState.objects.for_instance(office.submitted)
    scheduled = office.scheduled.scheduled_revision
    found = {
        "page_id": office.submitted.pk,
        "action_name": "reject",
        "task_state_id": TaskState.objects.filter(workflow_state__in=states).last().pk,
        "workflow_state_id": states.last().pk,
        "task_id": Task.objects.last().pk,
        "revision_id": office.submitted.latest_revision.pk,
    }
    if "revisions_unschedule" in name:
        found |= {"page_id": office.scheduled.pk, "revision_id": scheduled.pk if scheduled else 1}
    yield [found[argument] for argument in arguments]


def open_addresses(addresses, browser: Client, walk: Walk, read) -> None:
    for address in addresses:
        response = browser.get(address)
        walk.statuses[address] = response.status_code
        if response.status_code in (200, 403, 404):
            walk.words += ((address, words) for words in read(response))


def send_nothing(addresses, browser: Client, walk: Walk, read) -> None:
    """Send an empty form to each URL; read the refusals: responses with 403, and error messages."""
    for address in addresses:
        if address == reverse("account_logout"):  # an empty form signs out: all others would go to the sign-in page
            continue
        with transaction.atomic():  # what one form does is undone before the next
            response = browser.post(address, headers={"accept-language": "en"})
            transaction.set_rollback(True)
        walk.statuses[address] = response.status_code
        if response.status_code == 403:
            walk.words += ((address, words) for words in read(response))
        told = get_messages(response.wsgi_request)._queued_messages
        walk.words += ((address, str(message)) for message in told if message.level >= messages.WARNING)
