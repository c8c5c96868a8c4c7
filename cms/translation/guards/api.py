"""The admin's own interface for programs (`/admin/api/main/`)."""

from wagtail import hooks
from wagtail.admin.api.views import PagesAdminAPIViewSet


class PagesToRead(PagesAdminAPIViewSet):
    """Pages for the admin's scripts, which only read.

    Its actions go past the editor: `publish` past our rules, `revert_to_page_revision` past the lock of a text that is
    under review, `copy_for_translation` makes live aliases of parents
    (docs/decisions/trap-11-live-aliases.md). No script of Wagtail's uses
    them.
    """

    actions = {}


@hooks.register("construct_admin_api")
def let_programs_read_only(router):
    router.register_endpoint("pages", PagesToRead)
