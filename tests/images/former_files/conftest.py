"""A picture of the library, and users who replace its file by the admin's real views."""

from tests.library.conftest import again, answer, edit_image, image, only_proposal, show  # noqa: F401 - fixtures
