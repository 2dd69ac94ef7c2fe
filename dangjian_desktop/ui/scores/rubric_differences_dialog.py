"""Two versions of a rubric side by side: what is different, in words; printed as it stands."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.domain.rubric_differences import (
    CHANGE_WORDS,
    RubricChange,
    RubricDifference,
    rubric_differences,
)
from dangjian_desktop.domain.vocabulary import PRINTED
from dangjian_desktop.operations.printout import RUBRIC_DIFFERENCES, Printout
from dangjian_desktop.queries.measures.registry import measures
from dangjian_desktop.queries.rubrics import RubricRow, RubricsQuery, version_before
from dangjian_desktop.ui.shared.buttons import plain_button, primary_button
from dangjian_desktop.ui.shared.choice_box import ChoiceBox
from dangjian_desktop.ui.shared.dialog import Dialog
from dangjian_desktop.ui.shared.layouts import fit_to_screen
from dangjian_desktop.ui.shared.query_model import (
    ChipLook,
    Column,
    QueryModel,
    RowsAtHand,
    text_column,
)
from dangjian_desktop.ui.shared.table_view import TableView
from dangjian_desktop.ui.shared.theme import Tone, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

WIDTH, HEIGHT = 1160, 660
_TONES = {
    RubricChange.ADDED: (Tone.GOOD, "plus"),
    RubricChange.REMOVED: (Tone.BAD, "x"),
    RubricChange.MOVED: (Tone.INFO, "move-horizontal"),
    RubricChange.MAXIMUM: (Tone.WARN, "star"),
    RubricChange.RULE: (Tone.WARN, "calculator"),
    RubricChange.WORDING: (Tone.PLAIN, "pencil"),
    RubricChange.WHOLE: (Tone.PLAIN, "file-text"),
}


def _words(sentence: Sentence | None) -> str:
    return tr("（没有）") if sentence is None else in_words(sentence)


def _look(row: tuple[int, RubricDifference]) -> ChipLook:
    tone, icon = _TONES[row[1].kind]
    return ChipLook(tr(CHANGE_WORDS[row[1].kind]), tone, icon)


_COLUMNS: tuple[Column[tuple[int, RubricDifference]], ...] = (
    Column(
        QT_TR_NOOP("变化"),
        lambda row: tr(CHANGE_WORDS[row[1].kind]),
        "kind",
        width=112,
        chip=_look,
    ),
    Column(QT_TR_NOOP("编号"), lambda row: row[1].code, "code", width=56),
    text_column(QT_TR_NOOP("考评内容"), lambda row: row[1].title, "title", width=170),
    Column(QT_TR_NOOP("哪里"), lambda row: tr(row[1].label), "label", width=120),
    text_column(QT_TR_NOOP("原来"), lambda row: _words(row[1].before), "before", width=300),
    text_column(QT_TR_NOOP("现在"), lambda row: _words(row[1].after), "after", width=300),
)


class RubricDifferencesDialog(Dialog):
    """The older and the newer version above; their differences below.

    Signals:
        print_wanted: The `Printout` of what is shown.
    """

    print_wanted = Signal(object)

    def __init__(self, bench: Workbench, row: RubricRow, parent: QWidget | None = None) -> None:
        """Compare a version with the one before it; `open()` shows the dialog."""
        super().__init__(parent)
        self.setObjectName("rubric_differences")
        self.setWindowTitle(tr("两版对照"))
        self._bench = bench
        readable = [one for one in RubricsQuery().fetch() if one.rubric is not None]
        self._rows = {one.rubric_id: one for one in readable}
        choices = [(_version_words(one), one.rubric_id) for one in readable]
        self.older, self.newer = ChoiceBox(self), ChoiceBox(self)
        self.older.setAccessibleName(tr("原来的版本"))
        self.newer.setAccessibleName(tr("现在的版本"))
        for box in (self.older, self.newer):
            box.offer(choices)
            box.activated.connect(self.compare)
        self.newer.setCurrentIndex(max(self.newer.findData(row.rubric_id), 0))
        before = version_before(row)
        self.older.setCurrentIndex(max(self.older.findData(before), 0))
        self.told = QLabel(self)
        self.told.setObjectName("differences_told")
        set_role(self.told, "second")
        empty: RowsAtHand[tuple[int, RubricDifference]] = RowsAtHand()
        self.model = QueryModel(
            bench.desk, _COLUMNS, empty, self, key=lambda row: row[0], hears=False
        )
        self.table = TableView(self.model, self, name=QT_TR_NOOP("两版的不同"))
        self.print_button = primary_button(tr("打印"), "printer", parent=self)
        self.print_button.setObjectName("print_differences")
        self.print_button.clicked.connect(self.print_shown)
        self.leave_button = plain_button(tr("关闭"), parent=self)
        self.leave_button.clicked.connect(self.reject)
        self._lay_out()
        self.compare()

    def compare(self) -> None:
        """Show what is different between the chosen versions."""
        old, new = self._chosen(self.older), self._chosen(self.newer)
        if old is None or new is None or old.rubric is None or new.rubric is None:
            return
        found = rubric_differences(old.rubric, new.rubric, measures())
        self.model.set_query(RowsAtHand(list(enumerate(found))))
        is_same = old.rubric_id == new.rubric_id
        self.table.set_empty(
            tr("选的是同一个版本。请在上面另选一个。") if is_same else tr("两个版本没有不同。")
        )
        self.told.setText(
            tr(
                "共 {count} 处不同：新增 {added} 项，去掉 {removed} 项，分值 {maxima} 处，"
                "计分办法 {rules} 处。",
                count=len(found),
                added=_count(found, RubricChange.ADDED),
                removed=_count(found, RubricChange.REMOVED),
                maxima=_count(found, RubricChange.MAXIMUM),
                rules=_count(found, RubricChange.RULE),
            )
        )
        self.print_button.setEnabled(not is_same)

    def print_shown(self) -> None:
        """Print what is shown."""
        self.print_wanted.emit(
            Printout(
                RUBRIC_DIFFERENCES,
                self._bench.desk.on,
                rubric_id=self.newer.currentData(),
                other_rubric_id=self.older.currentData(),
            )
        )

    def _chosen(self, box: ChoiceBox) -> RubricRow | None:
        return self._rows.get(int(box.currentData() or 0))

    def _lay_out(self) -> None:
        made = tokens()
        head = QHBoxLayout()
        head.setSpacing(made.space(2))
        for words, box in ((tr("原来"), self.older), (tr("现在"), self.newer)):
            label = QLabel(words, self)
            set_role(label, "label")
            label.setBuddy(box)
            head.addWidget(label)
            head.addWidget(box, 1)
        foot = QHBoxLayout()
        foot.setSpacing(made.space(2))
        foot.addWidget(self.told, 1)
        foot.addWidget(self.leave_button)
        foot.addWidget(self.print_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(made.space(5),) * 4)
        column.setSpacing(made.space(3))
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        fit_to_screen(self, WIDTH, HEIGHT)


def _version_words(row: RubricRow) -> str:
    return tr(
        "{name} {version}（{state}）",
        name=row.name,
        version=row.version,
        state=PRINTED[row.state],
    )


def _count(found: tuple[RubricDifference, ...], kind: RubricChange) -> int:
    return sum(one.kind is kind for one in found)
