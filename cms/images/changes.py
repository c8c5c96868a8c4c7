"""Signals of the image library: an image's words or files have changed, which saving its row does not always show."""

from django.dispatch import Signal

picture_changed = Signal()  # picture_id
picture_moved = Signal()  # picture_id: its files were withheld or restored (cms.images.withholding)
