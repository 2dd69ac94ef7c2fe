"""Who agreed to see something of themselves on a wall: recorded and taken back for several."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from dangjian_desktop.domain.vocabulary import ConsentKind, printed
from dangjian_desktop.operations.wall_consents import end_wall_consent, record_wall_consent
from dangjian_desktop.queries.photos import WallPhotoQuery
from dangjian_desktop.queries.roster import RosterQuery
from dangjian_desktop.queries.wall_consents import WallConsentQuery
from dangjian_desktop.ui.shared.buttons import menu_button, plain_button
from dangjian_desktop.ui.shared.day_picker import may_edit
from dangjian_desktop.ui.shared.dialog import Dialog
from dangjian_desktop.ui.shared.layouts import fit_to_screen
from dangjian_desktop.ui.shared.offered import records
from dangjian_desktop.ui.shared.query_model import ChipLook, Column, QueryModel, RowsAtHand
from dangjian_desktop.ui.shared.refresh import Refresh
from dangjian_desktop.ui.shared.table_view import TableView
from dangjian_desktop.ui.shared.theme import Tone, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr
from dangjian_desktop.ui.shared.workbench import Workbench

WIDTH, HEIGHT = 860, 600


@dataclass(frozen=True, slots=True)
class ConsentLine:
    """Somebody with what is agreed to."""

    person_id: int
    name: str
    place: str
    has_photo: bool
    kinds: frozenset[ConsentKind]


def _chip(agreed: bool) -> ChipLook | None:
    return ChipLook(tr("同意"), Tone.GOOD) if agreed else None


COLUMNS: tuple[Column[ConsentLine], ...] = (
    Column(QT_TR_NOOP("姓名"), lambda row: row.name, "name", width=130, can_sort=False),
    Column(QT_TR_NOOP("党小组"), lambda row: row.place, "place", width=170, can_sort=False),
    Column(
        QT_TR_NOOP("照片上墙"),
        lambda row: tr("同意") if row.has_photo else "",
        "photo",
        width=110,
        chip=lambda row: _chip(row.has_photo),
        can_sort=False,
    ),
    Column(
        QT_TR_NOOP("结对名单上墙"),
        lambda row: tr("同意") if ConsentKind.PAIRING in row.kinds else "",
        "pairing",
        width=130,
        chip=lambda row: _chip(ConsentKind.PAIRING in row.kinds),
        can_sort=False,
    ),
    Column(
        QT_TR_NOOP("个人金额上墙"),
        lambda row: tr("同意") if ConsentKind.AMOUNT in row.kinds else "",
        "amount",
        width=130,
        chip=lambda row: _chip(ConsentKind.AMOUNT in row.kinds),
        can_sort=False,
    ),
)


class ConsentsDialog(Dialog):
    """The people of a branch; several are chosen, and what they agree to is recorded at once."""

    def __init__(
        self, bench: Workbench, organisation_id: int | None, parent: QWidget | None = None
    ) -> None:
        """Make the dialog; `open()` shows it.

        Args:
            bench: Desk and questions.
            organisation_id: Whose people are listed; None for everybody's.
            parent: The page.
        """
        super().__init__(parent)
        self.setObjectName("consents_dialog")
        self.setWindowTitle(tr("上墙同意"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bench, self._organisation = bench, organisation_id
        told = QLabel(
            tr(
                "本人同意了才上墙。选一人或几人，登记或撤回；照片在名册的卡片上登记。"
                "个人金额是党费公示里本人交纳的数，在党费里登记的也在这里。"
                "撤回以后，还挂着的版面会显示为已过时。"
            ),
            self,
        )
        told.setWordWrap(True)
        set_role(told, "second")
        self.model: QueryModel[ConsentLine] = QueryModel(
            bench.desk, COLUMNS, RowsAtHand(), self, key="person_id"
        )
        self.table = TableView(self.model, self, name=QT_TR_NOOP("上墙同意"))
        self.table.setObjectName("consents")
        self.record_menu, self.end_menu = QMenu(self), QMenu(self)
        self.record_button = menu_button(tr("登记同意"), self.record_menu, parent=self)
        self.record_button.setObjectName("record_consent")
        self.end_button = menu_button(tr("撤回同意"), self.end_menu, parent=self)
        self.end_button.setObjectName("end_consent")
        for kind in ConsentKind:
            records(self.record_menu.addAction(tr(printed(kind)))).triggered.connect(
                lambda _checked=False, one=kind: self.record(one)
            )
            records(self.end_menu.addAction(tr(printed(kind)))).triggered.connect(
                lambda _checked=False, one=kind: self.end(one)
            )
        self.close_button = plain_button(tr("关闭"), parent=self)
        self.close_button.clicked.connect(self.reject)
        self._lay_out(told)
        reads = RosterQuery.reads | WallConsentQuery.reads | WallPhotoQuery.reads
        self._refresh = Refresh(self, bench.desk, reads, self.read)
        self.table.chosen_changed.connect(self._enable)
        self.read()

    def read(self) -> None:
        """Read who is on the roll and what is agreed to."""
        self._refresh.settle()
        on = self._bench.desk.on
        people = RosterQuery(on, within=self._organisation).fetch()
        photos = WallPhotoQuery(tuple(row.person_id for row in people)).fetch()
        agreed = {kind: WallConsentQuery(kind, on).fetch() for kind in ConsentKind}
        lines = tuple(
            ConsentLine(
                row.person_id,
                row.facts.name,
                row.group_name or row.branch_name,
                row.person_id in photos,
                frozenset(kind for kind, known in agreed.items() if row.person_id in known),
            )
            for row in people
        )
        self.model.set_query(RowsAtHand(rows=lines))
        self._enable()

    def record(self, kind: ConsentKind) -> None:
        """Record that those who are chosen agree, from today on."""
        chosen = self._chosen()
        if chosen and may_edit(self._bench.ask, self, self._bench.desk):
            on = self._bench.desk.on
            self._bench.desk.attempt(
                record_wall_consent(people=chosen, kind=kind, given_on=on, on=on)
            )

    def end(self, kind: ConsentKind) -> None:
        """Record that those who are chosen agree no more, from today on."""
        chosen = self._chosen()
        if chosen and may_edit(self._bench.ask, self, self._bench.desk):
            on = self._bench.desk.on
            self._bench.desk.attempt(
                end_wall_consent(people=chosen, kind=kind, withdrawn_on=on, on=on)
            )

    def _chosen(self) -> Sequence[int]:
        return [int(key) for key in self.table.selected_keys()]

    def _enable(self) -> None:
        for button in (self.record_button, self.end_button):
            button.setEnabled(bool(self.table.selected_keys()))

    def _lay_out(self, told: QLabel) -> None:
        made = tokens()
        column = QVBoxLayout(self)
        column.setContentsMargins(*(made.space(4),) * 4)
        column.setSpacing(made.space(3))
        column.addWidget(told)
        column.addWidget(self.table, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(made.space(2))
        buttons.addWidget(self.record_button)
        buttons.addWidget(self.end_button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        column.addLayout(buttons)
        fit_to_screen(self, WIDTH, HEIGHT)
