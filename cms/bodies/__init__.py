"""The former name of `cms.rendered_bodies`: tasks that a release queued under it are still found (see `tasks.py`)."""
