"""People who bring texts."""

from tests.newsroom.conftest import _no_drawing, hire, newsroom  # noqa: F401 - fixtures
