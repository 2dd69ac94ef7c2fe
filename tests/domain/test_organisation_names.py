"""Names of branches and groups, made official and compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dangjian_desktop.domain.organisation_names import (
    BranchNames,
    branch_in_divider,
    branch_in_line,
    branch_in_title,
    branch_key,
    group_key,
    numeral,
    official_branch_name,
    official_group_name,
    split_branch_path,
)


@pytest.mark.parametrize(
    ("written", "official"),
    [
        ("综采一队党支部", "综采一队党支部"),
        ("综采一队支部", "综采一队党支部"),
        ("综采一队", "综采一队党支部"),
        ("综采 一队\n党支部", "综采一队党支部"),
        ("中共综采一队支部委员会", "综采一队党支部"),
        ("青石岭煤矿党委综采一队党支部", "综采一队党支部"),
        ("中国共产党青石岭煤矿委员会综采一队支部委员会", "综采一队党支部"),
        ("青石岭煤矿党委/综采一队党支部", "综采一队党支部"),
        ("综采一队党支部（46人）", "综采一队党支部"),
        ("2026年综采一队党支部", "综采一队党支部"),
        ("1302综采队党支部", "1302综采队党支部"),
        ("离退休总支第一支部", "离退休总支第一党支部"),
        ("机关党委-第一党支部", "机关党委第一党支部"),
        ("机关第一党支部", "机关第一党支部"),
        ("青石岭煤矿党委", "青石岭煤矿党委"),
        ("综采党总支部委员会", "综采党总支部委员会"),
        ("", ""),
        ("无", ""),
    ],
)
def test_a_branch_gets_its_official_name(written, official):
    assert official_branch_name(written) == official


@pytest.mark.parametrize(
    ("written", "branch", "group"),
    [
        ("综采一队党支部第一党小组", "综采一队党支部", "第一党小组"),
        ("青石岭煤矿党委-综采一队党支部-2组", "综采一队党支部", "第二党小组"),
        ("综采一队党支部", "综采一队党支部", ""),
    ],
)
def test_one_cell_may_name_branch_and_group(written, branch, group):
    assert split_branch_path(written) == (branch, group)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("综采一队", "综采一队党支部"),
        ("综采一队支部", "青石岭煤矿综采一队党支部"),
        ("机关一支部", "机关第一党支部"),
        ("机关第1党支部", "机关第一支部"),
        ("第12党支部", "第十二党支部"),
    ],
)
def test_names_of_the_same_branch_have_the_same_key(one, other):
    assert branch_key(one) == branch_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("综采一队", "综采二队"),
        ("机关第一党支部", "机关第二党支部"),
        ("离退休总支第一支部", "机关总支第一支部"),
        ("选煤厂党支部", "青石岭煤矿党委"),
        ("第120党支部", "第十二党支部"),
    ],
)
def test_names_of_different_branches_have_different_keys(one, other):
    assert branch_key(one) != branch_key(other)


@given(st.text(max_size=12))
def test_an_official_name_stays_as_it_is(text):
    name = official_branch_name(text)
    assert branch_key(name) == branch_key(text)


@pytest.mark.parametrize(
    ("written", "official"),
    [
        ("一组", "第一党小组"),
        ("第1小组", "第一党小组"),
        ("1", "第一党小组"),
        ("第一党小组", "第一党小组"),
        ("12组", "第十二党小组"),
        ("采煤小组", "采煤党小组"),
        ("检修班党小组", "检修班党小组"),
        ("生产一班", "生产一班"),
        ("100", "第100党小组"),
        ("—", ""),
    ],
)
def test_a_group_gets_its_official_name(written, official):
    assert official_group_name(written) == official


def test_names_of_the_same_group_have_the_same_key():
    assert group_key("1") == group_key("第一小组") == group_key("第一党小组")
    assert group_key("第一党小组") != group_key("第二党小组")


@pytest.mark.parametrize(
    ("number", "written"), [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (99, "九十九")]
)
def test_numerals(number, written):
    assert numeral(number) == written


@pytest.mark.parametrize(
    ("title", "branch"),
    [
        ("综采一队党支部党员花名册", "综采一队党支部"),
        ("2026年度综采一队党支部党员基本情况统计表", "综采一队党支部"),
        ("中共青石岭煤矿委员会综采一队党支部党员名册（2026年）", "综采一队党支部"),
        ("《综采一队党支部》", "综采一队党支部"),
        ("综采一队党员名册", "综采一队党支部"),
        ("选煤厂党支部入党积极分子名册", "选煤厂党支部"),
        ("青石岭煤矿党员名册", ""),
        ("党支部书记名册", ""),
        ("各党支部党员名册", ""),
        ("青石岭煤矿15个党支部党员名册", ""),
        ("中国共产党员名册", ""),
        ("党员花名册", ""),
        ("2026年党员信息采集表", ""),
        ("安全生产责任制", ""),
    ],
)
def test_a_title_names_its_branch_or_none(title, branch):
    assert branch_in_title(title) == branch


def test_a_labelled_line_may_state_something_else_than_a_branch():
    assert branch_in_line("综采一队") == "综采一队党支部"
    assert branch_in_line("青石岭煤矿") == ""
    assert branch_in_line("青石岭煤矿党委") == ""
    assert branch_in_line("人") == ""


def test_only_a_line_that_ends_as_a_branch_divides():
    assert branch_in_divider("综采一队党支部") == "综采一队党支部"
    assert branch_in_divider("综采一队") == ""


@pytest.mark.parametrize("mark", ["一、", "1.", "（二）", "(3)", "12、", "十二．", "3)"])
def test_the_number_of_a_paragraph_is_no_part_of_a_name(mark):
    assert branch_in_divider(f"{mark}综采一队党支部") == "综采一队党支部"
    assert official_branch_name(f"{mark} 机电队") == "机电队党支部"


@pytest.mark.parametrize("name", ["一、二采区党支部", "1、2号井党支部", "1302综采队党支部"])
def test_a_number_that_belongs_to_a_name_stays(name):
    assert official_branch_name(name) == name


def test_a_branch_is_found_again_by_any_of_its_names():
    names = BranchNames(["综采一队党支部", "综采二队党支部"])
    assert names.find("综采一队党支部") == ("综采一队党支部",)
    assert names.find("青石岭煤矿党委综采一队支部") == ("综采一队党支部",)
    assert names.find("青石岭煤矿综采一队党支部") == ("综采一队党支部",)
    assert names.find("机电队") == ()
    names.add("机电队党支部")
    names.add("机电队党支部")
    assert names.find("机电队") == ("机电队党支部",)


def test_a_name_that_may_mean_two_branches_is_not_decided():
    names = BranchNames(["东山煤矿综采一队党支部", "西山煤矿综采一队党支部"])
    assert names.find("综采一队") == ("东山煤矿综采一队党支部", "西山煤矿综采一队党支部")
    assert names.find("西山煤矿综采一队党支部") == ("西山煤矿综采一队党支部",)
