"""Signals of the image library: an image's words or files have changed, which saving its row does not always show."""

from django.dispatch import Signal

image_changed = Signal()  # image_id
image_replaced = Signal()  # image_id: its file is being replaced, in this transaction (cms.images.former_files)
image_moved = Signal()  # image_id: its files were withheld or restored (cms.images.withholding)
