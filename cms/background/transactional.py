"""Mark tasks that must not run twice, not even in part."""

from collections.abc import Callable


def in_one_transaction(function: Callable) -> Callable:
    """Mark a task so that the worker runs it and stores its result in one transaction: both happen once or not at all.

    Use it for tasks whose repetition would be visible: `@task() @in_one_transaction def …`. Do not use it for long
    tasks, as SQLite allows no other writes meanwhile; these must find out what is already done, and continue there.
    """
    function.in_one_transaction = True
    return function


def is_in_one_transaction(task) -> bool:
    """Return whether a task's function is marked with `in_one_transaction`."""
    return getattr(task.func, "in_one_transaction", False)
