from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, MultipleChooserPanel
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from cms.core.fields import StreamField
from cms.pages.blocks.bodies import InterviewBodyBlock
from cms.pages.models import BasePage

from .story_page import PersonLink, StoryPage


class InterviewPage(StoryPage):
    """Questions and answers; the authors are the interviewers."""

    is_spoken = True
    institution = models.ForeignKey(
        "home.Institution",
        verbose_name=_("institution"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="interviews",
    )
    place = models.CharField(_("place"), max_length=120, blank=True)
    interview_date = models.DateField(_("date of the interview"), null=True, blank=True)
    body = StreamField(InterviewBodyBlock(), verbose_name=_("body"), blank=True)

    person_relations = ("authors", "interviewees")
    needed_by_readers = (*StoryPage.needed_by_readers, "interviewees")
    serve_select_related = (*StoryPage.serve_select_related, "institution")
    page_description = _("Questions to a person, with their answers.")
    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(StoryPage.classification_panels, heading=_("Classification")),
        MultipleChooserPanel(
            "interviewees", chooser_field_name="person", heading=_("Interviewees"), label=_("interviewee")
        ),
        MultipleChooserPanel("authors", chooser_field_name="person", heading=_("Interviewers"), label=_("interviewer")),
        FieldPanel("institution"),
        FieldRowPanel([FieldPanel("place"), FieldPanel("interview_date")]),
        FieldPanel("body"),
        *StoryPage.related_panels,
    ]
    search_fields = [*StoryPage.search_fields, index.SearchField("body"), index.SearchField("place")]
    translatable_fields = [
        *StoryPage.translatable_fields,
        SynchronizedField("interviewees", overridable=False),
        SynchronizedField("institution", overridable=False),
        TranslatableField("place"),
        SynchronizedField("interview_date", overridable=False),
        TranslatableField("body"),
    ]

    class Meta:
        verbose_name = _("interview")
        verbose_name_plural = _("interviews")


class InterviewInterviewee(PersonLink):
    page = ParentalKey(InterviewPage, on_delete=models.CASCADE, related_name="interviewees")

    class Meta(PersonLink.Meta):
        verbose_name = _("interviewee")
        verbose_name_plural = _("interviewees")
