"""Tab goes through the dialogs of the subject pages as the eye does: down, and from left to right.

At the foot of a form 保存 comes before 取消, which stands on its left; `shared/dialog.py` says why.
"""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QDialog

from dangjian_desktop.domain.vocabulary import CaseFileKind
from dangjian_desktop.operations.attachments import NewFile, add_attachments
from dangjian_desktop.operations.case_files import add_case_file, record_case_step
from dangjian_desktop.queries.dues import DuesMonthQuery, DuesRow
from dangjian_desktop.ui.roster.away_dialogs import away_dialog, contact_dialog, lost_dialog
from dangjian_desktop.ui.roster.case_files_dialog import show_case_files
from dangjian_desktop.ui.roster.development_case_dialogs import begin_dialog, moved_in_dialog
from dangjian_desktop.ui.roster.dues_base_dialog import base_dialog
from dangjian_desktop.ui.roster.dues_dialogs import (
    consent_dialog,
    movement_dialog,
    payment_dialog,
    publication_dialog,
    waiver_dialog,
)
from dangjian_desktop.ui.roster.transfer_dialogs import incoming_dialog, outgoing_dialog
from dangjian_desktop.ui.shared.workbench import Workbench
from tests import make
from tests.dues_stories import base
from tests.ui.screen import settle
from tests.ui.tab_order import reached, steps_back

ON = date(2026, 11, 20)


@pytest.fixture
def on():
    return ON


@pytest.fixture
def branch(data):
    return make.branch()


@pytest.fixture
def payer(branch) -> DuesRow:
    person = make.person("张三", branch, since="2020-01-01")
    base(person, since="2026-09")
    return DuesMonthQuery(date(2026, 11, 1), ON, branch).fetch().rows[0]


MAKERS: dict[str, Callable[[Workbench, DuesRow, int], QDialog]] = {
    "payment": lambda bench, payer, _branch: payment_dialog(bench, payer),
    "base": lambda bench, payer, _branch: base_dialog(bench, payer, (), None),
    "waiver": lambda bench, payer, _branch: waiver_dialog(bench, payer, None),
    "consent": lambda bench, payer, _branch: consent_dialog(bench, [payer]),
    "movement": lambda bench, _payer, branch: movement_dialog(bench, branch, make.BRANCH),
    "publication": lambda bench, _payer, branch: publication_dialog(bench, branch, 2026),
    "outgoing": lambda bench, _payer, _branch: outgoing_dialog(bench, ()),
    "incoming": lambda bench, _payer, branch: incoming_dialog(bench, branch),
    "away": lambda bench, _payer, _branch: away_dialog(bench, None),
    "contact": lambda bench, _payer, _branch: contact_dialog(bench, ()),
    "lost": lambda bench, _payer, _branch: lost_dialog(bench, None),
    "begin": lambda bench, _payer, _branch: begin_dialog(bench),
    "moved_in": lambda bench, _payer, _branch: moved_in_dialog(bench),
}


@pytest.mark.parametrize("name", MAKERS)
def test_tab_follows_the_eye_and_begins_at_the_first_field(qtbot, workbench, payer, branch, name):
    dialog = MAKERS[name](workbench, payer, branch)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.open()
    settle()
    first = dialog.form.editor(dialog.form.keys[0]).widget
    focused = QApplication.focusWidget()
    assert focused is first or first.isAncestorOf(focused)
    assert steps_back(dialog) == []
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not dialog.isVisible()  # nothing was typed, so nothing is asked


def test_tab_follows_the_eye_through_case_files(qtbot, workbench, branch):
    person = make.person("张三", branch)
    told = {"kind": CaseFileKind.CARE, "opened_on": date(2026, 3, 1)}
    case = make.done(add_case_file(person_id=person, on=ON, **told))
    make.done(
        record_case_step(
            case_file_id=case, step="started", happened_on=date(2026, 3, 2), number="", on=ON
        )
    )
    files = (NewFile("领取签收单.pdf", b"%PDF-1.7"),)
    make.done(add_attachments(case_file_id=case, files=files, on=ON))
    dialog = show_case_files(workbench, (person, "张三"))
    qtbot.addWidget(dialog)
    settle()
    dialog.chosen.setFocus()
    assert steps_back(dialog) == []
    assert dialog.step_button in reached(dialog)
    assert any(isinstance(one, QAbstractItemView) for one in reached(dialog))
