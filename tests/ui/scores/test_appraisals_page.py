"""评议: what a secretary does with ballots, grades, steps, figures and tasks, by keyboard too."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.today import Source
from dangjian_desktop.domain.vocabulary import AppraisalGrade, Post, ReviewGrade, Stage
from dangjian_desktop.operations.appraisals import add_appraisal, record_tally
from dangjian_desktop.operations.printout import (
    APPRAISAL_BALLOT,
    APPRAISAL_RESULT,
    GROUP_SCORE,
    REVIEW_FEEDBACK,
    TASK_LOOP,
)
from dangjian_desktop.operations.reviews import add_review, add_review_matter, change_review
from dangjian_desktop.operations.tasks import add_task
from dangjian_desktop.queries.appraisals import AppraisalQuery
from dangjian_desktop.queries.people_named import PeopleTypedQuery
from dangjian_desktop.queries.score_figures import FiguresQuery
from dangjian_desktop.queries.today import TodayQuery
from dangjian_desktop.ui.scores.appraisals_page import (
    GROUPS,
    LOOPS,
    MEMBERS,
    REVIEWS,
    SECRETARIES,
    AppraisalsPage,
)
from dangjian_desktop.ui.scores.tally_dialog import TallyDialog
from dangjian_desktop.ui.shared.operation_dialog import OperationDialog
from tests import make

ON = date(2026, 11, 21)


@pytest.fixture
def on():
    return ON


@pytest.fixture
def branch(data):
    branch = make.branch(under=make.committee())
    for name in ("张三", "李四", "王五", "赵六", "钱七"):
        make.person(name, branch)
    make.person("孙八", branch, stage=Stage.PROBATIONARY)
    return branch


@pytest.fixture
def begun(branch):
    return make.done(
        add_appraisal(organisation_id=branch, year=2026, on=ON, held_on=date(2026, 11, 18))
    )


@pytest.fixture
def secretary(branch):
    person = make.person("周书记", branch)
    make.post(person, branch, Post.SECRETARY)
    return person


@pytest.fixture
def page(qtbot, workbench, branch):
    made = AppraisalsPage(workbench)
    qtbot.addWidget(made)
    made.resize(1366, 640)
    made.show()
    return made


def sheet(branch):
    return AppraisalQuery(branch, 2026, ON).fetch()


def dialog(page, name):
    found = [one for one in page.findChildren(OperationDialog) if one.objectName() == name]
    return found[-1]


def people(branch):
    return {one.name: one.person_id for one in sheet(branch).people}


def test_an_appraisal_is_begun_from_the_empty_page(page, branch, qtmodeltester):
    qtmodeltester.check(page.members.people)
    assert "还没有开始" in page.members.table.empty_state.sentence.text()
    assert page.act_button.text() == "开始民主评议"
    page.act_button.click()
    form = dialog(page, "begin_appraisal")
    form.form.show_values({"activity": 0, "held_on": PartialDate(2026, 11, 18)})
    form.save()
    assert len(sheet(branch).people) == 6
    assert page.act_button.text() == "录入票数"
    assert page.members.people.rowCount() == 6
    assert "至多 2 人" in page.members.limit.text()


def test_a_tally_is_typed_by_keyboard_alone(page, branch, begun, qtbot):
    page.read()
    page.act_button.setFocus()
    qtbot.keyClick(page.act_button, Qt.Key.Key_Space)
    made = page.members.findChild(TallyDialog)
    assert made.focusWidget() is made.fields["issued"]
    qtbot.keyClicks(made.fields["issued"], "6")
    qtbot.keyClick(made.fields["issued"], Qt.Key.Key_Return)
    qtbot.keyClicks(made.fields["returned"], "6")
    qtbot.keyClick(made.fields["returned"], Qt.Key.Key_Return)
    for digit in ("5", "1", "0", "0"):
        index = made.grid.currentIndex()
        made.grid.model_.setData(index, digit)
        qtbot.keyClick(made.grid, Qt.Key.Key_Tab)
    assert made.grid.model_.index(0, made.grid.column_of("sum")).data() == "6"
    qtbot.keyClick(made, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    first = sheet(branch).people[0]
    assert first.counts == (5, 1, 0, 0)
    assert page.members.people.index(0, 2).data() == "5"


def test_faults_of_a_tally_stand_at_their_places_and_nothing_is_saved(page, branch, begun):
    page.read()
    page.act()
    made = page.members.findChild(TallyDialog)
    made.fields["issued"].setText("5")
    made.fields["returned"].setText("六")
    made.save()
    assert made.faults["returned"].text() == "“六”不是整数。请只填数字。"
    made.fields["returned"].setText("6")
    grid = made.grid
    grid.model_.setData(grid.model_.index(1, grid.column_of("excellent")), "5")
    made.save()
    assert "比发出的 5 张还多" in made.faults["returned"].text()
    assert grid.model_.first_fault() == (1, "qualified")
    assert "这一格空着" in made.refusal.text()
    assert made.isVisible()
    assert sheet(branch).issued is None


def test_leaving_a_tally_asks_before_what_was_typed_is_lost(page, begun, ask):
    page.read()
    page.act()
    made = page.members.findChild(TallyDialog)
    made.grid.model_.setData(made.grid.model_.index(0, 1), "3")
    made.reject()
    assert made.isVisible()
    ask.answers.append(True)
    made.reject()
    assert not made.isVisible()


def test_below_five_ballots_the_page_shows_no_tally(page, branch, begun):
    first = sheet(branch).people[0]
    make.done(
        record_tally(
            appraisal_id=begun,
            issued=6,
            returned=4,
            marks={first.person_id: (4, 0, 0, 0)},
        )
    )
    page.read()
    assert page.members.people.index(0, 2).data() == "—"
    assert "不显示各等次票数" in page.members.told.text()
    page.act()
    made = page.members.findChild(TallyDialog)
    assert made.grid.model_.index(0, 1).data() == ""


def test_more_than_a_third_is_told_and_people_still_decide(page, branch, begun):
    page.read()
    chosen = [people(branch)[name] for name in ("张三", "李四", "孙八")]
    page.members.table.select_keys(chosen)
    page.members.grade_button.click()
    form = dialog(page, "appraisal_grade")
    form.form.editor("grade").show_value(AppraisalGrade.EXCELLENT)
    form.save()
    assert sheet(branch).excellent == 0
    assert form.save_button.text() == "仍然保存"
    form.save()
    assert sheet(branch).excellent == 3
    assert "超过 2 人的限额 1 人" in page.members.over.text()
    assert page.members.over.isVisible()


def test_somebody_is_added_and_removed_with_a_reason(page, branch, begun):
    make.person("外来人", branch, stage=Stage.ACTIVIST)
    page.read()
    page.members.add_people()
    form = dialog(page, "add_rated")
    form.save()
    assert form.form.refuses("person")
    form.form.editor("person").show_value(PeopleTypedQuery("外来人", ON).fetch()[0])
    form.form.editor("reason").show_value("挂职")
    form.save()
    assert "外来人" in people(branch)
    page.members.table.select_keys([people(branch)["李四"]])
    page.members.remove_people()
    form = dialog(page, "remove_rated")
    form.form.editor("reason").show_value("长期外出")
    form.save()
    assert "李四" not in people(branch)
    assert "长期外出" in sheet(branch).note


def test_a_review_goes_its_steps(page, branch, secretary, workbench):
    page.choose_view(REVIEWS)
    assert page.act_button.text() == "开始述职评议"
    page.act()
    form = dialog(page, "review_steps")
    form.form.show_values(
        {
            "reported_on": PartialDate(2026, 11, 10),
            "activity": 0,
            "presented_on": PartialDate(2026, 11, 5),
        }
    )
    form.save()
    assert form.isVisible()
    assert "早于报告日期" in _fault(form, "presented_on")
    form.form.show_values(
        {
            "reported_on": PartialDate(2026, 11, 1),
            "activity": 0,
            "presented_on": PartialDate(2026, 11, 5),
            "feedback_on": PartialDate(2026, 11, 8),
            "feedback": "谈心谈话没有全覆盖",
        }
    )
    form.save()
    assert page.reviews.feedback.text() == "反馈意见：谈心谈话没有全覆盖"
    assert page.reviews.chips[0].look.text == "1 报告 2026-11-01"
    page.reviews.enter_tally()
    form = dialog(page, "review_tally")
    form.form.show_values(
        {"issued": 10, "returned": 10, "good": 8, "fairly_good": 2, "fair": 0, "poor": 0}
    )
    form.save()
    assert "好 8 票" in page.reviews.tally.text()
    page.reviews.enter_grade()
    form = dialog(page, "review_grade")
    form.form.editor("grade").show_value(ReviewGrade.GOOD)
    form.save()
    assert page.reviews.row.grade is ReviewGrade.GOOD
    workbench.desk.undo()
    assert page.reviews.row.grade is None


def _fault(form, key):
    return " ".join(
        label.text()
        for label in form.findChildren(type(form.refusal.sentence))
        if label.isVisible() and "早于" in label.text()
    )


def test_a_late_matter_leads_from_today_to_its_line(page, branch, secretary):
    key = make.done(add_review(organisation_id=branch, person_id=secretary, year=2026, on=ON))
    day = date(2026, 11, 1)
    make.done(
        change_review(review_id=key, on=ON, reported_on=day, presented_on=day, feedback_on=day)
    )
    matter = make.done(
        add_review_matter(review_id=key, text="补齐谈心谈话", due_on=date(2026, 11, 10))
    )
    (item,) = [one for one in TodayQuery(ON).fetch() if one.source is Source.REVIEW]
    page.show_due(item)
    assert page.view == REVIEWS
    assert page.reviews.matter_table.current_row().matter_id == matter
    page.reviews.change_matter(page.reviews.matter_table.current_row())
    form = dialog(page, "review_matter")
    form.form.editor("done_on").show_value(PartialDate(2026, 11, 20))
    form.save()
    assert page.reviews.row.is_mended
    assert "整改逾期" not in page.figures()


def test_a_figure_of_a_secretary_is_entered_with_its_source(page, branch, secretary):
    page.choose_view(SECRETARIES)
    assert "还没有合计" in page.secretaries.told.text()
    page.act()
    form = dialog(page, "score_figure")
    form.form.show_values({"part": "secretary.unit", "points": Decimal(151), "reason": "绩效办"})
    form.save()
    assert form.isVisible()
    form.form.show_values({"part": "secretary.unit", "points": Decimal(90), "reason": "绩效办"})
    form.save()
    (row,) = FiguresQuery("2026", branch).fetch()
    assert (row.part, row.points, row.person_id) == ("secretary.unit", 90, secretary)
    assert "绩效办" in page.secretaries.told.text()


def test_a_block_of_a_group_is_judged(page, branch):
    group = make.group(branch)
    page.choose_view(GROUPS)
    page.read()
    assert "还没有人考核这一块" in page.party_groups.told.text()
    page.act()
    form = dialog(page, "score_figure")
    form.form.show_values({"part": "group.effect", "points": Decimal(18), "reason": "支委会"})
    form.save()
    (row,) = FiguresQuery("2026Q4", group).fetch()
    assert row.points == 18
    assert "创效帮扶 18/20" in page.party_groups.told.text()


def test_a_task_stands_on_one_line(page, branch):
    make.done(add_task(organisation_id=branch, title="查通风", on=date(2026, 11, 2)))
    page.choose_view(LOOPS)
    page.read()
    assert page.loops.model.index(0, 1).data() == "查通风"
    assert "研究：没有记录" in page.loops.told.text()
    assert not page.act_button.isVisible()


def test_every_view_prints_its_paper(page, branch, secretary, begun, qtbot):
    make.group(branch)
    for view, code in (
        (MEMBERS, APPRAISAL_RESULT),
        (REVIEWS, REVIEW_FEEDBACK),
        (GROUPS, GROUP_SCORE),
        (LOOPS, TASK_LOOP),
    ):
        page.choose_view(view)
        page.read()
        with qtbot.waitSignal(page.print_wanted) as told:
            page.print_shown()
        assert told.args[0].code == code
    page.choose_view(MEMBERS)
    with qtbot.waitSignal(page.print_wanted) as told:
        page.print_code(APPRAISAL_BALLOT)
    assert (told.args[0].organisation_id, told.args[0].year) == (branch, 2026)


def test_what_is_not_there_cannot_be_printed_and_is_told(page, ask):
    page.print_shown()
    assert "请先开始" in ask.asked[-1]
