"""People who bring texts."""

from tests.newsroom.conftest import _no_drawing, hire, newsroom, superuser  # noqa: F401 - fixtures
