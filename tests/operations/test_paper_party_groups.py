"""The papers about groups: register, crews, recommendation; facts only, and nobody is weighed."""

from datetime import date

import pytest

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.vocabulary import Post, Stage
from dangjian_desktop.operations.group_leaders import appoint_leader
from dangjian_desktop.operations.paper_party_groups import (
    group_crews_content,
    group_register_content,
    leader_recommendation_content,
)
from dangjian_desktop.operations.people import end_post
from dangjian_desktop.operations.printout import (
    ARCHIVE,
    GROUP_CREWS,
    GROUP_REGISTER,
    LEADER_RECOMMENDATION,
    Printout,
)
from dangjian_desktop.operations.printouts import print_sheet
from dangjian_desktop.operations.runner import RefusedError
from tests import make
from tests.pdf import texts

ON = date(2026, 11, 20)


@pytest.fixture
def branch(data):
    return make.branch(under=make.committee())


@pytest.fixture
def group(branch):
    """A group led by 张三, whom it recommended, and before him by 李四."""
    group = make.group(branch, "第一党小组", since="2024-01-01")
    zhang = make.person(
        "张三", branch, group=group, since="2024-01-01", crew="一班", confirmed_on="2010-05-01"
    )
    li = make.person("李四", branch, group=group, since="2024-01-01", crew="二班")
    make.person(
        "王五", branch, group=group, stage=Stage.PROBATIONARY, admitted_on="2026-03-01", crew="一班"
    )
    spell = make.post(li, group, Post.GROUP_LEADER, date(2024, 2, 1))
    make.done(end_post(spell_id=spell, on=date(2025, 2, 1)))
    make.done(
        appoint_leader(
            group_id=group,
            person_id=zhang,
            on=date(2025, 2, 1),
            recommended_on=PartialDate(2025, 1, 20),
        )
    )
    return group


def printed(tmp_path, code, **choices):
    target = tmp_path / "纸.pdf"
    print_sheet(Printout(code, ON, **choices), target)
    return ["".join(page.split()) for page in texts(target)]


def test_the_register_tells_leader_tenure_and_how_chosen(branch, group, tmp_path):
    empty = make.group(branch, "第二党小组")
    (line, vacant), values = group_register_content(
        Printout(GROUP_REGISTER, ON, organisation_id=branch)
    )
    assert (line.leader, line.since, line.tenure) == ("张三", "2025-02-01", "1 年 9 个月")
    assert (line.chosen, line.changes) == ("小组推荐，支部确认", "1")
    assert (line.people, line.full, line.probationary) == ("3", "2", "1")
    assert line.crews == "一班 2、二班 1"
    assert line.remark == "组长没有培训记录"
    assert (vacant.leader, vacant.tenure, vacant.chosen) == ("暂缺", "", "")
    assert values["counts"] == "党小组 2 个，组长暂缺 1 个"
    (filed,) = printed(tmp_path, GROUP_REGISTER, organisation_id=branch, detail=ARCHIVE)
    assert "组长没有培训记录" in filed
    (hung,) = printed(tmp_path, GROUP_REGISTER, organisation_id=branch)
    assert "培训" not in hung  # what is lacking is told in the file alone
    assert "张三" in hung
    assert group
    assert empty


def test_groups_beside_crews_with_the_sum_of_each(branch, group, tmp_path):
    other = make.group(branch, "第二党小组")
    make.person("赵六", branch, group=other, crew="一班")
    make.person("钱七", branch)
    sheet, lines, values = group_crews_content(
        Printout(GROUP_CREWS, ON, organisation_id=group), None
    )
    assert [column.heading for column in sheet.columns] == [
        "序号",
        "班组",
        "第一党小组",
        "第二党小组",
        "未编组",
        "合计",
        "说明",
    ]
    told = [[getattr(line, f"column_{n}") for n in range(6)] for line in lines]
    assert told == [
        ["一班", "2", "1", "—", "3", "分在 2 个小组"],
        ["二班", "1", "—", "—", "1", ""],
        ["未填班组", "—", "—", "1", "1", ""],
        ["合计", "3", "1", "1", "5", ""],
    ]
    assert lines[-1].number == ""
    assert values["told"] == "有 1 个班组的人分在几个小组，已在说明里标出。"
    (page,) = printed(tmp_path, GROUP_CREWS, organisation_id=branch)
    assert "综采一队党支部小组–班组对照表" in page


def test_crews_of_several_branches_are_refused(branch):
    make.branch("机电队党支部")
    with pytest.raises(RefusedError, match="一次印一个党支部"):
        group_crews_content(Printout(GROUP_CREWS, ON), None)
    assert branch


def test_a_recommendation_has_all_full_members_and_no_score(branch, group, tmp_path):
    lines, values = leader_recommendation_content(
        Printout(LEADER_RECOMMENDATION, ON, organisation_id=group)
    )
    assert [(line.name, line.standing, line.crew, line.posts) for line in lines] == [
        ("李四", "", "二班", ""),
        ("张三", "16 年", "一班", "党小组长"),
    ]
    assert lines[0].terms == "第一党小组 2024-02-01 至 2025-02-01"
    assert lines[1].terms == ""  # the present term stands among the posts
    assert all(not line.recommended and not line.reason for line in lines)
    (page,) = printed(tmp_path, LEADER_RECOMMENDATION, organisation_id=group)
    assert "综采一队党支部第一党小组组长推荐表" in page
    assert "不打分、不排名" in page
    assert "王五" not in page
    assert "得分" not in page
    assert values["note"].endswith("由党支部指定或确认。")
    assert branch


def test_a_recommendation_of_a_branch_has_a_page_for_each_group(branch, group, tmp_path):
    other = make.group(branch, "第二党小组")
    make.person("赵六", branch, group=other)
    first, second = printed(tmp_path, LEADER_RECOMMENDATION, organisation_id=branch)
    assert "第一党小组组长推荐表" in first
    assert "第二党小组组长推荐表" in second
    assert group


def test_without_a_group_there_is_nobody_to_recommend(branch):
    with pytest.raises(RefusedError, match="还没有党小组"):
        leader_recommendation_content(Printout(LEADER_RECOMMENDATION, ON, organisation_id=branch))


def test_long_names_fit_on_their_papers(branch, tmp_path):
    long = "青石岭煤矿综合机械化采煤工作面安装回撤作业区队第一党小组"
    group = make.group(branch, long)
    make.person("阿不都热合曼·买买提艾力", branch, group=group, crew="安装回撤作业检修保障班组")
    for code in (GROUP_REGISTER, GROUP_CREWS, LEADER_RECOMMENDATION):
        pages = printed(tmp_path, code, organisation_id=branch)
        assert long in "".join(pages) or code == GROUP_CREWS
