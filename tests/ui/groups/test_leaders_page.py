"""小组与组长: what a secretary does with groups, their leaders, and cadres in them."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.group_leading import LEADER_RULE
from dangjian_desktop.domain.vocabulary import Mark, Post, Stage
from dangjian_desktop.operations.attendance import add_attender, mark_attendance
from dangjian_desktop.operations.leading_cadres import add_leading_cadre
from dangjian_desktop.operations.printout import (
    DUAL_LIFE,
    GROUP_CREWS,
    GROUP_REGISTER,
    LEADER_RECOMMENDATION,
)
from dangjian_desktop.operations.rules import change_rule
from dangjian_desktop.queries.group_leaders import leader_terms
from dangjian_desktop.queries.ledgers import LedgerQuery
from dangjian_desktop.queries.roster import RosterQuery, Scope
from dangjian_desktop.ui.groups.leader_dialogs import NAMED, RECOMMENDED
from dangjian_desktop.ui.groups.leaders_page import CADRES, CREWS, MISPLACED, LeadersPage
from dangjian_desktop.ui.shared.merge_dialog import MergeDialog
from tests import make

ON = date(2026, 11, 21)


@pytest.fixture
def on():
    return ON


@pytest.fixture
def branch(data):
    return make.branch(under=make.committee())


@pytest.fixture
def group(branch):
    return make.group(branch, "第一党小组", since="2024-01-01")


@pytest.fixture
def people(branch, group):
    """Three of the first group; 张三 leads it, 王五 is a 预备党员."""
    return {
        "张三": make.person("张三", branch, group=group, since="2024-01-01", crew="一班"),
        "李四": make.person("李四", branch, group=group, since="2024-01-01", crew="一班"),
        "王五": make.person(
            "王五",
            branch,
            group=group,
            since="2024-01-01",
            crew="二班",
            stage=Stage.PROBATIONARY,
            admitted_on="2026-03-01",
        ),
    }


@pytest.fixture
def leader(people, group):
    return make.post(people["张三"], group, Post.GROUP_LEADER, date(2024, 2, 1))


@pytest.fixture
def page(qtbot, workbench, branch):
    made = LeadersPage(workbench)
    qtbot.addWidget(made)
    made.resize(1366, 640)
    made.show()
    made.place.choose(branch)
    return made


def opened(page):
    found = [one for one in page.findChildren(QDialog) if one.isVisible()]
    assert found, page._bench.ask.asked
    return found[-1]


def fill(dialog, **values):
    for key, value in values.items():
        dialog.form.editor(key).show_value(value)


def day(text):
    return PartialDate.from_iso(text)


def said(page):
    return "\n".join(page.record.sentences)


def groups_of(on=ON):
    rows = RosterQuery(on, scope=Scope.EVERYBODY).fetch()
    return {row.facts.name: row.group_name for row in rows}


def told(dialog):
    return dialog.refusal.sentence.text()


@pytest.mark.usefixtures("leader")
def test_the_table_tells_leader_tenure_size_crews_and_the_record_the_past(page):
    (row,) = page.model.keys
    texts = {c.key: c.text(page.model.row_at(0)) for c in page.model.columns}
    assert row
    assert texts["leader"] == "张三"
    assert texts["tenure"] == "2 年 9 个月"
    assert (texts["size"], texts["stages"]) == ("3", "2/1")
    assert texts["crews"] == "一班 2、二班 1"
    assert texts["training"] == "没有培训记录"
    assert "branch" not in texts  # there is only one
    assert "先后 1 人任组长，换过 0 次。" in said(page)
    assert "没有培训记录" in said(page)
    assert page.figures() == "党小组 1 个"


@pytest.mark.usefixtures("leader")
def test_a_leader_is_appointed_whom_the_group_recommended_and_one_undo_takes_it_back(
    page, people, group, desk
):
    page.record.appoint_button.click()
    dialog = opened(page)
    fill(
        dialog, person_id=people["李四"], on=day("2026-10-01"), how=RECOMMENDED, recommended_on=None
    )
    dialog.save_button.click()
    assert dialog.isVisible()  # the day of the recommendation is missing
    assert [term.name for term in leader_terms([group], ON)[group]] == ["张三"]
    fill(dialog, recommended_on=day("2026-09-20"))
    dialog.save_button.click()
    terms = leader_terms([group], ON)[group]
    assert [(term.name, term.until) for term in terms] == [
        ("张三", day("2026-10-01")),
        ("李四", None),
    ]
    assert "小组 2026-09-20 推荐，支部确认" in said(page)
    assert "换过 1 次" in said(page)
    desk.undo()
    assert [term.name for term in leader_terms([group], ON)[group]] == ["张三"]
    assert "推荐" not in said(page)


@pytest.mark.usefixtures("leader")
def test_a_probationary_member_is_refused_with_the_reason(page, people, group):
    page.appoint()
    dialog = opened(page)
    fill(dialog, person_id=people["王五"], how=NAMED)
    dialog.save_button.click()
    assert "王五在 2026-11-21 是预备党员，组长应由正式党员担任" in told(dialog)
    assert [term.name for term in leader_terms([group], ON)[group]] == ["张三"]


def test_who_may_lead_is_told_as_the_branch_has_set_it(page, people, group, desk):
    page.read()
    page.appoint()
    dialog = opened(page)
    assert any("只有本组的正式党员可以任组长" in one.text() for one in dialog.findChildren(QLabel))
    dialog.reject()
    desk.run(change_rule(rule=LEADER_RULE, key="is_on", value=False, note="支部大会决定"))
    page.appoint()
    dialog = opened(page)
    assert not any("只有本组的" in one.text() for one in dialog.findChildren(QLabel))
    fill(dialog, person_id=people["王五"], how=NAMED)
    dialog.save_button.click()
    assert [term.name for term in leader_terms([group], ON)[group]] == ["王五"]


@pytest.mark.usefixtures("leader")
def test_a_term_ends_and_its_days_are_corrected(page, group):
    page.end_leader()
    dialog = opened(page)
    fill(dialog, on=day("2026-11-01"))
    dialog.save_button.click()
    assert page.figures() == "党小组 1 个 · 组长暂缺 1 个"
    assert any("没有党小组长" in one for one in page.record.sentences)
    page.correct_term()
    dialog = opened(page)
    fill(dialog, until=day("2023-01-01"))
    dialog.save_button.click()
    assert "早于开始日期" in told(dialog)
    fill(dialog, until=day("2026-10-31"))
    dialog.save_button.click()
    assert leader_terms([group], ON)[group][0].until == day("2026-10-31")
    page.end_leader()
    assert "不必卸任" in page._bench.ask.asked[-1]


@pytest.mark.usefixtures("leader")
def test_people_are_moved_with_a_day_and_what_comes_of_it_is_told_before(
    page, branch, people, desk
):
    make.group(branch, "第二党小组")
    page.read()
    page.record.people_button.click()
    dialog = opened(page)
    dialog.save_button.click()
    assert "还没有勾选" in told(dialog)
    item = next(
        dialog.people.item(n)
        for n in range(dialog.people.count())
        if dialog.people.item(n).text().startswith("张三")
    )
    item.setCheckState(Qt.CheckState.Checked)
    assert any("不足 3 名" in sentence for sentence in dialog.outlook.sentences)
    fill(dialog, on=day("2026-11-10"))
    dialog.save_button.click()
    assert groups_of()["张三"] == "第二党小组"
    assert groups_of(date(2026, 11, 9))["张三"] == "第一党小组"
    assert not page.model.row_at(0).leaders  # who leaves leads no more
    desk.undo()
    assert groups_of()["张三"] == "第一党小组"
    assert people


@pytest.mark.usefixtures("leader")
def test_closing_a_group_with_people_asks_where_they_go_and_ledgers_stay(
    page, branch, group, people, desk
):
    row = make.entry("hazard", group, content="护网破损", owner=people["张三"], due_on="2026-11-15")
    other = make.group(branch, "第二党小组")
    page.read()
    page.close_group()
    dialog = opened(page)
    fill(dialog, to_group_id=other, on=day("2026-11-20"))
    dialog.save_button.click()
    assert set(groups_of().values()) == {"第二党小组"}
    (entry,) = LedgerQuery("hazard", ON).fetch()
    assert (entry.entry_id, entry.organisation_id) == (row, group)
    assert len(page.model.keys) == 1
    page.ended_button.click()
    assert len(page.model.keys) == 2
    page.show_group(group)
    assert "2026-11-20 起不再设" in said(page)
    page.rename()
    assert "已经撤销" in page._bench.ask.asked[-1]
    desk.undo()
    assert groups_of()["张三"] == "第一党小组"


@pytest.mark.usefixtures("people")
def test_groups_are_set_up_renamed_and_merged_here(page, branch, group, desk):
    page.add_button.click()
    dialog = opened(page)
    fill(dialog, name="第一党小组")
    dialog.save_button.click()
    assert "已经有“第一党小组”" in told(dialog)
    fill(dialog, name="第二党小组", since=day("2026-01-01"))
    dialog.save_button.click()
    assert len(page.model.keys) == 2
    page.show_group(group)
    page.rename()
    dialog = opened(page)
    fill(dialog, name="采煤党小组", on=day("2026-11-01"))
    dialog.save_button.click()
    assert "名称　采煤党小组" in "\n".join(e.text for e in page.record.names.entries)
    assert "名称　第一党小组" in "\n".join(e.text for e in page.record.names.entries)
    page.merge()
    dialog = opened(page)
    assert isinstance(dialog, MergeDialog)
    for number in range(dialog.sources.count()):
        dialog.sources.item(number).setCheckState(Qt.CheckState.Checked)
    fill(dialog, target_id=group, on=day("2026-11-15"))
    dialog.save_button.click()
    assert [page.model.row_at(0).name] == ["采煤党小组"]
    desk.undo()
    assert len(page.model.keys) == 2
    assert branch


def test_people_in_no_group_are_listed_and_put_into_one(page, branch, group, people, desk):
    make.person("赵六", branch, crew="二班")
    page.read()
    assert page.views[MISPLACED].text() == "未编组 1"
    page.views[MISPLACED].click()
    page.misplaced_table.selectAll()
    page.group_button.click()
    dialog = opened(page)
    fill(dialog, group_id=group, on=day("2026-11-20"))
    dialog.save_button.click()
    assert groups_of()["赵六"] == "第一党小组"
    assert page.views[MISPLACED].text() == "未编组"
    assert "每名党员都编在" in page.misplaced_table.empty_state.sentence.text()
    desk.undo()
    assert len(page.misplaced.keys) == 1
    assert people


@pytest.mark.usefixtures("people")
def test_crews_stand_beside_groups_and_a_split_one_is_marked(page, branch):
    other = make.group(branch, "第二党小组")
    make.person("赵六", branch, group=other, crew="一班")
    page.read()
    page.choose_view(CREWS)
    columns = {column.key: column for column in page.crews.columns}
    first = page.crews.row_at(0)
    assert first.crew == "一班"
    assert columns[f"group_{other}"].text(first) == "1"
    assert columns["split"].text(first) == "分在 2 个小组"
    assert page.crews_told.text().endswith("1 个班组分在几个小组。")
    assert all(not page.crew_table.isColumnHidden(n) for n in range(len(columns)))
    page.place.setCurrentIndex(0)
    page.place.place_changed.emit()
    make.branch("机电队党支部")
    page.read()
    assert not page.crews.keys
    assert "请在上面选党支部" in page.crew_table.empty_state.sentence.text()


@pytest.mark.usefixtures("leader")
def test_training_is_read_from_the_course_and_the_rule_can_be_switched_off(
    page, branch, people, desk
):
    course = make.activity("training_course", branch, "2026-03-24", title="组长培训")
    zhang = people["张三"]
    desk.run(add_attender(activity_id=course, person_id=zhang, is_due=True))
    desk.run(mark_attendance(activity_id=course, person_id=zhang, mark=Mark.PRESENT, on=ON))
    texts = {c.key: c.text(page.model.row_at(0)) for c in page.model.columns}
    assert texts["training"] == "2026-03-24"
    assert "培训 2026-03-24 组长培训" in said(page)
    desk.undo()
    assert "组长张三没有培训记录" in said(page)
    desk.run(
        change_rule(rule="groups.leader_training", key="is_on", value=False, note="集团统一培训")
    )
    training = next(c for c in page.model.columns if c.key == "training")
    assert training.chip(page.model.row_at(0)) is None
    assert training.text(page.model.row_at(0)) == "不查"


def test_the_rules_on_the_branch_are_told_with_source_and_who_decides(page, branch, people):
    page.read()
    assert any("正式党员 2 名，不足 3 名" in one for one in page.rules.sentences)
    assert any("由上级党组织决定" in one for one in page.rules.sentences)
    for line in page.rules.sentences:
        assert line.count("决定。") == 1  # the advice says it, or a sentence of its own
    page.rules.all_button.click()
    dialog = opened(page)
    whole = "\n".join(dialog.sentences)
    for words in (
        "成立党支部要有 3 名以上正式党员",
        "一般不超过 50 名",
        "可以设立党的总支部委员会",
        "7 名以上的党支部设支部委员会，3 至 5 人",
        "不设支部委员会，设书记 1 名，必要时设副书记 1 名",
        "一般应有一年以上党龄",
        "划分党小组",
        "依据：",
        "由上级党组织决定",
    ):
        assert words in whole
    at = next(at for at, one in enumerate(dialog.sentences) if "正式党员 2 名，不足" in one)
    assert "决定。" in dialog.sentences[at]
    assert "决定。" not in dialog.sentences[at + 1]  # the source, under what is found
    assert branch
    assert people


def test_a_cadre_is_given_a_task_and_speaks_to_it(page, people, group, desk, qtbot):
    make.done(add_leading_cadre(person_id=people["张三"], title="矿长"))
    page.read()
    page.views[CADRES].click()
    assert page.cadres.row_at(0).tasks == ()
    page.cadre_table.selectRow(0)
    page.record_speech()
    assert "没有待汇报的任务" in page._bench.ask.asked[-1]
    page.task_button.click()
    dialog = opened(page)
    fill(dialog, task="联系生产一班", due_on=day("2026-01-01"), day=day("2026-11-01"))
    dialog.save_button.click()
    assert dialog.isVisible()  # due before it was given
    fill(dialog, due_on=day("2026-12-20"))
    dialog.save_button.click()
    assert not dialog.isVisible()
    assert page.speech_button.isEnabled()
    page.speech_button.click()
    dialog = opened(page)
    fill(dialog, way="党小组会上发言", on=day("2026-11-20"), topic="班组安全")
    dialog.save_button.click()
    row = page.cadres.row_at(0)
    assert (row.life.spoken, row.open_tasks) == (1, ())
    with qtbot.waitSignal(page.entry_wanted) as wanted:
        page._open_task()
    assert wanted.args == [row.tasks[0].uid]
    desk.undo()
    assert page.cadres.row_at(0).life.spoken == 0
    assert group


@pytest.mark.parametrize(
    ("view", "code"), [("groups", GROUP_REGISTER), (CREWS, GROUP_CREWS), (CADRES, DUAL_LIFE)]
)
def test_ctrl_p_prints_what_is_shown(page, branch, people, qtbot, view, code):
    page.choose_view(view)
    with qtbot.waitSignal(page.print_wanted) as wanted:
        page.print_shown()
    assert (wanted.args[0].code, wanted.args[0].organisation_id) == (code, branch)
    assert people


def test_the_recommendation_is_printed_for_the_group_that_is_chosen(page, group, people, qtbot):
    page.read()
    page.show_group(group)
    with qtbot.waitSignal(page.print_wanted) as wanted:
        page.print_code(LEADER_RECOMMENDATION)
    assert wanted.args[0].organisation_id == group
    assert people


def test_an_empty_file_offers_the_first_thing_to_do(qtbot, workbench, data):
    made = LeadersPage(workbench)
    qtbot.addWidget(made)
    made.show()
    assert made.figures() == "党小组 0 个"
    made.add_group()
    assert "请先在名册里新建党支部" in workbench.ask.asked[-1]
    made.appoint()
    assert "请先在表里选一个党小组" in workbench.ask.asked[-1]
    assert data
