"""上墙同意 on the card: what is agreed to, and the buttons that record it and take it back."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from dangjian_desktop.domain.vocabulary import ConsentKind, printed
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.operations.wall_consents import end_wall_consent, record_wall_consent
from dangjian_desktop.queries.card_content import SectionContent
from dangjian_desktop.queries.wall_consents import WallConsentQuery
from dangjian_desktop.ui.roster.card_section import RegisteredSection
from dangjian_desktop.ui.shared.buttons import menu_button
from dangjian_desktop.ui.shared.day_picker import may_edit
from dangjian_desktop.ui.shared.operation_dialog import (
    OperationDialog,
    Values,
    day_field,
    the_day,
)
from dangjian_desktop.ui.shared.theme import tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr


class ConsentSection(RegisteredSection):
    """Lines of what is agreed to; below them one menu records, the other takes back.

    The consent to the photo is given with the photo itself, at the head of the card.
    """

    def _shown(self, content: SectionContent) -> QWidget:
        holder = super()._shown(content)
        column = holder.layout()
        assert column is not None
        self.record_menu, self.end_menu = QMenu(holder), QMenu(holder)
        self.record_button = menu_button(tr("登记同意"), self.record_menu, parent=holder)
        self.record_button.setObjectName("record_consent")
        self.end_button = menu_button(tr("撤回同意"), self.end_menu, parent=holder)
        self.end_button.setObjectName("end_consent")
        assert self.card is not None
        person, on = self.card.row.person_id, self._bench.desk.on
        for kind in ConsentKind:
            agreed = person in WallConsentQuery(kind, on).fetch()
            menu, act = (self.end_menu, self.end) if agreed else (self.record_menu, self.record)
            _add(menu, tr(printed(kind)), partial(act, kind))
        self.record_button.setEnabled(not self.record_menu.isEmpty())
        self.end_button.setEnabled(not self.end_menu.isEmpty())
        line = QWidget(holder)
        buttons = QHBoxLayout(line)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(tokens().space(2))
        buttons.addWidget(self.record_button)
        buttons.addWidget(self.end_button)
        buttons.addStretch(1)
        column.addWidget(line)
        return holder

    def record(self, kind: ConsentKind) -> OperationDialog | None:
        """Ask from which day on the person agrees; None where nothing may be changed."""
        person, on = self._person(), self._bench.desk.on
        return self._asked(
            tr("登记上墙同意：{kind}", kind=tr(printed(kind))),
            QT_TR_NOOP("同意日期"),
            QT_TR_NOOP("登记"),
            lambda values: record_wall_consent(
                people=[person], kind=kind, given_on=the_day(values), on=on
            ),
        )

    def end(self, kind: ConsentKind) -> OperationDialog | None:
        """Ask from which day on the person agrees no more; None where nothing may be changed."""
        person, on = self._person(), self._bench.desk.on
        return self._asked(
            tr("撤回上墙同意：{kind}", kind=tr(printed(kind))),
            QT_TR_NOOP("撤回日期"),
            QT_TR_NOOP("撤回"),
            lambda values: end_wall_consent(
                people=[person], kind=kind, withdrawn_on=the_day(values), on=on
            ),
        )

    def _asked(
        self, title: str, day: str, verb: str, doing: Callable[[Values], Operation[Any]]
    ) -> OperationDialog | None:
        if not may_edit(self._bench.ask, self, self._bench.desk):
            return None
        dialog = OperationDialog(
            self._bench,
            title,
            (day_field(day),),
            doing,
            save_text=verb,
            note=tr("本人同意了才上墙。撤回以后，还挂着的版面会显示为已过时。"),
            parent=self,
        )
        dialog.setObjectName("wall_consent_dialog")
        dialog.open()
        return dialog

    def _person(self) -> int:
        assert self.card is not None
        return self.card.row.person_id


def _add(menu: QMenu, words: str, act: Callable[[], object]) -> None:
    menu.addAction(words).triggered.connect(lambda _checked=False: act())
