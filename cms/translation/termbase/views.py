"""The list, forms and decisions of terms in the admin."""

from django.contrib.admin.utils import quote
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets import Button, HeaderButton
from wagtail.models import Locale
from wagtail.snippets.views import snippets as views
from wagtail.snippets.views.chooser import SnippetChooserViewSet

from cms.compat.wagtail import register_permission_policy
from cms.core.editing.snippets import LocalizedChooserViewSet, SnippetViewSet

from ..models import Term, TermConcept
from ..terms import deciding
from ..terms.permissions import find_approval_objection
from .forms import TermConceptForm
from .policy import TermPolicy


class WordsColumn(Column):
    """The words of a concept in one language: the preferred ones, then the others."""

    def __init__(self, locale: Locale):
        super().__init__(f"words_{locale.language_code}", label=locale.get_display_name())
        self.locale = locale

    def get_value(self, instance):
        order = list(Term.Usage)
        terms = [term for term in instance.terms.all() if term.locale_id == self.locale.pk]
        terms.sort(key=lambda term: order.index(Term.Usage(term.usage)))
        return ", ".join(
            term.text if term.usage != Term.Usage.FORBIDDEN else _("not: %(words)s") % {"words": term.text}
            for term in terms
        )


class StatusColumn(Column):
    def get_value(self, instance):
        return _("Proposed change") if instance.replaces_id else instance.get_status_display()


class TermFilterSet(WagtailFilterSet):
    class Meta:
        model = TermConcept
        fields = ["status", "kind", "do_not_translate"]


class IndexView(views.IndexView):
    default_ordering = "-changed_at"

    def get_base_queryset(self):
        concepts = TermConcept.objects.select_related("proposed_by", "decided_by", "replaces")
        return concepts.prefetch_related("terms", "authors", "replaces__terms")

    def search_queryset(self, queryset):
        if not self.search_query:
            return queryset
        words = self.search_query
        found = Term.objects.filter(text__icontains=words).values("concept")
        said = Q(note__icontains=words) | Q(scientific_name__icontains=words)
        self.is_searching = True
        return queryset.filter(Q(pk__in=found) | said)

    @cached_property
    def is_searchable(self):
        return True

    @cached_property
    def columns(self):
        title, *rest = super().columns[1:]
        words = [WordsColumn(locale) for locale in Locale.objects.all()]
        return [super().columns[0], title, *words, *rest]

    @cached_property
    def header_more_buttons(self):
        files = [
            Button(_("Import"), url=reverse("import_terms"), icon_name="upload", priority=90),
            Button(_("Export as TBX"), url=reverse("export_terms", args=["tbx"]), icon_name="download", priority=91),
            Button(_("Export as CSV"), url=reverse("export_terms", args=["csv"]), icon_name="download", priority=92),
        ]
        return [*super().header_more_buttons, *files]

    def get_list_more_buttons(self, instance):
        buttons = super().get_list_more_buttons(instance)
        if find_approval_objection(self.request.user, instance) is None:
            url = reverse("approve_term", args=[instance.pk])
            buttons.append(Button(_("Approve"), url=url, icon_name="check", priority=5))
        return buttons


class CreateView(views.CreateView):
    def save_instance(self):
        concept = self.form.instance
        concept.proposed_by = self.request.user
        deciding.check_may_propose(self.request.user)
        values, words = self.form.get_values(), self.form.get_words()
        return deciding.propose(self.request.user, values, words)

    def get_success_message(self, instance):
        return _("“%(term)s” is proposed. A moderator who did not write it approves it.") % {"term": instance}


class EditView(views.EditView):
    def get(self, request, *args, **kwargs):
        if pending := deciding.find_pending(self.object):
            messages.info(request, _("A change of this term is proposed already: this is the change."))
            return redirect(self.get_url_of(pending))
        return super().get(request, *args, **kwargs)

    @staticmethod
    def get_url_of(concept: TermConcept) -> str:
        return reverse(TermConcept.snippet_viewset.get_url_name("edit"), args=[quote(concept.pk)])

    def save_instance(self):
        """Store a proposal. What is approved stays as it is: the proposal is a change of it."""
        user = self.request.user
        deciding.check_may_propose(user)
        values, words = self.form.get_values(), self.form.get_words()
        self.has_content_changes = self.form.has_changed()
        stored = TermConcept.objects.get(pk=self.object.pk)
        if not self.has_content_changes:
            return stored
        if stored.is_approved:
            return deciding.propose(user, values, words, replaces=stored)
        for name, value in values.items():
            setattr(stored, name, value)
        deciding.write_proposal(stored, user, words)
        return stored

    def get_success_message(self):
        if not self.has_content_changes:
            return _("Nothing was changed.")
        return _("“%(term)s” is proposed. A moderator who did not write it approves it.") % {"term": self.object}

    @cached_property
    def header_buttons(self):
        buttons = list(getattr(super(), "header_buttons", []))
        if find_approval_objection(self.request.user, self.object) is None:
            url = reverse("approve_term", args=[self.object.pk])
            buttons.append(HeaderButton(_("Approve"), url=url, icon_name="check"))
        return buttons


class DeleteView(views.DeleteView):
    def delete_action(self):
        deciding.delete(self.request.user, self.object)


@require_http_methods(["GET", "POST"])
def approve(request, concept_id: int):
    """GET shows what would be approved, beside what it replaces; POST approves it."""
    concepts = TermConcept.objects.select_related("replaces", "proposed_by")
    concept = get_object_or_404(concepts, pk=concept_id)
    deciding.check_may_propose(request.user)
    viewset = TermConcept.snippet_viewset
    objection = find_approval_objection(request.user, concept)
    if request.method == "POST":
        try:
            in_force = deciding.approve(request.user, concept)
        except PermissionDenied as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("“%(term)s” is approved.") % {"term": in_force})
        return redirect(viewset.get_url_name("list"))
    return render(
        request,
        "translation/termbase/approve.html",
        {
            "concept": concept,
            "objection": objection,
            "versions": [version for version in (concept.replaces, concept) if version],
            "locales": Locale.objects.all(),
            "list_url": reverse(viewset.get_url_name("list")),
            "edit_url": EditView.get_url_of(concept),
        },
    )


class TermChooserViewSet(LocalizedChooserViewSet):
    """The list of terms to choose from: in Wagtail's order, as terms have no name."""

    choose_view_class = SnippetChooserViewSet.choose_view_class
    choose_results_view_class = SnippetChooserViewSet.choose_results_view_class


class TermViewSet(SnippetViewSet):
    model = TermConcept
    icon = "openquote"
    menu_label = gettext_lazy("Terms")
    menu_name = "terms"
    menu_order = 151  # after the translation report
    add_to_admin_menu = True
    admin_url_namespace = "terms"
    base_url_path = "terms"
    index_view_class = IndexView
    add_view_class = CreateView
    edit_view_class = EditView
    delete_view_class = DeleteView
    chooser_viewset_class = TermChooserViewSet
    copy_view_enabled = False
    filterset_class = TermFilterSet
    list_display = [
        "__str__",
        "kind",
        StatusColumn("status", label=gettext_lazy("Status"), sort_key="status"),
        Column("proposed_by", label=gettext_lazy("Proposed by")),
        Column("decided_by", label=gettext_lazy("Approved by")),
    ]
    ordering = ["-changed_at"]

    @property
    def permission_policy(self):
        return TermPolicy(self.model)

    def on_register(self):
        register_permission_policy(self.model, self.permission_policy)
        super().on_register()

    def get_edit_url(self, concept: TermConcept) -> str:
        return reverse(self.get_url_name("edit"), args=[quote(concept.pk)])

    def get_edit_handler(self):
        words = [FieldRowPanel([FieldPanel("locale"), FieldPanel("text"), FieldPanel("usage")])]
        handler = ObjectList(
            [
                FieldPanel("kind"),
                InlinePanel("terms", heading=gettext_lazy("Words"), label=gettext_lazy("word"), panels=words),
                FieldPanel("do_not_translate"),
                FieldPanel("scientific_name"),
                FieldPanel("note"),
            ],
            base_form_class=TermConceptForm,
        )
        return handler.bind_to_model(self.model)
