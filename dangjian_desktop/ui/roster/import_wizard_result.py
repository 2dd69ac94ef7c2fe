"""Third step of the import: what would happen, every fault, and what is left to decide."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dangjian_desktop.domain.cells import RowPlace
from dangjian_desktop.domain.vocabulary import OrganisationKind
from dangjian_desktop.operations.imports import Decision, ExaminedRow, Outcome, Policy
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.roster import RosterQuery, RosterRow, Scope
from dangjian_desktop.ui.roster.import_wizard_cells import CellsDialog
from dangjian_desktop.ui.roster.import_wizard_changes import ChangesView
from dangjian_desktop.ui.roster.import_wizard_lines import (
    KIND_WORDS,
    NOTHING_TO_SHOW,
    SHOWN,
    Kind,
    Line,
    Lines,
)
from dangjian_desktop.ui.roster.import_wizard_places import BranchQuestion, NewPlaces
from dangjian_desktop.ui.roster.import_wizard_row import UNDECIDED, Candidate, RowPanel
from dangjian_desktop.ui.roster.import_wizard_session import ImportSession
from dangjian_desktop.ui.roster.import_wizard_table import FaultTable, LineModel
from dangjian_desktop.ui.shared.ask import XLSX
from dangjian_desktop.ui.shared.buttons import link_button
from dangjian_desktop.ui.shared.tab_strip import TabStrip
from dangjian_desktop.ui.shared.table_view import ColumnLayout
from dangjian_desktop.ui.shared.theme import news, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr
from dangjian_desktop.ui.shared.workbench import Workbench

PANEL_HEIGHT = 120
POLICY_WORDS: Mapping[Policy, str] = {
    Policy.UPDATE: QT_TR_NOOP("更新"),
    Policy.KEEP: QT_TR_NOOP("保留不动"),
    Policy.ASK: QT_TR_NOOP("逐人决定"),
}


class ResultPage(QWidget):
    """Counts, what will be created, the table of faults, and the current row.

    Signals:
        changed: What can be imported, or whether it can, is another now.
    """

    changed = Signal()

    def __init__(
        self, bench: Workbench, session: ImportSession, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._bench, self._session = bench, session
        self._lines: Lines | None = None
        self.total = QLabel(self)
        self.total.setObjectName("total")
        set_role(self.total, "title")
        self.counts = QLabel(self)
        self.counts.setObjectName("counts")
        set_role(self.counts, "second")
        self.places = NewPlaces(self)
        self.places.confirmed.connect(self.changed)
        self.branch = BranchQuestion(self)
        self.branch.answered.connect(self._give_branch)
        self.kinds = TabStrip([(kind, tr(KIND_WORDS[kind])) for kind in Kind], self, is_quiet=True)
        self.kinds.setAccessibleName(tr("显示哪些行"))
        self.kinds.chosen.connect(self._show_kind)
        self.save_button = link_button("", parent=self)
        self.save_button.setObjectName("save_button")
        self.save_button.setToolTip(tr("另存为工作簿，末栏写明原因；改好后再导入那个文件"))
        self.save_button.clicked.connect(self.save_refused)
        self.policy_words = QLabel(tr("名册里已有的人"), self)
        self.policy = QComboBox(self)
        self.policy.setObjectName("policy")
        self.policy.setAccessibleName(self.policy_words.text())
        for policy, words in POLICY_WORDS.items():
            self.policy.addItem(tr(words), policy)
        self.policy.activated.connect(self._choose_policy)
        self.model = LineModel(bench.desk, session, self)
        self.table = FaultTable(self.model, self, self._fill_menu)
        self.table.chosen_changed.connect(self._show_row)
        self.table.entered.connect(self._correct)
        self.table.row_wanted.connect(self._open_row)
        self._edited: Line | None = None
        self._before: tuple[Line, ...] = ()
        self.changes = ChangesView(bench, session, self)
        self.changes.agreed.connect(lambda accepted: session.choose(accepted=accepted))
        self.middle = QStackedWidget(self)
        self.row = RowPanel(self)
        self.row.decided.connect(self._decide)
        self.row.withdrawn.connect(self._withdraw)
        self.row.struck_out.connect(self._strike)
        self.row.edit_wanted.connect(self._open_current_row)
        self.row.restore_wanted.connect(self._restore)
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._toggle_strike)
        self._lay_out()
        self._fit()
        news().changed.connect(self._fit)
        session.opened.connect(self._start)
        session.examined.connect(self._refresh)

    @property
    def has_unconfirmed_places(self) -> bool:
        """Whether the user has not yet agreed to what will be created."""
        return not self.places.is_settled

    def _start(self) -> None:
        self._refresh()
        assert self._lines is not None
        self.kinds.open_tab(self._lines.first_kind())
        self._show_kind()

    def _refresh(self) -> None:
        """Show what the examination says now; where the user is stays the same."""
        examination = self._session.result()
        self._lines = Lines(examination, self._session)
        for place, kind in enumerate(Kind):
            self.kinds.setTabText(place, f"{tr(KIND_WORDS[kind])} {self._lines.count(kind)}")
        self._tell_counts()
        new_branches, new_groups = examination.new_branches, examination.new_groups
        self.places.show_places(new_branches, new_groups)
        homeless = sum(
            any(problem.code == "branch.missing" for problem in row.problems)
            for row in examination.rows
        )
        tree = Tree.on(self._bench.desk.today)
        known = [row.name for row in tree.of_kind(OrganisationKind.BRANCH)]
        answer = self._session.choices.default_branch
        self.branch.ask(homeless, list(dict.fromkeys([*known, *new_branches])), answer)
        left = examination.refused_count
        self.save_button.setText(tr("另存没有采用的 {count} 行…", count=left))
        self.save_button.setVisible(bool(left))
        has_known = any(target.person_id is not None for target in examination.targets)
        for widget in (self.policy_words, self.policy):
            widget.setVisible(has_known)
        self.policy.setCurrentIndex(self.policy.findData(self._session.choices.policy))
        self.changes.refresh(is_shown=self.middle.currentWidget() is self.changes)
        self._show_kind()
        self.changed.emit()
        self._go_on()

    def _tell_counts(self) -> None:
        examination = self._session.result()
        count = examination.people_count
        self.total.setText(
            tr("可以导入 {count} 人", count=count) if count else tr("没有要导入的人")
        )
        told = [
            tr("读到 {count} 行", count=len(examination.rows)),
            tr("新增 {count}", count=examination.count(Outcome.ADDED)),
            tr("更新 {count}", count=examination.count(Outcome.UPDATED)),
            tr("不变 {count}", count=examination.count(Outcome.UNCHANGED)),
            tr("未采用 {count}", count=examination.count(Outcome.REFUSED)),
        ]
        for outcome, word in (
            (Outcome.DOUBTFUL, tr("待决定")),
            (Outcome.ASKED, tr("待勾选")),
            (Outcome.LEFT_OUT, tr("已划去")),
        ):
            if examination.count(outcome):
                told.append(f"{word} {examination.count(outcome)}")
        self.counts.setText(" · ".join(told))

    def _show_kind(self) -> None:
        if self._lines is None:
            return
        kind = Kind(self.kinds.current_key())
        is_changes = kind is Kind.CHANGES
        self.middle.setCurrentWidget(self.changes if is_changes else self.table)
        self.row.setVisible(not is_changes)
        if is_changes:
            self.changes.look()
            return
        self.table.set_empty(tr(NOTHING_TO_SHOW[kind]))
        self.table.set_layout(ColumnLayout(shown=SHOWN[kind]))
        self.model.set_query(self._lines.query(kind))
        if self.model.rowCount() and not self.table.currentIndex().isValid():
            self.table.selectRow(0)
        self._show_row()

    def _current(self) -> ExaminedRow | None:
        line: Line | None = self.table.current_row()
        return self._lines.rows.get(line.place) if line is not None and self._lines else None

    def _show_row(self) -> None:
        line: Line | None = self.table.current_row()
        if line is None or self._lines is None:
            self.row.show_nothing()
            return
        row = self._lines.rows.get(line.place)
        where = tr("工作表“{sheet}”", sheet=line.sheet) + (
            tr(" 第 {row} 行", row=line.row) if line.row else ""
        )
        if row is None:
            field = tr("{field}：", field=line.field) if line.field else ""
            self.row.show_row(
                where,
                [field + line.text],
                can_strike=False,
                is_out=False,
                is_corrected=bool(self._session.corrections_of(line.place)),
            )
            return
        place = line.place
        decisions = self._session.choices.decisions
        self.row.show_row(
            tr("{where}\u3000{name}", where=where, name=self._lines.name(place) or tr("没有姓名")),
            self._lines.faults(place) or [tr("没有问题。")],
            can_strike=True,
            is_out=row.outcome is Outcome.LEFT_OUT,
            candidates=self._candidates(place, row),
            decision=decisions.get(place, UNDECIDED),
            can_edit=self._lines.header(place) is not None,
            is_corrected=bool(self._session.corrections_of(place)),
        )

    def _candidates(self, place: RowPlace, row: ExaminedRow) -> list[Candidate]:
        """Return whom a doubtful row may mean, a new person last."""
        is_doubtful = row.outcome is Outcome.DOUBTFUL or place in self._session.choices.decisions
        if not is_doubtful:
            return []
        doubts = self._session.doubts.get(place, ())
        people = RosterQuery(self._bench.desk.today, scope=Scope.EVERYBODY).rows(
            [who for who in doubts if isinstance(who, int)]
        )
        found = [Candidate(one.person_id, tr("同一人：{told}", told=_told(one))) for one in people]
        rows = [
            Candidate(who, self._words_for_row(place, who))
            for who in doubts
            if isinstance(who, RowPlace)
        ]
        return [*found, *rows, Candidate(None, tr("新的人"))]

    def _words_for_row(self, place: RowPlace, who: RowPlace) -> str:
        """Return who stands in an earlier row; its sheet is named where it is another one."""
        assert self._lines is not None
        is_near = (place.sheet, place.file) == (who.sheet, who.file)
        sheet = "" if is_near else tr("“{sheet}”", sheet=f"{who.file} {who.sheet}".strip())
        name = self._lines.name(who)
        return tr("同一人：{sheet}第 {row} 行的{name}", sheet=sheet, row=who.row, name=name)

    def _decide(self, who: Decision) -> None:
        row = self._current()
        if row is not None:
            self._session.decide(row.place, who)

    def _withdraw(self) -> None:
        row = self._current()
        if row is not None:
            self._session.withdraw(row.place)

    def _strike(self, is_out: bool) -> None:
        places = self._chosen_places()
        if places:
            self._session.strike_out(places, is_out=is_out)

    def _toggle_strike(self) -> None:
        """Strike the selected rows out, or take them in again if one of them is out."""
        rows = self._lines.rows if self._lines is not None else {}
        chosen = self._chosen_places()
        self._strike(not any(rows[place].outcome is Outcome.LEFT_OUT for place in chosen))

    def _chosen_places(self) -> set[RowPlace]:
        """Return the selected rows that can be left out."""
        if self._lines is None:
            return set()
        places = {RowPlace(key[0], key[1], key[2]) for key in self.table.selected_keys()}
        return {place for place in places if place in self._lines.rows}

    def _fill_menu(self, menu: QMenu) -> None:
        for words, is_out in ((tr("不导入所选的行"), True), (tr("恢复所选的行"), False)):
            action = menu.addAction(words)
            action.setEnabled(bool(self._chosen_places()))
            action.triggered.connect(lambda _checked=False, out=is_out: self._strike(out))

    def finish_editing(self) -> None:
        """Take what is being typed into a cell as it stands."""
        if self.table.editor is not None:
            self.table.setFocus()

    def save_refused(self) -> None:
        """Ask where to, and save the rows that stay out."""
        ask = self._bench.ask
        stem = self._session.paths[0].stem
        suggested = tr("{stem} 没有采用的行.xlsx", stem=stem)
        target = ask.choose_save_file(self, tr("另存没有采用的行"), suggested, [XLSX])
        if target is not None:
            self._session.save_refused(target)

    def _choose_policy(self) -> None:
        """Take the policy; whoever is to decide one by one is shown what there is to decide."""
        policy = Policy(self.policy.currentData())
        if policy is not self._session.choices.policy:
            self._session.choose(policy=policy)
        if policy is Policy.ASK:
            self.kinds.open_tab(Kind.CHANGES)

    def _correct(self, line: Line, text: str, goes_on: bool) -> None:
        """Put a text into the cell of a line; then, if wanted, go on to the next fault."""
        if line.cell is None or self._lines is None:
            return
        if goes_on:
            self._edited, self._before = line, self._lines.of(Kind(self.kinds.current_key()))
        if not self._session.correct(line.cell, text):
            self._go_on(is_unchanged=True)

    def _go_on(self, *, is_unchanged: bool = False) -> None:
        """Edit the next fault: the same cell while it is wrong, else the one below it."""
        edited, before, self._edited = self._edited, self._before, None
        if edited is None or not self._session.is_current:
            self._edited = edited
            return
        keys = [line.key for line in before]
        start = keys.index(edited.key) + (1 if is_unchanged else 0)
        wanted = next((key for key in keys[start:] if self.model.row_of(key) >= 0), None)
        if wanted is None:
            self.table.setFocus()
            return
        self.table.select_keys([wanted])
        line: Line | None = self.table.current_row()
        self.table.setFocus()
        if line is not None and line.cell is not None:
            self.table.open_line(line)

    def _open_current_row(self) -> None:
        line: Line | None = self.table.current_row()
        if line is not None:
            self._open_row(line)

    def _open_row(self, line: Line) -> None:
        """Show all cells of a row, to be corrected."""
        header = self._lines.header(line.place) if self._lines is not None else None
        if header is not None and self._lines is not None and line.place in self._lines.rows:
            CellsDialog(self._session, self._newest_lines, line.place, header, self).open()

    def _newest_lines(self) -> Lines:
        """Return what the newest examination says; the dialogs above this page ask for it."""
        assert self._lines is not None
        if self._lines.examination is not self._session.examination:
            self._lines = Lines(self._session.result(), self._session)
        return self._lines

    def _restore(self) -> None:
        """Take back the corrections of the line's row, be it a row of somebody now or not."""
        line: Line | None = self.table.current_row()
        if line is not None:
            self._session.take_back(self._session.corrections_of(line.place))

    def _give_branch(self, name: str) -> None:
        self._session.choose(default_branch=name)

    def _fit(self) -> None:
        self.row.setFixedHeight(tokens().text_px(PANEL_HEIGHT))

    def _lay_out(self) -> None:
        made = tokens()
        top = QHBoxLayout()
        top.setSpacing(made.space(4))
        top.addWidget(self.total)
        top.addWidget(self.counts, 1, Qt.AlignmentFlag.AlignBottom)
        top.addWidget(self.policy_words)
        top.addWidget(self.policy)
        strip = QHBoxLayout()
        strip.setSpacing(made.space(2))
        strip.addWidget(self.kinds)
        strip.addStretch(1)
        strip.addWidget(self.save_button)
        for page in (self.table, self.changes):
            self.middle.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(made.space(2))
        column.addLayout(top)
        column.addWidget(self.places)
        column.addWidget(self.branch)
        column.addLayout(strip)
        column.addWidget(self.middle, 1)
        column.addWidget(self.row)


def _told(person: RosterRow) -> str:
    """Return who somebody is, in so many words as telling apart needs."""
    born = (
        tr("{born_on} 出生", born_on=person.facts.born_on.printed)
        if person.facts.born_on
        else tr("出生日期不详")
    )
    place = person.branch_name or tr("不在册")
    return tr("，").join((person.facts.name, place, born))
