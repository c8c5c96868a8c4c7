"""Reviewing: comments on segments, changes since the last round, corrections. The decision itself is made elsewhere.

Nothing here changes the state of a text: it is submitted, approved and sent back by `workflow.moderation` and the
newsroom's task alone (docs/translation.md, "Review in the workbench").
"""
