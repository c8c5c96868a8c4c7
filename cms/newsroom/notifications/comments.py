"""Wagtail's emails about comments: limit the recipients, and keep the subject on one line.

Wagtail checks no permissions, so everybody who once wrote in a thread would get its later comments. Its subject
contains the page's title unchanged; a line break in it makes the email fail.
"""

from functools import wraps

from cms.compat import wagtail_views

from ..access.pages import may_know
from .mail import put_on_one_line


def connect() -> None:
    """Wrap Wagtail's functions, which have no hook."""
    wagtail_views.COMMENT_MAIL.replace(_to_who_may_know)
    wagtail_views.MAIL_SUBJECT.replace(_with_subject_of_one_line)


def _to_who_may_know(send_notification):
    @wraps(send_notification)
    def send_to_who_may_know(recipient_users, notification, extra_context):
        recipients = [person for person in recipient_users if may_know(person, extra_context["page"])]
        return send_notification(recipients, notification, extra_context)

    return send_to_who_may_know


def _with_subject_of_one_line(send_mail):
    @wraps(send_mail)
    def send_mail_with_subject_of_one_line(subject, *args, **kwargs):
        return send_mail(put_on_one_line(subject), *args, **kwargs)

    return send_mail_with_subject_of_one_line
