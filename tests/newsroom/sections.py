"""Actions on a section in Wagtail's snippet editor, and their results."""

from wagtail.models import TaskState

from magazine.models import Section

ADDRESS = "wagtailsnippets_magazine_section:"


def save(desk, section, action="", name="Héritage", **data):
    """Send the snippet editor's form as its buttons do."""
    data |= {"name": name, "slug": "patrimoine", "description": ""}
    if action:
        data[f"action-{action}"] = "1"
    return desk.post(f"{ADDRESS}edit", section.pk, data=data)


def answer(desk, section, action, comment=""):
    task_state = TaskState.objects.for_instance(section).order_by("-pk").first()
    return desk.post(f"{ADDRESS}workflow_action", section.pk, action, task_state.pk, data={"comment": comment})


def read(section):
    """Return the row that readers see, and whether it is live."""
    section = Section.objects.get(pk=section.pk)
    return section.name, section.live


def get_latest_name(section):
    return Section.objects.get(pk=section.pk).get_latest_revision_as_object().name
