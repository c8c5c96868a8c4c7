"""The translation report, *Translations* in the admin's menu: a table of texts and languages, with states as cells."""

from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.ui.tables import BulkActionsCheckboxColumn
from wagtail.admin.views.generic import BaseListingView
from wagtail.admin.widgets.button import Button

from .checklist import CHECKLIST, RIGHTS, ChecklistColumn
from .columns import DueColumn, LanguageColumn, TextColumn, WordsLeftColumn
from .export import ReportExportMixin
from .filters import ReportFilterSet
from .locales import get_locales
from .permissions import LanguagePermissions
from .rows import fill_cells, get_rows, search_rows, sort_rows


class TextPaginator(WagtailPaginator):
    """Names the rows "texts", although they are state rows."""

    verbose_name = _("text")
    verbose_name_plural = _("texts")


class TextCheckboxColumn(BulkActionsCheckboxColumn):
    def __init__(self):
        super().__init__("bulk_actions", obj_type="text")


class TranslationReportView(ReportExportMixin, BaseListingView):
    """The translation report. Users see all texts that they may know of, with links to those that they may work on."""

    template_name = "translation/report/index.html"
    results_template_name = "translation/report/results.html"
    page_title = _("Translations")
    header_icon = "wagtail-localize-language"
    index_url_name = "translation_desk:index"
    index_results_url_name = "translation_desk:index_results"
    table_classname = "listing desk"
    filterset_class = ReportFilterSet
    is_searchable = True
    default_ordering = "title"
    paginate_by = 50
    paginator_class = TextPaginator

    def get(self, request, *args, **kwargs):
        if self.is_export:
            return self.as_download(self.get_queryset())
        return super().get(request, *args, **kwargs)

    @cached_property
    def header_more_buttons(self):
        files = Button(_("Translate in another program"), reverse("translation_desk:files"), icon_name="download")
        return [*super().header_more_buttons, files]

    @cached_property
    def locales(self):
        return get_locales()

    @cached_property
    def shown_locales(self):
        """Return all languages, or the chosen one."""
        return [self.filters.locale] if self.filters.locale else self.locales

    @cached_property
    def columns(self):
        return [
            TextCheckboxColumn(),
            TextColumn("title", label=_("Text"), sort_key="title"),
            *(LanguageColumn(locale, place) for place, locale in enumerate(self.shown_locales)),
            WordsLeftColumn("words", label=_("Words left"), sort_key="words", classname="desk-words"),
            DueColumn("due", label=_("Due"), sort_key="due", classname="desk-due"),
            ChecklistColumn(CHECKLIST, label=_("Checklist"), classname="desk-checklist"),
            ChecklistColumn(RIGHTS, label=_("Rights of the pictures"), classname="desk-checklist"),
        ]

    def get_filterset_kwargs(self):
        return super().get_filterset_kwargs() | {"locales": self.locales}

    def get_base_queryset(self):
        return get_rows(self.request.user, self.locales)

    def order_queryset(self, queryset):
        return sort_rows(queryset, self.ordering, self.filters.locale)

    def search_queryset(self, queryset):
        return search_rows(queryset, self.search_query) if self.is_searching else queryset

    def paginate_queryset(self, queryset, page_size):
        paginator, page, rows, has_others = super().paginate_queryset(queryset, page_size)
        page.object_list = fill_cells(rows, self.shown_locales, LanguagePermissions(self.request.user))
        for row in page.object_list:
            row.kind = self.name_kind(row)
        return paginator, page, page.object_list, has_others

    @staticmethod
    def name_kind(row) -> str:
        return capfirst(row.content_type.model_class()._meta.verbose_name)

    def get_table_kwargs(self):
        return super().get_table_kwargs() | {"caption": self.page_title}


def leave_report(request):
    """Redirect from wagtail-localize's report, which takes 410 queries for fifty rows and has filters in English."""
    return redirect("translation_desk:index")
