"""关闭与公示: a quarter is closed, published, objected to, corrected and closed again."""

from datetime import date

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.vocabulary import ObjectionOutcome
from dangjian_desktop.operations.printout import AWARD_REPORT, SCORE_PUBLICATION
from dangjian_desktop.queries.closings import closing_of, frozen_scores, is_closed
from dangjian_desktop.storage.models import database
from dangjian_desktop.ui.scores.awards_dialog import AwardsDialog
from dangjian_desktop.ui.scores.closings_dialog import DRIFT_TAB, EDITIONS_TAB, ClosingsDialog
from tests import make, scored
from tests.scored import AFTER, Q3, SCORE, close, mark

ON = date(2026, 10, 21)


@pytest.fixture
def on():
    return ON


@pytest.fixture
def mine(data):
    return scored.mine()


def shown(qtbot, dialog):
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    return dialog


@pytest.fixture
def dialog(qtbot, workbench, mine):
    return shown(qtbot, ClosingsDialog(workbench, None, None))


def asked(dialog, name):
    """The dialog that was opened last under a name."""
    return dialog.findChildren(QDialog, name)[-1]


def fill(form, values):
    for key, value in values.items():
        form.form.editor(key).show_value(value)


def cells(table, column):
    model = table.rows
    return [model.index(row, column).data() for row in range(model.rowCount())]


def test_from_closing_to_the_second_edition(qtbot, dialog, desk, mine):
    committee, first, second = mine
    assert dialog.told.text() == "已关闭 0 期"
    assert not dialog.correct_button.isEnabled()

    # closed: the quarter that has ended is offered, by the one above all
    dialog.close_button.click()
    form = asked(dialog, "close_period_dialog")
    assert form.period.currentText() == "2026年第三季度"
    assert "星火煤矿党委关闭2026年第三季度的支部考评：2 个党支部" in form.told.text()
    assert not form.pending.isVisibleTo(form)
    form.close_button.click()
    assert is_closed(SCORE, first, Q3)
    assert cells(dialog.table, 0) == ["2026年第三季度"]
    assert cells(dialog.table, 6) == ["校验相符"]
    assert "第1版，2026-10-21关闭" in dialog.notice.sentence.text()

    # published, as a paper and as a text
    dialog.post_action.trigger()
    asked(dialog, "publication_dialog").save()
    assert cells(dialog.table, 5) == ["公示中"]
    assert cells(dialog.table, 7) == ["2026-10-28"]
    with qtbot.waitSignal(dialog.print_wanted) as heard:
        dialog.print_action.trigger()
    printout = heard.args[0]
    assert (printout.code, printout.organisation_id, printout.period) == (
        SCORE_PUBLICATION,
        committee,
        Q3,
    )
    dialog.copy_action.trigger()
    assert "1. 采一支部：95分，示范" in QGuiApplication.clipboard().text()

    # objected to, and upheld
    dialog.add_objection.click()
    form = asked(dialog, "objection_dialog")
    fill(form, {"branch": first, "item": "D1", "text": "责任区少算一处"})
    form.save()
    assert cells(dialog.objections, 0) == ["待答复"]
    dialog.answer_button.click()
    form = asked(dialog, "answer_dialog")
    fill(form, {"outcome": ObjectionOutcome.UPHELD, "answer": "补查属实，加 2 分"})
    form.save()
    assert cells(dialog.objections, 0) == ["待更正"]
    assert not dialog.change_button.isEnabled()

    # corrected: the answer gives the first words of the reason
    dialog.correct_button.click()
    form = asked(dialog, "correction_dialog")
    assert form.form.values()["reason"] == "补查属实，加 2 分"
    form.save()
    assert cells(dialog.table, 5) == ["更正中"]
    assert "更正中" in dialog.notice.sentence.text()
    assert not dialog.publish_button.isEnabled()
    mark(first, "57")
    mark(second, "12")

    # closed again: only the branch whose objection was upheld is counted anew
    dialog.again_button.click()
    form = asked(dialog, "close_period_dialog")
    ticked = [form.branches.item(row, 0).checkState().value for row in range(2)]
    assert ticked == [2, 0]
    assert [form.branches.item(0, column).text() for column in (1, 2)] == ["95", "97"]
    form.close_button.click()
    stands = closing_of(SCORE, first, Q3)
    assert (stands.edition, stands.reason) == (2, "补查属实，加 2 分")
    assert frozen_scores(stands)[second].item("D1").score == 50
    assert cells(dialog.editions, 0) == ["第2版", "第1版"]
    assert cells(dialog.differences, 1) == ["总分", "D1 责任区"]
    assert cells(dialog.objections, 0) == ["成立"]

    # and what was let lie is seen against the records of today
    dialog.strip.open_tab(DRIFT_TAB)
    assert "与今天的记录不同" in dialog.drift_told.text()
    assert set(cells(dialog.drift, 0)) == {"采二支部"}

    desk.undo()
    assert cells(dialog.table, 5) == ["更正中"]


def test_what_is_open_asks_for_a_reason(dialog, mine):
    mark(make.branch("采三支部", mine[0]), None, "B1")
    dialog.close_period()
    form = asked(dialog, "close_period_dialog")
    assert form.pending_told.text() == "还有 1 项待评"
    assert form.pending.toPlainText() == "采三支部 D1 责任区"
    form.close_button.click()
    assert "请先补齐" in form.trouble.text()
    assert not is_closed(SCORE, mine[0], Q3)
    form.pending_reason.setPlainText("新成立")
    form.close_button.click()
    assert is_closed(SCORE, mine[0], Q3)


def test_very_many_branches_are_closed_as_a_job(dialog, mine):
    for number in range(20):
        key = make.branch(f"支部{number}", mine[0])
        mark(key, 40)
        mark(key, None, "B1")
    dialog.close_period()
    form = asked(dialog, "close_period_dialog")
    assert "22 个党支部" in form.told.text()
    form.close_button.click()
    assert cells(dialog.table, 3) == ["22"]


def test_what_cannot_be_closed_says_why(dialog, runner, mine):
    close(runner, mine[0], AFTER)
    dialog.read()
    dialog.close_period()
    form = asked(dialog, "close_period_dialog")
    assert "已于2026-10-08关闭" in form.trouble.text()
    assert not form.close_button.isEnabled()


def test_a_broken_seal_is_red_with_words(dialog, runner, mine):
    close(runner, mine[0], AFTER)
    database.execute_sql("UPDATE closing SET contents = replace(contents, '\"55\"', '\"59\"')")
    dialog.read()
    assert dialog.told.text() == "已关闭 1 期，1 期封存校验不符"
    assert cells(dialog.table, 6) == ["校验不符"]
    assert dialog.notice.sentence.text().startswith("封存校验不符：内容在程序之外被改动")
    assert dialog.notice.property("tone") == "bad"


def test_a_branch_closed_alone_gives_way_to_the_committee(dialog, runner, mine):
    _committee, first, _second = mine
    close(runner, first, AFTER)
    dialog.close_period()
    form = asked(dialog, "close_period_dialog")
    assert "采一支部已单独关闭，照搬当时封存的分数" in form.told.text()
    form.close_button.click()
    assert sorted(cells(dialog.table, 5)) == ["已关闭", "已由上级统一关闭"]
    dialog.table.select_keys([(SCORE, first, Q3)])
    assert not dialog.correct_button.isEnabled()


def test_records_that_did_not_change_are_the_same_today(dialog, runner, mine):
    close(runner, mine[0], AFTER)
    dialog.read()
    dialog.strip.open_tab(DRIFT_TAB)
    assert dialog.drift_told.text() == "与今天的记录相同。"
    dialog.strip.open_tab(EDITIONS_TAB)
    assert not dialog.differences_told.isVisibleTo(dialog)


def test_an_objection_is_mended_and_removed(dialog, runner, mine):
    close(runner, mine[0], AFTER)
    dialog.read()
    dialog.record_objection()
    form = asked(dialog, "objection_dialog")
    fill(form, {"branch": mine[1], "text": "写错了", "on": PartialDate.of(ON)})
    form.save()
    dialog.change_button.click()
    form = asked(dialog, "objection_dialog")
    fill(form, {"text": "改正后的"})
    form.save()
    assert cells(dialog.objections, 5) == ["改正后的"]
    dialog.remove_button.click()
    assert cells(dialog.objections, 0) == []


def test_rewards_are_told_by_days_and_printed(qtbot, workbench, mine):
    branch = mine[1]
    for promised in ("2026-10-01", "2026-12-31"):
        make.entry(
            "award",
            branch,
            "2026-09-20",
            honour="安全标兵",
            level="支部",
            reason="堵住一处隐患",
            money=300,
            promised_on=promised,
        )
    dialog = shown(qtbot, AwardsDialog(workbench, mine[0], None))
    assert cells(dialog.table, 0) == ["逾期未兑现", "未到期"]
    assert cells(dialog.table, 7) == ["20", ""]
    assert cells(dialog.figures, 4) == ["1"]
    dialog.period.setCurrentIndex(dialog.period.findText("2026年第三季度"))
    dialog.period.activated.emit(0)
    assert cells(dialog.table, 0) == []
    with qtbot.waitSignal(dialog.print_wanted) as heard:
        dialog.public_button.click()
    assert (heard.args[0].code, heard.args[0].period) == (AWARD_REPORT, Q3)
    dialog.period.setCurrentIndex(0)
    dialog.read()
    dialog.table.select_keys([dialog.table.rows.index(0, 0).data(256).entry.key])
    with qtbot.waitSignal(dialog.entry_wanted):
        dialog.open_button.click()
