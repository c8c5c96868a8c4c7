from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """A member of the team. A custom model from the first migration, so that fields can be added later."""
