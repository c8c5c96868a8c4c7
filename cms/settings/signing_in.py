"""How people sign in, by django-allauth (docs/signing-in.md)."""

from .environment import env

LOGIN_URL = WAGTAIL_FRONTEND_LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"
# cms.accounts has the addresses; Wagtail's own are switched off, so that they cannot be reached beside them.
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = WAGTAIL_PASSWORD_RESET_ENABLED = WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
ACCOUNT_ADAPTER = "cms.accounts.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "cms.accounts.forms.SignInForm",
    "reset_password": "cms.accounts.forms.ResetPasswordForm",
    "reset_password_from_key": "cms.accounts.forms.NewPasswordForm",
    "change_password": "cms.accounts.forms.ChangePasswordForm",
    "reauthenticate": "cms.accounts.forms.ConfirmPasswordForm",
}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_UNIQUE_EMAIL = False  # addresses are those of the users; allauth's own table of addresses is not used
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = True  # mails about changes of passwords
ACCOUNT_AUTHENTICATED_LOGIN_REDIRECTS = False  # cms.accounts.views decides
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105
PASSWORD_RESET_TIMEOUT = 3600
# A minute at most: nobody is locked out for long, neither by others who guess nor by their own mistakes. Refused
# attempts do not count. "key" is the account, whatever the address.
ACCOUNT_RATE_LIMITS = {"login": "60/m/ip", "login_failed": "10/m/ip,10/m/key", "reset_password": "20/m/ip"}
# How many proxies in front of the site write X-Forwarded-For. What a reader writes there is before what they add.
ALLAUTH_TRUSTED_PROXY_COUNT = 0

# --- The second step: an authenticator app, passkeys, recovery codes --------------------------------------------------

MFA_ADAPTER = "cms.accounts.second_step.adapter.SecondStepAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = (
    True  # a passkey alone signs in: it is two factors, as it asks for a finger, a face or a PIN
)
MFA_ALLOW_UNVERIFIED_EMAIL = True  # allauth's own table of addresses is not used
MFA_TOTP_ISSUER = "MuseumWeek"
MFA_TOTP_TOLERANCE = 1  # the code before and the code after are taken too: phones' clocks are not exact
MFA_RATE_LIMITS = {"webauthn_login": "60/m/ip"}
MFA_FORMS = {
    "authenticate": "cms.accounts.second_step.forms.CodeForm",
    "reauthenticate": "cms.accounts.second_step.forms.ConfirmByCodeForm",
    "activate_totp": "cms.accounts.second_step.forms.AddAppForm",
    "add_webauthn": "cms.accounts.second_step.forms.AddPasskeyForm",
    "edit_webauthn": "cms.accounts.second_step.forms.RenamePasskeyForm",
    "authenticate_webauthn": "cms.accounts.second_step.forms.PasskeyForm",
    "login_webauthn": "cms.accounts.second_step.forms.SignInByPasskeyForm",
    "reauthenticate_webauthn": "cms.accounts.second_step.forms.ConfirmByPasskeyForm",
}
# The host that passkeys belong to; without it, the host that is asked. Passkeys do not work at another one.
PASSKEY_HOST = env("PASSKEY_HOST", default="")
# Who needs a second step: "administrator", and roles of the newsroom ("moderator", "editor", "translator").
# Production asks it of the first two; nobody else does, so that `make run` opens with a password.
SECOND_STEP_ROLES = env.list("SECOND_STEP_ROLES", default=[])
SECOND_STEP_GRACE_DAYS = env.int("SECOND_STEP_GRACE_DAYS", default=14)  # from a person's first visit on
