"""The library's own news of a picture: its words or its files have changed, which its row need not show."""

from django.dispatch import Signal

picture_changed = Signal()  # picture_id
picture_moved = Signal()  # picture_id: its files were withheld, or brought back (cms.images.withholding)
