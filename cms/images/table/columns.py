"""The columns of the table of pictures. Labels, choices and what is required come from the library's form."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.functional import cached_property
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

TEXT, AREA, DATE, CHOICE, CHECKS = "text", "area", "date", "choice", "checks"
_KINDS = {
    **{"licence": CHOICE, "kind": CHOICE, "collection": CHOICE, "uses": CHECKS},
    **{"starts_on": DATE, "expires_on": DATE, "description": AREA},
}
_REQUIRED = ("title", "licence")


@dataclass(frozen=True)
class Column:
    """A field of all pictures. options: (value, label) of a choice; lang: the language of its words, if any."""

    name: str
    label: str
    kind: str = TEXT
    options: list[tuple[str, str]] = field(default_factory=list)
    lang: str = ""
    longest: int | None = None
    is_required: bool = False

    @cached_property
    def choices(self) -> SafeString:
        options = [(value, label) for value, label in self.options if value]
        return format_html_join("", '<option value="{}">{}</option>', [("", "–"), *options])

    def choose(self, value: str) -> SafeString:
        """Return the options with one selected. One that is not among them is shown as it was sent."""
        mark = f'<option value="{value}"'
        if mark in self.choices:
            return mark_safe(self.choices.replace(mark, f"{mark} selected", 1))  # noqa: S308 - escaped above
        return format_html('<option value="{0}" selected>{0}</option>', value) + self.choices


def make_columns(form, collections: Iterable = (), *, without: Iterable[str] = ()) -> list[Column]:
    """Return the columns for a library's form; those for collections only if there is a choice."""
    alt = [f"alt_text_{code}" for code in form.languages]
    titles = [f"title_{code}" for code in form.languages]
    names = ["title", "licence", "author", "holder", *alt, *titles, "uses", "starts_on", "expires_on", "territory"]
    names += ["kind", "source_url", "description"]
    columns = [_make_column(name, form) for name in names if name in form.fields and name not in without]
    collections = list(collections)
    if len(collections) > 1:
        options = [(str(each.pk), each.get_indented_name()) for each in collections]
        label = str(type(collections[0])._meta.verbose_name).capitalize()
        columns.append(Column("collection", label, CHOICE, options))
    return columns


def _make_column(name: str, form) -> Column:
    form_field = form.fields[name]
    kind = AREA if name.startswith("alt_text_") else _KINDS.get(name, TEXT)
    options = [(str(value), str(label)) for value, label in getattr(form_field, "choices", [])]
    lang = form_field.widget.attrs.get("lang", "")
    longest = getattr(form_field, "max_length", None)
    return Column(name, str(form_field.label), kind, options, lang, longest, name in _REQUIRED)


def render_cell(
    column: Column, key: int | str, value, errors: Iterable[str] = (), disabled: bool = False
) -> SafeString:
    """Return the field of a picture in a column, named by the heads of its column and its row, with its errors."""
    messages = " ".join(errors)
    attributes = format_html(
        'data-field="{}" aria-labelledby="column-{} row-{}" aria-describedby="error-{}-{}"{}{}{}',
        *(column.name, column.name, key, key, column.name),
        mark_safe(' aria-invalid="true"') if messages else "",
        format_html(' lang="{}"', column.lang) if column.lang else "",
        mark_safe(" disabled") if disabled else "",
    )
    error = format_html('<span class="picture-table-error" id="error-{}-{}">{}</span>', key, column.name, messages)
    return _render_field(column, value, attributes) + error


def _render_field(column: Column, value, attributes: SafeString) -> SafeString:
    match column.kind:
        case "choice":
            return format_html("<select {}>{}</select>", attributes, column.choose(str(value or "")))
        case "area":
            return format_html('<textarea rows="2" {}>{}</textarea>', attributes, value or "")
        case "checks":
            return _render_checks(column, value, attributes)
    kind = "date" if column.kind == DATE and _is_day(value) else "text"
    return format_html('<input type="{}" value="{}" {}>', kind, value or "", attributes)


def _is_day(value) -> bool:
    """Return whether a browser's field for dates can show a value; others are shown as they were typed."""
    parts = str(value or "").split("-")
    return not value or (len(parts) == 3 and all(part.isdecimal() for part in parts) and len(parts[0]) == 4)


def _render_checks(column: Column, value, attributes: SafeString) -> SafeString:
    chosen = [value] if isinstance(value, str) else list(value or [])
    boxes = format_html_join(
        "",
        '<label><input type="checkbox" value="{}"{}> {}</label>',
        ((code, mark_safe(" checked") if code in chosen else "", label) for code, label in column.options),
    )
    named = ", ".join(label for code, label in column.options if code in chosen)
    return format_html(
        '<details class="picture-table-checks" role="group" {}><summary>{}</summary>{}</details>',
        attributes,
        named or "–",
        boxes,
    )


def read_values(data: Mapping, columns: Iterable[Column]) -> dict[str, str | list[str]]:
    """Return what a request sends for columns, as typed; other names are ignored.

    data: a QueryDict. A list is sent with an empty value too, so that it can be emptied.
    """
    values: dict[str, str | list[str]] = {}
    for column in columns:
        if column.name in data:
            sent = data.getlist(column.name)
            values[column.name] = [each for each in sent if each] if column.kind == CHECKS else sent[-1]
    return values
