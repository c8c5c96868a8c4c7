"""Permission to ask for sign-offs and read the answers, decided here: for users who may edit the page."""

from django.core.exceptions import PermissionDenied
from wagtail.models import Page

from cms.core.content.bin import is_binned

from .registry import find_answers


def can_be_signed_off(page: Page) -> bool:
    """Return whether a page is of a type that is signed off, is not deleted, and has words of its own."""
    return find_answers(page.specific_class) is not None and not is_binned(page) and page.alias_of_id is None


def may_ask(user, page: Page) -> bool:
    """Return whether a user may ask for sign-offs of a page, read the answers, and withdraw or erase them."""
    return can_be_signed_off(page) and page.permissions_for_user(user).can_edit()


def check_may_ask(user, page: Page) -> None:
    """Raise PermissionDenied if a user may not."""
    if not may_ask(user, page):
        raise PermissionDenied
