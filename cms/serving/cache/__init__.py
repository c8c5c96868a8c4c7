"""Cache of finished, compressed pages in front of Django (docs/decisions/page-cache.md; docs/serving.md).

`application` answers from `store` the requests that `urls` admits. `version` says whether the cached pages are
still valid. `writes` moves the version with each commit to a table that readers' pages are made of.
"""
