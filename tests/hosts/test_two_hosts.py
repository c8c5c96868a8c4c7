"""Two hosts with one PostgreSQL, one Redis and one bucket: what is done on one is there on the other."""

import time
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import parse_qs, urlsplit

import pytest
import requests

from .newsroom import (
    TEXT,
    find_card_address,
    find_picture_addresses,
    publish,
    upload_document,
    upload_picture,
    write_page,
)

pytestmark = [pytest.mark.once, pytest.mark.server]


def wait_until(condition, seconds: float = 60):
    deadline = time.monotonic() + seconds
    while not (found := condition()):
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.1)
    return found


def test_a_picture_that_is_uploaded_here_is_seen_there(here, there, person, worker):
    picture = upload_picture(person, "Dahlia")
    write_page(here, "dahlia", "A dahlia", picture)
    count = f"from cms.images.models import CustomRendition as R; print(R.objects.filter(image={picture}).count())"
    wait_until(lambda: int(there.run(count)) > 3)
    html = there.ask("/en/dahlia/").text
    (address,) = {each for each in find_picture_addresses(html) if "dahlia" in each.lower()}
    assert address.startswith(here.environment["S3_ENDPOINT_URL"])
    answer = requests.get(address, timeout=10)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "image/jpeg")
    assert answer.content.startswith(b"\xff\xd8")
    original = f"from cms.images.models import CustomImage as I; print(I.objects.get(pk={picture}).file.url)"
    assert requests.get(there.run(original), timeout=10).status_code == 200
    for host in (here, there):
        assert not (host.folder / "media").exists(), "nothing is kept on the hosts themselves"


def test_its_card_is_drawn_by_the_worker_here_and_named_there(here, there, worker):
    write_page(here, "card", "A page with a card")
    address = wait_until(lambda: find_card_address(there.ask("/en/card/").text))
    answer = requests.get(address, timeout=10)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "image/jpeg")


def test_a_document_is_asked_for_on_either_and_its_address_holds_for_a_minute(here, there, person):
    path = urlsplit(upload_document(person, "Guide")).path
    for host in (here, there):
        answer = host.ask(path)
        assert (answer.status_code, answer.headers["Cache-Control"]) == (302, "private, no-store")
        address = urlsplit(answer.headers["Location"])
        query = {name: one for name, (one,) in parse_qs(address.query).items()}
        assert query["X-Amz-Expires"] == "60"
        # The signature is of the host and this file; whatever else is sent is not part of it.
        assert query["X-Amz-SignedHeaders"] == "host"
        assert query["X-Amz-Credential"].startswith("an-access-key/")
        assert address.path.startswith("/museumweek/documents/")
        assert requests.get(answer.headers["Location"], timeout=10).content == TEXT


def test_who_may_not_read_it_gets_no_address_on_either(here, there, person):
    path = urlsplit(upload_document(person, "Accounts")).path
    here.run("""
        from wagtail.documents.models import Document
        from wagtail.models import Collection, CollectionViewRestriction
        private = Collection.get_first_root_node().add_child(name="Private")
        CollectionViewRestriction.objects.create(collection=private, restriction_type="login")
        Document.objects.filter(title="Accounts").update(collection=private)
    """)
    for host in (here, there):
        assert "X-Amz" not in host.ask(path).headers.get("Location", "")
    assert "X-Amz" in person.get(path).headers["Location"]


def test_a_style_sheet_that_one_names_is_sent_by_the_other(here, there):
    for host, other in ((here, there), (there, here)):
        html = host.ask("/fr/").text
        address = html.partition('rel="stylesheet" href="')[2].partition('"')[0]
        answer = other.ask(address)
        assert (answer.status_code, "immutable" in answer.headers["Cache-Control"]) == (200, True)


def test_what_is_published_here_is_shown_there_within_a_second(here, there, person):
    page = write_page(here, "news", "Edition 0")
    took = []
    for number in range(1, 11):
        there.ask("/en/news/")  # keeps the page
        answer = publish(person, page, "news", f"Edition {number}")
        published = time.monotonic()
        assert answer.status_code == 302, answer.text[-3000:]
        wait_until(lambda title=f"Edition {number}": title in there.ask("/en/news/").text, seconds=10)
        took.append(time.monotonic() - published)
    assert max(took) < 1, took


def test_a_session_of_one_host_is_known_to_the_other(person, there):
    cookies = "; ".join(f"{name}={value}" for name, value in person.cookies.items())
    assert there.ask("/admin/", Cookie=cookies).status_code == 200
    assert there.ask("/admin/").status_code == 302


def test_a_worker_here_does_what_was_queued_there(there, worker):
    queued = there.run("""
        from django.core.files.storage import default_storage
        from tests.hosts.tasks import put_file
        print(put_file.enqueue("documents/queued-there.txt").id)
    """)
    status = f"from django_tasks_db.models import DBTaskResult as R; print(R.objects.get(pk={queued!r}).status)"
    assert wait_until(lambda: (found := there.run(status)) in ("SUCCESSFUL", "FAILED") and found) == "SUCCESSFUL"
    read = "from django.core.files.storage import default_storage as s; print(s.open({!r}).read().decode())"
    assert there.run(read.format("documents/queued-there.txt")) == "from a worker"


@pytest.mark.parametrize("name", ["publish", "digest", "bin"])
def test_a_timer_that_rings_on_both_does_its_work_once(here, there, name):
    """Both hosts have all timers but the backup's. Their units ring at the same moment."""
    started = "from cms.background.models import TimerRun as T; T.objects.filter(timer={!r}).delete()"
    here.run(started.format(name))
    with ThreadPoolExecutor() as threads:
        outputs = list(threads.map(lambda host: host.manage("run_timer", name, "-v2"), (here, there)))
    assert sum("just been started" in output for output in outputs) == 1
    runs = "from cms.background.models import TimerRun as T; t = T.objects.get(timer={!r}); print(t.succeeded_at)"
    assert here.run(runs.format(name)) != "None"


def test_a_page_for_a_set_time_is_published_once(here, there):
    page = write_page(here, "scheduled", "Before")
    here.run(f"""
        from cms.background.models import TimerRun
        from tests.hosts.schedule import schedule
        schedule({page}, "After")
        TimerRun.objects.filter(timer="publish").delete()
    """)
    log = "from wagtail.models import PageLogEntry as P; print(P.objects.filter(page={}, action={!r}).count())"
    log = log.format(page, "wagtail.publish.scheduled")
    with ThreadPoolExecutor() as threads:
        list(threads.map(lambda host: host.manage("run_timer", "publish"), (here, there)))
    wait_until(lambda: "After" in there.ask("/en/scheduled/").text, seconds=2)
    assert here.run(log) == "1"


def test_a_host_without_room_does_not_hide_behind_one_with_room(here, there):
    """What a host finds wrong with itself is its own: the other, where all is well, does not think that it is over."""
    list_codes = "from cms.health.models import Fault; print(sorted(Fault.objects.values_list('code', flat=True)))"
    there.manage("report_faults", HEALTH_DISK_MEGABYTES="100000000")
    assert "disk" in here.run(list_codes)
    here.manage("report_faults")
    assert "disk" in here.run(list_codes)
    there.manage("report_faults")
    assert "disk" not in here.run(list_codes)
