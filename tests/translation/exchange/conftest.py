from tests.translation.endpoints.conftest import moderator, read, translation, translator  # noqa: F401 - fixtures
