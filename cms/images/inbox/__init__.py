"""The picture inbox: files that arrive in numbers wait here until they have what the library asks for.

`receive(files, user)` takes files that other programs have, such as the pictures of a text that is imported.
"""

from .receiving import receive

__all__ = ["receive"]
