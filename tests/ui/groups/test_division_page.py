"""The page 分组 as a user works through it: looked at, computed, changed by hand, applied."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.division import ImpossibleDivisionError
from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.domain.vocabulary import OrganisationKind, Post, Stage
from dangjian_desktop.operations.division_paper import division_proposal_content
from dangjian_desktop.operations.people import change_person, move_to_group
from dangjian_desktop.operations.printout import DIVISION_PROPOSAL, GROUP_LIST
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.storage.lookups import valid_spells
from dangjian_desktop.storage.models import GroupMembership, PostSpell
from dangjian_desktop.ui.groups.division_page import DivisionPage
from dangjian_desktop.ui.shared.jobs import Jobs, Outcome
from dangjian_desktop.ui.shared.operation_dialog import DAY
from dangjian_desktop.ui.shared.workbench import Workbench
from tests import make

CREWS = ("一班", "二班")


@pytest.fixture
def mine(data):
    """A branch with two groups whose people are mixed from two 班组, and one in no group."""
    unit = make.branch("综采一队党支部")
    groups = make.group(unit), make.group(unit, "第二党小组")
    people = {}
    for number, name in enumerate(("赵一", "钱二", "孙三", "李四", "周五", "吴六", "郑七", "王八")):
        people[name] = make.person(
            name,
            unit,
            group=groups[number // 4],
            crew=CREWS[number % 2],
            stage=Stage.PROBATIONARY if name == "王八" else Stage.FULL,
        )
    people["冯九"] = make.person("冯九", unit, crew="一班")
    make.post(people["赵一"], groups[0], Post.GROUP_LEADER)
    return unit, groups, people


@pytest.fixture
def page(qtbot, workbench, mine):
    made = DivisionPage(workbench)
    qtbot.addWidget(made)
    made.resize(1366, 640)
    made.show()
    return made


def column(board, name):
    return next(one for one in board.columns if one.look.name == name)


def names(board, group):
    return [card.person.name for card in column(board, group).look.cards]


def ask_for(page, **values):
    for key, value in values.items():
        page.wishes.form.show_value(key, value)


def groups_now(on):
    return {one.person_id: one.party_group_id for one in valid_spells(GroupMembership, on)}


def test_today_stands_in_columns_with_the_leader_on_top_and_figures_below(page, mine):
    assert [one.look.name for one in page.today_board.columns] == [
        "未编组",
        "第一党小组",
        "第二党小组",
    ]
    first = column(page.today_board, "第一党小组")
    assert (first.look.cards[0].person.name, first.look.cards[0].leads) == ("赵一", True)
    assert "正式 4" in first.figures.text()
    assert "可任组长 4" in first.figures.text()
    assert "班组 0/2" in first.figures.text()
    assert "正式 3" in column(page.today_board, "第二党小组").figures.text()
    assert names(page.today_board, "未编组") == ["冯九"]
    assert page.figures() == "2 个党小组，9 人，未编组 1 人"
    assert not page.apply_button.isVisible()


def test_a_proposal_is_computed_looked_at_and_applied_as_one_undo(page, mine, on, desk):
    _unit, _groups, people = mine
    before = groups_now(on)
    page.wishes.solve_button.click()
    told = page.plan.proposal
    assert told.is_optimal
    assert "已证明没有更好的划分" in page.result.worth.text()
    assert page.chip.look.text == "已证明最好"
    assert page.result.moves.rowCount() == len(told.moves)
    reasons = {move.name: move for move in told.moves}
    assert str(reasons["冯九"].reasons[0]) == "现在不在任何党小组"
    assert page.today_board.isVisible()
    assert page.board.isVisible()
    assert page.notice.isHidden()  # nothing to know: the room is the boards'
    assert "由支部委员会研究决定" in page.boards.decides.text()
    assert groups_now(on) == before
    page.apply_button.click()
    dialog = page.findChild(QDialog, "apply_dialog")
    assert "支部委员会研究决定" in dialog.findChildren(type(page.title))[1].text()
    leader = told.groups[1].person_ids[0]
    dialog.form.show_values(
        {
            DAY: PartialDate.of(on),
            f"leader.{told.groups[0].slot}": told.groups[0].leader_id,
            f"leader.{told.groups[1].slot}": leader,
        }
    )
    dialog.save()
    now = groups_now(on)
    assert set(now) == set(people.values())
    assert all(now[key] == g.group.group_id for g in told.groups for key in g.person_ids)
    leading = {one.person_id for one in valid_spells(PostSpell, on)}
    assert leader in leading
    assert page.plan.proposal is None
    assert not page.board.isVisible()
    desk.undo()
    assert groups_now(on) == before
    assert len(valid_spells(PostSpell, on)) == 1


def test_dragging_on_todays_board_begins_a_proposal_and_the_reasons_follow(page, mine, qtbot):
    _unit, _groups, people = mine
    source, target = (column(page.today_board, name).cards for name in ("第一党小组", "第二党小组"))
    row = names(page.today_board, "第一党小组").index("钱二")
    start = source.visualRect(source.model().index(row, 0)).center()
    end = source.viewport().mapFromGlobal(target.viewport().mapToGlobal(QPoint(20, 20)))
    QTest.mousePress(source.viewport(), Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(source.viewport(), start + QPoint(30, 5))
    QTest.mouseMove(source.viewport(), end)
    assert page.today_board.is_dragging
    assert column(page.today_board, "第二党小组").property("target")
    QTest.mouseRelease(source.viewport(), Qt.MouseButton.LeftButton, pos=end)
    told = page.plan.proposal
    assert [move.name for move in told.moves] == ["钱二"]
    assert told.by_hand == {people["钱二"]}
    assert str(told.moves[0].reasons[0]) == "手工调整"
    assert "钱二" in names(page.board, "第二党小组")
    assert "5 人" in column(page.board, "第二党小组").count.text()
    assert "还有 1 人没有党小组：冯九" in page.notice.words.text()
    assert page.chip.look.text == "手工方案"


def test_the_keyboard_moves_locks_and_puts_back(page, mine):
    _unit, _groups, people = mine
    page.today_board.choose(people["钱二"])
    cards = column(page.today_board, "第一党小组").cards
    QTest.keyClick(cards, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert "钱二" in names(page.board, "第二党小组")
    here = column(page.board, "第二党小组").cards
    QTest.keyClick(here, Qt.Key.Key_L)
    assert page.plan.locked == {people["钱二"]}
    assert "钱二是固定的，却换了组" in page.notice.words.text()
    QTest.keyClick(here, Qt.Key.Key_Delete)
    assert "钱二" in names(page.board, "第一党小组")
    assert page.plan.proposal.moves == ()
    page.step_button.click()
    assert "钱二" in names(page.board, "第二党小组")
    QTest.keyClick(column(page.board, "第二党小组").cards, Qt.Key.Key_Left)
    assert column(page.board, "第一党小组").cards.selectedIndexes()


def test_both_boards_scroll_together_and_the_longer_one_to_its_end(page, mine, qtbot):
    for _ in range(5):
        page.add_group()
    page.resize(1000, 640)
    longer, shorter = page.board.horizontalScrollBar(), page.today_board.horizontalScrollBar()
    qtbot.waitUntil(lambda: longer.maximum() > shorter.maximum() > 0)
    longer.setValue(longer.maximum())
    assert longer.value() == longer.maximum()
    assert shorter.value() == shorter.maximum()


def test_who_is_locked_and_moved_is_told_on_paper_and_before_it_is_put_into_force(
    qtbot, page, mine
):
    _unit, _groups, people = mine
    page.put([people["冯九"]], 0)
    page.put([people["钱二"]], 1)
    page.lock([people["钱二"]])
    with qtbot.waitSignal(page.print_wanted) as printed:
        page.print_shown()
    (card,), _values = division_proposal_content(printed.args[0])
    fields = {one.label: one.value for one in card.sections[0].fields}
    assert fields["固定"] == "1 人"
    assert "钱二是固定的，却换了组" in fields["须知"]
    page.apply()
    dialog = page.findChild(QDialog, "apply_dialog")
    assert "钱二是固定的，却换了组" in "".join(one.text() for one in dialog.findChildren(QLabel))


def test_the_menu_has_the_same(page, mine):
    _unit, _groups, people = mine
    page.today_board.choose(people["冯九"])
    page.today_board.menu_wanted.emit([people["冯九"]], QPoint(10, 10))
    target = next(one.menu() for one in page.menu.actions() if one.text() == "移到")
    next(one for one in target.actions() if one.text() == "第一党小组").trigger()
    assert "冯九" in names(page.board, "第一党小组")
    assert not page.plan.proposal.ungrouped
    page.menu.close()


def test_faults_are_told_beside_their_fields_and_nothing_is_half_done(page, mine):
    ask_for(page, count=40)
    page.solve()
    assert "党支部只有 9 人可以编组" in shown_under(page, "count")
    ask_for(page, count=2, least_size=5)
    page.solve()
    assert "请减少党小组，或放宽最少人数" in shown_under(page, "least_size")
    ask_for(page, count=2, least_size=3, first_bond="crew", second_bond="crew")
    page.solve()
    assert "前面已经选了" in shown_under(page, "second_bond")
    assert page.plan.proposal is None


def shown_under(page, key):
    line = page.wishes.form.editor(key).widget.parentWidget()
    labels = [one.text() for one in line.findChildren(type(page.title)) if not one.isHidden()]
    return " ".join(labels)


def test_everybody_locked_is_told_beside_the_people(page, mine):
    _unit, groups, people = mine
    make.done(
        move_to_group(person_ids=[people["冯九"]], group_id=groups[0], on=page._bench.desk.on)
    )
    page.read()
    page.lock(list(people.values()))
    page.solve()
    assert "所有人都固定了" in page.wishes.pairs_fault.text()
    assert page.plan.proposal is None
    page.unlock_all()
    page.solve()
    assert page.plan.proposal is not None
    assert page.wishes.pairs_fault.isHidden()


def test_wishes_that_collide_are_named_in_words(page, mine):
    _unit, _groups, _people = mine
    ask_for(page, count=3, moves_most=0)
    page.solve()
    words = page.wishes.refusal_words.text()
    assert page.wishes.refusal.isVisible()
    assert words.startswith("这些要求不能同时满足：“划分 3 个党小组”")
    assert "“最多换组 0 人”" in words
    assert page.plan.proposal is None


def test_who_is_in_no_group_cannot_be_locked(page, mine):
    _unit, _groups, people = mine
    page.lock([people["冯九"]])
    assert "冯九现在不在任何党小组，不能固定" in page.wishes.pairs_fault.text()
    assert not page.plan.locked


def test_people_are_kept_together_or_apart_as_asked(page, mine):
    _unit, _groups, people = mine
    page.add_pair()
    dialog = page.findChild(QDialog, "pair_dialog")
    dialog.tick(people["赵一"])
    dialog.save_button.click()
    assert dialog.fault.isVisible()
    dialog.tick(people["钱二"])
    dialog.save_button.click()
    assert page.plan.together == [frozenset({people["赵一"], people["钱二"]})]
    page.solve()
    told = page.plan.proposal
    at = dict(zip((p.person_id for p in told.problem.people), told.places, strict=True))
    assert at[people["赵一"]] == at[people["钱二"]]
    page.wishes.pairs.findChild(object, "remove_button").click()
    assert page.plan.together == []


def test_a_new_group_gets_a_name_and_a_taken_one_is_refused(page, mine, on):
    _unit, _groups, _people = mine
    ask_for(page, count=3, least_size=2)
    page.solve()
    told = page.plan.proposal
    slot = next(at for at, one in enumerate(told.problem.slots) if one.group_id is None)
    page.rename(slot)
    dialog = page.findChild(QDialog, "name_dialog")
    dialog.form.show_value("name", "第一党小组")
    dialog.save()
    assert dialog.isVisible()
    dialog.form.show_value("name", "井下党小组")
    dialog.save()
    assert column(page.board, "井下党小组").look.is_new
    page.apply()
    apply = page.findChild(QDialog, "apply_dialog")
    apply.form.show_value(f"name.{slot}", "第二党小组")
    apply.save()
    assert apply.isVisible()
    apply.form.show_value(f"name.{slot}", "掘进党小组")
    apply.save()
    standing = [row.name for row in Tree.on(on).of_kind(OrganisationKind.PARTY_GROUP)]
    assert standing == ["第一党小组", "第二党小组", "掘进党小组"]


def test_a_proposal_that_leaves_somebody_out_or_a_group_without_full_members_is_refused(
    page, mine, ask
):
    _unit, _groups, people = mine
    page.put([people["钱二"]], 1)
    page.apply()
    assert "还有 1 人没有党小组：冯九" in ask.asked[-1]
    page.put([people["冯九"]], 0)
    page.put([people[name] for name in ("周五", "吴六", "郑七", "钱二")], 0)
    assert "第二党小组失去了正式党员" in column(page.board, "第二党小组").concern.text()
    page.apply()
    assert "失去了正式党员" in ask.asked[-1]
    page.put([people["王八"]], 0)
    assert column(page.board, "第二党小组").look.is_closing
    page.put([people["赵一"]], 1)
    assert "组长赵一要换组" in column(page.board, "第一党小组").concern.text()


def test_a_proposal_goes_stale_when_the_data_change_and_can_be_carried_over(
    qtbot, page, mine, ask, on
):
    unit, _groups, people = mine
    page.solve()
    moved = page.plan.proposal.moves
    make_other = make.person("陈十", unit, crew="二班")
    page._bench.desk.run(change_person(person_id=people["吴六"], changes={"crew": "三班"}))
    assert page.chip.look.text == "已过时"
    assert "增加了陈十" in page.notice.words.text()
    assert "吴六的情况有变化" in page.notice.words.text()
    page.apply()
    assert "方案已过时" in ask.asked[-1]
    ask.asked.clear()
    with qtbot.assertNotEmitted(page.print_wanted):
        page.print_shown()
    assert "方案已过时" in ask.asked[-1]
    page.notice.carry_button.click()
    told = page.plan.proposal
    assert page.chip.look.text == "手工方案"
    assert [one.person_id for one in told.ungrouped] == [make_other]
    assert {move.person_id for move in moved} <= {move.person_id for move in told.moves}


def test_a_proposal_made_by_hand_is_dropped_only_after_asking(page, mine, ask):
    _unit, _groups, people = mine
    page.put([people["钱二"]], 1)
    page.drop()
    assert page.plan.proposal is not None
    ask.answers = [True]
    page.drop()
    assert page.plan.proposal is None


def test_printing_gives_the_proposal_and_without_one_the_list_of_groups(page, mine, qtbot):
    with qtbot.waitSignal(page.print_wanted) as told:
        page.print_shown()
    assert told.args[0].code == GROUP_LIST
    page.solve()
    with qtbot.waitSignal(page.print_wanted) as told:
        page.print_shown()
    assert told.args[0].code == DIVISION_PROPOSAL
    assert told.args[0].division == page.plan.proposal


def test_a_search_that_found_nothing_says_so_above_its_button(page, mine):
    page._take(mine[0], Outcome(error=RefusedError("没有找到合适的划分。请放宽要求。")))
    assert page.wishes.refusal_words.text() == "没有找到合适的划分。请放宽要求。"
    assert page.wishes.refusal.isVisible()


def test_an_answer_that_comes_when_another_branch_is_shown_is_kept_for_its_own(
    page, mine, ask, workbench
):
    unit, _groups, _people = mine
    other = make.branch("机电队党支部")
    make.person("别人", other)
    page.solve()
    found = page.plan.proposal
    page.plan.steps.clear()
    page.place._follow()
    page.place.choose(other)
    told = []
    workbench.desk.noted.connect(lambda words, _undo: told.append(words))
    page._take(unit, Outcome(found))
    assert page.plan.proposal is None
    assert told == ["划分方案已算好，在那个党支部的分组里。"]
    page._take(
        unit, Outcome(error=ImpossibleDivisionError(Sentence("不行。"), Sentence("也不行。")))
    )
    assert "不行。也不行。" in ask.asked[-1]
    page.place.choose(unit)
    assert page.plan.proposal == found


def test_a_place_that_is_no_branch_says_what_to_choose(page, mine):
    page.place.setCurrentIndex(0)
    page.place.place_changed.emit()
    assert "请在上面选一个党支部" in page.nothing.sentence.text()
    assert not page.body.isVisible()


def test_stopping_takes_the_best_found_so_far(qtbot, desk, ask, workbench, data):
    """On a real thread: the job is stopped and what was found by then is shown."""
    unit = make.branch("机电队党支部")
    groups = [make.group(unit, f"第{number}党小组") for number in "一二三四五六"]
    for number, key in enumerate(make.persons(60, unit)):
        make.done(move_to_group(person_ids=[key], group_id=groups[number % 6], on=desk.on))
        make.done(change_person(person_id=key, changes={"crew": f"{number % 7}班"}))
    jobs = Jobs()
    page = DivisionPage(Workbench(desk, jobs, ask, workbench.settings))
    qtbot.addWidget(page)
    page.show()
    ask_for(page, seconds=60)
    seen = []
    jobs.progressed.connect(lambda what, share: seen.append(what))
    page.solve()
    qtbot.waitUntil(lambda: any("离可能的最好不超过" in one for one in seen), timeout=30_000)
    jobs.cancel()
    qtbot.waitUntil(lambda: not jobs.is_busy, timeout=10_000)
    told = page.plan.proposal
    assert told is not None
    assert told.gap is not None
    assert not told.ungrouped
