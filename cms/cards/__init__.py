"""The former name of `cms.social_cards`: tasks that a release queued under it are still found (see `tasks.py`)."""
