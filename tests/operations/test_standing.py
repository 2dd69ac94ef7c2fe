"""The row that an operation is about."""

import pytest

from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.operations.standing import standing_row
from dangjian_desktop.storage.models import Person
from tests import make


def test_a_row_that_stands_is_returned_and_one_that_is_gone_is_refused(data):
    person = make.person("张三", make.branch())
    assert standing_row(Person, person, RefusedError("没有这个人。请重选。")).name == "张三"
    with pytest.raises(RefusedError, match="没有这个人"):
        standing_row(Person, person + 1, RefusedError("没有这个人。请重选。"))
