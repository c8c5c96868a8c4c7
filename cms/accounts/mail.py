"""Mails that tell a person what was done to their account."""

from django.db import transaction
from django.template.loader import render_to_string

from cms.users.languages import speak_to

from .tasks import send_message


def tell(user, template: str, *, address: str = "", **context) -> None:
    """Write a mail in the person's language, to another address than theirs if it is given; the worker sends it."""
    address = address or user.email
    if not address:
        return
    with speak_to(user):
        context = {"user": user} | context
        subject = render_to_string(f"accounts/email/{template}_subject.txt", context).strip()
        body = render_to_string(f"accounts/email/{template}_message.txt", context)
    transaction.on_commit(lambda: send_message.enqueue(subject, body, address))
