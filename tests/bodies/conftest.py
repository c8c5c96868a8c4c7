import pytest

from cms.bodies.storing import store_body
from cms.images.renditions import make_renditions
from tests.samples import Samples


@pytest.fixture
def samples(roots):
    samples = Samples(roots["fr"])
    make_renditions(samples.image)
    return samples


@pytest.fixture
def article(samples):
    """An article with every block, whose body is stored."""
    assert store_body(samples.article.pk)
    return samples.article


@pytest.fixture
def commit(django_capture_on_commit_callbacks):
    """`with commit():` what happens in it is committed, and the background has done its work."""
    return lambda: django_capture_on_commit_callbacks(execute=True)
