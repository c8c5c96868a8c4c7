"""Write into the log what changes an account's rights, from whichever page or command the change comes."""

from allauth.account.adapter import get_adapter
from allauth.account.signals import user_logged_in
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_save
from django.dispatch import receiver

from cms.compat.django import has_new_password

from .events import record
from .models import EventKind

User = get_user_model()
WATCHED = {
    "password": EventKind.PASSWORD,
    "email": EventKind.EMAIL,
    "is_active": EventKind.ACTIVE,
    "is_superuser": EventKind.ADMINISTRATOR,
}


@receiver(user_logged_in)
def record_sign_in(request, user, **kwargs):
    record(EventKind.SIGNED_IN, user, address=get_adapter(request).get_client_ip(request))


@receiver(pre_save, sender=User)
def remember_former_values(instance, update_fields=None, raw=False, **kwargs):
    """Load what is about to change, for the fields that are saved: the sign-in's own `last_login` costs no query."""
    fields = [name for name in WATCHED if update_fields is None or name in update_fields]
    instance._former = None
    if instance.pk and fields and not raw:
        instance._former = User.objects.filter(pk=instance.pk).values(*fields).first()


@receiver(post_save, sender=User)
def record_changes(instance, created, raw=False, **kwargs):
    if raw:
        return
    if created:
        record(EventKind.CREATED, instance)
    for name, former in (getattr(instance, "_former", None) or {}).items():
        now = getattr(instance, name)
        if now == former or (name == "password" and not has_new_password(instance)):
            continue
        record(WATCHED[name], instance, detail="" if name == "password" else f"{former} → {now}")


@receiver(post_delete, sender=User)
def record_deletion(instance, **kwargs):
    instance.pk = None
    record(EventKind.DELETED, instance)


@receiver(m2m_changed, sender=User.groups.through)
def record_groups(instance, action, reverse, pk_set, **kwargs):
    """Write which groups somebody joined or left. `reverse`: the change was made from the group."""
    signs = {"post_add": "+", "post_remove": "−", "pre_clear": "−"}
    if action not in signs:
        return
    if reverse:
        people = User.objects.filter(pk__in=pk_set) if pk_set is not None else instance.user_set.all()
        pairs = [(person, [instance.name]) for person in people]
    else:
        groups = Group.objects.filter(pk__in=pk_set) if pk_set is not None else instance.groups.all()
        pairs = [(instance, [group.name for group in groups])]
    for person, names in pairs:
        if names:
            record(EventKind.GROUPS, person, detail=", ".join(f"{signs[action]} {name}" for name in sorted(names)))
