"""Official terms as rosters write them."""

import pytest

from dangjian_desktop.domain.problems import Severity
from dangjian_desktop.domain.term_reading import (
    read_education,
    read_ethnicity,
    read_months,
    read_posts,
    read_sex,
    read_stage,
    read_workplace,
    read_yes_no,
)
from dangjian_desktop.domain.vocabulary import Education, Post, Sex, Stage, Workplace

READERS = [
    read_education,
    read_ethnicity,
    read_months,
    read_sex,
    read_stage,
    read_workplace,
    read_yes_no,
]


@pytest.mark.parametrize(
    ("reader", "text", "value"),
    [
        (read_stage, "正式党员", Stage.FULL),
        (read_stage, " 正 式 党员", Stage.FULL),
        (read_stage, "中共党员（预备）", Stage.PROBATIONARY),
        (read_stage, "预备党员(2026)", Stage.PROBATIONARY),
        (read_stage, "中共党员(预备)", Stage.PROBATIONARY),
        (read_stage, "党员（预备）", Stage.PROBATIONARY),
        (read_stage, "中共党员（转入）", Stage.FULL),
        (read_stage, "积极分子", Stage.ACTIVIST),
        (read_sex, "男", Sex.MALE),
        (read_sex, "女 ", Sex.FEMALE),
        (read_ethnicity, "汉", "01"),
        (read_ethnicity, "土家", "15"),
        (read_ethnicity, "维吾尔族", "05"),
        (read_ethnicity, "1", "01"),
        (read_ethnicity, "01", "01"),
        (read_education, "本科", Education.BACHELOR),
        (read_education, "大学本科毕业", Education.BACHELOR),
        (read_education, "在职大专", Education.COLLEGE),
        (read_education, "中央党校研究生", Education.POSTGRADUATE),
        (read_education, "全日制大专毕业", Education.COLLEGE),
        (read_education, "函授本科学历", Education.BACHELOR),
        (read_education, "大专（函授）", Education.COLLEGE),
        (read_workplace, "井上", Workplace.SURFACE),
        (read_yes_no, "是", True),
        (read_yes_no, "无", False),
        (read_yes_no, "√", True),
        (read_months, "6", 6),
        (read_months, "6个月", 6),
        (read_months, "-3 月", -3),
    ],
)
def test_a_term_is_read_in_any_usual_way(reader, text, value):
    assert reader(text) == (value, ())


@pytest.mark.parametrize("reader", READERS)
def test_nothing_is_no_fault(reader):
    assert reader("") == (None, ())


@pytest.mark.parametrize(
    ("reader", "text", "code", "severity"),
    [
        (read_stage, "群众", "stage.unknown", Severity.REFUSED),
        (read_sex, "未知", "sex.unknown", Severity.REFUSED),
        (read_sex, "1", "sex.unknown", Severity.REFUSED),
        (read_ethnicity, "57", "ethnicity.unknown", Severity.WARNING),
        (read_education, "私塾", "education.unknown", Severity.WARNING),
        (read_workplace, "海上", "workplace.unknown", Severity.WARNING),
        (read_yes_no, "也许", "yes_no.unknown", Severity.WARNING),
        (read_months, "半年", "months.unreadable", Severity.WARNING),
    ],
)
def test_an_unknown_term_is_told(reader, text, code, severity):
    reading = reader(text)
    assert reading.value is None
    assert [(f.code, f.found, f.severity) for f in reading.faults] == [(code, text, severity)]


@pytest.mark.parametrize(
    ("text", "posts"),
    [
        ("党支部书记", [Post.SECRETARY]),
        ("综采一队党支部书记", [Post.SECRETARY]),
        ("专职副书记", [Post.DEPUTY_SECRETARY]),
        ("支部书记兼组织委员", [Post.SECRETARY, Post.ORGANISATION_MEMBER]),
        ("书记、宣传委员", [Post.SECRETARY, Post.PUBLICITY_MEMBER]),
        ("组织、宣传委员", [Post.ORGANISATION_MEMBER, Post.PUBLICITY_MEMBER]),
        ("纪检委员/第一党小组组长", [Post.DISCIPLINE_MEMBER, Post.GROUP_LEADER]),
        ("一组组长", [Post.GROUP_LEADER]),
        ("支部书记（主持工作）", [Post.SECRETARY]),
        ("书记 书记", [Post.SECRETARY]),
        ("党员", []),
        ("无", []),
    ],
)
def test_posts_are_read_one_by_one(text, posts):
    assert read_posts(text) == (tuple(posts), ())


@pytest.mark.parametrize(
    ("text", "posts", "unknown"),
    [
        ("支部书记、队长", (Post.SECRETARY,), "队长"),
        ("党总支书记", (), "党总支书记"),
        ("综采总支部书记", (), "综采总支部书记"),
        ("班组长", (), "班组长"),
        ("兼职会计,出纳", (), "兼职会计、出纳"),
    ],
)
def test_what_is_no_post_of_a_branch_is_told(text, posts, unknown):
    reading = read_posts(text)
    assert reading.value == posts
    assert [(f.code, f.found) for f in reading.faults] == [("post.unknown", unknown)]
