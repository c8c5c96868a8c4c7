"""Translation jobs: the assignees and due dates of translations."""

from collections.abc import Iterable
from datetime import date

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from wagtail.admin.utils import get_user_display_name
from wagtail.models import Locale, Page
from wagtail.permissions import page_permission_policy
from wagtail_localize.models import Translation

from ..models import TranslationJob
from ..notifications import notices

KEEP = object()  # leave an assignee or a date as it is


def find_translators(locale: Locale) -> QuerySet:
    """Return the users who may translate into a language: those who may edit below its home page."""
    home = Page.objects.filter(depth=2, locale=locale).first()
    if home is None:
        return get_user_model().objects.none()
    people = page_permission_policy.users_with_any_permission_for_instance({"change"}, home)
    return people.filter(is_active=True).order_by("first_name", "last_name", "username")


def may_assign(user, locale: Locale) -> bool:
    """Return whether a user may assign the translations into a language: its moderators and superusers may.

    The editors of the original may not, although they may ask for translations into any language: the moderators know
    the language's team.
    """
    if user.is_superuser:
        return True
    home = Page.objects.filter(depth=2, locale=locale).first()
    return home is not None and page_permission_policy.user_has_permission_for_instance(user, "publish", home)


@transaction.atomic
def assign(translations: Iterable[Translation], *, assignee=KEEP, due_date: date | None = KEEP, actor) -> list:
    """Set the assignee and the due date of translations, and notify new assignees; return the jobs that changed.

    assignee: a user, None for nobody. due_date: None for no date. KEEP leaves either as it is.
    actor: the user who assigns. Translators may take translations that nobody has, and give back their own.
    Raises PermissionDenied, with a sentence, before anything is written.
    """
    translations = list(translations)
    existing = TranslationJob.objects.filter(translation__in=translations).select_related("translation")
    known = {job.translation_id: job for job in existing}
    jobs = [known.get(t.pk) or TranslationJob(translation=t) for t in translations]
    for locale_id in {translation.target_locale_id for translation in translations}:
        of_locale = [job for job in jobs if job.translation.target_locale_id == locale_id]
        _check(Locale.objects.get(pk=locale_id), of_locale, assignee, due_date, actor)
    changed = [job for job in jobs if _set(job, assignee, due_date)]
    told = [job for job in changed if assignee is not KEEP and assignee is not None and job.is_new_to_assignee]
    TranslationJob.objects.bulk_create([job for job in changed if job.pk is None])
    TranslationJob.objects.bulk_update(
        [job for job in changed if job.translation_id in known], ["assignee", "due_date"], batch_size=200
    )
    notices.notify_assigned(told, actor)
    return changed


def _check(locale, jobs, assignee, due_date, actor) -> None:
    translators = find_translators(locale)
    if assignee not in (KEEP, None) and not translators.filter(pk=assignee.pk).exists():
        raise PermissionDenied(
            _("%(person)s may not translate into this language: %(language)s.")
            % {"person": get_user_display_name(assignee), "language": locale.get_display_name()}
        )
    if may_assign(actor, locale):
        return
    is_for_oneself = due_date is KEEP and assignee in (None, actor)
    if not is_for_oneself or any(job.assignee_id not in (None, actor.pk) for job in jobs):
        raise PermissionDenied(
            _("Only the moderators of a language assign its translations: %(language)s.")
            % {"language": locale.get_display_name()}
        )


def _set(job: TranslationJob, assignee, due_date) -> bool:
    before = (job.assignee_id, job.due_date)
    if assignee is not KEEP:
        job.assignee = assignee
    if due_date is not KEEP:
        job.due_date = due_date
    job.is_new_to_assignee = job.assignee_id != before[0]
    return (job.assignee_id, job.due_date) != before
