"""Finished, compressed pages kept in front of Django (docs/decisions/page-cache.md; docs/serving.md).

`application` answers from `store` what `addresses` admits; `version` says whether what is kept still holds, and
`writes` moves it: whatever is committed to a table that readers' pages are made of.
"""
