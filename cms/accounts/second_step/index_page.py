from allauth.mfa.base.views import IndexView

from .requirement import is_overdue, read_deadline


class SecondStepView(IndexView):
    """The page that lists a person's app, passkeys and recovery codes, and says until when they need one."""

    def get_context_data(self, **kwargs):
        deadline = read_deadline(self.request)
        return super().get_context_data(**kwargs) | {"deadline": deadline, "overdue": is_overdue(deadline)}


show = SecondStepView.as_view()
