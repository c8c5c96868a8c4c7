"""Models of the newsroom: the groups of each language, and the moderation task."""

from typing import Any

from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import AbstractGroupApprovalTask, Locale

from cms.core.editing.blank import is_blank

from .forms import ChangesRequestedForm
from .moderation.four_eyes import OwnTextError, explain, find_own_texts, find_share, is_own_text
from .moderation.publication_checks import check_submission, find_objection, prepare_approval
from .moderation.records import Approval  # noqa: F401 (its table is one of this app)
from .moderation.submissions import CommentMissingError
from .notifications.handing_back import hand_back


class Role(models.TextChoices):
    """The roles that a group can have in a language."""

    EDITOR = "editor", pgettext_lazy("role of a group", "Editors")
    MODERATOR = "moderator", pgettext_lazy("role of a group", "Moderators")
    TRANSLATOR = "translator", pgettext_lazy("role of a group", "Translators")


class LanguageGroup(models.Model):
    """The group that holds a role for a language.

    The group is looked up by this row and never by its name, so it may be renamed. `granted` lists each permission that
    `bootstrap_roles` has given: a permission that people removed is not given again, and a permission that a later
    version of the program adds is given once.
    """

    locale = models.ForeignKey(
        Locale, on_delete=models.CASCADE, related_name="language_groups", verbose_name=_("language")
    )
    role = models.CharField(_("role"), max_length=20, choices=Role)
    group = models.OneToOneField(
        Group, on_delete=models.CASCADE, related_name="language_group", verbose_name=_("group")
    )
    granted = models.JSONField(_("rights already given"), default=list, editable=False)

    class Meta:
        verbose_name = _("group of a language")
        verbose_name_plural = _("groups of the languages")
        constraints = [
            models.UniqueConstraint(fields=["locale", "role"], name="newsroom_one_group_per_locale_and_role"),
        ]

    def __str__(self):
        return f"{self.get_role_display()} ({self.locale})"


class OneTimeStep(models.Model):
    """A step of `bootstrap_roles` that runs once per database, even if people undo it afterwards."""

    step = models.CharField(_("step"), max_length=60, unique=True)
    done_at = models.DateTimeField(_("done at"), auto_now_add=True)

    class Meta:
        db_table = "newsroom_doneonce"
        verbose_name = _("step done once")
        verbose_name_plural = _("steps done once")

    def __str__(self):
        return self.step


HAND_BACK = ("hand_back", _("Hand back to the other moderators"), False)


class ModerationTask(AbstractGroupApprovalTask):
    """Approval by a language's moderators, except those who wrote the text (`four_eyes`).

    A request for changes needs a comment. A moderator who corrected too much of the text may hand it back; the other
    moderators are then notified. Superusers may approve their own text; this is logged
    (`signal_handlers.settle_authorship`).
    """

    def start(self, workflow_state, user=None):
        """Begin the moderation of a text. Raise SubmissionRefusedError if a rule forbids submitting it."""
        check_submission(workflow_state.content_object)
        return super().start(workflow_state, user=user)

    def get_actions(self, obj, user):
        actions, _objection = self.find_answers(obj, user)
        return actions

    def find_answers(self, obj, user, *, judges: bool = True) -> tuple[list, Any]:
        """Return (actions, objection): Wagtail's list of actions, and the reason why approval is missing or None.

        Users who are not reviewers get no actions and no reason. judges: whether the text itself is looked at; if not,
        approval is among the actions although it may be refused.
        """
        actions = super().get_actions(obj, user)
        if actions and not user.is_superuser and is_own_text(obj, user):
            if find_share(obj, user).is_small:  # the reason is that the user submitted the text
                return [], explain(obj, user)
            return [HAND_BACK, *(action for action in actions if action[0] != "approve")], explain(obj, user)
        if actions and judges and (objection := find_objection(obj)):
            return [action for action in actions if action[0] != "approve"], objection
        return actions, None

    def remember_member(self, user, *, is_member: bool) -> None:
        """Keep whether a user is in the groups of this task, for a caller who has read it with something else."""
        self.__dict__.setdefault("_known_members", {})[user.pk] = is_member

    def locked_for_user(self, obj, user):
        known = self.__dict__.get("_known_members", {})
        return not (user.is_superuser or known[user.pk]) if user.pk in known else super().locked_for_user(obj, user)

    def get_form_for_action(self, action):
        return ChangesRequestedForm if action == "reject" else super().get_form_for_action(action)

    def on_action(self, task_state, user, action_name, **kwargs):
        """Approve, reject or hand back; check the rules that the views check, because other callers must obey them too.

        Raise OwnTextError or CommentMissingError (both PermissionDenied), or what the publication checks'
        `prepare_approval` raises.
        """
        text = task_state.workflow_state.content_object
        if action_name == "approve" and not user.is_superuser and is_own_text(text, user):
            raise OwnTextError(explain(text, user))
        if action_name == "reject" and is_blank(kwargs.get("comment")):
            raise CommentMissingError
        if action_name == HAND_BACK[0]:
            return hand_back(task_state, user)
        if action_name == "approve":
            prepare_approval(task_state, user)
        return super().on_action(task_state, user, action_name, **kwargs)

    def get_task_states_user_can_moderate(self, user, **kwargs):
        """Return the task states that wait for a user, without their own texts that they may not approve."""
        states = super().get_task_states_user_can_moderate(user, **kwargs)
        if user.is_superuser:
            return states
        return states.exclude(pk__in=find_own_texts(states, user))

    @classmethod
    def get_description(cls):
        return _("The moderators of a language approve; nobody approves a text that they wrote themselves.")

    class Meta:
        verbose_name = _("moderation")
        verbose_name_plural = _("moderations")
