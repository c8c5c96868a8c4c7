"""The quality checks of translations, as plain functions without the database: `run.check_segment`, `run.check_text`.

`rules/` has the checks, which `registry` finds by their base class. `reading/` extracts what they compare: numbers,
dates, URLs. Data that depends on a language is in its profile (`cms.languages`). See docs/translation.md.
"""
