"""Background tasks of the inbox."""

from django.contrib.auth import get_user_model
from django_tasks import task

from .checking import check
from .placing import place


@task()
def check_arrival(pk: int) -> None:
    """Check a file that has arrived; one that was checked already stays as it is."""
    check(pk)


@task()
def place_arrival(pk: int, user_pk: int) -> None:
    """Put a complete arrival into the library for a user; one that is there already stays as it is."""
    place(pk, get_user_model().objects.filter(pk=user_pk, is_active=True).first())
