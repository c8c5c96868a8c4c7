"""kill -9 of server, worker and timer, each at some random moments of what they do."""

import threading
import time

from .site import Site
from .watching import Watch

MOMENTS = 4


def kill_server_in_publication(site: Site, watch: Watch) -> None:
    kill_server(site, watch, watch.publish)


def kill_server_in_upload(site: Site, watch: Watch) -> None:
    kill_server(site, watch, watch.upload)
    watch.others += [f"the file of {title}" for title in site.helper.do("find_broken_pictures")]


def kill_server(site: Site, watch: Watch, act) -> None:
    """Kill the server while somebody saves, as long as saving takes at most."""
    for _moment in range(MOMENTS):
        person = site.sign_in()
        began = time.monotonic()
        act(person)
        duration = time.monotonic() - began
        saving = threading.Thread(target=act, args=(person,))
        saving.start()
        time.sleep(site.chance.random() * duration)
        site.kill_server()
        saving.join()
        site.restart()


def kill_server_in_import(site: Site, watch: Watch) -> None:
    """Kill the process that imports a translation: all of its words are there, or none."""
    translation = site.pages["translation"]
    duration = None
    for moment in range(MOMENTS + 1):
        file = site.helper.do("write_file", translation, f"word{moment}")
        if duration is None:
            duration = site.helper.time("import_words", file)
            continue
        site.helper.do_and_kill(site.chance.random() * duration, "import_words", file)
        found, every = site.helper.do("count_words", translation, f"word{moment}")
        if found not in (0, every):
            watch.others.append(f"{every - found} of {every} imported words")
        site.helper.do("import_words", file)
        found, every = site.helper.do("count_words", translation, f"word{moment}")
        if found != every:
            watch.others.append(f"{every - found} words, when imported again")


def kill_timer_in_release(site: Site, watch: Watch) -> None:
    """Kill the process that lets a release happen: all of its texts are live, or none."""
    pk = site.pages["release"]
    duration = site.helper.time("release", pk)
    site.helper.do("undo_release", pk)
    for _moment in range(MOMENTS):
        site.helper.do_and_kill(site.chance.random() * duration, "release", pk)
        live, _state = site.helper.do("find_live", pk)
        if len(live) != 1:
            watch.others.append("half of a release")
        site.helper.do("run_timer", "releases")  # the next minute
        if live == [False]:
            site.helper.do("release", pk)
        site.helper.do("undo_release", pk)


def kill_timer_in_publication(site: Site, watch: Watch) -> None:
    """Kill the timer that publishes what is scheduled: the next one does it, and it has happened once."""
    pk = site.pages["news"]
    site.helper.do("schedule", pk, "Scheduled")
    duration = site.helper.time("run_timer", "publish")
    for moment in range(MOMENTS):
        title = f"Scheduled {moment}"
        site.helper.do("schedule", pk, title)
        before = site.helper.do("describe", pk)
        site.helper.do_and_kill(site.chance.random() * duration, "run_timer", "publish")
        site.helper.do("run_timer", "publish")
        after = site.helper.do("describe", pk)
        if (after["title"], after["scheduled"]) != (title, before["scheduled"] + 1):
            watch.others.append(f"scheduled publication {moment}")


def kill_worker_in_tasks(site: Site, watch: Watch) -> None:
    """Kill the worker while it makes renditions and cards: another does what is left, and all pictures have theirs."""
    person = site.sign_in()
    for _moment in range(MOMENTS):
        watch.upload(person)
        time.sleep(site.chance.random() * 1.5)
        site.kill_worker()
        site.restart()
    deadline = time.monotonic() + 60
    while site.helper.do("count_renditions", watch.uploaded) < len(watch.uploaded) and time.monotonic() < deadline:
        time.sleep(0.5)
    missing = len(watch.uploaded) - site.helper.do("count_renditions", watch.uploaded)
    failed = site.helper.do("count_tasks").get("FAILED", 0)
    watch.others += [f"renditions of {missing} pictures"] * bool(missing) + [f"{failed} tasks"] * bool(failed)


# Each with what it does, and whether an editor works meanwhile.
KILLS = {
    "kill -9: server, in a publication": kill_server_in_publication,
    "kill -9: server, in an upload": kill_server_in_upload,
    "kill -9: process, in an import": kill_server_in_import,
    "kill -9: timer, in a release": kill_timer_in_release,
    "kill -9: timer, in a scheduled publication": kill_timer_in_publication,
    "kill -9: worker, in its tasks": kill_worker_in_tasks,
}
