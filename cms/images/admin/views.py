"""Wagtail's views of the image library, extended with rights and problems. `wagtail_hooks` registers their URLs."""

import django_filters
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BaseColumn
from wagtail.images.views import images, multiple

from cms.uploads.forms import without_keeping

from ..forms import fill_from_file
from ..licences import Kind, Licence
from ..problems import Problem


class ImageFilterSet(images.ImagesFilterSet):
    """The filters of the list, in addition to Wagtail's collection, tag and usage."""

    licence = django_filters.ChoiceFilter(label=_("Licence"), choices=Licence.choices)
    kind = django_filters.ChoiceFilter(label=_("What it is"), choices=Kind.choices)
    rights = django_filters.ChoiceFilter(
        label=_("Expiry"),
        choices=[("expired", _("Expired")), ("expiring", _("Expires within 60 days")), ("awaited", _("Not begun"))],
        method="filter_rights",
    )

    problem = django_filters.ChoiceFilter(
        label=_("Problem"), choices=[("any", _("Any problem")), *Problem.choices], method="filter_problem"
    )

    def filter_problem(self, queryset, name, value):
        problems = queryset.with_problems()
        return problems if value == "any" else problems.filter(problem=value)

    def filter_rights(self, queryset, name, value):
        return {"expired": queryset.expired, "expiring": queryset.expiring, "awaited": queryset.awaited}[value]()


class RightsColumn(BaseColumn):
    cell_template_name = "images/admin/rights_cell.html"


def show_titles(images, language: str | None = None):
    """Set the titles of images in a list to those in a language, by default the active one. They are not saved."""
    for image in images:
        image.title = image.get_title(language)
    return images


class ImageIndexView(images.IndexView):
    filterset_class = ImageFilterSet
    results_template_name = "images/admin/index_results.html"

    def decorate_paginated_queryset(self, object_list):
        return show_titles(super().decorate_paginated_queryset(object_list))

    @property
    def columns(self):
        columns = list(super().columns)
        if columns:
            columns.insert(3, RightsColumn("rights", label=_("Credit and rights")))
        return columns


class ImageAddView(multiple.AddView):
    """Multiple upload, with a form for details that is filled from the file's metadata."""

    def get_upload_form_class(self):
        return without_keeping(super().get_upload_form_class())

    def get_edit_upload_form_context_data(self):
        upload = self.request.FILES["files[]"]
        self.object.title = self.request.POST.get("title") or self.object.title
        fill_from_file(self.object, upload)
        return super().get_edit_upload_form_context_data()
