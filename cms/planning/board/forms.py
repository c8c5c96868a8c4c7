"""Forms of the board: its filter, where a story is moved, a new issue."""

from django import forms
from django.core.exceptions import ValidationError
from django.forms.models import fields_for_model
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Page, get_page_models

from cms.checklist.registry import get_lines
from cms.core.typography.lists import language_name

from .contents import Row
from .issues import find_parents, list_issues
from .registry import Board

OPEN, BLOCKS = "open", "blocks"
OUTSIDE = "outside"


class FilterForm(forms.Form):
    """The filter of the board, sent by GET."""

    line = forms.ChoiceField(label=_("Checklist"), required=False)

    def __init__(self, data, *, board: Board):
        super().__init__(data)
        models = [model for model in get_page_models() if issubclass(model, board.story_model)]
        lines = {line.code for model in models for line in get_lines(model)}
        named = [(line.code, line.label) for line in get_lines() if line.code in lines]
        self.fields["line"].choices = [
            ("", _("All stories")),
            (BLOCKS, _("Something blocks")),
            (OPEN, _("Something is open")),
            *named,
        ]

    def read(self) -> str:
        """Return what is chosen; "" if it is not valid."""
        return self.cleaned_data["line"] if self.is_valid() else ""


def keep_rows(rows: list[Row], line: str) -> list[Row]:
    """Return the stories that a filter lets through."""
    if line == BLOCKS:
        return [row for row in rows if row.blocks]
    if line == OPEN:
        return [row for row in rows if any(version.faults for version in row.versions)]
    return [row for row in rows if not line or row.fails(line)]


class DestinationForm(forms.Form):
    """Where a story goes: into an issue, or out of all."""

    to = forms.ChoiceField(label=_("Where to"))

    def __init__(self, *args, board: Board, story: Page, user, **kwargs):
        super().__init__(*args, **kwargs)
        issues = [issue for issue in list_issues(board, user) if not story.is_child_of(issue)]
        self.issues = {str(issue.translation_key): issue for issue in issues}
        choices = [(key, issue.get_admin_display_title()) for key, issue in self.issues.items()]
        outside = [] if is_outside(board, story) else [(OUTSIDE, _("Outside of the issues"))]
        self.fields["to"].choices = [("", "—"), *outside, *choices]

    def find_destination(self, story: Page) -> Page:
        """Return the page below which the story goes, in its language if it exists in it."""
        to = self.cleaned_data["to"]
        page = story.get_parent().get_parent() if to == OUTSIDE else self.issues[to]
        return (page.get_translation_or_none(story.locale) or page).specific


def is_outside(board: Board, story: Page) -> bool:
    return not issubclass(story.get_parent().specific_class, board.issue_model)


class NewIssueForm(forms.Form):
    """A new issue: its title, what its type asks for, and below which page it begins: that decides its language."""

    title = forms.CharField(label=_("Title"), max_length=255, help_text=_("As it will stand on the cover."))

    def __init__(self, *args, board: Board, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.board = board
        self.fields |= fields_for_model(board.issue_model, board.issue_fields)
        self.parents = {str(page.pk): page for page in find_parents(board, user)}
        codes = [page.locale.language_code for page in self.parents.values()]
        self.fields["parent"] = forms.ChoiceField(
            label=_("Language"),
            choices=[(key, _name_parent(page, codes)) for key, page in self.parents.items()],
            initial=next((key for key, page in self.parents.items() if page.locale == Locale.get_active()), None),
        )

    def clean(self):
        cleaned = super().clean()
        for name in self.board.issue_fields:
            if name in cleaned:
                try:  # what the form's field does not know: how large a number the column holds
                    self.board.issue_model._meta.get_field(name).clean(cleaned[name], None)
                except ValidationError as error:
                    self.add_error(name, error)
        for name, sentence in self.board.check_issue(cleaned).items():
            if name not in self.errors:
                self.add_error(name, sentence)
        return cleaned

    @property
    def values(self) -> dict:
        """Return the values of the fields of the issue's type."""
        return {name: self.cleaned_data[name] for name in self.board.issue_fields}

    @property
    def parent(self) -> Page:
        return self.parents[self.cleaned_data["parent"]]


def _name_parent(page: Page, codes: list[str]) -> str:
    """Return the language of a page below which issues begin; with its title, if there are several in the language."""
    code = page.locale.language_code
    if codes.count(code) == 1:
        return language_name(code)
    return f"{language_name(code)} ({page.get_admin_display_title()})"
