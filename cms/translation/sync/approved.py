"""Keep or void waiting approvals when the original changes."""

from collections import Counter

from wagtail_localize.models import Translation

from cms.newsroom.moderation.approvals import void_approval
from cms.newsroom.moderation.records import Approval

from ..models import TranslatedRevision
from ..text.approved import BASIS, ORIGINAL, describe_translations, find_change, list_translated


class WaitingApprovals:
    """The approvals of some translations that wait, while their original changes. One query if there are none."""

    def __init__(self, translations: list[Translation]):
        """Read the approvals, and what is translated, before the change."""
        by_id = {translation.pk: translation for translation in translations}
        rows = Approval.objects.waiting().filter(revision__translated__translation__in=by_id)
        found = rows.select_related("revision__translated").order_by("pk")
        self.found = [(approval, by_id[approval.revision.translated.translation_id]) for approval in found]
        self.before = self._describe()

    def follow(self, *, is_small: bool, user=None) -> None:
        """Let the approvals hold for the changed original, or void them.

        is_small: the words of the original are the same, apart from punctuation, or the editor calls the edit minor. An
        approval then goes on if it still held, and if the translation got no other words and misses no more of them.
        """
        after = self._describe()
        for approval, translation in self.found:
            (was, former), (now, current) = self.before[translation.pk], after[translation.pk]
            held = BASIS in approval.basis and find_change(approval, was) is None
            if held and is_small and not Counter(current) - Counter(former) and _misses_no_more(former, current):
                approval.basis |= {BASIS: now}
                approval.save(update_fields=["basis"])
                TranslatedRevision.objects.filter(revision=approval.revision).update(fingerprint=now["source"])
            else:
                void_approval(approval, ORIGINAL, user=user)

    def _describe(self) -> dict[int, tuple[dict, list]]:
        if not self.found:
            return {}
        translations = [translation for _approval, translation in self.found]
        described = describe_translations(translations)
        return {one.pk: (described[one.pk], list_translated(one)) for one in translations}


def _misses_no_more(former: list[tuple[str, str]], current: list[tuple[str, str]]) -> bool:
    return sum(not words for _kind, words in current) <= sum(not words for _kind, words in former)
