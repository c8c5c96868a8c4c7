"""Tasks under their former paths, for one release: what is queued survives a deployment."""

from django_tasks import task

from cms.rendered_bodies.tasks import prepare_images, store_bodies, store_missing_bodies

__all__ = ["prepare_pictures", "store_bodies", "store_missing_bodies"]


@task()
def prepare_pictures(page_id: int) -> int:
    """Do what `prepare_images` does, under its former name."""
    return prepare_images.call(page_id)
