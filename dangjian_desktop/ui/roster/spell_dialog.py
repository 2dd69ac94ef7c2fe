"""改正经历日期: which part of somebody's road, and the days it really had."""

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.vocabulary import MEMBER_STAGES, printed
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.operations.spells import SpellKind, correct_spell_days
from dangjian_desktop.queries.person_card import PersonCard
from dangjian_desktop.ui.shared.fields import Entry, Field
from dangjian_desktop.ui.shared.operation_dialog import OperationDialog, Values
from dangjian_desktop.ui.shared.wording import tr
from dangjian_desktop.ui.shared.workbench import Workbench


@dataclass(frozen=True, slots=True)
class Correctable:
    """One spell whose days can be corrected."""

    kind: SpellKind
    spell_id: int
    words: str
    since: PartialDate | None
    until: PartialDate | None
    elected_on: PartialDate | None = None

    @property
    def key(self) -> str:
        """What tells it from the others."""
        return f"{self.kind.value} {self.spell_id}"


def correctable_spells(card: PersonCard) -> list[Correctable]:
    """Return the spells of a person, the latest first; 党籍 has its own place on the card."""
    spells = [
        Correctable(
            SpellKind.POST,
            post.spell_id,
            tr("{post}（{place}）", post=printed(post.post), place=post.organisation_name),
            post.since,
            post.until,
            post.elected_on,
        )
        for post in card.posts
    ]
    for kind, places in ((SpellKind.GROUP, card.groups), (SpellKind.BRANCH, card.branches)):
        spells += [Correctable(kind, p.spell_id, p.name, p.since, p.until) for p in places]
    spells += [
        Correctable(
            SpellKind.STAGE,
            stage.spell_id,
            printed(stage.stage),
            stage.since if stage.since_is_known else None,
            stage.until,
        )
        for stage in card.stages
        if stage.stage not in MEMBER_STAGES
    ]
    return sorted(spells, key=lambda one: one.since.iso if one.since else "", reverse=True)


class SpellDaysDialog(OperationDialog):
    """First which part, then its days; the day of an election is asked for of posts alone."""

    def __init__(self, bench: Workbench, card: PersonCard, parent: QWidget | None = None) -> None:
        self._spells = {one.key: one for one in correctable_spells(card)}
        choices = [(one.key, _told(one)) for one in self._spells.values()]
        first = next(iter(self._spells.values()), None)
        super().__init__(
            bench,
            tr("改正经历日期"),
            (
                Field("which", tr("哪一段"), Entry.CHOICE, choices=choices, is_required=True),
                Field("since", tr("开始日期"), Entry.DATE),
                Field("until", tr("结束日期"), Entry.DATE),
                Field("elected_on", tr("选举日期"), Entry.DATE),
            ),
            self._correcting,
            values=_values(first) if first is not None else {},
            note=tr(
                "{name}。只改正写错的日期；调动、任免另办。入党和转正的日期在“党籍”里改。",
                name=card.row.facts.name,
            ),
            parent=parent,
        )
        self.setObjectName("spell_days_dialog")
        self.form.editor("which").edited.connect(self._show_chosen)
        self._show_lines()

    def _chosen(self) -> Correctable | None:
        return self._spells.get(self.form.editor("which").read().value or "")

    def _show_chosen(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self.form.show_values(_values(chosen))
            self._show_lines()

    def _show_lines(self) -> None:
        chosen = self._chosen()
        for key, is_shown in (
            ("until", chosen is not None and chosen.until is not None),
            ("elected_on", chosen is not None and chosen.kind is SpellKind.POST),
        ):
            line = self.form.editor(key).widget.parentWidget()
            assert line is not None
            line.setVisible(is_shown)

    def _correcting(self, values: Values) -> Operation[None] | None:
        chosen = self._chosen()
        if chosen is None:
            return None
        return correct_spell_days(
            kind=chosen.kind,
            spell_id=chosen.spell_id,
            since=values["since"],
            until=values["until"],
            elected_on=values["elected_on"],
        )


def _values(one: Correctable) -> Values:
    return {
        "which": one.key,
        "since": one.since,
        "until": one.until,
        "elected_on": one.elected_on,
    }


def _told(one: Correctable) -> str:
    since = one.since.printed if one.since else tr("起始不详")
    return f"{one.words} {since}"
