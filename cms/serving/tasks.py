"""What is told to a network in front, in the background."""

from django_tasks import task
from wagtail.contrib.frontend_cache.utils import purge_urls_from_cache


@task()
def purge_task(addresses: list[str]) -> None:
    """Purge addresses from the networks of WAGTAILFRONTENDCACHE; what one of them answers is logged by Wagtail."""
    purge_urls_from_cache(addresses)
