"""The score sheet of a branch and period: blocks on top, items below, their proof beside them."""

from collections.abc import Callable
from decimal import Decimal
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from dangjian_desktop.domain.rubric import ScoringRule
from dangjian_desktop.domain.scoring import ItemScore
from dangjian_desktop.domain.vocabulary import ScoreRole
from dangjian_desktop.operations.score_evidence import remove_evidence
from dangjian_desktop.operations.scores import (
    mark_score,
    mark_scores_as_counted,
    remove_finding,
    remove_mark,
)
from dangjian_desktop.queries.score_evidence import EvidenceRow, ScoreEvidenceQuery
from dangjian_desktop.queries.score_findings import FindingRow, ScoreFindingsQuery
from dangjian_desktop.queries.score_sheets import ScoreSheet as Sheet
from dangjian_desktop.queries.score_sheets import level_of
from dangjian_desktop.queries.score_words import points_text
from dangjian_desktop.queries.shown_scores import Standing
from dangjian_desktop.ui.scores.closing_notice import ClosingNotice
from dangjian_desktop.ui.scores.evidence_list import EvidenceFilesDialog, evidence_dialog
from dangjian_desktop.ui.scores.item_pane import ItemPane
from dangjian_desktop.ui.scores.record_opening import open_record
from dangjian_desktop.ui.scores.score_charts import BlockBar, BlockStrip
from dangjian_desktop.ui.scores.score_dialogs import (
    confirm_dialog,
    finding_dialog,
    mark_dialog,
    read_points,
)
from dangjian_desktop.ui.scores.score_looks import grade_tone, standing_look
from dangjian_desktop.ui.scores.sheet_table import (
    BY_BLOCK,
    BY_SYSTEM,
    ROLES,
    SheetLine,
    SheetModel,
    SheetTable,
    columns,
    given_text,
    is_as_counted,
    lines_of,
)
from dangjian_desktop.ui.shared.buttons import view_buttons
from dangjian_desktop.ui.shared.chip import Chip
from dangjian_desktop.ui.shared.day_picker import may_edit
from dangjian_desktop.ui.shared.flow import FlowLayout
from dangjian_desktop.ui.shared.layouts import panes
from dangjian_desktop.ui.shared.offered import records
from dangjian_desktop.ui.shared.query_model import ChipLook, RowsAtHand
from dangjian_desktop.ui.shared.theme import Tone, news, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr
from dangjian_desktop.ui.shared.workbench import Workbench

_VIEWS = ((BY_BLOCK, QT_TR_NOOP("按板块")), (BY_SYSTEM, QT_TR_NOOP("按五个体系")))
_PANE_WIDTH, _PLENTY = 330, 10_000


class ScoreSheet(QWidget):
    """Shows a sheet that was read elsewhere, and lets its marks and findings be entered.

    Signals:
        activity_wanted: Row id of an activity to be opened.
        entry_wanted: Identity of a ledger row. document_wanted: row id of a document.
        person_wanted, organisation_wanted: identities. wall_wanted: of an edition of a sheet.
    """

    activity_wanted = Signal(int)
    entry_wanted = Signal(str)
    document_wanted = Signal(int)
    person_wanted = Signal(str)
    organisation_wanted = Signal(str)
    wall_wanted = Signal(str)

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("score_sheet")
        self._bench = bench
        self.sheet: Sheet | None = None
        self.view = BY_BLOCK
        self._findings: list[FindingRow] = []
        self._evidence: list[EvidenceRow] = []
        self.strip = BlockStrip(self)
        self.views = view_buttons(_VIEWS, self.choose_view, self)
        self.chips = QWidget(self)
        self._flow = FlowLayout(self.chips, tokens().space(1))
        self.closing = ClosingNotice(self)
        self.note = QLabel(self)
        self.note.setObjectName("sheet_note")
        self.note.setWordWrap(True)
        set_role(self.note, "caution")
        self.model = SheetModel(
            bench.desk, columns(), RowsAtHand[SheetLine](), self, key="key", hears=False
        )
        self.table = SheetTable(self.model, self, self._fill_menu)
        self.pane = ItemPane(self)
        self._connect()
        self._lay_out()

    # What is shown --------------------------------------------------------------

    def show_sheet(self, sheet: Sheet) -> None:
        """Show a sheet; the current item stays current where it is there."""
        is_other = self.sheet is None or (
            (self.sheet.organisation_id, self.sheet.period.code)
            != (sheet.organisation_id, sheet.period.code)
        )
        self.sheet = sheet
        self.model.can_mark = sheet.can_mark
        self._findings = ScoreFindingsQuery(
            sheet.organisation_id, sheet.period.code, self._bench.desk.on
        ).fetch()
        self._evidence = ScoreEvidenceQuery(
            sheet.organisation_id, sheet.period.code, self._bench.desk.on
        ).fetch()
        self._show()
        if is_other and sheet.score is not None:
            first = next((one.item.code for one in sheet.score.items), "")
            self.table.go_to(first, "check_score")
        self._show_item()

    def choose_view(self, view: str) -> None:
        """Show the items under their blocks or under the five systems."""
        self.view = view
        for key, button in self.views.items():
            button.setChecked(key == view)
        current = self.current()
        self._show()
        if current is not None:
            self.table.go_to(current.item.code)

    def current(self) -> ItemScore | None:
        """Return the current item; None on a heading."""
        line = self.table.current_row()
        return line.item if isinstance(line, SheetLine) else None

    def _show(self) -> None:
        sheet = self.sheet
        if sheet is None:
            return
        lines = [] if sheet.score is None else lines_of(sheet.score, self.view)
        self.table.show_lines(lines)
        self._show_chips(sheet)
        self.strip.show_bars([_bar(line) for line in lines if line.item is None])

    def _show_chips(self, sheet: Sheet) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for look in self._looks(sheet):
            chip = Chip(look.text, look.tone, look.icon, self.chips)
            self._flow.addWidget(chip)
            chip.show()
        self.chips.updateGeometry()
        self.closing.show_closing(sheet.closing, self._bench.desk.on)
        self.note.setText(self._note(sheet))
        self.note.setVisible(bool(self.note.text()))

    def _looks(self, sheet: Sheet) -> list[ChipLook]:
        looks = [standing_look(sheet.standing)]
        score = sheet.score
        if sheet.closing is not None and not sheet.closing.is_intact:
            looks.append(ChipLook(tr("校验不符"), Tone.BAD))
        if score is None:
            return looks
        total = score.total
        looks.insert(
            0, ChipLook(_total_words(total.base, total.bonus, total.total), Tone.PLAIN, "star")
        )
        waiting = sum(one.score is None for one in score.items)
        if waiting:
            words = tr(
                "待评 {count} 项 {points} 分", count=waiting, points=points_text(total.pending)
            )
            looks.append(ChipLook(words, Tone.WARN))
        elif total.grade is not None:
            looks.append(ChipLook(total.grade.name, self._grade_tone(sheet)))
        if total.is_vetoed:
            earned = total.earned.name if total.earned is not None else ""
            words = tr("一票否决，原等次 {grade}", grade=earned) if earned else tr("一票否决")
            looks.append(ChipLook(words, Tone.BAD))
        looks.append(
            ChipLook(f"{score.rubric.name} {score.rubric.version}", Tone.PLAIN, "file-text")
        )
        return looks

    def _grade_tone(self, sheet: Sheet) -> Tone:
        assert sheet.score is not None
        return grade_tone(level_of(sheet.score.total.grade, sheet.grades))

    def _note(self, sheet: Sheet) -> str:
        if sheet.score is None:
            return ""
        if sheet.standing is Standing.RUNNING:
            return tr(
                "{period}还没有结束，这里是截至 {day} 的暂计。",
                period=sheet.period.label,
                day=self._bench.desk.on.isoformat(),
            )
        return ""

    def _show_item(self) -> None:
        one = self.current()
        found = [] if one is None else [row for row in self._findings if row.item == one.item.code]
        can_mark = self.sheet is not None and self.sheet.can_mark
        proofs = [] if one is None else [row for row in self._evidence if row.item == one.item.code]
        self.pane.show_item(one, found, proofs, can_mark=can_mark)

    # What the user can do ---------------------------------------------------------

    def mark(
        self,
        role: ScoreRole,
        points: Decimal | None = None,
        then: Callable[[], None] | None = None,
        *,
        is_as_counted: bool = False,
    ) -> None:
        """Ask for a mark of the current item.

        Args:
            role: Who gives it. points: What was typed already. then: Called when it is saved.
            is_as_counted: Whether "as counted" was typed.
        """
        one, sheet = self.current(), self.sheet
        if one is None or sheet is None or not self._may_edit():
            return
        dialog = mark_dialog(
            self._bench, sheet, one, role, self, points=points, is_as_counted=is_as_counted
        )
        if then is not None:
            dialog.accepted.connect(then)
        dialog.open()

    def confirm(self) -> None:
        """Let the selected items stand as they are counted."""
        sheet = self.sheet
        codes = self.table.chosen_codes()
        if sheet is None or sheet.score is None or not codes or not self._may_edit():
            return
        chosen = [one for one in sheet.score.items if one.item.code in codes]
        if any(one.is_unrecorded for one in chosen):
            confirm_dialog(self._bench, sheet, chosen, self).open()
            return
        self._bench.desk.attempt(
            mark_scores_as_counted(
                organisation_id=sheet.organisation_id,
                period=sheet.period.code,
                items=codes,
                on=self._bench.desk.today,
            )
        )

    def _enter(self, code: str, key: str, text: str, goes_on: bool) -> None:
        sheet, role = self.sheet, ROLES[key]
        one = None if sheet is None or sheet.score is None else sheet.score.item(code)
        if sheet is None or one is None or self._is_as_it_was(one, role, text):
            if goes_on:
                self.table.go_down(code, key)
            return
        if not self._may_edit():
            return
        if not text:
            self._remove(code, key)
            return
        points: Decimal | None = None
        go_on = partial(self.table.go_down, code, key) if goes_on else None
        needs_reason = role is ScoreRole.CHECK and one.is_unrecorded
        if is_as_counted(text):
            if needs_reason:
                self.table.go_to(code, key)
                self.mark(role, None, go_on, is_as_counted=True)
                return
        else:
            reading = read_points(text)
            if reading.value is None:
                sentence = tr("“{text}”不是得分。请填数字；同计数请填 =。", text=text)
                self._bench.desk.refused.emit(sentence)
                return
            points = reading.value
            differs = one.counted is not None and points != one.counted
            if (needs_reason or differs) and points <= one.item.maximum:
                self.table.go_to(code, key)
                self.mark(role, points, go_on)
                return
        is_done = self._bench.desk.attempt(
            mark_score(
                organisation_id=sheet.organisation_id,
                period=sheet.period.code,
                item=code,
                role=role,
                points=points,
                on=self._bench.desk.today,
            )
        )
        if is_done and goes_on:
            self.table.go_down(code, key)

    def _is_as_it_was(self, one: ItemScore, role: ScoreRole, text: str) -> bool:
        return text == given_text(one.self_score if role is ScoreRole.SELF else one.check_score)

    def _remove(self, code: str, key: str) -> None:
        sheet = self.sheet
        if sheet is None or code.startswith("/") or not self._may_edit():
            return
        self._bench.desk.attempt(
            remove_mark(
                organisation_id=sheet.organisation_id,
                period=sheet.period.code,
                item=code,
                role=ROLES[key],
                on=self._bench.desk.today,
            )
        )

    def _add_finding(self, rule: ScoringRule) -> None:
        one, sheet = self.current(), self.sheet
        if one is not None and sheet is not None and self._may_edit():
            finding_dialog(self._bench, sheet, one.item, rule, self).open()

    def _change_finding(self, row: FindingRow) -> None:
        one, sheet = self.current(), self.sheet
        rule = None if one is None else one.item.rule(row.rule)
        if one is not None and sheet is not None and rule is not None and self._may_edit():
            finding_dialog(self._bench, sheet, one.item, rule, self, finding=row).open()

    def _remove_finding(self, row: FindingRow) -> None:
        if self._may_edit():
            desk = self._bench.desk
            desk.attempt(remove_finding(finding_id=row.finding_id, on=desk.today))

    def _add_evidence(self) -> None:
        one, sheet = self.current(), self.sheet
        if one is not None and sheet is not None and self._may_edit():
            evidence_dialog(self._bench, sheet, one.item.code, self).open()

    def _change_evidence(self, row: EvidenceRow) -> None:
        if self.sheet is not None and self._may_edit():
            evidence_dialog(self._bench, self.sheet, row.item, self, evidence=row).open()

    def _remove_evidence(self, row: EvidenceRow) -> None:
        if self._may_edit():
            self._bench.desk.attempt(remove_evidence(evidence_id=row.evidence_id))

    def _show_files(self, row: EvidenceRow) -> None:
        EvidenceFilesDialog(self._bench, row, self).open()

    def _may_edit(self) -> bool:
        return may_edit(self._bench.ask, self, self._bench.desk)

    def _open_link(self, row: FindingRow | EvidenceRow) -> None:
        if row.link is None:
            return
        column, key = row.link
        if column == "activity":
            self.activity_wanted.emit(key)
        elif column == "document":
            self.document_wanted.emit(key)
        elif row.link_uid:
            self.entry_wanted.emit(row.link_uid)

    def _fill_menu(self, menu: QMenu) -> None:
        can_mark = self.sheet is not None and self.sheet.can_mark and self.current() is not None
        for text, act in (
            (tr("考核…"), lambda: self.mark(ScoreRole.CHECK)),
            (tr("自评…"), lambda: self.mark(ScoreRole.SELF)),
            (tr("核定同计数"), self.confirm),
        ):
            records(menu.addAction(text, act)).setEnabled(can_mark)

    # Hearing and looks ------------------------------------------------------------

    def _connect(self) -> None:
        self.table.chosen_changed.connect(self._show_item)
        self.table.opened.connect(lambda _line: self.pane.check_button.click())
        self.table.mark_entered.connect(self._enter)
        self.table.mark_removed.connect(self._remove)
        self.pane.mark_wanted.connect(lambda role: self.mark(role))
        self.pane.confirm_wanted.connect(self.confirm)
        self.pane.record_wanted.connect(lambda record: open_record(record, self))
        self.pane.link_wanted.connect(self._open_link)
        self.pane.finding_wanted.connect(self._add_finding)
        self.pane.finding_change_wanted.connect(self._change_finding)
        self.pane.finding_remove_wanted.connect(self._remove_finding)
        self.pane.evidence_wanted.connect(self._add_evidence)
        self.pane.evidence_change_wanted.connect(self._change_evidence)
        self.pane.evidence_remove_wanted.connect(self._remove_evidence)
        self.pane.evidence_files_wanted.connect(self._show_files)
        news().changed.connect(self._dress)

    def _lay_out(self) -> None:
        self._head = QHBoxLayout()
        self._head.addWidget(self.chips, 1)
        for button in self.views.values():
            self._head.addWidget(button)
        self.splitter = panes(self, self.table, self.pane)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._head)
        self._column.addWidget(self.closing)
        self._column.addWidget(self.note)
        self._column.addWidget(self.strip)
        self._column.addWidget(self.splitter, 1)
        self._dress()

    def _dress(self) -> None:
        made = tokens()
        self._column.setSpacing(made.space(2))
        self._head.setSpacing(made.space(2))
        self.splitter.setHandleWidth(made.space(3))
        self.splitter.setSizes([_PLENTY, made.text_px(_PANE_WIDTH)])
        self.pane.setMinimumWidth(made.text_px(_PANE_WIDTH) * 3 // 4)


def _bar(heading: SheetLine) -> BlockBar:
    reached, most = heading.score, heading.maximum
    if not most:
        return BlockBar(heading.title, None, words=tr("待评"))
    words = f"{points_text(reached)}/{points_text(most)}"
    return BlockBar(heading.title, reached / most, words=words)


def _total_words(base: Decimal, bonus: Decimal, total: Decimal) -> str:
    if not bonus:
        return tr("{total} 分", total=points_text(total))
    return tr(
        "{total} 分 = {base} + 加分 {bonus}",
        total=points_text(total),
        base=points_text(base),
        bonus=points_text(bonus),
    )
