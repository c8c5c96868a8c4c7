"""Tasks that must not happen twice, not even in part."""

from collections.abc import Callable


def in_one_transaction(function: Callable) -> Callable:
    """Have the worker run a task and store its result in one transaction, so that both happen once or not at all.

    For tasks whose repetition would show: `@task() @in_one_transaction def …`. Not for long ones, since SQLite lets
    nobody else write meanwhile; those must find what is already done, and go on from there.
    """
    function.in_one_transaction = True
    return function


def is_in_one_transaction(task) -> bool:
    return getattr(task.func, "in_one_transaction", False)
