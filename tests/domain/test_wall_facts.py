"""What a sheet says against what is true: the smallest number of plain sentences."""

import pytest

from dangjian_desktop.domain.wall_facts import (
    FactChange,
    WallFact,
    difference_told,
    differences,
    facts_of,
    photo_fact,
    shortened,
    stored_facts,
)

CHART = (
    WallFact("", "人数", "正式党员 5 名"),
    WallFact("支委会", "书记", "张三", "u1"),
    WallFact("支委会", "组织委员", "李四", "u2"),
    WallFact("第一党小组", "组长", "王五", "u3"),
    WallFact("第一党小组", "", "赵六", "u4"),
    WallFact("第二党小组", "", "钱七", "u5"),
)


def told(before, now, **fate):
    """Return the sentences of the differences."""
    return [
        str(difference_told(one, fate.get(one.before.person_uid, "") if one.before else ""))
        for one in differences(before, now)
    ]


def changed(*changes):
    """Return the chart with some facts exchanged: (place, fact), or taken out: (place, None)."""
    facts = list(CHART)
    for place, fact in changes:
        facts[place] = fact
    return tuple(fact for fact in facts if fact is not None)


def test_facts_are_kept_as_they_are():
    assert facts_of(stored_facts(CHART)) == CHART
    assert facts_of("[]") == ()


def test_a_sheet_that_says_the_same_in_another_order_is_true():
    assert differences(CHART, CHART[::-1]) == ()


def test_a_namesake_changes_no_sheet():
    other = WallFact("第一党小组", "", "赵六", "u9")
    assert differences(CHART, changed((4, other))) == ()


def test_another_value_under_the_same_label_is_told_with_both():
    number = WallFact("", "人数", "正式党员 4 名")
    assert told(CHART, changed((0, number))) == ["人数：正式党员 5 名 → 正式党员 4 名"]


def test_a_photo_that_may_hang_no_more_makes_a_sheet_untrue_and_a_new_one_does_not():
    shown = (*CHART, photo_fact("张三", "u1"), photo_fact("赵六", "u4"))
    assert told(shown, shown) == []
    assert told(CHART, shown) == []
    assert told(shown, shown[:-1]) == ["赵六的照片不再上墙，上面还印着"]


def test_who_left_is_told_once_and_not_of_the_photo_as_well():
    shown = (*CHART, photo_fact("赵六", "u4"))
    left = changed((4, None))
    assert told(shown, left, u4="已于 2026-10-01 转出") == [
        "赵六已于 2026-10-01 转出，还写在“第一党小组”"
    ]
    moved = changed((4, WallFact("第二党小组", "", "赵六", "u4")))
    assert told(shown, (*moved, photo_fact("赵六", "u4"))) == ["赵六：第一党小组 → 第二党小组"]


def test_who_left_is_told_with_what_became_of_him():
    gone = changed((4, None))
    assert told(CHART, gone) == ["第一党小组不再有赵六"]
    assert told(CHART, gone, u4="已于 2026-10-01 转出") == [
        "赵六已于 2026-10-01 转出，还写在“第一党小组”"
    ]


def test_a_secretary_who_left_and_the_new_one_are_one_sentence():
    now = changed((1, WallFact("支委会", "书记", "孙八", "u8")))
    assert told(CHART, now, u1="已到综采二队党支部") == [
        "支委会书记：张三（已到综采二队党支部） → 孙八"
    ]


def test_who_went_to_another_group_is_told_once():
    now = changed((4, WallFact("第二党小组", "", "赵六", "u4")))
    assert told(CHART, now) == ["赵六：第一党小组 → 第二党小组"]


def test_lists_without_identities_know_people_by_their_names():
    before = (WallFact("第一党小组", "", "赵六"), WallFact("第一党小组", "", "钱七"))
    now = (WallFact("第二党小组", "", "赵六"), WallFact("第一党小组", "", "孙八"))
    assert told(before, now) == [
        "赵六：第一党小组 → 第二党小组",
        "第一党小组不再有钱七",
        "第一党小组增加孙八",
    ]


def test_who_becomes_the_leader_of_his_group_is_told_by_the_post_alone():
    now = changed(
        (3, WallFact("第一党小组", "组长", "赵六", "u4")),
        (4, WallFact("第一党小组", "", "王五", "u3")),
    )
    assert told(CHART, now) == ["第一党小组组长：王五 → 赵六"]


def test_somebody_new_and_a_post_that_was_not_there():
    now = (*CHART, WallFact("第二党小组", "", "孙八", "u8"), WallFact("支委会", "青年委员", "周九"))
    assert told(CHART, now) == ["第二党小组增加孙八", "还没有写上“支委会青年委员：周九”"]
    assert told(now, CHART) == ["第二党小组不再有孙八", "不再有“支委会青年委员：周九”"]


def test_a_text_that_was_written_anew_is_told_by_its_place_where_it_is_long():
    old = WallFact("正文", "", "一、支部每月召开一次支部委员会会议。")
    new = WallFact("正文", "", "一、支部每月至少召开一次支部委员会会议。")
    assert told((old,), (new,)) == [f"正文：{old.value} → {new.value}"]
    long, longer = (WallFact("正文", "", "学习" * 40 + end) for end in ("。", "，讨论。"))
    assert told((long,), (longer,)) == ["正文的文字改了"]


def test_facts_of_no_section_are_told_without_a_place():
    before, now = (WallFact("", "", "吴十", "u"),), ()
    assert told(before, now) == ["不再有吴十"]
    assert told(before, now, u="已于 2026-10-01 死亡") == ["吴十已于 2026-10-01 死亡"]
    assert told(now, before) == ["增加吴十"]
    grouped = (WallFact("第一党小组", "", "吴十", "u"),)
    assert told(before, grouped) == ["吴十现在在“第一党小组”"]
    assert told(grouped, before) == ["吴十不再在“第一党小组”"]


def test_one_whose_name_was_mended_is_told_with_both_names():
    now = changed((4, WallFact("第一党小组", "", "赵陆", "u4")))
    (found,) = differences(CHART, now)
    assert found.change is FactChange.MOVED
    assert told(CHART, now) == ["赵六改为赵陆（第一党小组）"]


@pytest.mark.parametrize(
    ("value", "short"),
    [("短", "短"), ("长" * 28, "长" * 28), ("长" * 29, "长" * 27 + "…"), ("两\n行", "两 行")],
)
def test_long_values_are_cut(value, short):
    assert shortened(value) == short
