from tests.newsroom.conftest import _no_drawing, hire, newsroom, superuser, write  # noqa: F401 - fixtures
