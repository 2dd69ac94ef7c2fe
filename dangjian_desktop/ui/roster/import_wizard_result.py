"""Third step of the import: what would happen, every fault, and what is left to decide."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from dangjian_desktop.domain.cells import RowPlace
from dangjian_desktop.domain.vocabulary import OrganisationKind
from dangjian_desktop.operations.imports import ExaminedRow, Outcome
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.roster import RosterQuery, RosterRow, Scope
from dangjian_desktop.ui.roster.import_wizard_lines import (
    COLUMNS,
    KIND_WORDS,
    NOTHING_TO_SHOW,
    SHOWN,
    Kind,
    Line,
    Lines,
    LinesQuery,
)
from dangjian_desktop.ui.roster.import_wizard_places import BranchQuestion, NewPlaces
from dangjian_desktop.ui.roster.import_wizard_row import UNDECIDED, Candidate, RowPanel
from dangjian_desktop.ui.roster.import_wizard_session import ImportSession
from dangjian_desktop.ui.shared.query_model import QueryModel
from dangjian_desktop.ui.shared.tab_strip import TabStrip
from dangjian_desktop.ui.shared.table_view import ColumnLayout, TableView
from dangjian_desktop.ui.shared.theme import news, set_role, tokens
from dangjian_desktop.ui.shared.wording import tr
from dangjian_desktop.ui.shared.workbench import Workbench

PANEL_HEIGHT = 122


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
        self.model: QueryModel[Line] = QueryModel(
            bench.desk, COLUMNS, LinesQuery(()), self, key="key"
        )
        self.table = TableView(self.model, self, name=tr("检查结果"), fill_menu=self._fill_menu)
        self.table.chosen_changed.connect(self._show_row)
        self.row = RowPanel(self)
        self.row.decided.connect(self._decide)
        self.row.withdrawn.connect(self._withdraw)
        self.row.struck_out.connect(self._strike)
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
        self._lines = Lines(examination, self._session.sheets, self._session.choices.decisions)
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
        self._show_kind()
        self.changed.emit()

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
        for outcome, word in ((Outcome.DOUBTFUL, tr("待决定")), (Outcome.LEFT_OUT, tr("已划去"))):
            if examination.count(outcome):
                told.append(f"{word} {examination.count(outcome)}")
        self.counts.setText(" · ".join(told))

    def _show_kind(self) -> None:
        if self._lines is None:
            return
        kind = Kind(self.kinds.current_key())
        self.table.set_empty(tr(NOTHING_TO_SHOW[kind]))
        self.table.set_layout(ColumnLayout(shown=SHOWN[kind]))
        self.model.set_query(LinesQuery(self._lines.of(kind)))
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
            self.row.show_row(where, [field + line.text], can_strike=False, is_out=False)
            return
        place = line.place
        decisions = self._session.choices.decisions
        self.row.show_row(
            tr("{where}\u3000{name}", where=where, name=self._lines.name(place) or tr("没有姓名")),
            self._lines.faults(place) or [tr("没有问题。")],
            can_strike=row.outcome is not Outcome.REFUSED,
            is_out=row.outcome is Outcome.LEFT_OUT,
            candidates=self._candidates(place, row),
            decision=decisions.get(place, UNDECIDED),
        )

    def _candidates(self, place: RowPlace, row: ExaminedRow) -> list[Candidate]:
        """Return whom a doubtful row may mean, a new person last."""
        is_doubtful = row.outcome is Outcome.DOUBTFUL or place in self._session.choices.decisions
        if not is_doubtful:
            return []
        people = RosterQuery(self._bench.desk.today, scope=Scope.EVERYBODY).rows(
            self._session.doubts.get(place, ())
        )
        found = [Candidate(one.person_id, tr("同一人：{told}", told=_told(one))) for one in people]
        return [*found, Candidate(None, tr("新的人"))]

    def _decide(self, person_id: int | None) -> None:
        row = self._current()
        if row is not None:
            self._session.decide(row.place, person_id)

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
        keys = {RowPlace(key[0], key[1]) for key in self.table.selected_keys()}
        rows = {key: self._lines.rows[key] for key in keys if key in self._lines.rows}
        return {key for key, row in rows.items() if row.outcome is not Outcome.REFUSED}

    def _fill_menu(self, menu: QMenu) -> None:
        for words, is_out in ((tr("不导入所选的行"), True), (tr("恢复所选的行"), False)):
            action = menu.addAction(words)
            action.setEnabled(bool(self._chosen_places()))
            action.triggered.connect(lambda _checked=False, out=is_out: self._strike(out))

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
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(made.space(2))
        column.addLayout(top)
        column.addWidget(self.places)
        column.addWidget(self.branch)
        column.addWidget(self.kinds)
        column.addWidget(self.table, 1)
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
