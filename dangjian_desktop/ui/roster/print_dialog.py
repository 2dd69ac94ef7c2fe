"""The print dialog: what to print and how at the left, the very PDF at the right.

The PDF is made again, off the window's thread, whenever a choice changes. It lives in memory.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dangjian_desktop.domain.problems import SentenceError
from dangjian_desktop.domain.vocabulary import OrganisationKind
from dangjian_desktop.operations.paper_cards import card_parts
from dangjian_desktop.operations.print_jobs import (
    FailedItem,
    PrintItem,
    SavedFiles,
    make_batch,
    save_each,
)
from dangjian_desktop.operations.printout import (
    BRANCH_LIST,
    LEDGER,
    LEDGER_ENTRY,
    LEDGER_NOTICE,
    PERSON_CARD,
    ROSTER,
    ROSTER_CHANGES,
    ROSTER_VIEW,
    Printout,
)
from dangjian_desktop.operations.printouts import (
    SheetInfo,
    form_sheet,
    hangs,
    make_sheet,
    sheets,
)
from dangjian_desktop.operations.wall_printing import Outgoing
from dangjian_desktop.operations.word_files import is_text_form, write_word
from dangjian_desktop.queries.activities import ActivityQuery
from dangjian_desktop.queries.ledger_books import books_by_code
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.paper_forms import form_coded
from dangjian_desktop.queries.wall_texts import text_title
from dangjian_desktop.ui.shared import jobs
from dangjian_desktop.ui.shared.buttons import plain_button
from dangjian_desktop.ui.shared.dialog import Dialog
from dangjian_desktop.ui.shared.empty_state import EmptyState
from dangjian_desktop.ui.shared.layouts import fit_to_screen
from dangjian_desktop.ui.shared.own_size import OWN_SIZE, OwnSize
from dangjian_desktop.ui.shared.preview import Preview
from dangjian_desktop.ui.shared.print_failures import failed_in_words, photos_left_out
from dangjian_desktop.ui.shared.sheet_output import SheetOutput
from dangjian_desktop.ui.shared.theme import set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

WIDTH, HEIGHT, OPTIONS_WIDTH = 1240, 690, 250
#: At 150 % the options take no more than this part of the screen; the paper needs the rest.
OPTIONS_SHARE = 4
_AS_SHOWN = -1
#: Sheets that can show the list on the screen.
_ROSTERS = frozenset({ROSTER, ROSTER_VIEW})
#: Sheets whose paper follows from their columns, and those of ledgers, which say what they show.
_FITTED = frozenset({ROSTER_VIEW, LEDGER})
_LEDGERS = frozenset({LEDGER, LEDGER_ENTRY, LEDGER_NOTICE})
#: What a sheet needs that belongs to one activity, and what tells by itself whose it is.
_OF_ACTIVITY = frozenset({"activity", "vote"})
_TELL_PLACE = _OF_ACTIVITY | {"person", "form", "transfer"}
#: What is printed for people that the page has chosen, whatever the place is.
_OF_PEOPLE = frozenset({"person", "form", "transfer"})
_LEVELS: Mapping[str, tuple[str, str]] = {
    "wall": (
        QT_TR_NOOP("上墙"),
        QT_TR_NOOP("给所有人看：不印号码、电话和住址，只印同意上墙的照片。"),
    ),
    "public": (QT_TR_NOOP("公示"), QT_TR_NOOP("公示期间张贴：同样不印号码、电话和住址。")),
    "archive": (QT_TR_NOOP("归档"), QT_TR_NOOP("存档用：号码、电话和住址印全，请勿张贴。")),
}


@dataclass(frozen=True, slots=True)
class Made:
    """A finished PDF, and what the user should know before printing it."""

    content: bytes
    missing_places: tuple[str, ...]
    unreadable_photos: tuple[str, ...]
    failed: tuple[FailedItem, ...] = ()


class PrintDialog(Dialog):
    """Choices at the left; at the right what comes out of the printer."""

    def __init__(self, bench: Workbench, printout: Printout, parent: QWidget | None = None) -> None:
        """Make the dialog; `open()` shows it.

        Args:
            bench: Desk, jobs, questions and settings.
            printout: What is printed at first; the user may choose otherwise.
            parent: The main window.
        """
        super().__init__(parent)
        self.setObjectName("print_dialog")
        self.setWindowTitle(tr("打印"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._bench = bench
        self._given = self.printout = printout
        self._asked: Printout | None = None
        self._is_closed = False
        self._sheets = {info.code: info for info in sheets()}
        self.sheet = _combo(self, "sheet", tr("版面"))
        self.place = _combo(self, "place", tr("范围"))
        self.paper = _combo(self, "paper", tr("纸张"))
        self.own_size = OwnSize(self)
        self.levels = QWidget(self)
        self.sections = QWidget(self)
        self.flows = QCheckBox(tr("几个人可以印在一页"), self.sections)
        self.flows.setObjectName("flows")
        self.flows.setToolTip(tr("只选几个部分时省纸；不选则每人另起一页"))
        self._parts = card_parts()
        self.notice = QLabel(self)
        self.notice.setObjectName("notice")
        self.notice.setWordWrap(True)
        self.each_button = plain_button(tr("每人存一个文件…"), "save", parent=self)
        self.each_button.setObjectName("each_button")
        self.each_button.setToolTip(tr("放进一个文件夹，以姓名作文件名"))
        self.each_button.clicked.connect(self.save_each_person)
        self._notice_frame = QFrame(self)
        self._notice_frame.setProperty("tone", "warn")
        self.preview = Preview(bench.ask, self, jobs=bench.jobs)
        self.waiting = EmptyState(tr("正在生成预览。"), icon="file-text", parent=self)
        self.right = QStackedWidget(self)
        self.right.addWidget(self.waiting)
        self.right.addWidget(self.preview)
        self._level_group = QButtonGroup(self)
        self._output = SheetOutput(bench, self)
        self._gone: Outgoing | None = None
        self._lay_out()
        self._fill()
        self._connect()
        self._choose()

    @property
    def info(self) -> SheetInfo:
        """The sheet that is printed."""
        return self._sheets[self.printout.code]

    @property
    def info_chosen(self) -> SheetInfo:
        """The sheet that is chosen now, whether it is printed yet or not."""
        return self._sheets[self.sheet.currentData()]

    def level(self, key: str) -> QRadioButton:
        """Return the button of a level of detail."""
        found = self.levels.findChild(QRadioButton, key)
        assert isinstance(found, QRadioButton)
        return found

    def section(self, key: str) -> QCheckBox:
        """Return the tick of a part of the person card."""
        found = self.sections.findChild(QCheckBox, key)
        assert isinstance(found, QCheckBox)
        return found

    # Choices ------------------------------------------------------------------

    def _fill(self) -> None:
        """Offer what can be chosen, with what was asked for chosen."""
        for code, info in self._sheets.items():
            has_columns = self._given.columns and self._given.code != BRANCH_LIST
            if code == ROSTER_VIEW and not has_columns:
                continue
            if code == LEDGER_NOTICE and not self._has_notice():
                continue
            if not self._missing_for(info):
                self.sheet.addItem(self._name_of(info), code)
        self.sheet.setCurrentIndex(max(self.sheet.findData(self._given.code), 0))
        self._fill_places()
        self._fill_for_sheet()

    def _name_of(self, info: SheetInfo) -> str:
        """Return what a sheet is called; a declared form bears its own name."""
        if "form" not in info.needs:
            return tr(info.title)
        form = form_coded(self._given.form)
        return text_title(self._given.form) if form is None else form.name

    def _missing_for(self, info: SheetInfo) -> set[str]:
        """Return what a sheet needs and no choice of this dialog gives."""
        given = {
            "person": bool(self._given.person_ids),
            "period": self._given.since is not None,
            "activity": self._given.activity_id is not None,
            "vote": self._given.vote_id is not None,
            "reconciliation": self._given.reconciliation is not None,
            "book": bool(self._book_code()),
            "division": self._given.division is not None,
            "form": self._is_form_of(info),
            "transfer": self._given.transfer_id is not None,
        }
        return {need for need in info.needs if not given.get(need, True)}

    def _is_form_of(self, info: SheetInfo) -> bool:
        """Whether the form that is asked for is printed on a sheet."""
        return bool(self._given.form) and form_sheet(self._given.form) == info.code

    def _book_code(self) -> str:
        ledger = self._given.ledger
        return ledger.book if ledger is not None else self._given.book

    def _has_notice(self) -> bool:
        """Whether something of the ledger book is made public."""
        book = books_by_code().get(self._book_code())
        return book is not None and book.notice_form is not None

    def _fill_places(self) -> None:
        """Offer the list on the screen, and every organisation that stands on the day."""
        self.place.clear()
        is_roster = self.sheet.currentData() in _ROSTERS
        if is_roster and self._given.person_ids and self._given.code in _ROSTERS:
            self.place.addItem(
                tr("所选的 {count} 人", count=len(self._given.person_ids)), _AS_SHOWN
            )
        elif is_roster and self._given.roster is not None:
            self.place.addItem(tr("屏幕上的名单"), _AS_SHOWN)
        tree = Tree.on(self._given.on)
        if is_roster or self.sheet.currentData() == ROSTER_CHANGES:
            self.place.addItem(tr("全部党员"), None)
        for row in tree.rows:
            is_group = row.kind is OrganisationKind.PARTY_GROUP
            if not is_group or row.organisation_id == self._given.organisation_id:
                self.place.addItem(row.name, row.organisation_id)
        wanted = self.place.findData(self._given.organisation_id)
        as_shown = self.place.findData(_AS_SHOWN)
        self.place.setCurrentIndex(max(as_shown if as_shown >= 0 else wanted, 0))

    def _fill_for_sheet(self) -> None:
        """Offer papers, levels and sections of the chosen sheet."""
        info = self.info_chosen
        self.sheet.setToolTip(self.sheet.currentText())
        self.paper.blockSignals(True)
        self.paper.clear()
        if info.code in _FITTED:
            self.paper.addItem(tr("按栏目多少自动选"), "")
        for name in info.papers:
            self.paper.addItem(name, name)
        if info.takes_any_size:
            self.paper.addItem(tr("其他尺寸"), OWN_SIZE)
        place = self.paper.findData(self._given.paper)
        if place < 0 and self.own_size.take(self._given.paper):
            place = self.paper.findData(OWN_SIZE)
        self.paper.setCurrentIndex(max(place, 0))
        self.paper.blockSignals(False)
        self.paper.setToolTip(self.paper.currentText())
        for key in _LEVELS:
            button = self.level(key)
            button.setEnabled(key in info.levels)
            button.setToolTip("" if key in info.levels else tr("这种版面没有这一种"))
        wanted = self._given.detail if self._given.detail in info.levels else info.levels[0]
        self.level(wanted).setChecked(True)
        self.sections.setVisible(info.code == PERSON_CARD)
        is_of_several = len(self._given.person_ids) > 1
        self.flows.setVisible(is_of_several)
        self.each_button.setVisible(is_of_several and bool(_OF_PEOPLE & {*info.needs}))
        has_place = not _TELL_PLACE & {*info.needs}
        for widget in (self.place, self._place_label):
            widget.setVisible(has_place)

    def _connect(self) -> None:
        self.sheet.currentIndexChanged.connect(self._change_sheet)
        for combo in (self.place, self.paper):
            combo.currentIndexChanged.connect(self._choose)
        self.own_size.typed.connect(self._choose)
        self._level_group.idToggled.connect(self._take_level)
        for part in self._parts:
            self.section(part.key).toggled.connect(self._keep_ticks)
        self.flows.toggled.connect(self._choose)
        self.preview.closed.connect(self.reject)
        self.preview.saved.connect(self._tell_saved)
        self.preview.printed.connect(lambda: self._tell(tr("已送往打印机")))
        self._bench.jobs.busy_changed.connect(self._make)

    def _change_sheet(self) -> None:
        self.place.blockSignals(True)
        self._level_group.blockSignals(True)
        self._fill_places()
        self._fill_for_sheet()
        self.place.blockSignals(False)
        self._level_group.blockSignals(False)
        self._choose()

    def _take_level(self, _number: int, is_chosen: bool) -> None:
        if is_chosen:
            self._choose()

    def _choose(self) -> None:
        """Take the choices as they stand, and make the PDF anew if they are others."""
        self.own_size.setVisible(self.paper.currentData() == OWN_SIZE)
        chosen = [key for key in _LEVELS if self.level(key).isChecked()]
        ticked = [part.key for part in self._parts if self.section(part.key).isChecked()]
        has_parts = self.sheet.currentData() == PERSON_CARD
        self.notice.setText("")
        if has_parts and not ticked:
            self._say(tr("至少要选一个部分。"))
            return
        made = replace(
            self._given,
            code=self.sheet.currentData(),
            paper=self._paper_words(),
            detail=chosen[0],
            sections=tuple(ticked) if has_parts else self._given.sections,
            flows=self.flows.isChecked(),
        )
        place = self.place.currentData()
        if place != _AS_SHOWN:
            people = self._given.person_ids if _OF_PEOPLE & {*self.info_chosen.needs} else ()
            heading = made.heading if made.code in _LEDGERS else ""
            made = replace(
                made, organisation_id=place, person_ids=people, roster=None, heading=heading
            )
        self.printout = made
        self._make()

    def _keep_ticks(self) -> None:
        """Remember which parts of the card are printed, and print these."""
        ticks = {part.key: self.section(part.key).isChecked() for part in self._parts}
        if any(ticks.values()):
            keeper = self._bench.settings
            keeper.change(card_printed={**keeper.value.card_printed, **ticks})
        self._choose()

    def _paper_words(self) -> str:
        if self.paper.currentData() != OWN_SIZE:
            return str(self.paper.currentData())
        return self.own_size.paper

    # The PDF ------------------------------------------------------------------

    def _make(self) -> None:
        """Make the PDF of the latest choices as soon as the door for long work is free."""
        if self._is_closed or self.printout == self._asked or self._bench.jobs.is_busy:
            return
        printout = self._asked = self.printout
        self.preview.setEnabled(False)

        name = self._name_of(self.info)
        is_of_several = len(printout.person_ids) > 1 and bool(_OF_PEOPLE & {*self.info.needs})

        def make(report: jobs.Report) -> Made:
            if is_of_several:
                batch = make_batch([PrintItem(name, printout)], progress=report)
                return Made(
                    batch.content, batch.missing_places, batch.unreadable_photos, batch.failed
                )
            made = make_sheet(printout, progress=report)
            told = made.report
            return Made(made.content, told.missing_places, told.unreadable_photos)

        def then(outcome: jobs.Outcome[Made]) -> None:
            if printout == self.printout:
                self._show(outcome)

        self._bench.jobs.start(self, make, then, title=tr("生成预览"))

    def _show(self, outcome: jobs.Outcome[Made]) -> None:
        self.preview.setEnabled(True)
        if outcome.was_cancelled:
            self._explain(tr("预览已停止。改一项选择就会重新生成。"))
            return
        if isinstance(outcome.error, SentenceError):
            self._explain(in_words(outcome.error))
            return
        made = outcome.result()
        if not made.content:
            self._explain(failed_in_words(made.failed, is_all=True))
            return
        self._gone = None
        self.preview.outgoing = self._number if hangs(self.printout.code) else None
        is_text = is_text_form(self.printout.code)
        self.preview.write_word = partial(_write_word, self.printout) if is_text else None
        self.preview.show_pdf(made.content, self._title(), made.missing_places)
        self.right.setCurrentWidget(self.preview)
        told = [failed_in_words(made.failed)] if made.failed else []
        if made.unreadable_photos:
            told.append(photos_left_out(made.unreadable_photos))
        self._say("\n".join(told))

    def _explain(self, sentence: str) -> None:
        self.waiting.say(sentence)
        self.right.setCurrentWidget(self.waiting)

    def _say(self, sentence: str) -> None:
        self.notice.setText(sentence)
        self._notice_frame.setVisible(bool(sentence))

    def _title(self) -> str:
        if self.printout.code == ROSTER_VIEW and self.printout.heading:
            return self.printout.heading
        if self.printout.code in _LEDGERS and self.printout.heading:
            return f"{self._place_name()}{self.printout.heading}"
        return f"{self._place_name()}{self._name_of(self.info)}"

    def _place_name(self) -> str:
        """Return whose paper it is; what belongs to an activity is that of who holds it."""
        printout = self.printout
        if _OF_ACTIVITY & {*self.info.needs} and printout.activity_id is not None:
            activity = ActivityQuery(printout.activity_id).fetch()
            return activity.organisation_name if activity is not None else ""
        place = Tree.on(printout.on).get(printout.organisation_id)
        is_of_people = _OF_PEOPLE & {*self.info.needs} and "branch" not in self.info.needs
        return "" if place is None or is_of_people else place.name

    def save_each_person(self) -> None:
        """Save what is printed for each person as a file of its own; go on when one fails."""
        if self._bench.jobs.is_busy:
            return
        folder = self._bench.ask.choose_folder(self, tr("每人存一个文件"))
        if folder is None:
            return
        item = PrintItem(self._name_of(self.info), self.printout)

        written: list[Path] = []

        def then(outcome: jobs.Outcome[SavedFiles]) -> None:
            said = tr("已保存 {count} 个文件：{folder}", count=len(written), folder=folder)
            if outcome.was_cancelled:
                if written:
                    self._bench.desk.noted.emit(tr("已停止。{said}", said=said), False)
                return
            saved = outcome.result()
            if saved.failed:
                self._bench.ask.error(self, failed_in_words(saved.failed, is_all=not saved.files))
            if saved.files:
                self._bench.settings.change(last_folder=str(folder))
                self._bench.desk.noted.emit(said, False)

        self._bench.jobs.start(
            self,
            lambda report: save_each([item], folder, progress=report, wrote=written.append),
            then,
            title=tr("每人存一个文件"),
        )

    def _tell_saved(self, target: Path) -> None:
        self._bench.settings.change(last_folder=str(target.parent))
        self._tell(tr("已保存：{target}", target=target))

    def _number(self, then: Callable[[bytes], None]) -> None:
        """Make what hangs again under its number; it is recorded when it has gone out."""

        def go(outgoing: Outgoing) -> None:
            self._gone = outgoing
            then(outgoing.sheets[0].content)

        self._output.make([PrintItem(self._title(), self.printout)], "", go)

    def _tell(self, said: str) -> None:
        self._output.record(self._gone.sheets if self._gone is not None else (), said)
        self._gone = None

    # Looks --------------------------------------------------------------------

    def _lay_out(self) -> None:
        made = tokens()
        options = QWidget()
        options.setObjectName("scrolled")
        column = QVBoxLayout(options)
        column.setContentsMargins(0, 0, made.space(2), 0)
        column.setSpacing(made.space(1))
        self._add(column, tr("版面"), self.sheet)
        self._place_label = self._add(column, tr("范围"), self.place)
        self._add(column, tr("纸张"), self.paper)
        column.addWidget(self.own_size)
        self._add(column, tr("给谁看"), self.levels)
        inner = QVBoxLayout(self.levels)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        for key, (word, sentence) in _LEVELS.items():
            button = QRadioButton(tr(word), self.levels)
            button.setObjectName(key)
            self._level_group.addButton(button)
            told = QLabel(tr(sentence), self.levels)
            told.setWordWrap(True)
            told.setContentsMargins(made.sizes.icon + made.space(3), 0, 0, made.space(1))
            set_role(told, "small")
            inner.addWidget(button)
            inner.addWidget(told)
        parts = QVBoxLayout(self.sections)
        parts.setContentsMargins(0, made.space(2), 0, 0)
        parts.setSpacing(0)
        heading = QLabel(tr("印哪些部分"), self.sections)
        set_role(heading, "label")
        parts.addWidget(heading)
        kept = self._bench.settings.value.card_printed
        for part in self._parts:
            tick = QCheckBox(tr(part.title), self.sections)
            tick.setObjectName(part.key)
            given = self._given.sections
            wanted = part.key in given if given else kept.get(part.key, part.is_printed)
            tick.setChecked(wanted)
            parts.addWidget(tick)
        if not any(self.section(part.key).isChecked() for part in self._parts):
            for part in self._parts:  # with nothing ticked there would be no card to begin with
                self.section(part.key).setChecked(part.is_printed)
        parts.addSpacing(made.space(2))
        parts.addWidget(self.flows)
        column.addWidget(self.sections)
        note = QHBoxLayout(self._notice_frame)
        note.setContentsMargins(made.space(2), made.space(2), made.space(2), made.space(2))
        note.addWidget(self.notice)
        column.addSpacing(made.space(2))
        column.addWidget(self._notice_frame)
        column.addWidget(self.each_button)
        column.addStretch(1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(options)
        screen = self.screen().availableGeometry().size()
        usual = min(made.text_px(OPTIONS_WIDTH), screen.width() // OPTIONS_SHARE)
        for shown in options.findChildren(QWidget):
            shown.ensurePolished()
        parts_width = max(options.minimumSizeHint().width(), self.sections.sizeHint().width())
        bar = area.verticalScrollBar().sizeHint().width()
        area.setFixedWidth(max(usual, parts_width + bar))  # no word is cut for a narrow screen
        left = QVBoxLayout()
        left.setContentsMargins(made.space(4), made.space(3), 0, made.space(3))
        left.addWidget(area)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(made.space(3))
        row.addLayout(left)
        row.addWidget(self.right, 1)
        self._notice_frame.hide()
        fit_to_screen(self, WIDTH, HEIGHT)

    def _add(self, column: QVBoxLayout, word: str, widget: QWidget) -> QLabel:
        label = QLabel(word, self)
        set_role(label, "label")
        label.setBuddy(widget)
        column.addWidget(label)
        column.addWidget(widget)
        column.addSpacing(tokens().space(2))
        return label

    def done(self, result: int) -> None:
        """A PDF still on its way is for nobody."""
        self._is_closed = True
        self.preview.forget()
        super().done(result)


def _combo(parent: QWidget, name: str, words: str) -> QComboBox:
    combo = QComboBox(parent)
    combo.setObjectName(name)
    combo.setAccessibleName(words)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.currentTextChanged.connect(combo.setToolTip)  # a long one is cut
    return combo


def _write_word(printout: Printout, target: Path, report: jobs.Report) -> None:
    write_word(printout, target, progress=report)
