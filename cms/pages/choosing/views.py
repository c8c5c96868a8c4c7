"""The views of choosers of pages."""

from django.db.models import Case, Prefetch, When
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, LiveStatusTagColumn, LocaleColumn
from wagtail.admin.views.generic import chooser
from wagtail.images import get_image_model
from wagtail.models import Locale, Page

from cms.core.content.bin import without_binned
from cms.core.editing.edited_language import OpensInEditedLanguage, find_edited_locale
from cms.core.editing.ordering import ByName
from cms.core.sanitizing.ids import read_id, read_ids
from cms.newsroom.access.pages import keep_known

from .making import find_parent, make_draft
from .recent import list_recent

PICTURE = "fill-48x48"


def name_chosen(page: Page) -> str:
    """Return the title of a page that was chosen. A draft says so: readers do not see it."""
    title = page.get_admin_display_title()
    return title if page.live else gettext("%s (draft)") % title


class PictureColumn(Column):
    """The lead picture, small (`PICTURE`)."""

    cell_template_name = "pages/choosing/picture_cell.html"


class KnownPages:
    """The pages that may be chosen: not in the bin, and none that the user may not know of."""

    def get_object_list(self):
        return without_binned(keep_known(self.request.user, self.model_class.objects.all()))

    def get_object(self, pk):
        return self.get_object_list().get(pk=read_id(pk))

    def get_objects(self, pks):
        """Return the chosen pages in the order in which the list showed them."""
        chosen = self.get_object_list().in_bulk(read_ids(pks))
        return [chosen[pk] for pk in read_ids(pks) if pk in chosen]

    def get_display_title(self, instance) -> str:
        return name_chosen(instance)


class NewPage:
    """The tab for a page that does not exist yet. It is made in the language of the edited text."""

    @cached_property
    def edited_locale(self) -> Locale | None:
        asked = read_id(self.request.POST.get("locale"))
        return Locale.objects.filter(pk=asked).first() if asked else find_edited_locale(self.request)

    @cached_property
    def parent(self) -> Page | None:
        form_class = self.get_creation_form_class()
        return form_class and find_parent(self.model_class, self.edited_locale, self.request.user)

    def can_create(self) -> bool:
        return self.parent is not None

    def get_creation_form_kwargs(self) -> dict:
        return super().get_creation_form_kwargs() | {"initial": {"locale": self.edited_locale}, "prefix": "new"}


class ChoosesPages(OpensInEditedLanguage, KnownPages, NewPage):
    """The list: those that were used last come first, the others by name."""

    columns_of_type: tuple[Column, ...] = ()

    def get_object_list(self):
        pictures = get_image_model().objects.prefetch_renditions(PICTURE)
        pages = super().get_object_list().select_related("locale").prefetch_related(Prefetch("lead_picture", pictures))
        return pages.prefetch_workflow_states().annotate_approved_schedule()  # for the column with the state

    def apply_object_list_ordering(self, objects):
        places = [When(translation_key=key, then=place) for place, key in enumerate(list_recent(self.model_class))]
        first = [Case(*places, default=len(places))] if places else []
        return objects.order_by(*first, ByName("title"), "pk")

    @property
    def columns(self) -> list[Column]:
        return [
            PictureColumn("picture", label=_("Picture"), accessor="lead_picture", width="1%"),
            self.title_column,
            *self.columns_of_type,
            LiveStatusTagColumn(sort_key=None),
            *([] if self.request.GET.get("locale") else [LocaleColumn(sort_key=None)]),
        ]


class ChooseView(ChoosesPages, chooser.ChooseView):
    pass


class ChooseResultsView(ChoosesPages, chooser.ChooseResultsView):
    def can_create(self) -> bool:
        """Do not ask at each key: the tab for a new page is no part of the results."""
        return False


class ChosenView(KnownPages, chooser.ChosenView):
    pass


class ChosenMultipleView(KnownPages, chooser.ChosenMultipleView):
    pass


class CreateView(KnownPages, NewPage, chooser.CreateView):
    def save_form(self, form):
        return make_draft(form.save(commit=False), self.parent, self.request.user)
