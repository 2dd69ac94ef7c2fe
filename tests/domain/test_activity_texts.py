"""The four texts of an activity, word by word."""

from dataclasses import replace
from datetime import date

import pytest

from dangjian_desktop.domain.activity_texts import (
    HIDDEN,
    ActivityFacts,
    news_facts,
    notice_text,
    open_text,
    public_text,
    short_text,
)

MEETING = ActivityFacts(
    kind="支部党员大会",
    theme="",
    holder="综采一队党支部",
    held_on=date(2026, 11, 10),
    begins="15:00",
    ends="16:30",
    place="会议室",
    chair="张三",
    expected="全体党员",
    agenda=("传达上级会议精神", "讨论党费收缴情况。"),
    due=30,
    came=27,
    resolutions=("重新划分责任区",),
)
DAY = ActivityFacts(
    kind="主题党日",
    theme="安全月里话安全",
    holder="综采一队党支部",
    held_on=date(2026, 6, 5),
    begins="08:00",
    place="井口",
    fixed_actions="重温入党誓词\n交纳党费\n",
    own_actions="井口送温暖",
    materials="学习本",
    form="现场",
    expected="全体党员",
)


def test_a_meeting_in_a_chat_group():
    assert short_text(MEETING) == (
        "【通知】综采一队党支部定于11月10日（周二）15:00在会议室召开支部党员大会。"
        "议题：1．传达上级会议精神；2．讨论党费收缴情况。"
        "请全体党员准时参加，因故不能参加的请提前请假。"
    )


def test_a_themed_day_in_a_chat_group():
    assert short_text(DAY) == (
        "【通知】综采一队党支部定于6月5日（周五）08:00在井口开展“安全月里话安全”主题党日。"
        "所需材料：学习本。请全体党员准时参加，因故不能参加的请提前请假。"
    )


def test_the_notice_numbers_its_points_and_leaves_out_what_is_not_known():
    assert notice_text(DAY).split("\n") == [
        "全体党员：",
        "　　定于2026年6月5日（星期五）08:00在井口开展“安全月里话安全”主题党日。"
        "现将有关事项通知如下：",
        "　　一、固定动作",
        "　　重温入党誓词。",
        "　　交纳党费。",
        "　　二、自选动作：井口送温暖。",
        "　　三、所需材料：学习本。",
        "　　四、要求：请准时参加并签到；因故不能参加的，请提前请假。",
    ]
    bare = ActivityFacts("党课", "", "机关党支部", date(2026, 6, 7))
    assert notice_text(bare).split("\n") == [
        "各位同志：",
        "　　定于2026年6月7日（星期日）开展党课。请准时参加并签到；因故不能参加的，请提前请假。",
    ]


def test_the_public_text_tells_counts_and_decisions():
    assert public_text(MEETING).split("\n") == [
        "　　综采一队党支部于2026年11月10日在会议室召开支部党员大会，应到 30 人，实到 27 人。"
        "现将有关情况公布如下：",
        "　　议题：",
        "　　1．传达上级会议精神。",
        "　　2．讨论党费收缴情况。",
        "　　议定事项：",
        "　　1．重新划分责任区。",
    ]


def test_attendance_that_was_not_recorded_is_not_told():
    silent = replace(MEETING, due=None, came=None, agenda=(), resolutions=())
    assert public_text(silent) == ("　　综采一队党支部于2026年11月10日在会议室召开支部党员大会。")
    assert "人数" not in news_facts(silent)


def test_the_facts_for_a_news_item_are_a_line_each():
    assert news_facts(MEETING).split("\n") == [
        "时间：2026年11月10日（星期二）15:00–16:30",
        "地点：会议室",
        "单位：综采一队党支部",
        "活动：支部党员大会",
        "主持：张三",
        "人数：应到 30 人，实到 27 人",
        "议题：1．传达上级会议精神；2．讨论党费收缴情况",
        "议定事项：重新划分责任区",
    ]
    assert "固定动作：重温入党誓词；交纳党费" in news_facts(DAY)


def test_a_theme_that_names_the_kind_is_not_told_twice():
    named = replace(MEETING, theme="三季度党员大会")
    assert "召开三季度党员大会，" in public_text(named)


@pytest.mark.parametrize("number", ["990101198503121234", "99010119850312123X", "13900001234"])
def test_a_private_number_never_leaves_the_office(number):
    typed = replace(DAY, place=f"井口，联系{number}", materials=number, own_actions=number)
    for make in (short_text, notice_text, public_text, news_facts):
        assert number not in make(typed)
        assert HIDDEN in make(typed)


def test_other_numbers_stay():
    assert open_text("文号 2026-12，共 1234567890 元，2026年11月10日") == (
        "文号 2026-12，共 1234567890 元，2026年11月10日"
    )
