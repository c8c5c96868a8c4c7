"""The tasks that most tests leave out are named by paths, which must lead to tasks."""

import pytest
from django.utils.module_loading import import_string

from .task_backends import DRAWING, INDEXING, REMEMBERING


@pytest.mark.parametrize("path", [*INDEXING, *REMEMBERING, *DRAWING])
def test_the_path_of_a_task_that_is_left_out_is_that_of_the_task(path):
    assert import_string(path).module_path == path
