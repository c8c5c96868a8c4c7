from allauth.account.stages import LoginStageController
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.stages import AuthenticateStage
from django.contrib import messages
from django.utils.translation import gettext as _

from ..proofs import has_changed


class CodeView(AuthenticateView):
    """The page that asks for a code after the password. It begins anew if the account has changed since the password.

    allauth lets in who proved a former password, and fails if the account is gone.
    """

    def dispatch(self, request, *args, **kwargs):
        stage = LoginStageController.enter(request, AuthenticateStage.key)
        if stage and has_changed(request, stage.login.user):
            messages.error(request, _("Your account has changed meanwhile. Sign in again."))
            return stage.abort()
        return super().dispatch(request, *args, **kwargs)


ask = CodeView.as_view()
