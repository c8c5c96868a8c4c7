from tests.translation.doors.conftest import moderator, read, translation, translator  # noqa: F401 - fixtures
