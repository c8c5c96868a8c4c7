"""Background tasks that survive the loss of their worker: leases, fencing and retries (docs/deploy.md).

django-tasks-db 0.13 marks a task as running and never checks it again: if its worker is killed, it stays "running"
forever.
"""
