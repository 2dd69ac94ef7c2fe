"""What can be done with the people that are chosen on a board of the page 分组."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from dangjian_desktop.ui.groups.division_plan import Plan
from dangjian_desktop.ui.shared.wording import tr


class DivisionMenu(QMenu):
    """A menu for good, refilled each time: see `TableView`.

    Signals:
        put: Ids of the people (list) and the slot of the group into which they go.
        back_wanted, lock_wanted: Ids of the people who are to go where they are today; who are to
            be locked or let go.
        pair_wanted: It is to be asked who shall be together or apart.
        opened: Id of the person whose card in the roster is wanted.
    """

    put = Signal(list, int)
    back_wanted = Signal(list)
    lock_wanted = Signal(list)
    pair_wanted = Signal()
    opened = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.targets = QMenu(tr("移到"), self)

    def open_for(self, plan: Plan, ids: Sequence[int], at: QPoint, *, can_move: bool) -> None:
        """Open it.

        Args:
            plan: The branch, with its proposal.
            ids: The people who are chosen.
            at: Where, on the screen.
            can_move: Whether they are chosen on a board on which people can be moved.
        """
        people = list(ids)
        self.clear()
        if can_move:
            self._offer_moves(plan, people)
        words = tr("取消固定") if set(people) <= plan.locked else tr("固定在现在的党小组")
        lock = self.addAction(words, lambda: self.lock_wanted.emit(people))
        lock.setShortcut(Qt.Key.Key_L)
        self.addAction(tr("在一组或分开…"), self.pair_wanted.emit)
        self.addSeparator()
        self.addAction(tr("打开信息卡"), lambda: self.opened.emit(people[0]))
        self.popup(at)

    def _offer_moves(self, plan: Plan, people: list[int]) -> None:
        shown = plan.started()
        places = {
            person.person_id: place
            for person, place in zip(shown.problem.people, shown.places, strict=True)
        }
        self.targets.clear()
        self.addMenu(self.targets)
        for slot, group in enumerate(shown.problem.slots):
            action = self.targets.addAction(group.name)
            action.triggered.connect(lambda _on=False, slot=slot: self.put.emit(people, slot))
            action.setEnabled(any(places.get(key) != slot for key in people))
        back = self.addAction(tr("放回原组"), lambda: self.back_wanted.emit(people))
        back.setShortcut(Qt.Key.Key_Delete)
        back.setEnabled(any(move.person_id in people for move in shown.moves))
