"""The two views of a rubric."""

from dataclasses import replace

from dangjian_desktop.domain.rubric_views import RubricView, rubric_parts
from tests.rubric_stories import LIFE, SAFETY, SMALL


def test_both_views_hold_every_item_once_and_add_up_alike():
    for view in RubricView:
        parts = rubric_parts(SMALL, view)
        assert sum(part.maximum for part in parts) == SMALL.maxima
        assert sorted(item.code for part in parts for item in part.items) == ["A1", "B1"]


def test_a_block_without_items_stands_and_a_system_without_does_not():
    rubric = replace(SMALL, items=(LIFE,))
    assert [(p.title, p.maximum) for p in rubric_parts(rubric, RubricView.BLOCK)] == [
        ("组织生活", 60),
        ("安全作用", 0),
    ]
    assert [p.title for p in rubric_parts(rubric, RubricView.SYSTEM)] == ["工作体系"]


def test_what_stands_in_no_system_is_a_part_of_its_own():
    rubric = replace(SMALL, items=(LIFE, replace(SAFETY, system=None)))
    assert [(p.key, p.maximum) for p in rubric_parts(rubric, RubricView.SYSTEM)][-1] == ("", 40)
