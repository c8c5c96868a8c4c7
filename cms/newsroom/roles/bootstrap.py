"""Create and complete the groups and the moderation of each language, without changing what people changed."""

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

from ..models import LanguageGroup, ModerationTask, OneTimeStep, Role
from .permissions import give_permission, list_role_permissions

REMOVE_DEFAULT_RIGHTS = "remove-default-rights"
WAGTAILS_OWN_GROUPS = ["Editors", "Moderators"]


class NoLanguageRootsError(Exception):
    """There is no default site, or its home page has no counterpart at the top of the tree."""


@transaction.atomic
def bootstrap_roles() -> list[str]:
    """Create each language's groups, their permissions and its moderation workflow; return a line for each change.

    Idempotent. `LanguageGroup.granted` lists the permissions that a group was given, so a permission that people
    removed is not given again. Groups and workflows are never looked up by name, so they may be renamed. A deleted
    group is created again, as its language could not work without it.

    Raise NoLanguageRootsError if the tree has no home page yet.
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
    """Return (locale, home page) for each language with a home page: depth 2, a translation of the default site's.

    Raise NoLanguageRootsError if there is none.
    """
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
    """Find or create the group of a role, and give it the permissions that it was never given."""
    language_group = LanguageGroup.objects.filter(locale=locale, role=role).select_related("group").first()
    lines = []
    if language_group is None:
        group = Group.objects.create(name=_find_free_name(_name_in_its_language(locale, role.label), Group))
        language_group = LanguageGroup.objects.create(locale=locale, role=role, group=group)
        lines.append(f"{locale.language_code}: made the group “{group.name}”")
    given = [
        key
        for key in list_role_permissions(role, root)
        if key not in language_group.granted and give_permission(language_group.group, key)
    ]
    if given:
        language_group.granted += given
        language_group.save(update_fields=["granted"])
        lines.append(f"{locale.language_code}: gave “{language_group.group.name}” {len(given)} rights")
    return language_group, lines


def _complete_workflow(locale: Locale, root: Page, moderators: LanguageGroup) -> Iterator[str]:
    """Create the workflow of the language's home page, once. An existing workflow stays."""
    key = f"workflow:{root.pk}"
    existing = WorkflowPage.objects.filter(page=root).select_related("workflow").first()
    if existing:
        # If the moderators' group was deleted and created again, tasks without groups get the new group.
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
    """Remove Wagtail's own groups and workflow from the tree's root, where they would apply to every language.

    This runs once per database (`OneTimeStep`), so a permission that an administrator gives back stays.
    """
    _step, is_first_time = OneTimeStep.objects.get_or_create(step=REMOVE_DEFAULT_RIGHTS)
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
    """Return the name of a group or workflow in its own language, for example “Modération (français)”."""
    with override(locale.language_code):
        return f"{what} ({language_name(locale.language_code)})"


def _find_free_name(name: str, model) -> str:
    """Return the name, with a number if it is already in use."""
    candidate, number = name, 1
    while model.objects.filter(name=candidate).exists():
        number += 1
        candidate = f"{name} {number}"
    return candidate
