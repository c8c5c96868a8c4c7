"""A process of a host that has loaded the site, and forks a child for each piece of work (`work`).

It reads lines of JSON, [function, arguments], and answers with the child's process id, then with its exit status and
what the function returned. Forking spares each child the start of Django; any of them may be killed.
"""

import json
import os
import sys
import traceback


def main() -> None:
    import django

    django.setup()
    from django.db import connections
    from django.urls import reverse

    from . import work

    reverse("wagtailadmin_home")  # loads the URLs, as a server has
    connections.close_all()
    print("ready", flush=True)
    for line in sys.stdin:
        name, arguments = json.loads(line)
        reader, writer = os.pipe()
        child = os.fork()
        if not child:
            os.close(reader)
            run(getattr(work, name), arguments, writer)
        os.close(writer)
        print(child, flush=True)
        with os.fdopen(reader) as answer:
            found = answer.read()
        print(json.dumps([os.waitpid(child, 0)[1], found]), flush=True)


def run(function, arguments: list, writer: int) -> None:
    status = 1
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what the work prints is no answer
    try:
        os.write(writer, json.dumps(function(*arguments)).encode())
        status = 0
    except BaseException:
        os.write(writer, traceback.format_exc().encode())
    finally:
        os._exit(status)


if __name__ == "__main__":
    main()
