"""The panel about faults on the admin's home page."""

from wagtail.admin.ui.components import Component

from .newsroom import find_problems
from .views import may_see


class FaultsPanel(Component):
    """List what is wrong, for administrators; nothing if all is well."""

    name = "faults"
    template_name = "health/panels/faults.html"
    order = 10

    def get_context_data(self, parent_context):
        user = parent_context["request"].user
        return {"problems": find_problems() if may_see(user) else []}
