"""The former files of a picture on its page: see them, use one again, delete one for good. `cms.images` keeps them."""
