"""The quality checks of translations, as plain functions without the database: `run.check_segment`, `run.check_text`.

`rules/` has the checks, each a class that registers itself by being there; `reading/` reads what they compare: numbers,
dates, addresses. What depends on a language is in its profile (`cms.languages`). See docs/translation.md.
"""
