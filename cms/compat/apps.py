from django.apps import AppConfig


class CompatConfig(AppConfig):
    """Checks the internals of libraries before any other app uses them; it must be the first of INSTALLED_APPS."""

    name = "cms.compat"
    label = "compat"

    def ready(self):
        # Imported because they declare internals and checks.
        from . import (  # noqa: F401
            allauth,
            babel,
            checks,
            django,
            modelcluster,
            pillow,
            psycopg,
            script_nonces,
            sessions,
            tasks,
            wagtail,
            wagtail_views,
        )
        from .internals import refuse_to_start_without

        refuse_to_start_without()
