"""Background tasks that purge a CDN in front."""

from django_tasks import task
from wagtail.contrib.frontend_cache.utils import purge_urls_from_cache


@task()
def purge_task(addresses: list[str]) -> None:
    """Purge URLs from the CDNs of WAGTAILFRONTENDCACHE; Wagtail logs their answers."""
    purge_urls_from_cache(addresses)
