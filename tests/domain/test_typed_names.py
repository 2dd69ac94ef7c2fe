"""Whom a beginning means: nobody is guessed where two can be meant."""

import pytest

from dangjian_desktop.domain.typed_names import Meant, meant_by

WAYS = {
    1: ("张三", "zs", "zhangsan", "三"),
    2: ("张硕明", "zsm", "zhangshuoming"),
    3: ("李四", "ls", "lisi"),
    4: ("赵山", "zs", "zhaoshan"),
}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("", Meant(None, ())),
        ("  ", Meant(None, ())),
        ("x", Meant(None, ())),
        ("l", Meant(3, (3,))),
        ("zsm", Meant(2, (2,))),
        ("zs", Meant(None, (1, 4, 2))),
        ("ＺＳ", Meant(None, (1, 4, 2))),
        ("zhang", Meant(None, (1, 2))),
        ("张", Meant(None, (1, 2))),
        ("张三", Meant(1, (1,))),
        (" 张 三", Meant(1, (1,))),
        ("三", Meant(1, (1,))),
    ],
)
def test_a_beginning_means_one_or_leaves_a_choice(typed, meant):
    assert meant_by(typed, WAYS) == meant


def test_a_name_typed_whole_is_sure_though_another_begins_so():
    assert meant_by("zs", {1: ("zs",), 2: ("zsm",)}) == Meant(1, (1, 2))
    assert meant_by("zs", {2: ("zsm",), 1: ("zs",)}) == Meant(1, (1, 2))
