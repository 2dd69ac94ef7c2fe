"""Columns known by what stands in them."""

import pytest

from dangjian_desktop.domain.column_contents import field_of_values, names_branches


@pytest.mark.parametrize(
    ("values", "field"),
    [
        (["990101199707101617", "99010119850315001x"], "id_number"),
        (["13800000000", "150-7540-8375", "8613800000000"], "mobile_phone"),
        (["男", "女", "男"], "sex"),
        (["正式党员", "预备党员"], "stage"),
        (["汉", "汉族", "回族"], "ethnicity"),
        (["综采一队党支部", "综采二队支部"], "branch"),
        (["第一党小组", "第二党小组"], "group"),
        (["男", "男", "男", "男", "未知"], "sex"),
        (["男", "女", "未知"], None),
        (["男"], None),
        ([], None),
        (["A", "B"], None),
    ],
)
def test_contents_betray_a_field_only_when_nearly_all_fit(values, field):
    assert field_of_values(values) == field


def test_a_total_branch_is_no_branch():
    assert names_branches(["综采一队党支部", "机电队党支部"])
    assert not names_branches(["综采党总支部", "机电党总支部"])
