"""Beside a score sheet: one item with its rules, the records behind it, and what people gave it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from dangjian_desktop.domain.measured import Figure, Record, RecordKind, Unknown
from dangjian_desktop.domain.rubric import ScoringRule
from dangjian_desktop.domain.rubric_reading import plain_number
from dangjian_desktop.domain.rubric_words import effect_in_words, source_in_words
from dangjian_desktop.domain.scoring import Given, ItemScore, ItemState, RuleScore
from dangjian_desktop.domain.vocabulary import PRINTED, ScoreRole
from dangjian_desktop.queries.measures.registry import measures
from dangjian_desktop.queries.score_evidence import EvidenceRow
from dangjian_desktop.queries.score_findings import FindingRow
from dangjian_desktop.queries.score_words import lost_text, points_text, record_in_words
from dangjian_desktop.ui.scores.evidence_list import EvidenceList
from dangjian_desktop.ui.scores.record_opening import can_open
from dangjian_desktop.ui.scores.sheet_table import SheetLine, difference, given_text, state_look
from dangjian_desktop.ui.shared.buttons import (
    elided_link,
    link_button,
    plain_button,
    primary_button,
    quiet_button,
)
from dangjian_desktop.ui.shared.chip import Chip
from dangjian_desktop.ui.shared.section import CardPane, Section, rule
from dangjian_desktop.ui.shared.theme import set_role, tokens
from dangjian_desktop.ui.shared.wording import in_words, tr

#: More records of a rule than so many are told by their number.
_MOST_RECORDS = 40


_Shown = tuple[ItemScore | None, Sequence[FindingRow], Sequence[EvidenceRow], bool]


class ItemPane(CardPane):
    """The current item of a sheet.

    Signals:
        record_wanted: A `Record` that is to be opened.
        mark_wanted: The role in which the item is to be given points.
        confirm_wanted: The selected items are to stand as they are counted.
        finding_wanted: The `ScoringRule` for which something was found.
        finding_change_wanted, finding_remove_wanted: The `FindingRow`.
        link_wanted: A `FindingRow` or an `EvidenceRow` whose record is to be opened.
        evidence_wanted: A piece of evidence is to be entered.
        evidence_change_wanted, evidence_remove_wanted, evidence_files_wanted: The `EvidenceRow`.
    """

    record_wanted = Signal(object)
    mark_wanted = Signal(object)
    confirm_wanted = Signal()
    finding_wanted = Signal(object)
    finding_change_wanted = Signal(object)
    finding_remove_wanted = Signal(object)
    link_wanted = Signal(object)
    evidence_wanted = Signal()
    evidence_change_wanted = Signal(object)
    evidence_remove_wanted = Signal(object)
    evidence_files_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName("item_pane")
        self.title.setWordWrap(True)
        self._shown: _Shown = (None, (), (), True)
        self.links: list[QPushButton] = []
        self.self_button = plain_button(tr("自评…"), "pencil", parent=self)
        self.self_button.setObjectName("mark_self")
        self.check_button = primary_button(tr("考核…"), "pencil", parent=self)
        self.check_button.setObjectName("mark_check")
        self.confirm_button = plain_button(tr("核定同计数"), "check", parent=self)
        self.confirm_button.setObjectName("confirm_counted")
        self.confirm_button.setToolTip(tr("按记录计的分就是考核得分；可以一次选几项。"))
        self.self_button.clicked.connect(partial(self._want_mark, ScoreRole.SELF))
        self.check_button.clicked.connect(partial(self._want_mark, ScoreRole.CHECK))
        self.confirm_button.clicked.connect(self._want_confirm)
        self._buttons = QHBoxLayout()
        for button in (self.check_button, self.self_button, self.confirm_button):
            self._buttons.addWidget(button)
        self._buttons.addStretch(1)
        self._column.addLayout(self._buttons)
        self.dress()

    def show_item(
        self,
        one: ItemScore | None,
        findings: Sequence[FindingRow],
        evidence: Sequence[EvidenceRow] = (),
        *,
        can_mark: bool,
    ) -> None:
        """Show an item; None for a heading or nothing.

        Args:
            one: The item. findings: What people found for its rules.
            evidence: What people put to it.
            can_mark: Whether the period can be written into.
        """
        self._shown = one, findings, evidence, can_mark
        self.links = []
        for button in (self.self_button, self.check_button, self.confirm_button):
            button.setEnabled(one is not None and can_mark)
        if one is None:
            self.title.setText(tr("考评项目"))
            self._show([_line(tr("请在左边选一项，这里列出计分办法和每一分的出处。"), "second")])
            return
        self.confirm_button.setEnabled(can_mark and bool(one.item.rules))
        self.title.setText(f"{one.item.code} {one.item.title}")
        parts = [self._chips(one)]
        if one.item.wording:
            parts.append(_line(one.item.wording, ""))
        if one.item.judge:
            parts.append(_line(tr("考核人：{judge}", judge=one.item.judge), "small"))
        waits = dict.fromkeys(in_words(told) for told in one.waits_for)
        parts += [_line(reason, "caution") for reason in waits]
        for scored in one.rules:
            parts.append(rule(self))
            parts += self._rule_parts(one, scored, findings, can_mark=can_mark)
        given = [
            (ScoreRole.SELF, one.self_score),
            (ScoreRole.CHECK, one.check_score),
        ]
        if any(mark is not None for _role, mark in given):
            parts.append(rule(self))
            parts += [
                _line(_mark_words(role, mark), "") for role, mark in given if mark is not None
            ]
        if evidence or can_mark:
            parts += [
                rule(self),
                _line(tr("佐证材料"), "heading"),
                self._evidence(evidence, can_mark=can_mark),
            ]
        self._show(parts)

    def _evidence(self, rows: Sequence[EvidenceRow], *, can_mark: bool) -> QWidget:
        made = EvidenceList(rows, self, can_mark=can_mark)
        made.add_wanted.connect(self.evidence_wanted)
        made.change_wanted.connect(self.evidence_change_wanted)
        made.remove_wanted.connect(self.evidence_remove_wanted)
        made.files_wanted.connect(self.evidence_files_wanted)
        made.link_wanted.connect(self.link_wanted)
        return made

    def _chips(self, one: ItemScore) -> QWidget:
        body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        look = state_look(SheetLine(one.item.code, one.item.title, one))
        if look is not None:
            column.addWidget(Chip(look.text, look.tone, look.icon, body))
        said = [tr("满分 {most}", most=plain_number(one.item.maximum))]
        if one.counted is not None:
            said.append(tr("按记录 {points}", points=points_text(one.counted)))
        if one.score is not None:
            said.append(tr("得分 {points}", points=points_text(one.score)))
        if one.bonus:
            said.append(tr("加分 {points}", points=points_text(one.bonus)))
        found = difference(one)
        if found:
            said.append(tr("自评与考核相差 {points}", points=points_text(abs(found))))
        column.addWidget(_line(" · ".join(said), "second"))
        return body

    def _rule_parts(
        self,
        one: ItemScore,
        scored: RuleScore,
        findings: Sequence[FindingRow],
        *,
        can_mark: bool,
    ) -> list[QWidget]:
        told, known = scored.rule, measures()
        parts: list[QWidget] = [
            _line(told.words or in_words(effect_in_words(told, known)), "heading"),
            _line(
                tr(
                    "{source}：{effect}",
                    source=tr("由人考核")
                    if told.is_judged
                    else in_words(source_in_words(told, known)),
                    effect=in_words(effect_in_words(told, known)),
                ),
                "small",
            ),
        ]
        measured = scored.measured
        if isinstance(measured, Unknown) and one.state is ItemState.JUDGED:
            parts.append(_line(tr("没有登记情况；考核人已核定。"), "second"))
        elif isinstance(measured, Unknown):
            parts.append(_line(in_words(measured.reason), "caution"))
        else:
            parts.append(_line(self._figure_words(scored, measured), "second"))
            parts += self._records(measured.records, findings, can_mark=can_mark)
        if measured.proofs:
            parts.append(self._proofs(measured.proofs))
        if can_mark:
            parts.append(self._finding_button(told))
        return parts

    def _figure_words(self, scored: RuleScore, figure: Figure) -> str:
        info = measures().get(scored.rule.measure)
        unit = info.unit if info is not None else tr("次")
        said = tr(
            "{count} {unit}，{lost}",
            count=plain_number(figure.count),
            unit=tr(unit),
            lost=in_words(lost_text(scored)),
        )
        if figure.note is not None:
            said = tr("{said}。{note}", said=said, note=in_words(figure.note))
        return said

    def _records(
        self, records: Sequence[Record], findings: Sequence[FindingRow], *, can_mark: bool
    ) -> list[QWidget]:
        by_id = {row.finding_id: row for row in findings}
        parts: list[QWidget] = []
        for record in records[:_MOST_RECORDS]:
            row = by_id.get(record.row_id or 0) if record.kind is RecordKind.FINDING else None
            parts.append(
                self._record(record) if row is None else self._finding(row, can_mark=can_mark)
            )
        if len(records) > _MOST_RECORDS:
            more = len(records) - _MOST_RECORDS
            parts.append(_line(tr("还有 {count} 条，打印考评表时全部列出。", count=more), "small"))
        return parts

    def _record(self, record: Record) -> QWidget:
        text = in_words(record_in_words(record))
        if not can_open(record):
            return _line(text, "")
        button = elided_link(text, parent=self)
        button.setObjectName("open_record")
        button.clicked.connect(partial(self._want_record, record))
        self.links.append(button)
        return button

    def _finding(self, row: FindingRow, *, can_mark: bool) -> QWidget:
        body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens().space(1))
        day = row.happened_on.isoformat() if row.happened_on is not None else ""
        count = "" if row.count == 1 else f"×{plain_number(row.count)}"
        text = row.text or row.link_text
        column.addWidget(_line(" ".join(filter(None, (day, row.level, text, count))), ""))
        line = QHBoxLayout()
        line.setSpacing(tokens().space(2))
        if row.link is not None and row.link_text:
            link = elided_link(tr("依据：{text}", text=row.link_text), parent=body)
            link.clicked.connect(partial(self._want_link, row))
            column.addWidget(link)
            self.links.append(link)
        if can_mark:
            change = link_button(tr("修改"), parent=body)
            change.setObjectName("change_finding")
            change.clicked.connect(partial(self._want_change, row))
            remove = link_button(tr("删除"), parent=body)
            remove.setObjectName("remove_finding")
            remove.clicked.connect(partial(self._want_remove, row))
            for button in (change, remove):
                line.addWidget(button)
            line.addStretch(1)
            column.addLayout(line)
        return body

    def _proofs(self, proofs: Sequence[Record]) -> QWidget:
        body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens().space(1))
        for record in proofs[:_MOST_RECORDS]:
            column.addWidget(self._record(record))
        if len(proofs) > _MOST_RECORDS:
            more = len(proofs) - _MOST_RECORDS
            column.addWidget(_line(tr("还有 {count} 条。", count=more), "small"))
        heading = tr("其余 {count} 条佐证", count=len(proofs))
        return Section(heading, body, is_open=False, parent=self)

    def _finding_button(self, told: ScoringRule) -> QPushButton:
        button = quiet_button(tr("登记考核发现…"), "plus", parent=self)
        button.setObjectName("add_finding")
        button.clicked.connect(partial(self._want_finding, told))
        return button

    def _want_mark(self, role: ScoreRole) -> None:
        self.mark_wanted.emit(role)

    def _want_confirm(self) -> None:
        self.confirm_wanted.emit()

    def _want_record(self, record: Record) -> None:
        self.record_wanted.emit(record)

    def _want_finding(self, told: ScoringRule) -> None:
        self.finding_wanted.emit(told)

    def _want_change(self, row: FindingRow) -> None:
        self.finding_change_wanted.emit(row)

    def _want_remove(self, row: FindingRow) -> None:
        self.finding_remove_wanted.emit(row)

    def _want_link(self, row: FindingRow) -> None:
        self.link_wanted.emit(row)

    def _show(self, parts: Sequence[QWidget]) -> None:
        made = tokens()
        body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(*(made.space(3),) * 4)
        column.setSpacing(made.space(2))
        for part in parts:
            if isinstance(part, QPushButton):
                column.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft)
            else:
                column.addWidget(part)
        column.addStretch(1)
        self.show_body(body)

    def dress(self) -> None:
        """Show it in the present type."""
        super().dress()
        one, findings, evidence, can_mark = self._shown
        self.show_item(one, findings, evidence, can_mark=can_mark)


def _mark_words(role: ScoreRole, given: Given | None) -> str:
    said = f"{PRINTED[role]} {given_text(given)}"
    if given is not None and given.reason:
        said = tr("{said}：{reason}", said=said, reason=given.reason)
    return said


def _line(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if role:
        set_role(label, role)
    return label
