from cms.images.responsive.renditions import make_renditions
from cms.rendered_bodies.storing import store_body
from tests.samples import Samples
from tests.scenes import scene


@scene
def samples(roots):
    samples = Samples(roots["fr"])
    make_renditions(samples.image)
    return samples


@scene
def article(samples):
    """An article with every block, whose body is stored."""
    assert store_body(samples.article.pk)
    return samples.article
