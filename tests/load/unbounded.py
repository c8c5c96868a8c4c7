"""The site as it was before it had bounds, for comparison: the page cache in front of Django, and nothing else."""

from cms.serving.cache.application import add_page_cache
from cms.wsgi import django_application

application = add_page_cache(django_application) or django_application
