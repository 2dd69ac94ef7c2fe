"""What can be done with a case of 发展党员: dialogs, menus, and what needs no dialog."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from dangjian_desktop.domain.admissions import StepStanding, StepState
from dangjian_desktop.domain.vocabulary import HelperRole, Stage
from dangjian_desktop.operations.admission_beginnings import remove_admission
from dangjian_desktop.operations.development import (
    mark_paper,
    remove_helper,
    remove_paper,
    remove_publicity,
    remove_review,
    remove_step,
    reopen_admission,
)
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.queries.development import (
    AdmissionDetail,
    HelperRow,
    PaperRow,
    PublicityRow,
    RecordedStep,
)
from dangjian_desktop.ui.roster.development_case_dialogs import (
    begin_dialog,
    close_dialog,
    correction_dialog,
    moved_in_dialog,
)
from dangjian_desktop.ui.roster.development_dialogs import (
    close_publicity_dialog,
    end_helper_dialog,
    helper_dialog,
    paper_dialog,
    publicity_dialog,
    review_dialog,
)
from dangjian_desktop.ui.roster.development_looks import attempt_told
from dangjian_desktop.ui.roster.development_print import case_printout, step_forms
from dangjian_desktop.ui.roster.development_step_dialog import StepDialog, step_dialog
from dangjian_desktop.ui.roster.form_menu import add_forms
from dangjian_desktop.ui.roster.person_dialog import AddPersonDialog
from dangjian_desktop.ui.shared.day_picker import may_edit
from dangjian_desktop.ui.shared.offered import records
from dangjian_desktop.ui.shared.operation_dialog import OperationDialog
from dangjian_desktop.ui.shared.wording import tr
from dangjian_desktop.ui.shared.workbench import Workbench


class CaseActions(QObject):
    """Opens the dialogs over the page, and carries out what needs none.

    Signals:
        person_wanted: Identity of somebody whose card is to be opened.
        activity_wanted: Row id of a meeting to be opened.
        print_wanted: The `Printout` of a paper about the case.
        case_made: Row id of a case that was begun.
    """

    person_wanted = Signal(str)
    activity_wanted = Signal(int)
    print_wanted = Signal(object)
    case_made = Signal(int)

    def __init__(self, bench: Workbench, page: QWidget) -> None:
        super().__init__(page)
        self._bench, self._page = bench, page

    # Steps --------------------------------------------------------------------------------

    def open_step(self, detail: AdmissionDetail, step: StepStanding) -> OperationDialog | None:
        """Open the dialog for exactly one step: to record it, or to correct it."""
        if detail.row.closed_on is not None:
            self._bench.ask.tell(
                self._page,
                tr("这个人的发展党员工作已经结束。要继续，请先在“更多”里重新办理。"),
            )
            return None
        return self._open(lambda: step_dialog(self._bench, detail, step, self._page))

    def correct_step(
        self, detail: AdmissionDetail, step: StepStanding, recorded: RecordedStep
    ) -> OperationDialog | None:
        """Open the dialog that corrects a record, that of an earlier round too."""
        return self._open(lambda: StepDialog(self._bench, detail, step, recorded, self._page))

    def remove_step(self, step_id: int) -> None:
        """Take a step away; what followed from it for the person goes with it."""
        self._attempt(remove_step(step_id=step_id, on=self._bench.desk.on))

    def fill_step_menu(self, menu: QMenu, detail: AdmissionDetail, step: StepStanding) -> None:
        """Put into a menu what can be done with a step."""
        recorded = next((one for one in detail.recorded if one.step_id == step.step_id), None)
        is_open = detail.row.closed_on is None
        if is_open and recorded is None:
            words = tr("登记这一步…")
            if step.state is StepState.ELSEWHERE:
                words = tr("补登这一步…")
            records(menu.addAction(words, lambda: self.open_step(detail, step)))
        if recorded is not None:
            if is_open:
                records(menu.addAction(tr("更正…"), lambda: self.open_step(detail, step)))
            activity_id = recorded.activity_id
            if activity_id is not None:
                menu.addAction(tr("打开会议"), lambda: self.activity_wanted.emit(activity_id))
            if is_open:
                step_id = recorded.step_id
                records(menu.addAction(tr("删除这一步"), lambda: self.remove_step(step_id)))
        if is_open and step.rule.has_publicity:
            records(
                menu.addAction(tr("登记公示…"), lambda: self.post_publicity(detail, step.rule.code))
            )
        for one in detail.recorded if is_open else ():
            if one.step == step.rule.code and one is not recorded:
                self._offer_attempt(menu, detail, step, one)
        add_forms(
            menu,
            step_forms(step),
            case_printout(detail, self._bench.desk.on),
            self.print_wanted.emit,
        )

    def _offer_attempt(
        self, menu: QMenu, detail: AdmissionDetail, step: StepStanding, one: RecordedStep
    ) -> None:
        """Offer to correct or remove the record of an earlier round."""
        told = attempt_told(one)
        records(
            menu.addAction(
                tr("更正：{record}…", record=told), lambda: self.correct_step(detail, step, one)
            )
        )
        records(
            menu.addAction(tr("删除：{record}", record=told), lambda: self.remove_step(one.step_id))
        )

    # Helpers, 考察, 公示, papers ------------------------------------------------------------

    def add_helper(
        self, detail: AdmissionDetail, role: HelperRole | None = None
    ) -> OperationDialog | None:
        """Open the dialog that takes a 培养联系人 or 入党介绍人 down."""
        return self._open(lambda: helper_dialog(self._bench, detail, role, self._page))

    def end_helper(self, detail: AdmissionDetail, row: HelperRow) -> OperationDialog | None:
        """Open the dialog that ends somebody's help."""
        return self._open(lambda: end_helper_dialog(self._bench, detail, row, self._page))

    def record_review(self, detail: AdmissionDetail) -> OperationDialog | None:
        """Open the dialog that takes a 考察 down: day, who and where it is kept."""
        return self._open(lambda: review_dialog(self._bench, detail, self._page))

    def remove_review(self, review_id: int) -> None:
        """Take a 考察 away."""
        self._attempt(remove_review(review_id=review_id))

    def post_publicity(self, detail: AdmissionDetail, step: str = "") -> OperationDialog | None:
        """Open the dialog that takes down that a 公示 was put up."""
        return self._open(lambda: publicity_dialog(self._bench, detail, step, self._page))

    def close_publicity(self, detail: AdmissionDetail, row: PublicityRow) -> OperationDialog | None:
        """Open the dialog that takes down how a 公示 ended."""
        return self._open(lambda: close_publicity_dialog(self._bench, detail, row, self._page))

    def remove_helper(self, helper_id: int) -> None:
        """Take a helper away who was entered by mistake."""
        self._attempt(remove_helper(helper_id=helper_id))

    def remove_publicity(self, publicity_id: int) -> None:
        """Take a 公示 away that was entered by mistake."""
        self._attempt(remove_publicity(publicity_id=publicity_id))

    def fill_publicity_menu(self, menu: QMenu, detail: AdmissionDetail, row: PublicityRow) -> None:
        """Put into a menu what can be done with a 公示."""
        if row.closed_on is None:
            records(menu.addAction(tr("登记公示结果…"), lambda: self.close_publicity(detail, row)))
        if detail.row.closed_on is None:
            publicity_id = row.publicity_id
            records(menu.addAction(tr("删除"), lambda: self.remove_publicity(publicity_id)))

    def tick_paper(self, detail: AdmissionDetail, row: PaperRow, *, is_there: bool) -> None:
        """Note that a paper is there since today, or that it is not."""
        case_id, on = detail.row.case_id, self._bench.desk.on
        self._attempt(
            mark_paper(case_id=case_id, paper=row.paper.code, received_on=on, on=on)
            if is_there or row.paper_id is None
            else remove_paper(paper_id=row.paper_id)
        )

    def note_paper(self, detail: AdmissionDetail, row: PaperRow) -> OperationDialog | None:
        """Open the dialog with day, copies and note of a paper."""
        return self._open(lambda: paper_dialog(self._bench, detail, row, self._page))

    # The case ---------------------------------------------------------------------------------

    def begin(self, person_id: int | None = None) -> OperationDialog | None:
        """Open the dialog that begins the case of somebody on the roll."""
        return self._making(lambda: begin_dialog(self._bench, person_id, self._page))

    def begin_with_new(self, branch_id: int | None) -> OperationDialog | None:
        """Enter somebody new in the roster, and then begin the case."""
        dialog = self._open(
            lambda: AddPersonDialog(self._bench, branch_id=branch_id, parent=self._page)
        )
        if dialog is not None:
            dialog.form.show_value("stage", Stage.APPLICANT)
            dialog.saved.connect(self.begin)
        return dialog

    def accept_moved_in(self, person_id: int | None = None) -> OperationDialog | None:
        """Open the dialog that takes over somebody who has moved in on the way."""
        return self._making(lambda: moved_in_dialog(self._bench, person_id, self._page))

    def correct_case(self, detail: AdmissionDetail) -> OperationDialog | None:
        """Open the dialog that corrects how a case was begun, by its first step where it has it."""
        if detail.row.begins_at:
            return self._open(lambda: correction_dialog(self._bench, detail, self._page))
        return self.open_step(detail, detail.row.standing.steps[0])

    def remove_case(self, detail: AdmissionDetail) -> None:
        """Take a case away that was begun by mistake and has nothing recorded yet."""
        self._attempt(remove_admission(case_id=detail.row.case_id))

    def close_case(self, detail: AdmissionDetail) -> OperationDialog | None:
        """Open the dialog that closes a case."""
        return self._open(lambda: close_dialog(self._bench, detail, self._page))

    def reopen_case(self, detail: AdmissionDetail) -> None:
        """Go on with a case that was closed."""
        self._attempt(reopen_admission(case_id=detail.row.case_id))

    def fill_case_menu(self, menu: QMenu, detail: AdmissionDetail) -> None:
        """Put into a menu what can be done with a case."""
        menu.addAction(tr("打开信息卡"), lambda: self.person_wanted.emit(detail.row.person_uid))
        menu.addSeparator()
        if detail.row.closed_on is not None:
            records(menu.addAction(tr("重新办理"), lambda: self.reopen_case(detail)))
            return
        records(
            menu.addAction(tr("培养联系人…"), lambda: self.add_helper(detail, HelperRole.CONTACT))
        )
        records(
            menu.addAction(
                tr("入党介绍人…"), lambda: self.add_helper(detail, HelperRole.INTRODUCER)
            )
        )
        records(menu.addAction(tr("登记考察…"), lambda: self.record_review(detail)))
        records(menu.addAction(tr("登记公示…"), lambda: self.post_publicity(detail)))
        menu.addSeparator()
        records(menu.addAction(tr("改正开始办理的登记…"), lambda: self.correct_case(detail)))
        if not detail.recorded[1:]:
            records(menu.addAction(tr("删除（登记错了）"), lambda: self.remove_case(detail)))
        records(menu.addAction(tr("结束…"), lambda: self.close_case(detail)))

    # How ----------------------------------------------------------------------------------------

    def _making(self, make: Callable[[], OperationDialog]) -> OperationDialog | None:
        dialog = self._open(make)
        if dialog is not None:
            dialog.saved.connect(self._tell_made)
        return dialog

    def _tell_made(self, case_id: object) -> None:
        if isinstance(case_id, int):
            self.case_made.emit(case_id)

    def _open(self, make: Callable[[], OperationDialog | None]) -> OperationDialog | None:
        if not may_edit(self._bench.ask, self._page, self._bench.desk):
            return None
        dialog = make()
        if dialog is not None:
            dialog.open()
        return dialog

    def _attempt(self, operation: Operation[Any]) -> None:
        if may_edit(self._bench.ask, self._page, self._bench.desk):
            self._bench.desk.attempt(operation)
