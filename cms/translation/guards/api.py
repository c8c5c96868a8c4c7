"""Guard of the admin's own API (`/admin/api/main/`)."""

from wagtail import hooks
from wagtail.admin.api.views import PagesAdminAPIViewSet


class PagesToRead(PagesAdminAPIViewSet):
    """The API of pages without its actions, because the admin's scripts only read.

    Its actions bypass the editor: `publish` bypasses our publication checks, `revert_to_page_revision` the lock of a
    text under review, and `copy_for_translation` creates live aliases of parents
    (docs/decisions/trap-11-live-aliases.md). Wagtail's scripts do not use them.
    """

    actions = {}


@hooks.register("construct_admin_api")
def let_programs_read_only(router):
    router.register_endpoint("pages", PagesToRead)
