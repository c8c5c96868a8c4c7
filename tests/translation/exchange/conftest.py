from tests.translation.endpoints.conftest import in_review, moderator, read, translation, translator  # noqa: F401 - fixtures
from tests.translation.saving.conftest import tasks_wait  # noqa: F401 - a fixture
