from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from cms.accounts.second_step.reset import reset_second_step


class Command(BaseCommand):
    help = (
        "Removes the authenticator app, the passkeys and the recovery codes of somebody who lost them, and ends their "
        "sessions. They sign in with the password alone, and set up a new second step if their role needs one. For the "
        "last administrator; others do it in the admin, under Users."
    )

    def add_arguments(self, parser):
        parser.add_argument("username")
        parser.add_argument("--days", type=int, default=0, help="let them go on without a second step for so many days")

    def handle(self, *args, **options):
        user = get_user_model().objects.filter(username=options["username"]).first()
        if user is None:
            raise CommandError(f"There is no account “{options['username']}”.")
        if options["days"] < 0:
            raise CommandError("--days must not be negative.")
        count = reset_second_step(user, days=options["days"])
        was = "was removed, all sessions have ended" if count else "was not set up; all sessions have ended"
        self.stdout.write(
            f"The second step of “{user.username}” {was}. They sign in with the password alone. "
            f"This is in the log of sign-ins and rights, and {user.email or 'nobody: there is no address'} gets a mail."
        )
        if not user.is_active:
            self.stdout.write("The account is deactivated: it cannot sign in.")
