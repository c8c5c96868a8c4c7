from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Limit(models.Model):
    """A row of the cache `limits` (Django's DatabaseCache): attempts to sign in, mails sent.

    They have a cache of their own because the keys of the site's cache change with every publication, and because all
    processes and hosts must count together. Only the cache reads and writes this table.
    """

    cache_key = models.CharField(_("key"), max_length=255, primary_key=True)
    value = models.TextField(_("value"))
    expires = models.DateTimeField(_("expires"), db_index=True)

    class Meta:
        db_table = "accounts_limit"
        verbose_name = _("limit")
        verbose_name_plural = _("limits")


class EventKind(models.TextChoices):
    SIGNED_IN = "signed_in", _("Signed in")
    WRONG_PASSWORD = "wrong_password", _("Wrong password")
    REFUSED = "refused", _("Refused: too many attempts")
    PASSWORD = "password", _("Password changed")
    EMAIL = "email", _("Email address changed")
    ACTIVE = "active", _("Account activated or deactivated")
    ADMINISTRATOR = "administrator", _("Became administrator, or no longer is")
    GROUPS = "groups", _("Groups changed")
    CREATED = "created", _("Account created")
    DELETED = "deleted", _("Account deleted")
    STEP_ADDED = "step_added", _("Second step added")
    STEP_REMOVED = "step_removed", _("Second step removed")
    STEP_RESET = "step_reset", _("Second step reset for somebody else")
    WRONG_CODE = "wrong_code", _("Wrong code in the second step")
    CODES_MADE = "codes_made", _("New recovery codes")
    CODE_USED = "code_used", _("Recovery code used")
    PERMISSIONS = "permissions", _("Rights of a group or an account changed")


class Event(models.Model):
    """What happened to an account: somebody signed in or failed to, or its rights changed. Kept for a year.

    Names are copied, so that the log stays true when accounts are renamed or deleted. What was typed as a name is kept
    only if there is such an account: people also type passwords there.
    """

    at = models.DateTimeField(_("when"), auto_now_add=True, db_index=True)
    kind = models.CharField(_("what"), max_length=20, choices=EventKind)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("account")
    )
    name = models.CharField(_("name of the account"), max_length=150, blank=True)
    by = models.CharField(_("who did it"), max_length=150, blank=True)
    address = models.GenericIPAddressField(_("network address"), null=True)
    detail = models.CharField(_("detail"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("event of an account")
        verbose_name_plural = _("events of accounts")
        ordering = ["-at", "-pk"]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.name}"


class SecondStepDeadline(models.Model):
    """Until when somebody whose role needs a second step may go on without one."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="+")
    until = models.DateTimeField(_("until"))

    class Meta:
        verbose_name = _("deadline for the second step")
        verbose_name_plural = _("deadlines for the second step")

    def __str__(self):
        return f"{self.user}: {self.until}"
