"""A rubric is looked at before it comes in: each phrase beside the rule that is read from it."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from dangjian_desktop.domain.cells import RowPlace
from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.problems import Address, Problem, Severity
from dangjian_desktop.domain.rubric import LONGEST_NAME, LONGEST_VERSION, ScoringRule
from dangjian_desktop.domain.rubric_reading import plain_number
from dangjian_desktop.domain.rubric_sheet_words import FIELDS
from dangjian_desktop.domain.rubric_sheets import RubricSheet
from dangjian_desktop.domain.rubric_wording import Phrase, PhraseState
from dangjian_desktop.domain.rubric_words import effect_in_words, rule_in_words
from dangjian_desktop.operations.import_sheets import open_sheets
from dangjian_desktop.operations.imports import RawSheet
from dangjian_desktop.operations.rubric_import import (
    ExaminedItem,
    RubricExamination,
    import_rubric,
)
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.queries.measures.registry import measures
from dangjian_desktop.ui.scores.rubric_dialogs import first_day_field
from dangjian_desktop.ui.scores.rubric_import_session import RubricImportSession
from dangjian_desktop.ui.scores.rubric_phrase_dialog import PhraseDialog
from dangjian_desktop.ui.shared.buttons import plain_button
from dangjian_desktop.ui.shared.choice_box import ChoiceBox
from dangjian_desktop.ui.shared.chosen_files import read_chosen_file
from dangjian_desktop.ui.shared.day_picker import may_edit
from dangjian_desktop.ui.shared.field_form import FieldForm
from dangjian_desktop.ui.shared.fields import Field, spoken
from dangjian_desktop.ui.shared.import_forms import columns_dialog, row_dialog
from dangjian_desktop.ui.shared.import_preview import (
    REMARK,
    ImportPreview,
    note_column,
    said_at_fields,
)
from dangjian_desktop.ui.shared.layouts import fit_to_screen
from dangjian_desktop.ui.shared.query_model import ChipLook, Column
from dangjian_desktop.ui.shared.theme import Tone
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

_NOWHERE = Address()
_WIDTH, _HEIGHT = 1240, 680
_LONGEST_CELL = 4000
#: Milliseconds after the last key in name, version or day until the file is judged again.
_PAUSE = 300
FIELD_WORDS = {
    "title": QT_TR_NOOP("考评内容"),
    "maximum": QT_TR_NOOP("分值"),
    "wording": QT_TR_NOOP("评分办法"),
    "code": QT_TR_NOOP("编号"),
    "block": QT_TR_NOOP("项目"),
    "system": QT_TR_NOOP("所属体系"),
    "judge": QT_TR_NOOP("考核部门"),
    "self_score": QT_TR_NOOP("自评（不导入）"),
    "check_score": QT_TR_NOOP("考核得分（不导入）"),
    "evidence": QT_TR_NOOP("依据（不导入）"),
}
_LOOKS = {
    PhraseState.READ: ChipLook(QT_TR_NOOP("认出"), Tone.GOOD, "circle-check"),
    PhraseState.JUDGED: ChipLook(QT_TR_NOOP("由人考核"), Tone.INFO, "user"),
    PhraseState.ASK: ChipLook(QT_TR_NOOP("请确认"), Tone.WARN, "triangle-alert"),
}
_FAULT = ChipLook(QT_TR_NOOP("要改正"), Tone.BAD, "circle-x")
_LEFT_OUT = ChipLook(QT_TR_NOOP("跳过"), Tone.PLAIN)


@dataclass(frozen=True, slots=True)
class RubricLine:
    """One line of the preview: a phrase, a row with faults, or something told of the sheet.

    Attributes:
        words: The phrase as the sheet has it. told: the rule that is read from it.
        place: The row of the file; None where a sheet or the whole is meant.
        number: The phrase, counted from 0; None for a line that is none.
    """

    key: Hashable
    look: ChipLook
    code: str
    title: str
    points: str
    words: str
    told: str
    note: str
    place: RowPlace | None = None
    item: ExaminedItem | None = None
    number: int | None = None

    @property
    def phrase(self) -> Phrase | None:
        """The phrase of the line."""
        if self.item is None or self.number is None:
            return None
        return self.item.phrases[self.number]


COLUMNS: tuple[Column[RubricLine], ...] = (
    Column(
        QT_TR_NOOP("读成"),
        lambda line: line.look.text,
        "outcome",
        width=104,
        chip=lambda line: line.look.spoken,
    ),
    Column(QT_TR_NOOP("编号"), lambda line: line.code, "code", width=56),
    Column(QT_TR_NOOP("考评内容"), lambda line: line.title, "title", width=160),
    Column(QT_TR_NOOP("分值"), lambda line: line.points, "points", width=52),
    Column(QT_TR_NOOP("表上的话"), lambda line: line.words, "words", width=220),
    Column(QT_TR_NOOP("规则"), lambda line: line.told, "rule", width=240),
    note_column(280),
)


class RubricImportDialog(ImportPreview[RubricLine]):
    """Every phrase with its rule; Enter opens the rule, Delete leaves rows out.

    Signals:
        imported: The row id of the draft that was made.
    """

    imported = Signal(int)

    def __init__(
        self, bench: Workbench, session: RubricImportSession, parent: QWidget | None = None
    ) -> None:
        """Make the dialog; `open()` shows it."""
        super().__init__(
            bench, "rubric_import", tr("导入考评细则"), COLUMNS, self._importing_rubric, parent
        )
        self.session = session
        self.sheet = ChoiceBox(self)
        self.sheet.setObjectName("rubric_import_sheet")
        self.sheet.setAccessibleName(tr("工作表"))
        self.columns_button = self._button(
            tr("栏目…"), "rubric_import_columns", tr("指定表头的各栏是什么；导入后记住")
        )
        self.called = FieldForm(_called_fields(), on=bench.desk.on, columns=3, parent=self)
        self.rule_button = self._button(tr("规则…"), "edit_phrase", tr("回车"), "pencil")
        self.take_button = self._button(
            tr("确认采用"), "take_offered", tr("照提示的读法采用这一句"), "check"
        )
        self.judge_button = self._button(
            tr("整项由人考核"), "judge_item", tr("这一项不按规则计，由人给分")
        )
        self.correct_button = self._button(tr("改这一行…"), "correct_rubric_row", "F2")
        self.skip_button = self._button(tr("跳过"), "skip_rubric_row", "Delete")
        self.fill_frame(
            head=(self.sheet, self.columns_button),
            above=(self.called,),
            foot=(
                self.rule_button,
                self.take_button,
                self.judge_button,
                self.correct_button,
                self.skip_button,
            ),
        )
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        fit_to_screen(self, _WIDTH, _HEIGHT)
        self._connect()
        self._fill_sheets()
        self._show_called()
        self._show()

    # What the user can do -----------------------------------------------------------

    def edit_phrase(self) -> PhraseDialog | None:
        """Show the rule of the current phrase, to be changed; a row with faults is corrected."""
        line = self.current_line()
        if line is None or line.item is None or line.number is None:
            self.correct_row()
            return None
        item, number = line.item, line.number

        def take(rule: ScoringRule | None) -> None:
            self.session.decide(item, number, rule)
            self._show()

        desk = self._bench.desk
        dialog = PhraseDialog(item, number, take, on=desk.on, ask=self._bench.ask, parent=self)
        dialog.open()
        return dialog

    def take_offered(self) -> None:
        """Take a phrase as it is offered; this is the tick that a rule for reports needs."""
        line = self.current_line()
        phrase = line.phrase if line is not None else None
        if line is None or line.item is None or line.number is None or phrase is None:
            return
        if phrase.offered is not None:
            self.session.decide(line.item, line.number, phrase.offered)
            self._show()

    def judge_item(self) -> None:
        """Leave the item of the current line as a whole to a person, or read it again."""
        line = self.current_line()
        if line is not None and line.item is not None:
            self.session.judge(line.item)
            self._show()

    def correct_row(self) -> None:
        """Show the cells of the current row under the file's own headers, to be corrected."""
        line = self.current_line()
        place = line.place if line is not None else None
        sheet = self.session.sheet_of(place) if place is not None else None
        if line is None or place is None or sheet is None:
            return

        def take(texts: dict[int, str]) -> None:
            self.session.correct_row(place, texts)
            self._show()

        row_dialog(
            self._bench,
            self,
            sheet,
            place.row,
            self.session.cells(place),
            take,
            longest=_LONGEST_CELL,
            note=line.note,
        ).open()

    def choose_columns(self) -> None:
        """Ask what each column of the sheet holds."""
        sheet = self._sheet()
        if sheet is None:
            return

        def take(chosen: dict[int, str]) -> None:
            self.session.map_columns(sheet, chosen)
            self._show_called()
            self._show()

        choices = spoken([(name, FIELD_WORDS[name]) for name in FIELDS])
        columns_dialog(self._bench, self, sheet, choices, take).open()

    def skip_rows(self) -> None:
        """Leave the selected rows out; rows that are left out come in again."""
        chosen = set(self.table.selected_keys())
        places = [line.place for line in self.lines if line.key in chosen and line.place]
        if places:
            self.session.strike_out(places)
            self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete leaves rows out, F2 corrects one."""
        if event.key() == Qt.Key.Key_Delete:
            self.skip_rows()
        elif event.key() == Qt.Key.Key_F2:
            self.correct_row()
        else:
            super().keyPressEvent(event)

    def told_after(self, result: Any) -> str:
        """Tell the page which draft was made."""
        if isinstance(result, int):
            self.imported.emit(result)
        return ""

    # Inner works ------------------------------------------------------------------

    def _importing_rubric(self) -> Operation[Any] | None:
        if not self.called.check():
            return None
        self._take_called()
        examined = self.session.examination
        if examined is None or not examined.has_effect:
            return None
        return import_rubric(examination=examined)

    def _take_called(self) -> None:
        """Judge the file under the name, version and day that stand in the form."""
        self._pause.stop()
        if not self.called.is_dirty:
            return
        values = self.called.values()
        since = values["since"]
        day = since.first_day if isinstance(since, PartialDate) and since.is_exact else None
        self.session.call(values["name"] or "", values["version"] or "", day)
        self._show()

    def _take_sheet(self) -> None:
        self.session.choose_sheets(self.sheet.currentData())
        self._show_called()
        self._show()

    def _fill_sheets(self) -> None:
        readable = [sheet.name for sheet in self.session.sheets if sheet.is_readable]
        self.sheet.addItem(tr("工作表：自动"), None)
        for name in readable:
            self.sheet.addItem(name, (name,))
        if len(readable) > 1:
            self.sheet.addItem(tr("全部工作表合成一套"), tuple(readable))
        self.sheet.setVisible(len(self.session.sheets) > 1)

    def _sheet(self) -> RubricSheet | None:
        """Return the sheet of the current row, else the first that has a header."""
        line = self.current_line()
        if line is not None and line.place is not None:
            return self.session.sheet_of(line.place)
        return next((sheet for sheet in self.session.sheets if sheet.headers), None)

    def _show_called(self) -> None:
        """Propose name, version and day as the file says, where nobody has said otherwise."""
        examined = self.session.examination
        if examined is None or self.called.is_dirty:
            return
        since = PartialDate.of(examined.since) if examined.since else None
        self.called.show_values(
            {"name": examined.name, "version": examined.version, "since": since}
        )

    def _show(self) -> None:
        """Show the file as it is after what was decided."""
        examined = self.session.examination
        self.summary.setText(_summary(examined) if examined is not None else self.session.path.name)
        refusal = self.session.refusal
        self.say_trouble(in_words(refusal) if refusal is not None else "")
        self.table.set_empty(tr("还没有可以导入的考评内容。"))
        self.called.setVisible(examined is not None)
        for key in ("name", "version"):
            found = [] if examined is None else examined.refused
            told = [in_words(one) for one in found if one.where.field == key]
            self.called.blame(key, " ".join(told))
        self.apply_button.setEnabled(examined is not None and examined.has_effect)
        self.columns_button.setEnabled(any(sheet.headers for sheet in self.session.sheets))
        self.show_lines(self._lines(examined) if examined is not None else [])
        self._allow()

    def _lines(self, examined: RubricExamination) -> list[RubricLine]:
        """Return what is to be mended first; then the phrases as the sheet has them."""
        told = [
            _told_line(number, problem)
            for number, problem in enumerate(examined.problems)
            if problem.where.field not in ("name", "version") and _is_of_sheet(examined, problem)
        ]
        left = [
            RubricLine(place, _LEFT_OUT, "", "", "", self.session.text_of_row(place), "", "", place)
            for place in sorted(self.session.choices.left_out)
        ]
        faulty = [line for one in examined.items if one.item is None for line in _item_lines(one)]
        sound = [line for one in examined.items if one.item for line in _item_lines(one)]
        told.sort(key=lambda line: line.look is not _FAULT)
        return [*told, *faulty, *sound, *left]

    def _allow(self) -> None:
        line = self.current_line()
        item = line.item if line is not None else None
        phrase = line.phrase if line is not None else None
        has_row = line is not None and line.place is not None
        is_out = line is not None and line.look is _LEFT_OUT
        self.rule_button.setEnabled(phrase is not None and item is not None)
        self.take_button.setEnabled(phrase is not None and phrase.offered is not None)
        self.judge_button.setEnabled(item is not None and item.item is not None)
        is_whole = item is not None and item.is_whole
        self.judge_button.setText(tr("照规则计") if is_whole else tr("整项由人考核"))
        self.correct_button.setEnabled(has_row and not is_out)
        self.skip_button.setEnabled(has_row)
        self.skip_button.setText(tr("不跳过") if is_out else tr("跳过"))

    def _button(self, words: str, name: str, tip: str, icon: str = "") -> QPushButton:
        button = plain_button(words, icon, parent=self)
        button.setObjectName(name)
        button.setToolTip(tip)
        return button

    def _connect(self) -> None:
        self.table.opened.connect(self.edit_phrase)
        self.table.chosen_changed.connect(self._allow)
        self.sheet.activated.connect(self._take_sheet)
        self.columns_button.clicked.connect(self.choose_columns)
        self.rule_button.clicked.connect(self.edit_phrase)
        self.take_button.clicked.connect(self.take_offered)
        self.judge_button.clicked.connect(self.judge_item)
        self.correct_button.clicked.connect(self.correct_row)
        self.skip_button.clicked.connect(self.skip_rows)
        self.called.edited.connect(self._pause.start)
        self._pause.timeout.connect(self._take_called)


def open_rubric_import(
    bench: Workbench, parent: QWidget, then: Callable[[int], object] | None = None
) -> None:
    """Ask for a workbook, read it off the window's thread, and show what it would do.

    Args:
        bench: Desk, jobs and questions.
        parent: The page.
        then: Called with the row id of the draft that was made.
    """
    if not may_edit(bench.ask, parent, bench.desk):
        return

    def show(path: Path, raw: list[RawSheet]) -> None:
        session = RubricImportSession(path, raw, on=bench.desk.on)
        dialog = RubricImportDialog(bench, session, parent)
        if then is not None:
            dialog.imported.connect(then)
        dialog.open()

    read_chosen_file(
        bench,
        parent,
        tr("选择考评细则"),
        tr("导入考评细则"),
        lambda path, report: open_sheets(path, progress=report),
        show,
    )


def _called_fields() -> tuple[Field, ...]:
    return (
        Field("name", QT_TR_NOOP("名称"), max_length=LONGEST_NAME, is_required=True),
        Field("version", QT_TR_NOOP("版本"), max_length=LONGEST_VERSION, is_required=True),
        replace(first_day_field(), advice=""),
    )


def _summary(examined: RubricExamination) -> str:
    told = [
        tr(
            "“{file}”：{count} 项，合计 {total} 分；评分办法认出 {read} 句，"
            "由人考核 {judged} 句，请确认 {ask} 句。",
            file=examined.path.name,
            count=len(examined.items),
            total=plain_number(examined.maxima),
            read=examined.count(PhraseState.READ),
            judged=examined.count(PhraseState.JUDGED),
            ask=examined.count(PhraseState.ASK),
        )
    ]
    if examined.same_as is not None:
        told.append(tr("和已有的这个版本相同，不用再导入。"))
    elif examined.refused:
        told.append(tr("有 {count} 处要改正，改好或跳过才能导入。", count=len(examined.refused)))
    return " ".join(told)


def _is_of_sheet(examined: RubricExamination, problem: Problem) -> bool:
    """Whether something is told of a sheet or a sum, and not of an item."""
    return not any(problem in one.problems for one in examined.items) and not any(
        problem.where.row == one.reading.row and problem.where.sheet == one.sheet
        for one in examined.items
    )


def _told_line(number: int, problem: Problem) -> RubricLine:
    where = problem.where
    look = _FAULT if problem.severity is Severity.REFUSED else REMARK
    place = RowPlace(where.sheet, where.row) if where.row else None
    title = tr("第 {row} 行", row=where.row) if where.row else where.sheet
    return RubricLine(("told", number), look, "", title, "", "", "", in_words(problem), place)


def _item_lines(one: ExaminedItem) -> list[RubricLine]:
    reading = one.reading
    points = "" if reading.maximum is None else plain_number(reading.maximum)
    refused = [problem for problem in one.problems if problem.severity is Severity.REFUSED]
    told = " ".join(
        said_at_fields(problem for problem in one.problems if not _is_of_phrase(one, problem))
    )

    def line(
        look: ChipLook, words: str, rule: str, note: str, number: int | None = None
    ) -> RubricLine:
        is_first = not number
        return RubricLine(
            one.place if number is None else one.phrase_place(number),
            look,
            reading.code if is_first else "",
            reading.title if is_first else "",
            points if is_first else "",
            words,
            rule,
            note,
            one.place,
            one,
            number,
        )

    if refused:
        return [line(_FAULT, reading.wording, "", told)]
    if one.is_whole or not one.phrases:
        look = _LOOKS[PhraseState.JUDGED]
        return [line(look, reading.wording, tr("由人考核，直接给分"), told)]
    lines = []
    for number, phrase in enumerate(one.phrases):
        problem = phrase.problem(_NOWHERE)
        decided = phrase != one.read[number]
        note = "" if problem is None or decided else in_words(problem)
        note = " ".join(filter(None, (note, "" if number else told)))
        rule = _rule_told(one, phrase)
        lines.append(line(_LOOKS[phrase.state], phrase.words, rule, note, number))
    return lines


def _rule_told(one: ExaminedItem, phrase: Phrase) -> str:
    rule = phrase.rule
    if rule is not None and rule.is_judged:  # its words stand in the column before
        return tr("由人考核：{effect}", effect=in_words(effect_in_words(rule, measures())))
    if rule is not None:
        return in_words(rule_in_words(rule, measures()))
    if not any(other.rule for other in one.phrases):
        return tr("整项由人考核")
    return tr("没有采用") if phrase.offered is not None else tr("不是扣分办法")


def _is_of_phrase(one: ExaminedItem, problem: Problem) -> bool:
    return any(phrase.code == problem.code for phrase in one.read)
