"""The progress of a bulk submission: a page that refreshes itself until all items are finished."""

from django.db.models import Count, Q
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from ..models import BulkSubmission
from ..workflow.bulk_submissions import resume_submission

SHOWN_FAILURES = 100


class SubmissionView(WagtailAdminTemplateMixin, TemplateView):
    """Shows a submission to the user who started it and to superusers. A POST runs again what failed or is not done."""

    template_name = "translation/report/submission.html"
    page_title = _("Submission for translation")
    header_icon = "wagtail-localize-language"
    part_only = False

    def get_template_names(self):
        return ["translation/report/progress.html"] if self.part_only else [self.template_name]

    @cached_property
    def submission(self):
        submissions = BulkSubmission.objects.all()
        if not self.request.user.is_superuser:
            submissions = submissions.filter(user=self.request.user)
        return get_object_or_404(submissions, pk=self.kwargs["pk"])

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse("translation_desk:index"), "label": _("Translations")},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs):
        items = self.submission.items
        counts = items.aggregate(
            total=Count("pk"),
            finished=Count("pk", filter=Q(finished_at__isnull=False)),
            failed=Count("pk", filter=~Q(objection="")),
        )
        failures = items.exclude(objection="").select_related("locale")[:SHOWN_FAILURES]
        return (
            super().get_context_data(**kwargs)
            | counts
            | {
                "submission": self.submission,
                "done": counts["finished"] - counts["failed"],
                "failures": failures,
                "is_over": counts["finished"] == counts["total"],
            }
        )

    def post(self, request, *args, **kwargs):
        resume_submission(self.submission)
        return redirect("translation_desk:submission", self.submission.pk)
