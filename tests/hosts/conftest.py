"""Two hosts that run at the same time, installed once for all tests of this folder."""

import pytest

from .host import Host
from .services import sharing


@pytest.fixture(scope="session")
def shared():
    with sharing() as shared:
        yield shared


@pytest.fixture(scope="session")
def hosts(shared, tmp_path_factory):
    """Two hosts with their servers; tests start workers and timers."""
    folder = tmp_path_factory.mktemp("hosts")
    here, there = (Host(folder / name, shared.environment) for name in ("here", "there"))
    here.install()
    try:
        for host in (here, there):
            host.collect_static()
            host.start_server()
        yield here, there
    finally:
        here.end()
        there.end()


@pytest.fixture
def here(hosts):
    return hosts[0]


@pytest.fixture
def there(hosts):
    return hosts[1]


@pytest.fixture(scope="session")
def person(hosts):
    """An administrator who works on the first host."""
    return hosts[0].sign_in()


@pytest.fixture
def worker(here):
    """A worker on the first host; the second has none."""
    from .host import kill

    worker = here.start_worker()
    yield worker
    kill(worker)
