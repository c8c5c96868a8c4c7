"""Walks through a release before it happens: its pages as readers will see them."""
