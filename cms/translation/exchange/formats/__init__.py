"""The formats of files: each written and read as documents (`exchange.documents`); `registry` lists them."""
