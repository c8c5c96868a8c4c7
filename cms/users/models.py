from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """A person of the team. Custom from the first migration, so that it can grow without a rewrite."""
