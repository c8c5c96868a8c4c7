"""A process that lets releases happen in children, which the kill test ends at any moment.

It reads lines from its input: the primary key of a release, and whether the child ends itself right after the commit.
It answers with the child's process id, then with its exit status and the seconds of processor time that it took, which
other work on the machine does not change. Forking spares each child the start of Django.
"""

import os
import signal
import sys


def main() -> None:
    import django

    django.setup()
    from django.db import connections
    from django.test import override_settings
    from django.urls import reverse

    from cms.releases.models import Release

    override_settings(TASKS={"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}).enable()  # as in production
    reverse("wagtailadmin_home")  # loads the URLs, as a server has
    Release.objects.count()
    connections.close_all()
    print("ready", flush=True)
    for line in sys.stdin:
        pk, ends_after_commit = line.split()
        child = os.fork()
        if not child:
            run(int(pk), ends_after_commit == "yes")
        print(child, flush=True)
        _pid, status, used = os.wait4(child, 0)
        print(status, used.ru_utime + used.ru_stime, flush=True)


def run(pk: int, ends_after_commit: bool) -> None:
    from cms.releases.models import Release
    from cms.releases.publishing.publication import publish_release
    from cms.serving.cache import current

    if ends_after_commit:  # instead of the first callback
        current._reopen = lambda: os.kill(os.getpid(), signal.SIGKILL)
    publish_release(Release.objects.get(pk=pk))
    os._exit(0)


if __name__ == "__main__":
    main()
