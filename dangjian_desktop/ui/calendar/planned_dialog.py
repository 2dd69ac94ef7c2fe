"""What the dialogs that plan an activity share: its fields, and that conflicts are told.

Conflicts are told, not forbidden: they are said above the buttons once, and the same press again
(仍然保存) saves.
"""

from abc import abstractmethod
from collections.abc import Iterable
from datetime import date
from typing import Any

from PySide6.QtCore import Qt

from dangjian_desktop.domain.activity_kinds import ActivityKind, Holder
from dangjian_desktop.domain.custom_fields import MentionedPerson
from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.hours import read_hour
from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.operations.activities import HOLDER_OF
from dangjian_desktop.queries.activity_conflicts import ProposedConflictsQuery
from dangjian_desktop.queries.activity_kinds import kinds_by_code
from dangjian_desktop.queries.calendar import PlacesUsedQuery
from dangjian_desktop.queries.organisations import Tree, ZoneQuery
from dangjian_desktop.ui.calendar.slot_dialog import SlotDialog
from dangjian_desktop.ui.shared.abstract import AbstractQtType
from dangjian_desktop.ui.shared.buttons import plain_button
from dangjian_desktop.ui.shared.field_editors import ChoiceEditor
from dangjian_desktop.ui.shared.fields import Choices, Entry, Field
from dangjian_desktop.ui.shared.operation_dialog import DAY, OperationDialog, Values
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, in_words, tr

#: Plans reach into the future; beyond this a year is a typing error.
LATEST_DAY = date(2099, 12, 31)
KIND, ORGANISATION, ZONE = "kind", "organisation", "zone"
BEGINS, ENDS, PLACE, TITLE = "begins", "ends", "place", "title"
CHAIR, RECORDER, LECTURER = "chair", "recorder", "lecturer"


def kind_choices(*, keeps: str = "") -> Choices:
    """Return the kinds that are offered; a retired one only where it is the present one."""
    return [
        (code, kind.label)
        for code, kind in kinds_by_code().items()
        if not kind.is_retired or code == keeps
    ]


def holder_choices(kind: ActivityKind | None, on: date) -> Choices:
    """Return the organisations that may hold activities of a kind, as the tree stands on a day."""
    return [
        (row.organisation_id, "　" * row.depth + row.name)
        for row in Tree.on(on).rows
        if kind is None or HOLDER_OF[row.kind] in kind.held_by
    ]


def zone_choices(on: date) -> Choices:
    """Return the 协作区."""
    return [(zone.zone_id, zone.name) for zone in ZoneQuery(on).fetch()]


def hour_field(key: str, label: str, hint: str = QT_TR_NOOP("如 09:00")) -> Field:
    """Return the field for an hour, written in any of the ways that `read_hour` reads."""
    return Field(key, label, hint=hint, max_length=10, reader=read_hour)


def hour_fields() -> tuple[Field, Field]:
    """Return the fields for the hours; both may stay empty (the whole day)."""
    return (
        hour_field(BEGINS, QT_TR_NOOP("开始时间"), QT_TR_NOOP("如 09:00；全天不填")),
        hour_field(ENDS, QT_TR_NOOP("结束时间"), QT_TR_NOOP("如 10:30")),
    )


def place_field() -> Field:
    """Return the field for the room; rooms that were used are offered."""
    return Field(
        PLACE,
        QT_TR_NOOP("地点"),
        Entry.COMPLETED,
        max_length=120,
        suggestions=lambda: PlacesUsedQuery().fetch(),
    )


def person_id(value: Any) -> int | None:
    """Return the row id of who stands in a person field."""
    return value.person_id if isinstance(value, MentionedPerson) else None


def mentioned(name: str, key: int | None) -> MentionedPerson | None:
    """Return somebody as a person field shows it."""
    return None if key is None else MentionedPerson(key, name, "", "")


class PlannedDialog(OperationDialog, metaclass=AbstractQtType):
    """An operation that puts an activity on a day; conflicts are told once.

    Where kind and holder are known the day can be looked for by who is off shift (找时间).
    """

    _told: tuple[str, ...] = ()

    def offer_times(self) -> None:
        """Put the button that looks for a time on the left of the others."""
        self.times_button = plain_button(tr("找时间"), "search", parent=self)
        self.times_button.setObjectName("times_button")
        self.times_button.clicked.connect(self.find_time)
        self.foot.insertWidget(0, self.times_button)

    def meeting(self) -> tuple[str, int] | None:
        """Return the kind and the holder of what is planned; None while they are not known."""
        return None

    def find_time(self) -> None:
        """Look for a time; the one that is taken comes into the form."""
        meeting = self.meeting()
        if meeting is None:
            return
        kind, organisation_id = meeting
        dialog = SlotDialog(self._bench, organisation_id, self, kind=kind, gives_back=True)
        dialog.chosen.connect(self._take_time)
        dialog.open()

    def _take_time(self, day: date, begins: str, ends: str) -> None:
        for key, value in ((DAY, PartialDate.of(day)), (BEGINS, begins), (ENDS, ends)):
            editor = self.form.editor(key)
            editor.show_value(value)
            editor.edited.emit()

    @abstractmethod
    def proposal(self, values: Values) -> ProposedConflictsQuery | None:
        """Return what to ask for conflicts; None when there is nothing to ask."""

    def _do(self, values: Values) -> bool:
        """Tell conflicts before it is done; told, they do not stop it."""
        told = self._conflicts(values)
        if told and told != self._told:
            self._told, words = told, self.save_button.text()
            self.save_button.setText(tr("仍然保存"))
            # What is edited then may be in nobody's way any more.
            self.form.edited.connect(
                lambda: self._withdraw(words), Qt.ConnectionType.SingleShotConnection
            )
            self.refuse("\n".join([tr("时间上有冲突，请核对："), *told]))
            return False
        return super()._do(values)

    def _withdraw(self, words: str) -> None:
        """Take back what was told of conflicts, and give the button its own words."""
        self.refusal.hide()
        self.save_button.setText(words)

    def _conflicts(self, values: Values) -> tuple[str, ...]:
        query = self.proposal(values)
        found: Iterable[Sentence] = query.fetch() if query is not None else ()
        return tuple(f"· {in_words(said)}" for said in found)


def exact_day(values: Values, key: str = DAY) -> date | None:
    """Return a day of a form; None while none stands there that can be taken."""
    value = values.get(key)
    return value.first_day if isinstance(value, PartialDate) else None


def offer_holders(dialog: OperationDialog, kind: ActivityKind | None, on: date) -> None:
    """Offer in the field of the holder only who may hold activities of the kind."""
    editor = dialog.form.editor(ORGANISATION)
    assert isinstance(editor, ChoiceEditor)
    choices = holder_choices(kind, on)
    editor.offer(choices)
    if editor.read().value is None and len(choices) == 1:
        dialog.form.show_value(ORGANISATION, choices[0][0])  # nobody typed it


def may_be_of_zone(kind: ActivityKind | None) -> bool:
    """Whether an activity of the kind may be held for a 协作区."""
    return kind is not None and Holder.ZONE in kind.held_by
