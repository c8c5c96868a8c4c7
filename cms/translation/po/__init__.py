"""PO files: the segments of a translation as translators' programs exchange them."""
