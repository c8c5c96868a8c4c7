import time

from django.core.management.base import BaseCommand
from django.utils import timezone
from wagtail.models import Page

from cms.core.content.visibility import visible
from cms.social_cards.making import refresh_card
from cms.social_cards.models import SocialCard


class Command(BaseCommand):
    help = "Makes the cards for social media that are missing or out of date. Repeatable; Ctrl-C ends it without harm."

    def handle(self, *args, verbosity, **options):
        started, drawn = time.monotonic(), 0
        with_card = SocialCard.objects.values_list("page_id", flat=True)
        ended = set(with_card.filter(shown_until__lt=timezone.localdate()))  # first: they may no longer be public
        ids = {*with_card, *visible(Page.objects.filter(depth__gt=1)).values_list("pk", flat=True)}
        ids = sorted(ids, key=lambda pk: (pk not in ended, pk))
        try:
            for number, page_id in enumerate(ids, 1):
                if refresh_card(page_id):
                    drawn += 1
                    if verbosity:
                        self._say(f"[{number}/{len(ids)}] {drawn} drawn, {time.monotonic() - started:.0f} s")
        except KeyboardInterrupt:
            self._say(f"Interrupted: {drawn} cards drawn. The next run goes on from here.")
            raise SystemExit(130) from None
        if verbosity:
            self._say(f"{len(ids)} pages looked at, {drawn} cards drawn ({time.monotonic() - started:.0f} s).")

    def _say(self, line):
        self.stdout.write(line)
        self.stdout.flush()
