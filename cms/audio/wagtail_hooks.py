from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView

from cms.core.editing.snippets import LocalizedChooserViewSet
from cms.library.views import SharedSnippetViewSet

from .models import Recording

DURATION = Column("clock", label=_("Duration"))


class NewestFirst:
    ordering = ("-created_at", "-pk")

    @property
    def columns(self):
        return [*super().columns, DURATION, Column("credit", label=_("Credit"))]


class ChooseRecordingView(NewestFirst, ChooseView):
    pass


class ChooseRecordingResultsView(NewestFirst, ChooseResultsView):
    pass


class RecordingChooserViewSet(LocalizedChooserViewSet):
    choose_view_class = ChooseRecordingView
    choose_results_view_class = ChooseRecordingResultsView


class RecordingViewSet(SharedSnippetViewSet):
    model = Recording
    icon = "media"
    menu_label = _("Recordings")
    list_display = ["title", DURATION, "language", "credit"]
    list_filter = ["language"]
    ordering = "title"
    copy_view_enabled = False  # two recordings would have one file, and deleting one would delete it
    chooser_viewset_class = RecordingChooserViewSet


register_snippet(RecordingViewSet)
