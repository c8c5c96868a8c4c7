"""What a review needs beside the decision: comments on segments, what changed since the last round, corrections.

Nothing here changes the state of a text: it is submitted, approved and sent back by `workflow.moderation` and the
newsroom's task alone (docs/translation.md, "Review in the workbench").
"""
