"""本组人员: who is in the one party group that a 党小组长 sees, masked as the roster is."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dangjian_desktop.queries.roster import RosterQuery, RosterRow, Scope
from dangjian_desktop.ui.roster.columns import COLUMNS
from dangjian_desktop.ui.shared.layouts import space_page
from dangjian_desktop.ui.shared.place_box import PlaceBox
from dangjian_desktop.ui.shared.query_model import QueryModel, RowsAtHand
from dangjian_desktop.ui.shared.refresh import Refresh
from dangjian_desktop.ui.shared.table_view import ColumnLayout, TableView
from dangjian_desktop.ui.shared.theme import news, set_role
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr
from dangjian_desktop.ui.shared.workbench import Workbench

#: What a leader needs of own people; numbers among them are masked.
_SHOWN = ("name", "sex", "stage", "crew", "occupation", "mobile_phone", "posts")


class OwnPeoplePage(QWidget):
    """The people of the group, to look them up.

    Signals:
        figures_changed: How many they are.
    """

    figures_changed = Signal(str)

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bench = bench
        self.title = QLabel(self)
        set_role(self.title, "title")
        self.place = PlaceBox(bench.desk, QT_TR_NOOP("全部组织"), self)
        self.place.hide()  # there is one
        self.model: QueryModel[RosterRow] = QueryModel(
            bench.desk, COLUMNS, RowsAtHand(), self, key="person_id"
        )
        self.table = TableView(
            self.model, self, name=QT_TR_NOOP("本组人员"), layout=ColumnLayout(_SHOWN)
        )
        self.table.setObjectName("own_people")
        self.table.set_empty(tr("本组还没有人。请找书记、组织委员把人员编入本组。"))
        self._head = QHBoxLayout()
        self._head.addWidget(self.title, 1)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addWidget(self.table, 1)
        self._refresh = Refresh(self, bench.desk, RosterQuery.reads, self.read)
        self.place.place_changed.connect(self._refresh.now)
        bench.desk.day_changed.connect(self._refresh.soon)
        news().changed.connect(self._dress)
        self._dress()
        self.read()

    def figures(self) -> str:
        """Return how many people stand there."""
        return tr("本组 {count} 人", count=len(self.model.keys))

    def read(self) -> None:
        """Read who is in the group on the day."""
        self._refresh.settle()
        self.title.setText(self.place.currentText())
        on, within = self._bench.desk.on, self.place.organisation_id
        self.model.set_query(RosterQuery(on, within=within, scope=Scope.EVERYBODY))
        self.figures_changed.emit(self.figures())

    def _dress(self) -> None:
        space_page(self._column, self._head)
