"""Language profiles: everything that depends on a language, except the strings to translate.

A profile is a module here, named after the language's code in `settings.LANGUAGES` (`fr.py`; `zh_hans.py` for
`zh-hans`), with a `PROFILE`. `registry.get_profile()` returns it; `checks` lists what it lacks.
"""
