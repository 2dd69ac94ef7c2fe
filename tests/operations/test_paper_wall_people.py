"""Walls that name people: what stands there is what holds on the day, and only with consent."""

from dataclasses import replace
from datetime import date

import pytest

from dangjian_desktop.domain.vocabulary import ConsentKind, Post
from dangjian_desktop.operations.paper_wall_people import commitment_wall_content
from dangjian_desktop.operations.printout import (
    COMMITMENT_WALL,
    COMMITTEE_DIVISION,
    HONOUR_ROLL,
    PAIRING_BOARD,
    VANGUARD_PLATE,
    Printout,
)
from dangjian_desktop.operations.printouts import make_sheet, sheet_states
from dangjian_desktop.operations.runner import Operation, RefusedError
from dangjian_desktop.storage.models import WallConsent
from tests import make
from tests.pdf import texts

ON = date(2026, 11, 20)


@pytest.fixture
def branch(data):
    """综采一队党支部 below its committee."""
    return make.branch("综采一队党支部", under=make.committee())


@pytest.fixture
def printed(tmp_path):
    def act(code, branch, **more):
        made = make_sheet(Printout(code, more.pop("on", ON), organisation_id=branch, **more))
        target = tmp_path / "out.pdf"
        target.write_bytes(made.content)
        return "\n".join(texts(target)).replace("\r\n", "\n")

    return act


def consent(person, since="2026-03-01", until=None):
    def write(writer):
        writer.insert(
            WallConsent,
            person=person,
            kind=ConsentKind.PAIRING,
            given_on=date.fromisoformat(since),
            withdrawn_on=date.fromisoformat(until) if until else None,
        )

    make.done(Operation("布景", "mark", write))


# 支委分工 ------------------------------------------------------------------------------


def test_the_committee_stands_with_its_posts_and_what_each_looks_after(branch, printed):
    group = make.group(branch)
    secretary = make.person("张三", branch, group=group)
    make.post(secretary, branch, Post.SECRETARY)
    make.post(secretary, group, Post.GROUP_LEADER)
    other = make.person("李四", branch)
    make.post(other, branch, Post.ORGANISATION_MEMBER)
    make.post(other, branch, Post.PUBLICITY_MEMBER)
    make.person("王五", branch)
    make.entry(
        "duty_area",
        branch,
        "2026-01-08",
        name="队伍建设责任区",
        level="支委责任区",
        area="党员教育",
        members=other,
    )
    for rhythm, duty in (("每月", "收缴党费"), ("一次办结", "修好会议室")):
        make.entry(
            "duty_list",
            branch,
            "2026-01-08",
            duty=duty,
            kind="组织生活",
            rhythm=rhythm,
            standard="按期",
            owner=other,
            due_on="2026-12-01",
        )
    text = printed(COMMITTEE_DIVISION, branch)
    for words in (
        "张三",
        "支部书记",
        "兼第一党小组组长",
        "组织委员、宣传委员",
        "队伍建设责任区",
        "每月收缴党费",
    ):
        assert words in text
    assert "王五" not in text
    assert "修好会议室" not in text


def test_a_branch_without_posts_says_what_to_enter(branch):
    make.person("张三", branch)
    with pytest.raises(RefusedError, match="登记职务"):
        sheet_states(Printout(COMMITTEE_DIVISION, ON, organisation_id=branch))


# 承诺墙 --------------------------------------------------------------------------------


def promise(branch, who, text="全年无三违", *, may_hang=True):
    return make.entry(
        "commitment",
        branch,
        "2026-02-10",
        person=who,
        promise=text,
        kind="安全",
        due_on="2026-12-20",
        may_hang=may_hang,
    )


def test_only_promises_whose_people_agreed_hang_and_only_while_they_run(branch, printed):
    zhang, li, wang = (make.person(name, branch) for name in ("张三", "李四", "王五"))
    make.post(zhang, branch, Post.SECRETARY)
    promise(branch, zhang)
    promise(branch, li, may_hang=False)
    judged = promise(branch, wang, "带好两名新工")
    make.advanced(judged, "kept", "2026-11-01", values={"kept": "做到了"})
    text = printed(COMMITMENT_WALL, branch)
    assert "张三" in text
    assert "全年无三违" in text
    assert "王五" in text
    assert "李四" not in text
    make.advanced(
        judged,
        "judged",
        "2026-11-10",
        by=zhang,
        values={"verdict": "兑现", "judged_at": "党小组会"},
    )
    assert "王五" not in printed(COMMITMENT_WALL, branch)
    assert "王五" in printed(COMMITMENT_WALL, branch, on=date(2026, 11, 5))


def test_two_promises_of_somebody_stand_on_one_card_and_rows_may_be_named(branch):
    zhang, li = make.person("张三", branch), make.person("李四", branch)
    promise(branch, zhang)
    promise(branch, zhang, "带好两名新工")
    only = promise(branch, li, "每季度提一条小改小革")
    asked = Printout(COMMITMENT_WALL, ON, organisation_id=branch)
    told = [(one.section, one.value) for one in sheet_states(asked)]
    assert ("张三", "安全　2026-12-20 前；全年无三违；带好两名新工") in told
    assert ("", "亮承诺 2 人") in told
    named = sheet_states(replace(asked, entry_ids=(only,)))
    assert [one.value for one in named if one.section == "承诺人"] == ["李四"]


def test_photos_hang_only_with_consent(branch):
    zhang, li = make.person("张三", branch), make.person("李四", branch)
    make.photo(zhang)
    make.photo(li, consent="2026-03-01")
    promise(branch, zhang)
    promise(branch, li)
    (board,), _values = commitment_wall_content(
        Printout(COMMITMENT_WALL, ON, organisation_id=branch)
    )
    assert {card.name: card.photo is not None for card in board.cards} == {
        "张三": False,
        "李四": True,
    }


def test_who_left_the_branch_promises_nothing_on_its_wall(branch):
    zhang, li = make.person("张三", branch), make.person("李四", branch)
    promise(branch, zhang)
    promise(branch, li)
    make.departure(li, on=date(2026, 10, 1))
    told = sheet_states(Printout(COMMITMENT_WALL, ON, organisation_id=branch))
    assert [one.value for one in told if one.section == "承诺人"] == ["张三"]


def test_without_any_agreement_the_wall_says_what_to_enter(branch):
    promise(branch, make.person("张三", branch), may_hang=False)
    with pytest.raises(RefusedError, match="同意上墙"):
        sheet_states(Printout(COMMITMENT_WALL, ON, organisation_id=branch))


# 一带二 --------------------------------------------------------------------------------


@pytest.fixture
def pair(branch):
    """张三 teaches 李四 of the roster and 赵六, who is not on it."""
    people = {name: make.person(name, branch) for name in ("张三", "李四")}
    make.entry(
        "pairing",
        branch,
        "2026-03-02",
        member=people["张三"],
        workers=(make.whom(people["李四"]), make.whom("赵六")),
        skill="胶带机接头硫化",
        has_consent=True,
        may_hang=True,
        due_on="2026-12-31",
    )
    return people


def told_of(branch):
    return sheet_states(Printout(PAIRING_BOARD, ON, organisation_id=branch))


def test_a_pair_hangs_only_with_the_consent_of_both(branch, pair, printed):
    with pytest.raises(RefusedError, match="同意结对名单上墙"):
        told_of(branch)
    consent(pair["李四"])
    with pytest.raises(RefusedError):
        told_of(branch)
    consent(pair["张三"])
    text = printed(PAIRING_BOARD, branch)
    for words in ("张三", "带教李四、赵六", "胶带机接头硫化"):
        assert words in text


def test_a_worker_whose_consent_ended_is_left_out(branch, pair, printed):
    consent(pair["张三"])
    consent(pair["李四"], until="2026-11-20")
    text = printed(PAIRING_BOARD, branch)
    assert "带教赵六" in text
    assert "李四" not in text
    assert "李四" in printed(PAIRING_BOARD, branch, on=date(2026, 11, 19))


def test_a_row_that_does_not_say_so_hangs_never(branch):
    zhang = make.person("张三", branch)
    consent(zhang)
    make.entry(
        "pairing",
        branch,
        "2026-03-02",
        member=zhang,
        workers="赵六",
        skill="焊工",
        has_consent=True,
    )
    with pytest.raises(RefusedError):
        told_of(branch)


# 光荣榜 --------------------------------------------------------------------------------


def award(branch, people, day="2026-05-01", honour="季度安全先锋", level="支部", **more):
    return make.entry(
        "award",
        branch,
        day,
        honour=honour,
        level=level,
        people=people,
        reason="因病帮扶后仍坚持",
        money=600,
        promised_on="2026-12-20",
        **more,
    )


def test_honours_stand_by_person_the_highest_first_without_money_or_reason(branch, printed):
    zhang, li = make.person("张三", branch), make.person("李四", branch)
    award(branch, zhang)
    award(branch, (make.whom(li), make.whom(zhang)), "2026-07-01", "优秀共产党员", "集团")
    award(branch, li, "2025-07-01", "上年的荣誉")
    told = sheet_states(Printout(HONOUR_ROLL, ON, organisation_id=branch))
    assert [one.value for one in told if one.section == "受表彰"] == ["李四", "张三"]
    text = printed(HONOUR_ROLL, branch)
    for words in ("2026年度", "优秀共产党员（2026年7月）", "季度安全先锋（2026年5月）"):
        assert words in text
    for words in ("600", "因病", "上年的荣誉"):
        assert words not in text
    assert "上年的荣誉" in printed(HONOUR_ROLL, branch, year=2025)


def test_a_year_without_honours_says_what_to_enter(branch):
    with pytest.raises(RefusedError, match="表彰奖励"):
        sheet_states(Printout(HONOUR_ROLL, ON, organisation_id=branch))


# 先锋岗牌 ------------------------------------------------------------------------------


def test_a_post_has_its_plate_from_the_day_on_which_it_was_awarded(branch, printed):
    zhang = make.person("张三", branch)
    make.post(zhang, branch, Post.SECRETARY)
    post = make.entry(
        "vanguard_post",
        branch,
        "2026-02-18",
        post="设备包机先锋岗",
        members=zhang,
        place="检修班",
        model="安全",
        duties="包机设备每班巡查。",
        plate_number="先锋岗 01",
        review_due_on="2026-12-20",
    )
    with pytest.raises(RefusedError, match="授牌"):
        printed(VANGUARD_PLATE, branch)
    make.advanced(post, "awarded", "2026-03-10", by=zhang)
    text = printed(VANGUARD_PLATE, branch)
    for words in ("党员先锋岗", "设备包机先锋岗", "张三", "包机设备每班巡查。"):
        assert words in text
    with pytest.raises(RefusedError):
        printed(VANGUARD_PLATE, branch, on=date(2026, 3, 9))
