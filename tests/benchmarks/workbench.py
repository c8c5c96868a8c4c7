"""What saving a segment costs in the request, as a translator, on SQLite (`make bench`): milliseconds."""

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

TIMES = 200
LIMIT = 30  # milliseconds in the median
FORM = "application/x-www-form-urlencoded"


def main(database: Path) -> int:
    os.environ["DATABASE_URL"] = f"sqlite:///{database}"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.test")
    os.environ["NUMBER"] = "50"
    import django

    django.setup()
    from django.test import override_settings

    from .desk import _build

    _build()
    with override_settings(TASKS={"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}):  # as in production
        return _measure()


def _measure() -> int:
    from django.contrib.auth import get_user_model
    from django.test import Client
    from django.urls import reverse
    from wagtail_localize.models import Translation

    from cms.newsroom.models import LanguageGroup
    from cms.translation.status.stale import refresh_stale
    from cms.translation.text.segments import get_string_segments

    user = get_user_model().objects.get(username="translator0")
    for group in LanguageGroup.objects.filter(role="translator"):
        user.groups.add(group.group)
    client = Client()
    client.force_login(user)
    for translation in Translation.objects.order_by("pk"):
        segment = get_string_segments(translation.source).exclude(context__path__in=["title", "slug"]).first()
        address = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])
        if client.put(address, "value=x", content_type=FORM).status_code < 300:
            break
    failed = 0
    acts = {
        "a later save": lambda n: client.put(address, f"value=Palavras+{n}", content_type=FORM),
        "a save that makes states stale": lambda n: client.put(address, f"value=Mais+{n}", content_type=FORM),
        "unconfirmed words": lambda n: client.put(address, f"value=Sem+{n}&confirmed=false", content_type=FORM),
    }
    for name, act in acts.items():
        took = []
        for number in range(TIMES):
            if "stale" in name:
                refresh_stale()
            start = time.perf_counter()
            answer = act(number)
            took.append((time.perf_counter() - start) * 1000)
            assert answer.status_code < 300, answer.content
        median = statistics.median(took)
        print(f"{name:36} {median:6.1f} ms in the median of {TIMES} (worst {max(took):.0f})", flush=True)
        failed += median > LIMIT
    return 1 if failed else 0


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        sys.exit(main(Path(folder) / "bench.sqlite3"))
