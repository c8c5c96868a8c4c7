"""Write into the log what changes an account's rights, from whichever page or command the change comes."""

from allauth.account.adapter import get_adapter
from allauth.account.signals import user_logged_in
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_save
from django.dispatch import receiver
from wagtail.models import GroupCollectionPermission, GroupPagePermission

from cms.compat.django import has_new_password
from cms.newsroom.access.current import get_current_user

from .events import record
from .mail import tell
from .models import EventKind
from .sessions import end_sessions

User = get_user_model()
SIGNS = {"post_add": "+", "post_remove": "−", "pre_clear": "−"}
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
        if name == "email" and former:
            tell(instance, "email_changed", address=former, new=now, by=get_current_user())
        if name == "is_active" and not now:
            end_sessions(instance)  # or whoever has one would be in again once the account is active again


@receiver(post_delete, sender=User)
def record_deletion(instance, **kwargs):
    instance.pk = None
    record(EventKind.DELETED, instance)


@receiver(m2m_changed, sender=User.groups.through)
def record_groups(instance, action, reverse, pk_set, **kwargs):
    """Write which groups somebody joined or left. `reverse`: the change was made from the group."""
    if action not in SIGNS:
        return
    if reverse:
        people = User.objects.filter(pk__in=pk_set) if pk_set is not None else instance.user_set.all()
        pairs = [(person, [instance.name]) for person in people]
    else:
        groups = Group.objects.filter(pk__in=pk_set) if pk_set is not None else instance.groups.all()
        pairs = [(instance, [group.name for group in groups])]
    for person, names in pairs:
        if names:
            record(EventKind.GROUPS, person, detail=", ".join(f"{SIGNS[action]} {name}" for name in sorted(names)))


# --- Rights of groups and accounts ------------------------------------------------------------------------------------


@receiver(m2m_changed, sender=Group.permissions.through)
@receiver(m2m_changed, sender=User.user_permissions.through)
def record_permissions(instance, action, reverse, pk_set, **kwargs):
    """Write which rights a group, or an account by itself, was given or lost. `reverse`: from the right's side."""
    if action not in SIGNS:
        return
    if reverse:
        holders, permissions = kwargs["model"].objects.filter(pk__in=pk_set or []), [instance]
    else:
        held = instance.user_permissions if isinstance(instance, User) else instance.permissions
        permissions = held.all() if pk_set is None else Permission.objects.filter(pk__in=pk_set)
        holders = [instance]
    names = sorted(f"{SIGNS[action]} {permission.codename}" for permission in permissions)
    for holder in holders:
        if names and isinstance(holder, User):
            record(EventKind.PERMISSIONS, holder, detail=", ".join(names))
        elif names:
            record(EventKind.PERMISSIONS, None, detail=f"{holder.name}: {', '.join(names)}")


@receiver(post_save, sender=GroupPagePermission)
@receiver(post_save, sender=GroupCollectionPermission)
@receiver(post_delete, sender=GroupPagePermission)
@receiver(post_delete, sender=GroupCollectionPermission)
def record_place_permissions(instance, created=False, raw=False, **kwargs):
    """Write which rights a group was given or lost for pages below one, or for a collection."""
    deleted = kwargs["signal"] is post_delete
    if raw or (deleted and not Group.objects.filter(pk=instance.group_id).exists()):  # a deleted group is written alone
        return
    place = instance.page if isinstance(instance, GroupPagePermission) else instance.collection
    sign = "−" if deleted else "+"
    detail = f"{instance.group.name}: {sign} {instance.permission.codename} ({place})"
    record(EventKind.PERMISSIONS, None, detail=detail)


@receiver(post_delete, sender=Group)
def record_deleted_group(instance, **kwargs):
    record(EventKind.PERMISSIONS, None, detail=f"− {instance.name}")
