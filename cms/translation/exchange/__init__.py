"""Exchange with translators' own programs: files of texts in several formats, written, read, planned and imported.

Every format is read into the same documents (`documents`), which one plan judges (`imports.plan`) and one
function imports (`imports.applying`). See docs/translation.md, "Files for other programs".
"""
