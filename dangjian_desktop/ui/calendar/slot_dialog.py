"""找时间: the times of the coming weeks, best first, with who stays out and what would help."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.domain.votes import Regime
from dangjian_desktop.operations.activities import HOLDER_OF, add_activity
from dangjian_desktop.operations.runner import RefusedError, StorageError
from dangjian_desktop.queries.activity_kinds import kinds_by_code
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.slots import LONGEST_STRETCH, Slot, Slots, SlotsQuery
from dangjian_desktop.ui.shared.buttons import plain_button, primary_button, took_enter
from dangjian_desktop.ui.shared.dialog import Dialog
from dangjian_desktop.ui.shared.field_editors import ChoiceEditor
from dangjian_desktop.ui.shared.field_form import FieldForm
from dangjian_desktop.ui.shared.fields import Choices, Entry, Field, spoken
from dangjian_desktop.ui.shared.layouts import fit_to_screen
from dangjian_desktop.ui.shared.offered import records
from dangjian_desktop.ui.shared.query_model import ChipLook, Column, QueryModel, RowsAtHand
from dangjian_desktop.ui.shared.table_view import TableView
from dangjian_desktop.ui.shared.theme import Tone, set_role, tokens
from dangjian_desktop.ui.shared.weekdays import weekday_word
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

WIDTH, HEIGHT = 1020, 640
DETAIL_LINES = 3
_WEEKS = 4
_USUAL_MINUTES = 90
_MOST_MINUTES = 720
_DAY = timedelta(days=1)
_NOTHING_FOUND = Slots((), None)
REGIME_LABELS: Choices = (
    (Regime.ORDINARY, QT_TR_NOOP("一般决议（半数）")),
    (Regime.ADMISSION, QT_TR_NOOP("接收、转正（过半数）")),
    (Regime.ELECTION, QT_TR_NOOP("选举（五分之四）")),
    (Regime.COMMITTEE, QT_TR_NOOP("支委会（半数）")),
    (Regime.DISPOSAL, QT_TR_NOOP("组织处置（过半数）")),
)


def _enough(slot: Slot) -> ChipLook:
    if slot.is_enough:
        return ChipLook(tr("够数"), Tone.GOOD)
    return ChipLook(tr("差 {count} 人", count=slot.missing), Tone.WARN)


def _checked(slot: Slot) -> str:
    return tr("已核实") if slot.is_checked else tr("推算，未核实")


def _names(slot: Slot) -> str:
    return tr("、").join(one.name for one in slot.left_out)


COLUMNS: tuple[Column[Slot], ...] = (
    Column(
        QT_TR_NOOP("日期"),
        lambda slot: f"{slot.day.isoformat()} {weekday_word(slot.day)}",
        "day",
        width=146,
        can_sort=False,
    ),
    Column(
        QT_TR_NOOP("时间"),
        lambda slot: f"{slot.begins:%H:%M}–{slot.ends:%H:%M}",
        "time",
        width=110,
        can_sort=False,
    ),
    Column(
        QT_TR_NOOP("能到"),
        lambda slot: f"{len(slot.free)}/{slot.due}",
        "free",
        align="right",
        width=72,
        can_sort=False,
    ),
    Column(
        QT_TR_NOOP("要求"),
        lambda slot: str(slot.needed),
        "needed",
        align="right",
        width=60,
        can_sort=False,
    ),
    Column(
        QT_TR_NOOP("是否够数"),
        lambda slot: _enough(slot).text,
        "enough",
        width=112,
        chip=_enough,
        can_sort=False,
    ),
    Column(QT_TR_NOOP("班次"), _checked, "checked", width=112, is_second=True, can_sort=False),
    Column(QT_TR_NOOP("不能到的人"), _names, "out", width=290, tooltip=_names, can_sort=False),
)


class SlotDialog(Dialog):
    """Kind, days and length above; the times below, and under them who stays out and why.

    Signals:
        chosen: Day, begin and end (``16:30``) of the time that was taken.
        made: Row id of the activity that was planned; only where the dialog plans itself.
    """

    chosen = Signal(object, str, str)
    made = Signal(int)

    def __init__(
        self,
        bench: Workbench,
        organisation_id: int,
        parent: QWidget | None = None,
        *,
        kind: str = "",
        gives_back: bool = False,
    ) -> None:
        """Make the dialog; `open()` shows it.

        Args:
            bench: Desk and questions.
            organisation_id: Who holds the activity.
            parent: The page or the dialog that asks.
            kind: Code of the kind that is looked at first.
            gives_back: Whether the caller takes the time (`chosen`); else the activity is planned
                here.
        """
        super().__init__(parent)
        self.setObjectName("slot_dialog")
        self.setWindowTitle(tr("找时间"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bench, self._organisation_id = bench, organisation_id
        self._gives_back, self._kind = gives_back, kind
        self.form = FieldForm(self._fields(), on=bench.desk.on, columns=3, parent=self)
        self.form.show_values(self._first_values(kind))
        self.form.entered.connect(self.look)
        self._offer_regimes()
        self.form.edited.connect(self._forget)
        self.look_button = plain_button(tr("排时间"), "search", parent=self)
        self.look_button.setObjectName("look_button")
        self.look_button.clicked.connect(self.look)
        self.told = QLabel(self)
        self.told.setObjectName("told")
        self.told.setWordWrap(True)
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.model: QueryModel[Slot] = QueryModel(
            bench.desk, COLUMNS, RowsAtHand(), self, key=lambda slot: (slot.day, slot.begins)
        )
        self.table = TableView(self.model, self, name=QT_TR_NOOP("能开会的时间"))
        self.table.setObjectName("slot_table")
        self.detail = QLabel(self)
        self.detail.setObjectName("detail")
        self.detail.setWordWrap(True)
        self.detail.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        set_role(self.detail, "second")
        word = tr("用这个时间") if gives_back else tr("安排在这里")
        self.take_button = records(primary_button(word, parent=self))
        self.take_button.setObjectName("take_button")
        self.take_button.setToolTip(tr("Ctrl+回车"))
        self.take_button.clicked.connect(self.take)
        self.close_button = plain_button(tr("关闭"), parent=self)
        self.close_button.setObjectName("close_button")
        self.close_button.clicked.connect(self.reject)
        self.table.chosen_changed.connect(self._tell_detail)
        self.table.opened.connect(lambda _row: self.take())
        self._lay_out()
        self.look()

    def look(self) -> None:
        """Work the times out anew for what stands in the form."""
        if not self.form.check():
            return
        values = self.form.values()
        first, last = values["first"].first_day, values["last"].last_day
        if not timedelta(0) <= last - first < timedelta(days=LONGEST_STRETCH):
            self.form.blame("last", tr("要在开始那天或以后，最多一年。"))
            self.form.focus_field("last")
            return
        self._kind = values["kind"]
        self.table.set_empty(tr("这段时间没有可以开会的钟点。请改日期或时长。"))
        found = SlotsQuery(
            self._organisation_id, self._kind, first, last, values["minutes"], values["regime"]
        ).fetch()
        self._show(found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter takes the time from anywhere; Enter alone does nothing."""
        if not took_enter(event, self.take_button.click):
            super().keyPressEvent(event)

    def take(self) -> None:
        """Take the time that is chosen in the table."""
        slot = self.table.current_row()
        if not isinstance(slot, Slot):
            return
        begins, ends = f"{slot.begins:%H:%M}", f"{slot.ends:%H:%M}"
        if not self._gives_back:
            try:
                activity_id = self._bench.desk.run(
                    add_activity(
                        kind=self._kind,
                        organisation_id=self._organisation_id,
                        held_on=slot.day,
                        entered_on=self._bench.desk.today,
                        values={"begins": begins, "ends": ends},
                    )
                )
            except (RefusedError, StorageError) as refusal:
                self._bench.ask.error(self, in_words(refusal))
                return
            self.made.emit(activity_id)
        self.chosen.emit(slot.day, begins, ends)
        self.accept()

    def _offer_regimes(self) -> None:
        """Offer only the ways in which the kind votes."""
        kind = kinds_by_code().get(str(self.form.editor("kind").read().value))
        editor = self.form.editor("regime")
        assert isinstance(editor, ChoiceEditor)
        regimes = kind.regimes if kind is not None else ()
        editor.offer([(one, word) for one, word in spoken(REGIME_LABELS) if one in regimes])

    def _forget(self) -> None:
        """Show no times that were worked out for something else than stands in the form."""
        self._offer_regimes()
        self.table.set_empty(tr("条件改了。请点“排时间”重新排。"))
        self._show(_NOTHING_FOUND)

    def _show(self, found: Slots) -> None:
        self.model.set_query(RowsAtHand(rows=found.slots))
        said = [*_lines(found.told), *_lines(found.options, mark=tr("可以："))]
        self.told.setText("\n".join(said))
        self.told.setVisible(bool(said))
        self.take_button.setEnabled(bool(found.slots))
        if found.slots:
            self.table.select_keys([self.model.keys[0]])
        self._tell_detail()

    def _tell_detail(self) -> None:
        slot = self.table.current_row()
        if not isinstance(slot, Slot):
            self.detail.setText("")
            return
        out = tr("；").join(
            tr("{name}：{why}", name=one.name, why=in_words(one.why)) for one in slot.left_out
        )
        said = tr("不能到 {count} 人：{names}", count=len(slot.left_out), names=out)
        words = said if out else tr("应到的人都能到。")
        self.detail.setText(words)
        self.detail.setToolTip(words)

    def _fields(self) -> list[Field]:
        return [
            Field(
                "kind",
                QT_TR_NOOP("活动种类"),
                Entry.CHOICE,
                choices=self._kinds(),
                is_required=True,
            ),
            Field(
                "regime",
                QT_TR_NOOP("按什么算够数"),
                Entry.CHOICE,
                choices=spoken(REGIME_LABELS),
                empty=QT_TR_NOOP("按活动种类"),
            ),
            _date("first", QT_TR_NOOP("从哪天")),
            _date("last", QT_TR_NOOP("到哪天（含）")),
            Field(
                "minutes",
                QT_TR_NOOP("分钟"),
                Entry.INTEGER,
                is_required=True,
                lowest=1,
                highest=_MOST_MINUTES,
            ),
        ]

    def _kinds(self) -> Choices:
        node = Tree.on(self._bench.desk.on).get(self._organisation_id)
        return tuple(
            (kind.code, kind.label)
            for kind in kinds_by_code().values()
            if not kind.is_retired and (node is None or HOLDER_OF[node.kind] in kind.held_by)
        )

    def _first_values(self, kind: str) -> dict[str, object]:
        on = self._bench.desk.on
        kinds = self._kinds()
        return {
            "kind": kind or (kinds[0][0] if kinds else None),
            "first": PartialDate.of(on + _DAY),
            "last": PartialDate.of(on + 7 * _WEEKS * _DAY),
            "minutes": _USUAL_MINUTES,
        }

    def _lay_out(self) -> None:
        made = tokens()
        heading = QLabel(tr("找时间"), self)
        set_role(heading, "title")
        head = QHBoxLayout()
        head.setSpacing(made.space(2))
        head.addWidget(heading)
        head.addStretch()
        head.addWidget(self.look_button)
        bottom = QHBoxLayout()
        bottom.setSpacing(made.space(2))
        bottom.addStretch()
        bottom.addWidget(self.close_button)
        bottom.addWidget(self.take_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(made.space(6),) * 4)
        column.setSpacing(made.space(3))
        column.addLayout(head)
        column.addWidget(self.form)
        column.addWidget(self.told)
        column.addWidget(self.table, 1)
        self.detail.setFixedHeight(DETAIL_LINES * self.detail.fontMetrics().lineSpacing())
        column.addWidget(self.detail)
        column.addLayout(bottom)
        fit_to_screen(self, WIDTH, HEIGHT)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)


def _date(key: str, label: str) -> Field:
    return Field(key, label, Entry.DATE, is_required=True, latest=date.max)


def _lines(said: Sequence[Sentence], mark: str = "") -> list[str]:
    return [mark + in_words(sentence) for sentence in said]
