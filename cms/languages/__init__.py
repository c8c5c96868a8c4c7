"""One profile for each language: everything that depends on a language and is not a word to translate.

A profile is a module here, named like the language's code in `settings.LANGUAGES` (`fr.py`; `zh_hans.py` for
`zh-hans`), with a `PROFILE`. `registry.get_profile()` returns it, `checks` names what it lacks.
"""
