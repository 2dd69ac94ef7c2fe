"""The papers of 评议: ballots alike, tallies, results, and what is never printed."""

from datetime import date
from decimal import Decimal

import pytest

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.vocabulary import (
    AppraisalGrade,
    DocumentKind,
    Post,
    ReviewGrade,
    Stage,
)
from dangjian_desktop.operations.appraisals import (
    add_appraisal,
    apply_appraisal_grade,
    record_tally,
)
from dangjian_desktop.operations.documents import add_document
from dangjian_desktop.operations.paper_appraisals import (
    appraisal_ballot_content,
    appraisal_form_content,
    appraisal_result_content,
    group_score_content,
    pay_list_content,
    review_ballot_content,
    review_feedback_content,
    task_loop_content,
)
from dangjian_desktop.operations.printout import (
    APPRAISAL_BALLOT,
    APPRAISAL_FORM,
    APPRAISAL_RESULT,
    APPRAISAL_TALLY,
    GROUP_SCORE,
    PAY_LIST,
    REVIEW_BALLOT,
    REVIEW_FEEDBACK,
    REVIEW_TALLY,
    SECRETARY_SCORES,
    TASK_LOOP,
    Printout,
)
from dangjian_desktop.operations.printouts import print_sheet
from dangjian_desktop.operations.reviews import (
    add_review,
    add_review_matter,
    apply_review_grade,
    change_review,
    record_review_tally,
)
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.operations.score_figures import record_score_figure
from dangjian_desktop.operations.tasks import add_task
from dangjian_desktop.queries.appraisals import AppraisalQuery
from dangjian_desktop.queries.roster import RosterQuery
from dangjian_desktop.storage.models import Person
from tests import make
from tests.pdf import texts
from tests.queries.scored import checked, issued_rubric

ON = date(2026, 12, 20)
DAY = date(2026, 12, 18)


@pytest.fixture
def branch(data):
    branch = make.branch(under=make.committee())
    for name in ("张三", "李四", "王五", "赵六", "钱七"):
        make.person(name, branch)
    make.person("孙八", branch, stage=Stage.PROBATIONARY)
    return branch


@pytest.fixture
def appraisal(branch):
    return make.done(add_appraisal(organisation_id=branch, year=2026, on=ON, held_on=DAY))


@pytest.fixture
def secretary(branch):
    person = make.person("周书记", branch)
    make.post(person, branch, Post.SECRETARY)
    return person


def paper(code, branch=None, **more):
    return Printout(code, ON, organisation_id=branch, year=2026, **more)


def printed(tmp_path, printout):
    target = tmp_path / "纸.pdf"
    print_sheet(printout, target)
    return "".join("".join(page.split()) for page in texts(target))


def tally(appraisal, branch, returned, marks=(5, 1, 0, 0)):
    people = AppraisalQuery(branch, 2026, ON).fetch().people
    make.done(
        record_tally(
            appraisal_id=appraisal,
            issued=6,
            returned=returned,
            marks={people[0].person_id: marks},
        )
    )
    return people[0]


def test_there_are_as_many_equal_ballots_as_people_on_the_list(branch, appraisal, tmp_path):
    ballots, _values = appraisal_ballot_content(paper(APPRAISAL_BALLOT, branch))
    assert len(ballots) == 6
    assert len(set(map(id, ballots))) == 1
    (table,) = ballots[0].sections[0].tables
    assert table.columns == ("姓名", "优秀", "合格", "基本合格", "不合格")
    assert [row[0] for row in table.rows].count("孙八") == 1
    told = printed(tmp_path, paper(APPRAISAL_BALLOT, branch))
    assert told.count("2026年民主评议党员测评票") == 6
    assert "第1页" not in told


def test_the_result_bears_tally_and_grades(branch, appraisal, tmp_path):
    one = tally(appraisal, branch, 6)
    make.done(
        apply_appraisal_grade(
            appraisal_id=appraisal,
            person_ids=[one.person_id],
            grade=AppraisalGrade.EXCELLENT,
            decided_on=DAY,
            on=ON,
        )
    )
    lines, values = appraisal_result_content(paper(APPRAISAL_RESULT, branch))
    assert (lines[0].excellent, lines[0].qualified, lines[0].grade) == ("5", "1", "优秀")
    assert lines[1].excellent == "—"
    assert values["counts"] == "评定：优秀 1 人，合格 0 人，基本合格 0 人，不合格 0 人，待定 5 人。"
    told = printed(tmp_path, paper(APPRAISAL_RESULT, branch))
    assert "至多2人" in told
    assert "支部书记" in told


def test_below_five_returned_ballots_nothing_is_printed_by_grades(branch, appraisal, tmp_path):
    tally(appraisal, branch, 4, (4, 0, 0, 0))
    lines, values = appraisal_result_content(paper(APPRAISAL_RESULT, branch))
    assert {line.excellent for line in lines} == {"—"}
    assert values["ballots"] == "发出 6 张，收回 4 张（不足 5 张，不列各等次票数）"


def test_the_tally_sheet_and_the_forms_are_printed_with_names(branch, appraisal, tmp_path):
    assert "张三" in printed(tmp_path, paper(APPRAISAL_TALLY, branch))
    forms, _values = appraisal_form_content(paper(APPRAISAL_FORM, branch))
    assert len(forms) == 6
    told = printed(tmp_path, paper(APPRAISAL_FORM, branch))
    assert "党员互评意见" in told
    only = roster_ids(branch)
    forms, _values = appraisal_form_content(paper(APPRAISAL_FORM, branch, person_ids=only[:1]))
    assert len(forms) == 1


def test_forms_are_printed_before_the_appraisal_is_begun_but_not_of_the_whole_mine(branch):
    forms, _values = appraisal_form_content(paper(APPRAISAL_FORM, branch))
    assert len(forms) == 6
    with pytest.raises(RefusedError, match="请先选一个党支部"):
        appraisal_form_content(paper(APPRAISAL_FORM))


def roster_ids(branch):
    return tuple(row.person_id for row in RosterQuery(ON, within=branch).fetch())


def test_what_was_not_begun_is_refused_in_words(branch):
    with pytest.raises(RefusedError, match="还没有开始"):
        appraisal_result_content(paper(APPRAISAL_RESULT, branch))
    with pytest.raises(RefusedError, match="请先选一个党支部"):
        appraisal_ballot_content(paper(APPRAISAL_BALLOT))
    with pytest.raises(RefusedError, match="还没有选书记"):
        review_feedback_content(paper(REVIEW_FEEDBACK, branch))


def test_the_feedback_bears_steps_tally_and_what_is_to_be_put_right(branch, secretary, tmp_path):
    key = make.done(add_review(organisation_id=branch, person_id=secretary, year=2026, on=ON))
    make.done(
        change_review(
            review_id=key,
            on=ON,
            reported_on=date(2026, 12, 1),
            presented_on=date(2026, 12, 5),
            feedback_on=date(2026, 12, 8),
            feedback="谈心谈话没有全覆盖",
        )
    )
    make.done(record_review_tally(review_id=key, issued=9, returned=9, marks=(7, 2, 0, 0)))
    make.done(add_review_matter(review_id=key, text="补齐谈心谈话", due_on=date(2026, 12, 15)))
    make.done(apply_review_grade(review_id=key, grade=ReviewGrade.GOOD, decided_on=DAY, on=ON))
    one = paper(REVIEW_FEEDBACK, branch, person_ids=(secretary,))
    told = printed(tmp_path, one)
    for words in ("谈心谈话没有全覆盖", "补齐谈心谈话", "逾期5天", "好7，较好2", "2026-12-05"):
        assert words in told
    ballots, _values = review_ballot_content(paper(REVIEW_BALLOT, branch, person_ids=(secretary,)))
    assert len(ballots) == 9
    assert "周书记" in printed(tmp_path, paper(REVIEW_TALLY, branch))
    make.done(record_review_tally(review_id=key, issued=4, returned=4, marks=(4, 0, 0, 0)))
    told = printed(tmp_path, one)
    assert "不足5张，不列各等次票数" in told
    assert "好4" not in told


def test_the_secretary_sheet_tells_weights_and_what_is_missing(branch, secretary, tmp_path):
    told = printed(tmp_path, paper(SECRETARY_SCORES, branch))
    assert "会议测评得分40%" in told
    assert "待评" in told
    assert "评定等次由上级党组织研究决定" in told


def test_k12_the_pay_list_of_a_quarter_and_of_a_year(branch, tmp_path):
    other = make.branch("机电队党支部")
    third = make.branch("掘进队党支部")
    issued_rubric()
    for place, points in ((branch, "85"), (other, "79.9"), (third, "90")):
        checked(place, "2026Q3", points)
    lines, values = pay_list_content(paper(PAY_LIST, period="2026Q3"))
    assert [(line.total, line.percent) for line in lines] == [
        ("85", "80%"),
        ("79.9", "60%"),
        ("90", "100%"),
    ]
    assert values["period"] == "2026年第三季度"
    (first, *_rest), _values = pay_list_content(paper(PAY_LIST))
    assert (first.total, first.percent) == ("待评", "—")
    assert "缺季度得分" in first.remark
    lines, _values = pay_list_content(paper(PAY_LIST, period="2026Q4"))
    assert {line.percent for line in lines} == {"—"}
    with pytest.raises(RefusedError, match="季度或年度"):
        pay_list_content(paper(PAY_LIST, period="2026-07"))
    assert "兑现系数" in printed(tmp_path, paper(PAY_LIST, period="2026Q3"))


def test_a_group_sheet_tells_the_reason_of_every_block(branch, tmp_path):
    group = make.group(branch)
    make.done(
        record_score_figure(
            organisation_id=group,
            period="2026Q4",
            part="group.effect",
            points=Decimal(18),
            on=ON,
            reason="支委会核定",
        )
    )
    (card,), _values = group_score_content(paper(GROUP_SCORE, branch, period="2026Q4"))
    rows = {row[0]: row for row in card.sections[0].tables[0].rows}
    assert rows["创效帮扶"][1:3] == ("20", "18")
    assert "支委会核定" in rows["创效帮扶"][4]
    assert rows["出勤"][2] == "待评"
    assert "待评" in printed(tmp_path, paper(GROUP_SCORE, branch, period="2026Q4"))
    with pytest.raises(RefusedError, match="没有党小组"):
        group_score_content(paper(GROUP_SCORE, make.branch("空支部"), period="2026Q4"))


def test_a_task_stands_on_one_line(branch, tmp_path):
    document = make.done(
        add_document(
            organisation_id=branch,
            kind=DocumentKind.DOCUMENT,
            title="关于冬季安全的通知",
            received_on=date(2026, 12, 1),
            on=date(2026, 12, 1),
            values={"number": "矿党〔2026〕9号"},
        )
    )
    make.done(
        add_task(
            organisation_id=branch,
            title="查通风",
            on=date(2026, 12, 2),
            document_id=document,
            values={"due_on": date(2026, 12, 25)},
        )
    )
    (line,), values = task_loop_content(paper(TASK_LOOP, branch))
    assert line.ordered == "矿党〔2026〕9号 关于冬季安全的通知"
    assert (line.done, line.discussed) == ("2026-12-25 前", "没有")
    assert values["count"] == "1"
    assert "查通风" in printed(tmp_path, paper(TASK_LOOP, branch))


def test_a_form_tells_the_month_of_birth_and_not_the_day(branch):
    person = roster_ids(branch)[0]
    Person.update(born_on=PartialDate(1976, 12, 3)).where(Person.id == person).execute()
    ((form,), _values) = appraisal_form_content(paper(APPRAISAL_FORM, branch, person_ids=(person,)))
    assert {one.label: one.value for one in form.sections[0].fields}["出生年月"] == "1976年12月"
