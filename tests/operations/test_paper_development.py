"""The papers of 发展党员: a form for every step, letters, notices, the board, file lists."""

from datetime import date

import pytest

from dangjian_desktop.domain.paper_forms import PaperLayout, PaperSubject
from dangjian_desktop.domain.vocabulary import StepOutcome
from dangjian_desktop.operations.paper_development import (
    development_board_content,
    development_contents_content,
    development_form_content,
    development_letter_content,
    development_notice_content,
    development_papers_content,
)
from dangjian_desktop.operations.paper_forms import sheet_of
from dangjian_desktop.operations.printout import (
    BLANK,
    DEVELOPMENT_BOARD,
    DEVELOPMENT_CONTENTS,
    DEVELOPMENT_FORM,
    DEVELOPMENT_LETTER,
    DEVELOPMENT_NOTICE,
    DEVELOPMENT_PAPERS,
    Printout,
)
from dangjian_desktop.operations.printouts import print_sheet
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.printing.errors import PrintingError
from dangjian_desktop.queries.development import step_book_on
from dangjian_desktop.queries.paper_forms import form_coded, forms_of, forms_of_step
from dangjian_desktop.storage.models import (
    AdmissionPaper,
    AdmissionPublicity,
    AdmissionReview,
    Person,
)
from dangjian_desktop.storage.shipped_papers import read_papers
from tests import make
from tests.admission_stories import NUMBER, Story, written
from tests.conftest import RULES
from tests.pdf import texts

ON = date(2026, 11, 28)


@pytest.fixture
def story(data):
    return Story()


def asked(story, form, **more):
    code = sheet_of(form_coded(form))
    people = () if more.get("sections") else (story.person,)
    return Printout(code, ON, person_ids=more.pop("people", people), form=form, **more)


def card(story, form, **more):
    _template, (found, *_rest), _values = development_form_content(asked(story, form, **more), None)
    return found


def boxes(card):
    return {one.label: one.value for section in card.sections for one in section.fields}


def letter(story, form, **more):
    (found,), _values = development_letter_content(asked(story, form, **more))
    return found


def printed(tmp_path, printout):
    target = tmp_path / "纸.pdf"
    print_sheet(printout, target)
    return ["".join(page.split()) for page in texts(target)]


SHIPPED = [
    form
    for form in read_papers(RULES.parent / "papers")
    if form.subject is PaperSubject.DEVELOPMENT
]


# Every form ----------------------------------------------------------------------------------


@pytest.mark.parametrize("form", SHIPPED, ids=lambda form: form.code)
def test_every_form_prints_for_somebody_and_to_be_written_by_hand(story, tmp_path, form):
    story.admitted()
    pages = printed(tmp_path, asked(story, form.code))
    assert "张建国" in "".join(pages)
    assert len(pages) <= 2
    empty = printed(tmp_path, asked(story, form.code, sections=(BLANK,)))
    assert "张建国" not in "".join(empty)
    assert len(empty) <= 2


@pytest.mark.parametrize("form", SHIPPED, ids=lambda form: form.code)
def test_no_form_stores_or_prints_what_is_thought_of_somebody(form):
    told = {"意见", "评价", "表现", "结论", "动机"}
    for field in form.fields:
        assert not any(word in field.label for word in told) or not field.key
    for block in form.blocks:
        if any(word in block.heading for word in told):
            assert block.text == ""
            assert block.lines


def test_every_step_that_a_branch_writes_itself_has_a_form(data):
    for step in step_book_on(ON).steps:
        if step.is_own_writing and step.code != "filing":
            forms = forms_of_step(PaperSubject.DEVELOPMENT, step.code)
            assert forms, step.title
        if step.has_publicity:
            layouts = {f.layout for f in forms_of_step(PaperSubject.DEVELOPMENT, step.code)}
            assert PaperLayout.NOTICE in layouts, step.title


def test_a_form_goes_with_steps_that_there_are(data):
    book = step_book_on(ON)
    for form in forms_of(PaperSubject.DEVELOPMENT):
        assert form.steps
        assert all(book.step(code) for code in (*form.steps, form.about) if code)


# What stands on them -------------------------------------------------------------------------


def test_the_record_of_a_talk_has_the_head_filled_in_and_room_for_what_is_said(story):
    story.step("apply", "2025-03-01")
    found = card(story, "applicant_talk")
    told = boxes(found)
    assert told["姓名"] == "张建国"
    assert told["递交申请书"] == "2025年3月1日"
    assert told["谈话日期"] == ""
    assert told["出生年月"] == "1990年5月"
    assert all(block.ruled_lines and not block.text for block in found.blocks)


def test_helpers_stand_in_the_register_of_their_role_alone(story):
    story.up_to_candidate()
    table = card(story, "contact_register").sections[0].tables[0]
    assert [row[0] for row in table.rows] == ["赵一", "钱二"]
    assert table.rows[0][3] == "2010年7月1日"
    assert table.rows[0][5] == "2025-09-12"
    other = card(story, "introducer_register").sections[0].tables[0]
    assert other.rows[0][5] == "2026-09-20"
    assert boxes(card(story, "activist_review"))["培养联系人"] == "赵一、钱二"


def test_reviews_that_are_due_stand_beside_those_that_were_made(story):
    """D04: 积极分子 2025-09-10, so 考察 by 2026-03-10 and 2026-09-10."""
    story.up_to_candidate()
    made = {"reviewed_on": date(2026, 3, 2), "reviewer": "赵一、钱二", "filed_at": "档案盒 3"}
    written(AdmissionReview, case=story.case, **made)
    (table,) = card(story, "activist_review").sections[0].tables
    assert table.rows[0] == ("2026-03-10", "2026-03-02", "赵一、钱二", "档案盒 3")
    assert table.rows[1][0] == "2026-09-10"
    assert table.rows[1][1] == ""


def test_a_training_is_told_in_days_and_hours(story):
    story.admitted()
    told = boxes(card(story, "training_register"))
    assert told["培训天数"] == "4 天"
    assert told["培训学时"] == "24 学时"
    assert told["培训开始"] == "2026年10月9日"


def test_the_record_of_the_meeting_takes_its_counts_from_the_vote(story):
    story.admitted()
    found = card(story, "meeting_admission")
    told = boxes(found)
    assert told["会议时间"] == "2026年11月5日"
    assert told["会议地点"] == "会议室"
    assert (told["有表决权应到"], told["赞成"], told["不赞成"]) == ("4", "4", "0")
    assert told["入党介绍人"] == "赵一、钱二"
    (verdict,) = [block for block in found.blocks if block.heading == "表决结果"]
    assert verdict.text
    later = boxes(card(story, "meeting_confirmation"))
    assert later["会议时间"] == ""
    assert later["赞成"] == ""
    assert later["入党日期"] == "2026年11月5日"


def test_the_end_of_probation_stands_on_what_follows_an_admission(story):
    """D07, D08: the 大会 passed it on 2026-11-05, so 预备期 is over on 2027-11-05."""
    story.admitted()
    assert boxes(card(story, "probation_review"))["预备期满"] == "2027年11月5日"
    told = "".join(letter(story, "group_notice").paragraphs)
    assert "预备期自2026年11月5日起，到2027年11月5日止" in told


def test_the_end_of_probation_stands_on_the_record_of_the_meeting_that_confirmed(story):
    story.admitted()
    assert boxes(card(story, "meeting_confirmation"))["预备期满"] == "2027年11月5日"
    story.step("confirmation_meeting", "2026-11-28")
    assert boxes(card(story, "meeting_confirmation"))["预备期满"] == "2027年11月5日"


def test_an_extension_is_asked_for_with_its_months(story):
    """D09: an extended 预备期 ends later, and the letter says by how much."""
    story.admitted()
    story.step("confirmation_meeting", "2026-11-20", outcome=StepOutcome.EXTENDED, months=6)
    told = "".join(letter(story, "approval_extension").paragraphs)
    assert "决定延长预备期6个月" in told


def test_the_id_number_stands_on_forms_for_the_file_alone(story, tmp_path):
    story.admitted()
    (page,) = printed(tmp_path, asked(story, "applicant_register"))
    assert NUMBER in page
    for form in ("notice_candidate", "filing_candidate", "approval_admission"):
        assert NUMBER not in "".join(printed(tmp_path, asked(story, form)))
    with pytest.raises(PrintingError, match="没有“公示”明细"):
        printed(tmp_path, asked(story, "applicant_register", detail="public"))
    with pytest.raises(PrintingError, match="没有“归档”明细"):
        printed(tmp_path, asked(story, "notice_candidate", detail="archive"))


# Letters and notices -------------------------------------------------------------------------


def test_a_report_names_everybody_whom_it_is_about_in_one_list(story):
    story.up_to_candidate()
    other, case = story.comes("李新民")
    story.step("apply", "2025-04-01", case)
    story.step("candidate", "2026-09-12", case)
    found = letter(story, "filing_candidate", people=(story.person, other))
    assert found.title == "关于确定张建国、李新民等2名同志为发展对象的备案报告"
    assert found.to == "星火煤矿党委："
    assert "支部委员会于2026年9月12日讨论" in found.paragraphs[0]
    assert [row[0] for row in found.listed.rows] == ["张建国", "李新民"]
    assert found.listed.rows[0][-1] == "2025年9月10日"
    assert found.listed.rows[1][-1] == ""
    assert found.signed == make.BRANCH


def test_a_date_beside_a_name_of_forty_characters_stays_in_one_line(story, tmp_path):
    story.up_to_candidate()
    long = "欧阳" + "长" * 38
    Person.update(name=long).where(Person.id != story.person).execute()
    target = tmp_path / "纸.pdf"
    print_sheet(asked(story, "introducer_register"), target)
    lines = [line.strip() for page in texts(target) for line in page.splitlines()]
    since = card(story, "introducer_register").sections[0].tables[0].rows[0][-2]
    assert any(since in line for line in lines), lines


def test_a_title_names_the_first_of_many_and_the_list_everybody(story):
    story.up_to_candidate()
    names = ["欧阳" + "长" * 36 + str(number).zfill(2) for number in range(3)]
    others = [story.comes(name)[0] for name in names]
    found = letter(story, "filing_candidate", people=(story.person, *others))
    assert found.title == "关于确定张建国等4名同志为发展对象的备案报告"
    assert "、".join(names) in found.paragraphs[0]
    assert [row[0] for row in found.listed.rows] == ["张建国", *names]
    found = letter(story, "filing_candidate", people=(others[0], story.person))
    assert found.title == f"关于确定{names[0]}等2名同志为发展对象的备案报告"


def test_a_fact_in_which_people_differ_is_left_to_be_written(story):
    story.up_to_candidate()
    other, case = story.comes("李新民")
    story.step("candidate", "2026-10-12", case)
    found = letter(story, "filing_candidate", people=(story.person, other))
    assert "支部委员会于＿＿＿＿年＿＿月＿＿日讨论" in found.paragraphs[0]


def test_people_of_two_branches_are_reported_by_each_branch(story):
    story.up_to_candidate()
    home, story.branch = story.branch, make.branch("机电队党支部")
    other, case = story.comes("李新民")
    story.step("candidate", "2026-09-12", case)
    asked_for = asked(story, "filing_candidate", people=(story.person, other))
    letters, _values = development_letter_content(asked_for)
    assert sorted(one.signed for one in letters) == sorted([make.BRANCH, "机电队党支部"])
    assert home != story.branch


def test_a_letter_bears_the_day_on_which_it_was_handed_up(story):
    story.admitted()
    assert letter(story, "approval_admission").dated == "2026年11月28日"
    story.step("approval", "2026-11-27", submitted_on=date(2026, 11, 10))
    assert letter(story, "approval_admission").dated == "2026年11月10日"


def test_a_letter_of_a_step_that_is_over_leaves_its_day_to_be_written(story):
    """It was handed up before the superior answered, on a day that nobody recorded."""
    story.admitted()
    assert letter(story, "filing_candidate").dated == "＿＿＿＿年＿＿月＿＿日"


@pytest.mark.parametrize("form", ["filing_candidate", "group_notice", "political_review_inquiry"])
def test_an_empty_letter_leaves_its_day_to_be_written_too(story, form):
    story.admitted()
    assert letter(story, form, sections=(BLANK,)).dated == "＿＿＿＿年＿＿月＿＿日"


def test_a_request_tells_how_many_of_the_votes_were_written(story):
    """More voted for the person than were in the room: the difference is told."""
    story.admitted()
    listed = letter(story, "approval_admission").listed
    told = dict(zip(listed.columns, listed.rows[0], strict=True))
    assert (told["赞成"], told["其中书面"]) == ("4", "0")


def test_a_notice_tells_its_days_and_nothing_private(story, tmp_path):
    """D12: put up on Monday 2026-11-16 for five working days, it ends on Monday 2026-11-23."""
    story.up_to_candidate()
    notice = {"step": "candidate", "posted_on": date(2026, 11, 16), "working_days": 5}
    written(AdmissionPublicity, case=story.case, place="区队会议室", **notice)
    ((found,), _values) = development_notice_content(asked(story, "notice_candidate"))
    assert "公示期为5个工作日，从2026年11月16日到2026年11月23日" in found.paragraphs[0]
    assert found.listed.rows[0][:3] == ("张建国", "男", "1990年5月")
    told = boxes(card(story, "publicity_candidate"))
    assert told["公示结束"] == "2026年11月23日"
    assert told["公示地点"] == "区队会议室"
    assert told["有无异议"] == ""
    for detail, paper in (("wall", "A3"), ("public", "")):
        target = asked(story, "notice_candidate", detail=detail, paper=paper)
        told = "".join(printed(tmp_path, target))
        assert NUMBER not in told
        assert "13900001234" not in told


def test_a_notice_that_is_not_up_yet_leaves_its_days_to_be_written(story):
    story.up_to_candidate()
    ((found,), _values) = development_notice_content(asked(story, "notice_candidate"))
    assert "公示期为5个工作日，从＿＿＿＿年＿＿月＿＿日到" in found.paragraphs[0]


# Lists ---------------------------------------------------------------------------------------


def test_several_stand_on_one_form_where_it_has_a_list_of_people(story, tmp_path):
    story.up_to_candidate()
    other, _case = story.comes("李新民")
    target = asked(story, "recommendation_members", people=(story.person, other))
    (page,) = printed(tmp_path, target)
    assert "张建国" in page
    assert "李新民" in page
    both = asked(story, "applicant_talk", people=(story.person, other))
    assert len(printed(tmp_path, both)) == 2


def test_the_board_tells_what_is_next_and_why_it_must_wait(story, tmp_path):
    story.step("apply", "2025-03-01")
    story.comes("李新民")
    lines, values = development_board_content(
        Printout(DEVELOPMENT_BOARD, ON, organisation_id=story.branch)
    )
    assert [line.name for line in lines] == ["李新民", "张建国"]
    (line,) = [one for one in lines if one.name == "张建国"]
    assert line.done == "1．递交入党申请书"
    assert line.next_step == "2．党组织派人谈话"
    assert line.latest == "2025-04-01（已超过）"  # D01
    assert line.told.endswith("缺 1 件：入党申请书")
    assert values["counts"] == "入党申请人 2 人"
    told = printed(tmp_path, Printout(DEVELOPMENT_BOARD, ON, organisation_id=story.branch))
    assert "综采一队党支部发展党员工作一览表" in told[0]


def test_the_board_tells_reasons_and_missing_papers_as_sentences(story):
    story.step("apply", "2025-03-01")
    story.step("talk", "2025-03-20")
    story.step("activist", "2026-11-20")
    notice = {"step": "activist", "posted_on": date(2026, 11, 24), "working_days": 5}
    written(AdmissionPublicity, case=story.case, place="区队会议室", **notice)
    (line,), _values = development_board_content(
        Printout(DEVELOPMENT_BOARD, ON, organisation_id=story.branch)
    )
    assert "期满。请期满以后再办。缺" in line.told
    assert "；" not in line.told


def test_the_list_of_papers_says_what_is_there_what_is_missing_and_what_is_not_due(story, tmp_path):
    story.step("apply", "2025-03-01")
    story.step("talk", "2025-03-20")
    there = {"paper": "application", "received_on": date(2025, 3, 1), "copies": 1}
    written(AdmissionPaper, case=story.case, **there)
    target = Printout(DEVELOPMENT_PAPERS, ON, person_ids=(story.person,))
    lines, values = development_papers_content(target)
    states = {line.paper: line.state for line in lines}
    assert states["入党申请书"] == "有"
    assert states["与入党申请人谈话记录"] == "缺"
    assert states["入党志愿书"] == "还没到"
    assert values["told"] == "缺 1 件"
    assert "张建国发展党员材料清单" in printed(tmp_path, target)[0]


def test_the_contents_of_a_file_number_what_is_in_it(story, tmp_path):
    target = Printout(DEVELOPMENT_CONTENTS, ON, person_ids=(story.person,))
    with pytest.raises(RefusedError, match="请先在材料里打勾"):
        development_contents_content(target)
    for paper, copies in (("thought_reports", 4), ("application", 1)):
        received = {"received_on": date(2025, 9, 1), "copies": copies}
        written(AdmissionPaper, case=story.case, paper=paper, **received)
    lines, values = development_contents_content(target)
    assert [(line.number, line.paper, line.copies) for line in lines] == [
        ("1", "入党申请书", "1"),
        ("2", "思想汇报", "4"),
    ]
    assert values["told"] == "共 2 件"
    assert "入党材料归档目录" in printed(tmp_path, target)[0]


def test_files_of_two_people_of_one_name_stand_apart(story, tmp_path):
    twin, case = story.comes("张建国")
    for one in (story.case, case):
        received = {"paper": "application", "received_on": date(2025, 3, 1)}
        written(AdmissionPaper, case=one, **received)
    asked_for = Printout(DEVELOPMENT_CONTENTS, ON, person_ids=(story.person, twin))
    pages = printed(tmp_path, asked_for)
    assert ["张建国（1）入党" in pages[0], "张建国（2）入党" in pages[1]] == [True, True]


def test_who_is_not_on_the_way_in_has_no_paper_of_it(story):
    with pytest.raises(RefusedError, match="请先在发展党员里登记"):
        card(story, "applicant_talk", people=(story.members[0],))
    with pytest.raises(RefusedError, match="还没有选人"):
        development_form_content(Printout(DEVELOPMENT_FORM, ON, form="applicant_talk"), None)
    with pytest.raises(RefusedError, match="applicant_talk（入党申请人谈话记录）"):
        development_form_content(Printout(DEVELOPMENT_FORM, ON, form="notice_candidate"), None)
    with pytest.raises(RefusedError, match="filing_activist（入党积极分子备案报告）"):
        development_letter_content(Printout(DEVELOPMENT_LETTER, ON))
    with pytest.raises(RefusedError, match="notice_candidate（发展对象公示）"):
        development_notice_content(Printout(DEVELOPMENT_NOTICE, ON))


def test_a_paper_of_a_past_day_tells_what_was_known_then(story):
    story.up_to_candidate()
    earlier = Printout(
        DEVELOPMENT_FORM, date(2025, 9, 20), person_ids=(story.person,), form="activist_review"
    )
    _template, (found,), _values = development_form_content(earlier, None)
    assert boxes(found)["确定积极分子"] == "2025年9月10日"
    assert boxes(found)["上级备案"] == ""
