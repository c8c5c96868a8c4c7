from tests.newsroom.conftest import hire, newsroom, superuser, write  # noqa: F401 - fixtures
