"""The papers of an activity, read back from their PDF."""

from datetime import date, datetime

import pytest

from dangjian_desktop.domain.vocabulary import Mark, Post, Stage
from dangjian_desktop.domain.vote_counts import Counts
from dangjian_desktop.domain.votes import Regime
from dangjian_desktop.operations.activities import change_activity
from dangjian_desktop.operations.agenda import add_agenda_item, post_resolution, record_agenda_item
from dangjian_desktop.operations.agenda_entries import record_entry_outcome
from dangjian_desktop.operations.attachments import NewFile, add_attachments
from dangjian_desktop.operations.attendance import add_attender, mark_attendance, post_due_list
from dangjian_desktop.operations.books import add_book
from dangjian_desktop.operations.printout import (
    AGENDA_SHEET,
    ARCHIVE,
    BLANK,
    MEETING_MINUTES,
    MEETING_NOTICE,
    SIGN_IN_SHEET,
    TALK_RECORD,
    THEMED_DAY_PLAN,
    THEMED_DAY_RECORD,
    WALL_NOTICE,
    Printout,
)
from dangjian_desktop.operations.printouts import print_sheet, sheet_states
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.operations.votes import (
    add_ballot,
    add_vote,
    add_written_opinion,
    record_vote_counts,
)
from dangjian_desktop.operations.voting_rights import add_deduction
from dangjian_desktop.printing.errors import PrintingError
from dangjian_desktop.storage.models import Candidate, Person, Vote
from tests import make
from tests.pdf import glyphs, texts

ON = date(2026, 11, 10)


@pytest.fixture
def printed(tmp_path):
    def act(code, activity=None, detail="", *sections):
        target = tmp_path / "out.pdf"
        wanted = Printout(code, ON, activity_id=activity, detail=detail, sections=sections)
        print_sheet(wanted, target)
        return [page.replace("\r\n", "\n") for page in texts(target)]

    return act


@pytest.fixture
def branch(data):
    return make.branch("综采一队党支部", under=make.committee())


@pytest.fixture
def meeting(branch):
    """A 党员大会 of four with an absentee, an agenda, a vote and a resolution."""
    first, second = make.group(branch, "第一党小组"), make.group(branch, "第二党小组")
    people = [
        make.person("张三", branch, group=first),
        make.person("李四", branch, group=second),
        make.person("王五", branch, group=first),
        make.person(
            "赵六", branch, group=second, stage=Stage.PROBATIONARY, admitted_on="2026-03-01"
        ),
    ]
    held = make.activity(
        "general_meeting",
        branch,
        "2026-11-10",
        begins="15:00",
        ends="16:30",
        place="会议室",
        chair=people[0],
        recorder=people[1],
        guests="区队长",
    )
    make.done(post_due_list(activity_id=held, on=ON))
    for person, mark, reason in zip(
        people,
        (Mark.PRESENT, Mark.LATE, Mark.EXCUSED, Mark.PRESENT),
        ("", "", "探亲", ""),
        strict=True,
    ):
        make.done(
            mark_attendance(activity_id=held, person_id=person, mark=mark, on=ON, reason=reason)
        )
    for title, is_first in (("讨论党费收缴", False), ("传达会议精神", True)):
        item = make.done(
            add_agenda_item(
                organisation_id=branch,
                title=title,
                on=ON,
                activity_id=held,
                values={"is_first_topic": is_first},
            )
        )
        make.done(
            record_agenda_item(item_id=item, discussion=f"{title}时的发言", outcome="同意", on=ON)
        )
    values = {"owner": people[0], "due_on": date(2026, 11, 30)}
    make.done(post_resolution(activity_id=held, title="重划责任区", on=ON, values=values))
    return held


def test_minutes_of_a_general_meeting_have_their_own_head(printed, meeting):
    Vote.insert(
        uid="a" * 32,
        activity=meeting,
        regime=Regime.ORDINARY,
        title="通过决议",
        yes=2,
        no=0,
        abstain=None,
    ).execute()
    (page,) = printed(MEETING_MINUTES, meeting, ARCHIVE)
    assert "综采一队党支部党员大会记录" in page
    for words in (
        "2026年11月10日 15:00–16:30",
        "4 人",
        "王五（请假，探亲）",
        "区队长",
        "有表决权应到",
        "2 人",
        "一般决议",
        "第一议题：传达会议精神；",
        "第一议题　传达会议精神",
        "1　讨论党费收缴",
        "讨论党费收缴时的发言",
        "议定：同意",
        "赞成 2 票，不赞成 0 票，弃权",
        "1．重划责任区（责任人：张三，时限：2026-11-30）",
        "16:30 散会",
        "主持人：",
    ):
        assert words in page, words


def test_minutes_count_ballots_read_out_written_opinions_and_deductions(printed, meeting, branch):
    """The minutes say what the result sheets say: both read the same votes."""
    away = make.person("钱七", branch)
    make.done(add_attender(activity_id=meeting, person_id=away, is_due=True))
    make.done(mark_attendance(activity_id=meeting, person_id=away, mark=Mark.EXCUSED, on=ON))
    reason = {"reason": "ill", "consent_on": ON, "resolved_on": ON}
    make.done(add_deduction(activity_id=meeting, person_id=away, **reason))
    election = make.done(
        add_vote(
            activity_id=meeting,
            regime=Regime.ELECTION,
            title="选举委员",
            seats=1,
            candidate_names=("甲", "乙"),
        )
    )
    first, _second = (row.id for row in Candidate.select().where(Candidate.vote == election))
    make.done(add_ballot(vote_id=election, marks=[first], on=ON))
    (page,) = printed(MEETING_MINUTES, meeting, ARCHIVE)
    assert "选举委员（选举，无记名）：甲 1 票，乙 0 票" in page
    assert "有表决权应到 3 人 有表决权实到 2 人" in page  # of four voters one is left out


def test_minutes_tell_how_many_votes_came_in_writing(printed, meeting, branch):
    applicant = make.person("钱七", branch, stage=Stage.CANDIDATE)
    vote = make.done(
        add_vote(
            activity_id=meeting, regime=Regime.ADMISSION, title="接收钱七", person_ids=[applicant]
        )
    )
    absent = Person.get(Person.name == "王五").id
    handed_in = {"handed_in_at": datetime.fromisoformat("2026-11-09T10:00"), "agrees": True}
    make.done(add_written_opinion(vote_id=vote, person_id=absent, **handed_in))
    counts = Counts(yes=2, no=0, abstain=0)
    make.done(record_vote_counts(vote_id=vote, counts=counts, on=ON))
    (page,) = printed(MEETING_MINUTES, meeting, ARCHIVE)
    assert "接收钱七（接收、转正表决）：赞成 3 票（其中书面 1 票），不赞成 0 票" in page


def test_the_public_copy_names_no_absentee_no_owner_and_nothing_that_was_said(printed, meeting):
    (page,) = printed(MEETING_MINUTES, meeting, "public")
    for secret in ("王五", "探亲", "时的发言", "责任人"):
        assert secret not in page
    assert "重划责任区" in page
    assert "应到" in page
    assert "表决情况" not in page  # no vote was recorded: nothing stands there to be filled in
    (filed,) = printed(MEETING_MINUTES, meeting, ARCHIVE)
    assert "表决情况" in filed
    with pytest.raises(PrintingError, match="没有“上墙”明细"):
        printed(MEETING_MINUTES, meeting, "wall")


def test_long_minutes_go_on_over_pages_with_their_heading(printed, meeting):
    said = "\n".join(f"第{n}段发言内容。" for n in range(1, 101))
    make.done(change_activity(activity_id=meeting, values={"minutes": said}, on=ON))
    pages = printed(MEETING_MINUTES, meeting, ARCHIVE)
    assert len(pages) == 4
    assert all("会议内容和讨论情况" in page for page in pages[:3])
    assert all(f"第 {n} 页　共 4 页" in page for n, page in enumerate(pages, start=1))
    whole = "".join(pages)
    assert all(f"第{n}段发言内容。" in whole for n in range(1, 101))
    assert "主持人：" in pages[-1]


def test_what_was_not_recorded_is_neither_present_nor_absent(printed, branch):
    make.person("张三", branch)
    held = make.activity("general_meeting", branch, "2026-11-10")
    page = "".join(printed(MEETING_MINUTES, held, ARCHIVE))
    assert "1 人" in page  # due as of the day, though no list was fixed
    assert "张三" not in page
    assert "缺席人员\n无" not in page


def test_other_kinds_have_other_heads(printed, branch):
    group = make.group(branch, "第一党小组")
    make.post(make.person("钱七", branch, group=group), group, Post.GROUP_LEADER)
    meeting = make.activity("group_meeting", group, "2026-11-10", reported_to="综采一队党支部")
    (page,) = printed(MEETING_MINUTES, meeting, ARCHIVE)
    assert "综采一队党支部第一党小组会记录" in page
    assert "党小组长" in page
    assert "钱七" in page
    assert "报支部" in page
    assert "表决" not in page
    lecture = make.activity(
        "party_lecture",
        branch,
        "2026-11-10",
        title="党章里的义务",
        lecturer="孙八",
        begins="09:00",
        ends="10:15",
        materials="讲义",
    )
    (page,) = printed(MEETING_MINUTES, lecture, ARCHIVE)
    for words in ("授课人", "孙八", "题目", "党章里的义务", "75 分钟", "讲义、材料"):
        assert words in page


def test_minutes_to_be_written_by_hand_are_empty_but_for_what_is_known(printed, meeting):
    page = "".join(printed(MEETING_MINUTES, meeting, ARCHIVE, BLANK))
    assert "会议室" in page
    for filled in ("王五", "时的发言", "重划责任区", "16:30 散会", "传达会议精神"):
        assert filled not in page


def test_the_notice_prints_the_text_that_was_written(printed, meeting):
    (page,) = printed(MEETING_NOTICE, meeting)
    assert "综采一队党支部党员大会通知" in page
    assert "1．传达会议精神。" in page
    values = {"notice": "各位党员：请到会。", "notified_on": date(2026, 11, 6)}
    make.done(change_activity(activity_id=meeting, values=values, on=ON))
    (page,) = printed(MEETING_NOTICE, meeting)
    assert "各位党员：请到会。" in page
    assert "2026年11月6日" in page
    assert "传达会议精神" not in page


def test_the_notice_has_letters_of_a_notice(printed, meeting, tmp_path):
    """三号 for its text and 二号 for its title (GB/T 9704); they were smaller."""
    printed(MEETING_NOTICE, meeting)
    sizes = {round(one.size) for one in glyphs(tmp_path / "out.pdf") if "一" <= one.text <= "龥"}
    assert {16, 22} <= sizes
    assert 14 not in sizes


def test_the_sign_in_sheet_names_who_is_due_by_group(printed, meeting):
    (page,) = printed(SIGN_IN_SHEET, meeting)
    order = [page.index(name) for name in ("王五", "张三", "李四", "赵六")]
    assert order == sorted(order)  # 第一党小组, then 第二党小组
    assert "应到 4 人" in page
    assert page.count("列席") == 3
    (blank,) = printed(SIGN_IN_SHEET, meeting, "", BLANK)
    assert "张三" not in blank
    assert "应到 4 人" in blank


def test_groups_stand_on_the_sign_in_sheet_in_their_order(printed, branch):
    for ordinal in "一二三":
        make.person(f"成{ordinal}", branch, group=make.group(branch, f"第{ordinal}党小组"))
    make.person("无组", branch)
    held = make.activity("general_meeting", branch, "2026-11-10")
    (page,) = printed(SIGN_IN_SHEET, held)
    places = [page.index(name) for name in ("成一", "成二", "成三", "无组")]
    assert places == sorted(places)


def test_where_several_branches_come_together_each_name_has_its_branch(printed, data):
    committee = make.committee()
    course = make.activity("training_course", committee, "2026-11-10")
    for name in ("综采一队党支部", "机电队党支部"):
        branch = make.branch(name, under=committee)
        person = make.person(f"{name[:2]}书记", branch, group=make.group(branch, "第一党小组"))
        make.done(add_attender(activity_id=course, person_id=person, is_due=True))
    (page,) = printed(SIGN_IN_SHEET, course)
    assert "综采一队党支部" in page
    assert "机电队党支部" in page
    assert "第一党小组" not in page
    assert page.index("综采书记") < page.index("机电书记")  # as in the tree


def test_a_long_sign_in_sheet_has_several_pages(printed, branch):
    for n in range(60):
        make.person(f"党员{n:02d}号", branch)
    held = make.activity("themed_day", branch, "2026-11-10")
    pages = printed(SIGN_IN_SHEET, held)
    assert len(pages) == 3
    assert all("签名" in page for page in pages)
    assert all(f"党员{n:02d}号" in "".join(pages) for n in range(60))


def test_the_agenda_has_the_first_topic_first(printed, meeting):
    (page,) = printed(AGENDA_SHEET, meeting)
    assert page.index("传达会议精神") < page.index("讨论党费收缴")
    assert "第一议题" in page
    assert "自行提出" in page


@pytest.mark.parametrize("name", ["综采一队党支部", "综采一队党支部委员会", "综采一队支部"])
def test_no_word_of_who_meets_and_of_the_kind_of_meeting_stands_twice_in_a_title(
    printed, data, name
):
    branch = make.branch(name, under=make.committee())
    meeting = make.activity("committee_meeting", branch, "2026-11-10")
    (page,) = printed(AGENDA_SHEET, meeting)
    title = page.partition("\n")[0]
    assert title == name.removesuffix("委员会") + "委员会会议议题单"


def test_the_first_topic_is_called_so_once(printed, branch):
    meeting = make.activity("committee_meeting", branch, "2026-11-10")
    make.done(
        add_agenda_item(
            organisation_id=branch,
            title="第一议题：学习讲话精神",
            on=ON,
            activity_id=meeting,
            values={"is_first_topic": True},
        )
    )
    (page,) = printed(AGENDA_SHEET, meeting)
    assert page.count("第一议题") == 1
    pages = "".join(printed(MEETING_MINUTES, meeting, ARCHIVE))
    assert "第一议题　学习讲话精神" in pages
    assert "第一议题：学习讲话精神" in pages  # in the head, once


def test_a_themed_day_is_planned_and_recorded(printed, branch):
    day = make.activity(
        "themed_day",
        branch,
        "2026-11-05",
        title="安全月里话安全",
        fixed_actions="重温入党誓词\n交纳党费",
        own_actions="井口送温暖",
        studied_on=date(2026, 10, 30),
        studied_note="支委会",
        approved_on=date(2026, 11, 1),
        approved_by="矿党委",
        content="集中学习",
    )
    (plan,) = printed(THEMED_DAY_PLAN, day, ARCHIVE)
    for words in ("主题党日方案", "安全月里话安全", "交纳党费", "井口送温暖", "2026-10-30"):
        assert words in plan
    values = {"minutes": "到井口排查隐患。", "problems": "笔记不全。"}
    make.done(change_activity(activity_id=day, values=values, on=ON))
    make.done(add_attachments(files=[NewFile("现场.jpg", b"x")], on=ON, activity_id=day))
    (record,) = printed(THEMED_DAY_RECORD, day, ARCHIVE)
    for words in ("主题党日记录", "到井口排查隐患。", "笔记不全。", "现场.jpg"):
        assert words in record
    (public,) = printed(THEMED_DAY_RECORD, day, "public")
    assert "笔记不全" not in public


def test_papers_to_be_written_by_hand_fill_whole_pages(printed, data):
    name = "综合机械化采煤第一工区综采一队与准备队联合党支部委员会筹备组"
    branch = make.branch(name, under=make.committee())
    day = make.activity("themed_day", branch, "2026-11-10")
    for code in (THEMED_DAY_PLAN, THEMED_DAY_RECORD):
        assert len(printed(code, day, ARCHIVE, BLANK)) == 1
    meeting = make.activity("general_meeting", branch, "2026-11-10")
    first, second = printed(MEETING_MINUTES, meeting, ARCHIVE, BLANK)
    assert "会议内容和讨论情况" in first
    assert "会议内容和讨论情况" in second  # it goes on: there is no page for the end alone


def test_a_talk_record_holds_no_opinion(printed, branch):
    (blank,) = printed(TALK_RECORD)
    assert "谈话主要内容" in blank
    talk = make.activity(
        "talk", branch, "2026-11-09", chair=make.person("张三", branch), minutes="本人的意见"
    )
    (page,) = printed(TALK_RECORD, talk)
    assert "张三" in page
    assert "本人的意见" not in page


def test_papers_without_an_activity_are_blank_or_refused(printed, data):
    assert "签名" in printed(SIGN_IN_SHEET)[0]
    assert "议题单" in printed(AGENDA_SHEET)[0]
    for code in (MEETING_MINUTES, MEETING_NOTICE, THEMED_DAY_PLAN, THEMED_DAY_RECORD):
        with pytest.raises(RefusedError, match="还没有选活动"):
            printed(code)
    with pytest.raises(RefusedError, match="这次活动已经不在了"):
        printed(MEETING_MINUTES, 404)


def test_a_private_number_in_minutes_stays_in_the_archive(printed, meeting):
    values = {"place": "会议室 13900001234", "guests": ""}
    make.done(change_activity(activity_id=meeting, values=values, on=ON))
    assert "13900001234" in printed(MEETING_MINUTES, meeting, ARCHIVE)[0]
    assert "13900001234" not in printed(MEETING_MINUTES, meeting, "public")[0]


def _hazard(branch):
    owner = make.person("赵责任", branch)
    return make.entry(
        "hazard",
        branch,
        "2026-11-01",
        place="3402 顺槽",
        content="护网破损",
        found_by="李四",
        crew="检修班",
        owner=owner,
        measures="更换",
        funds="无需",
        plan="无需",
        due_on="2026-11-05",
    )


def test_open_hazards_stand_on_plan_and_record_of_a_themed_day_by_themselves(printed, branch):
    entry = _hazard(branch)
    day = make.activity("themed_day", branch, "2026-11-10", title="查隐患")
    (plan,) = printed(THEMED_DAY_PLAN, day, ARCHIVE)
    assert (
        "护网破损（3402 顺槽；责任人：赵责任；时限：2026-11-05；待整改；逾期 5 天，支委会督办）"
        in (plan.replace("\n", ""))
    )
    blank = "".join(printed(THEMED_DAY_RECORD, day, ARCHIVE, BLANK)).replace("\n", "")
    assert "护网破损" in blank
    assert "结果：" in blank
    make.done(
        record_entry_outcome(
            activity_id=day,
            entry_id=entry,
            to="rectified",
            on=ON,
            by=make.whom("钱整改"),
            note="已换",
        )
    )
    record = "".join(printed(THEMED_DAY_RECORD, day, ARCHIVE)).replace("\n", "")
    assert "护网破损：整改完成（整改人：钱整改），已换" in record
    public = "".join(printed(THEMED_DAY_RECORD, day)).replace("\n", "")
    assert "护网破损：整改完成" in public
    assert "钱整改" not in public
    assert "已换" not in public
    notice = "".join(printed(MEETING_NOTICE, day))
    assert "护网破损" not in notice


def test_rows_of_an_own_book_stand_on_the_agenda_of_the_meeting_it_names(printed, branch):
    table = {
        "label": "支委会盯办",
        "short": "盯办",
        "purpose": "支委会逐件过。",
        "day_label": "日期",
        "title": "matter",
        "held_by": ["branch"],
        "agenda_of": "committee_meeting",
        "field": [{"key": "matter", "label": "事项", "kind": "text"}],
        "state": [
            {"code": "todo", "label": "在办"},
            {"code": "over", "label": "办结", "open": False},
        ],
        "step": [{"from": ["todo"], "to": "over", "verb": "办结"}],
    }
    make.entry(make.done(add_book(table=table)), branch, "2026-11-01", matter="修澡堂")
    meeting = make.activity("committee_meeting", branch, "2026-11-12")
    make.done(add_agenda_item(organisation_id=branch, title="研究", on=ON, activity_id=meeting))
    (sheet,) = printed(AGENDA_SHEET, meeting, ARCHIVE)
    assert "修澡堂" in sheet
    assert "盯办" in sheet


def test_a_notice_hangs_with_day_and_place_and_is_out_of_date_the_day_after(printed, meeting):
    (page,) = printed(WALL_NOTICE, meeting)
    assert "会议室" in page
    before, after = (
        {
            one.label: one.value
            for one in sheet_states(Printout(WALL_NOTICE, on, activity_id=meeting))
        }
        for on in (ON, date(2026, 11, 11))
    )
    assert before["时间"] == "2026年11月10日（星期二）15:00–16:30"
    assert after["时间"] == before["时间"] + "（已过）"


def test_a_number_that_was_typed_into_a_notice_does_not_hang(printed, meeting):
    values = {"notice": "各位党员：\n有事请打13900007777。"}
    make.done(change_activity(activity_id=meeting, values=values, on=ON))
    (page,) = printed(WALL_NOTICE, meeting)
    assert "13900007777" not in page
    assert "号码略" in page
