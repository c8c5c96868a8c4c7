"""The groups and the moderation of each language, made and completed without touching what people changed."""

from collections.abc import Iterator

from django.contrib.auth.models import Group
from django.db import transaction
from django.utils.translation import gettext_lazy, override
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Locale,
    Page,
    Site,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from cms.core.typography.lists import language_name

from ..models import DoneOnce, LanguageGroup, ModerationTask, Role
from .rights import give_right, list_rights

REMOVE_DEFAULT_RIGHTS = "remove-default-rights"
WAGTAILS_OWN_GROUPS = ["Editors", "Moderators"]


class NoLanguageRootsError(Exception):
    """There is no default site, or its home page has no counterpart at the top of the tree."""


@transaction.atomic
def bootstrap_roles() -> list[str]:
    """Make each language's groups, their rights and its moderation workflow; return what was done, line by line.

    Idempotent. A right is given once to a group and remembered (`LanguageGroup.granted`), so a right that people took
    away stays away; groups and workflows are never found by name, so they may be renamed. A group that was deleted is
    made again: its language could not work without it.

    Raises NoLanguageRootsError where the tree has no home page yet.
    """
    roots = find_language_roots()
    done = list(_remove_default_rights())
    for locale, root in roots:
        groups = {}
        for role in Role:
            language_group, lines = _complete_group(locale, role, root)
            groups[role] = language_group
            done += lines
        done += _complete_workflow(locale, root, groups[Role.MODERATOR])
    return done


def find_language_roots() -> list[tuple[Locale, Page]]:
    """Return the languages that have a home page (depth 2, a translation of the default site's), with that page."""
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if site is None:
        raise NoLanguageRootsError("There is no default site: run bootstrap_site first.")
    pages = (
        Page.objects.filter(translation_key=site.root_page.translation_key, depth=2)
        .select_related("locale")
        .order_by("path")
    )
    if not pages:
        raise NoLanguageRootsError(
            "The default site's home page is not at the top of the tree: run bootstrap_site first."
        )
    return [(page.locale, page) for page in pages]


def _complete_group(locale: Locale, role: Role, root: Page) -> tuple[LanguageGroup, list[str]]:
    """Find or make the group of a role, and give it the rights that it was never given."""
    language_group = LanguageGroup.objects.filter(locale=locale, role=role).select_related("group").first()
    lines = []
    if language_group is None:
        group = Group.objects.create(name=_find_free_name(_name_in_its_language(locale, role.label), Group))
        language_group = LanguageGroup.objects.create(locale=locale, role=role, group=group)
        lines.append(f"{locale.language_code}: made the group “{group.name}”")
    given = [
        key
        for key in list_rights(role, root)
        if key not in language_group.granted and give_right(language_group.group, key)
    ]
    if given:
        language_group.granted += given
        language_group.save(update_fields=["granted"])
        lines.append(f"{locale.language_code}: gave “{language_group.group.name}” {len(given)} rights")
    return language_group, lines


def _complete_workflow(locale: Locale, root: Page, moderators: LanguageGroup) -> Iterator[str]:
    """Put the language's home page under a moderation by its moderators, once; a workflow of people's own stays."""
    key = f"workflow:{root.pk}"
    existing = WorkflowPage.objects.filter(page=root).select_related("workflow").first()
    if existing:
        # The moderators' group was deleted and made again: the task that is left without any gets the new one.
        for task in ModerationTask.objects.filter(workflow_tasks__workflow=existing.workflow, groups=None):
            task.groups.add(moderators.group)
            yield f"{locale.language_code}: “{moderators.group.name}” moderate again in “{existing.workflow.name}”"
    elif key not in moderators.granted:
        name = _name_in_its_language(locale, gettext_lazy("Moderation"))
        task = ModerationTask.objects.create(name=name)
        task.groups.add(moderators.group)
        workflow = Workflow.objects.create(name=name)
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
        WorkflowPage.objects.create(workflow=workflow, page=root)
        yield f"{locale.language_code}: made the workflow “{name}”"
    if key not in moderators.granted:
        moderators.granted.append(key)
        moderators.save(update_fields=["granted"])


def _remove_default_rights() -> Iterator[str]:
    """Take away what Wagtail's own groups and workflow hold at the tree's root, or they reach every language.

    Done once in a database's life (`DoneOnce`): an administrator who gives a right back keeps it given.
    """
    _step, is_first_time = DoneOnce.objects.get_or_create(step=REMOVE_DEFAULT_RIGHTS)
    if not is_first_time:
        return
    groups = Group.objects.filter(name__in=WAGTAILS_OWN_GROUPS, language_group=None)
    root = Page.get_first_root_node()
    removed, _by_model = GroupPagePermission.objects.filter(group__in=groups, page=root).delete()
    yield f"took {removed} page rights at the root from Wagtail's own groups"
    removed, _by_model = GroupCollectionPermission.objects.filter(
        group__in=groups, collection=Collection.get_first_root_node()
    ).delete()
    yield f"took {removed} picture and document rights at the root from Wagtail's own groups"
    for workflow in Workflow.objects.filter(workflow_pages__page=root):
        WorkflowPage.objects.filter(workflow=workflow, page=root).delete()
        if not workflow.workflow_pages.exists() and not workflow.workflow_states.active().exists():
            workflow.deactivate()
        yield f"took the workflow “{workflow.name}” from the root"


def _name_in_its_language(locale: Locale, what) -> str:
    """Return for example “Modération (français)”: the name of a group or workflow, in the language that it serves."""
    with override(locale.language_code):
        return f"{what} ({language_name(locale.language_code)})"


def _find_free_name(name: str, model) -> str:
    """Return the name, numbered where people already use it for something of their own."""
    candidate, number = name, 1
    while model.objects.filter(name=candidate).exists():
        number += 1
        candidate = f"{name} {number}"
    return candidate
