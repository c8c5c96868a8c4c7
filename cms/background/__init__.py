"""Background tasks that survive their worker: leased, fenced, and taken up again (docs/deploy.md).

django-tasks-db 0.13 marks a task as running and never looks at it again: one whose worker was killed runs for ever.
"""
