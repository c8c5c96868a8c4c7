"""Tasks under their former paths, for one release: what is queued survives a deployment."""

from cms.rendered_bodies.tasks import prepare_pictures, store_bodies, store_missing_bodies

__all__ = ["prepare_pictures", "store_bodies", "store_missing_bodies"]
