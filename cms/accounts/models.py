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
