"""Moving, unpublishing, deleting a text together with its versions in other languages.

Wagtail's confirmations say nothing of them; here they name each, and offer what the person may do.
"""
