"""The line above the table: what is looked at, the filter, whom it shows, and what can be done."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QListView, QMenu, QSizePolicy, QWidget

from dangjian_desktop.queries.roster import Scope
from dangjian_desktop.ui.shared.buttons import (
    icon_button,
    menu_button,
    plain_button,
    primary_button,
)
from dangjian_desktop.ui.shared.elided import ElidedLabel
from dangjian_desktop.ui.shared.filter_line import FilterLine
from dangjian_desktop.ui.shared.offered import records
from dangjian_desktop.ui.shared.theme import news, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr

SCOPES: tuple[tuple[Scope, str], ...] = (
    (Scope.MEMBERS, QT_TR_NOOP("在册党员")),
    (Scope.FULL, QT_TR_NOOP("正式党员")),
    (Scope.PROBATIONARY, QT_TR_NOOP("预备党员")),
    (Scope.DEVELOPING, QT_TR_NOOP("培养中")),
    (Scope.EVERYBODY, QT_TR_NOOP("全部在册")),
    (Scope.LEFT, QT_TR_NOOP("已离开")),
)
SCOPE_WORDS = dict(SCOPES)
#: For 14 px type.
FILTER_WIDTHS = (170, 340)
TITLE_WIDTH = 84


class RosterHeader(QWidget):
    """Title, filter line, scope, buttons.

    Signals:
        scope_changed: `Scope` that the user chose.
        add_wanted: A person is to be entered.
        fold_wanted: The tree is to be folded away or unfolded.
        import_wanted: A roster is to be imported.
        export_wanted: The list is to be exported.
    """

    scope_changed = Signal(object)
    add_wanted = Signal()
    fold_wanted = Signal()
    import_wanted = Signal()
    export_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("roster_header")
        self.fold_button = icon_button("panel-left", tr("折叠或展开组织树（Ctrl+B）"), parent=self)
        self.fold_button.setObjectName("fold_button")
        self.fold_button.clicked.connect(lambda: self.fold_wanted.emit())
        self.title = ElidedLabel("", align=Qt.AlignmentFlag.AlignLeft, parent=self)
        self.title.setObjectName("title")
        set_role(self.title, "title")
        self.filter_line = FilterLine(self)
        self.scope_box = QComboBox(self)
        self.scope_box.setObjectName("scope_box")
        self.scope_box.setAccessibleName(tr("显示哪些人"))
        self.scope_box.setView(QListView(self.scope_box))
        for scope, word in SCOPES:
            self.scope_box.addItem(tr(word), scope)
        self.scope_box.activated.connect(self._tell_scope)
        self.add_button = records(primary_button(tr("新增"), "plus", parent=self))
        self.add_button.setObjectName("add_button")
        self.add_button.setToolTip(tr("新增人员（Ctrl+N）"))
        self.add_button.clicked.connect(lambda: self.add_wanted.emit())
        self.import_button = records(plain_button(tr("导入"), parent=self))
        self.import_button.setObjectName("import_button")
        self.import_button.setToolTip(tr("导入名册（Ctrl+I）"))
        self.import_button.clicked.connect(lambda: self.import_wanted.emit())
        self.export_button = plain_button(tr("导出"), parent=self)
        self.export_button.setObjectName("export_button")
        self.export_button.setToolTip(tr("导出现在显示的名册"))
        self.export_button.clicked.connect(lambda: self.export_wanted.emit())
        self.print_menu = QMenu(self)
        self.print_button = menu_button(tr("打印"), self.print_menu, parent=self)
        self.print_button.setObjectName("print_button")
        self._lay_out()
        self._dress()
        news().changed.connect(self._dress)

    @property
    def scope(self) -> Scope:
        """Whom the table shows."""
        return SCOPES[self.scope_box.currentIndex()][0]

    def choose_scope(self, scope: Scope) -> None:
        """Show other people."""
        place = [known for known, _ in SCOPES].index(scope)
        if place != self.scope_box.currentIndex():
            self.scope_box.setCurrentIndex(place)
            self._tell_scope()

    def _tell_scope(self) -> None:
        self.scope_changed.emit(self.scope)

    def _lay_out(self) -> None:
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self.title.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._row.addWidget(self.fold_button)
        self._row.addWidget(self.title, 3)
        self._row.addWidget(self.filter_line, 4)
        for widget in (
            self.scope_box,
            self.add_button,
            self.import_button,
            self.export_button,
            self.print_button,
        ):
            self._row.addWidget(widget)

    def _dress(self) -> None:
        made = tokens()
        self.setFixedHeight(made.sizes.control)
        self._row.setSpacing(made.space(2))
        least, most = FILTER_WIDTHS
        self.filter_line.setMinimumWidth(least)  # at 150 % there is no room for more
        self.filter_line.setMaximumWidth(made.text_px(most))
        self.title.setMinimumWidth(made.text_px(TITLE_WIDTH))
