from django.apps import AppConfig


class CompatConfig(AppConfig):
    """Looks at the internals of libraries before any other app uses them: the first app of all."""

    name = "cms.compat"
    label = "compat"

    def ready(self):
        # They declare internals and checks.
        from . import babel, checks, django, modelcluster, pillow, tasks, wagtail, wagtail_views  # noqa: F401
        from .internals import refuse_to_start_without

        refuse_to_start_without()
