from allauth.mfa.base.views import IndexView
from django.utils import timezone

from .requirement import find_deadline


class SecondStepView(IndexView):
    """The page that lists a person's app, passkeys and recovery codes, and says until when they need one."""

    def get_context_data(self, **kwargs):
        deadline = find_deadline(self.request.user)
        overdue = deadline is not None and deadline <= timezone.now()
        return super().get_context_data(**kwargs) | {"deadline": deadline, "overdue": overdue}


show = SecondStepView.as_view()
