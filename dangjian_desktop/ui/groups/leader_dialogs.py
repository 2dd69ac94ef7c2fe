"""The dialogs about leaders of 党小组, and about what a group asks of a leading cadre."""

from PySide6.QtWidgets import QWidget

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.group_leading import CADRE_BOOK, CADRE_FIELD, REPORTED
from dangjian_desktop.domain.ledger_values import Named
from dangjian_desktop.domain.problems import Address, Problem
from dangjian_desktop.domain.vocabulary import printed
from dangjian_desktop.operations.group_leaders import appoint_leader
from dangjian_desktop.operations.ledgers import Taken, advance_entry
from dangjian_desktop.operations.people import end_post
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.operations.spells import SpellKind, correct_spell_days
from dangjian_desktop.queries.cadres_in_groups import CadreRow
from dangjian_desktop.queries.group_leaders import LeaderTerm, leader_stages_on
from dangjian_desktop.queries.ledger_books import books_by_code
from dangjian_desktop.queries.ledger_entries import EntryRow
from dangjian_desktop.queries.party_groups import GroupRow
from dangjian_desktop.queries.roster import RosterQuery, Scope
from dangjian_desktop.ui.groups.entry_dialog import open_new_entry
from dangjian_desktop.ui.shared.fields import Entry, Field
from dangjian_desktop.ui.shared.operation_dialog import (
    OperationDialog,
    Values,
    day_field,
    the_day,
)
from dangjian_desktop.ui.shared.person_field import told_apart
from dangjian_desktop.ui.shared.wording import tr
from dangjian_desktop.ui.shared.workbench import Workbench

#: How a leader came to lead.
NAMED, RECOMMENDED = "named", "recommended"
_LONGEST_TASK = 200


def appoint_leader_dialog(
    bench: Workbench, group: GroupRow, parent: QWidget | None = None
) -> OperationDialog:
    """Return the dialog that names who leads a group from a day on."""
    on = bench.desk.on
    roster = RosterQuery(on, within=group.group_id, scope=Scope.EVERYBODY)
    people = [
        row for row in roster.with_sort("name", False).fetch() if row.group_id == group.group_id
    ]
    allowed = leader_stages_on(on)
    may = {row.person_id: allowed is None or row.stage in allowed for row in people}
    told = told_apart([(row.person_id, row.facts.name) for row in people], on)
    choices = [
        (
            row.person_id,
            told[row.person_id]
            if may[row.person_id] or row.stage is None
            else tr("{name}（{stage}）", name=told[row.person_id], stage=tr(printed(row.stage))),
        )
        for row in sorted(people, key=lambda row: not may[row.person_id])
    ]
    note = (
        tr("{name}现由{leader}任组长，从这一天起不再担任。", name=group.name, leader=_names(group))
        if group.leaders
        else tr("{name}现在没有组长。", name=group.name)
    )

    if allowed is not None:
        stages = tr("或").join(tr(printed(stage)) for stage in allowed)
        note = tr(
            "{note}只有本组的{stages}可以任组长，以任职那一天为准。", note=note, stages=stages
        )

    def between(values: Values) -> list[Problem]:
        is_missing = values["how"] == RECOMMENDED and values["recommended_on"] is None
        return [Problem(Address(field="recommended_on"), "field.missing")] if is_missing else []

    dialog = OperationDialog(
        bench,
        tr("任命组长"),
        (
            Field("person_id", tr("组长"), Entry.CHOICE, choices=choices, is_required=True),
            day_field(tr("任职日期")),
            Field(
                "how",
                tr("怎样产生"),
                Entry.CHOICE,
                choices=(
                    (NAMED, tr("支部指定")),
                    (RECOMMENDED, tr("小组推荐、支部确认")),
                ),
                is_required=True,
            ),
            Field(
                "recommended_on",
                tr("小组推荐日期"),
                Entry.DATE,
                hint=tr("小组推荐的填写"),
            ),
        ),
        lambda values: appoint_leader(
            group_id=group.group_id,
            person_id=values["person_id"],
            on=the_day(values),
            recommended_on=values["recommended_on"] if values["how"] == RECOMMENDED else None,
        ),
        values={"how": NAMED},
        save_text=tr("任命"),
        note=note,
        between=between,
        parent=parent,
    )
    dialog.setObjectName("appoint_leader_dialog")
    return dialog


def _names(group: GroupRow) -> str:
    return tr("、").join(term.name for term in group.leaders)


def end_leader_dialog(
    bench: Workbench, group: GroupRow, parent: QWidget | None = None
) -> OperationDialog:
    """Return the dialog that ends the term of who leads a group, with nobody following yet."""
    choices = [(term.spell_id, term.name) for term in group.leaders]
    dialog = OperationDialog(
        bench,
        tr("组长卸任"),
        (
            Field("spell_id", tr("组长"), Entry.CHOICE, choices=choices, is_required=True),
            day_field(tr("从哪一天起不再担任")),
        ),
        lambda values: end_post(spell_id=values["spell_id"], on=the_day(values)),
        values={"spell_id": choices[0][0]} if len(choices) == 1 else None,
        save_text=tr("卸任"),
        note=tr("{name}此后暂缺组长；换人请直接用“任命组长”。", name=group.name),
        parent=parent,
    )
    dialog.setObjectName("end_leader_dialog")
    return dialog


def correct_term_dialog(
    bench: Workbench, term: LeaderTerm, parent: QWidget | None = None
) -> OperationDialog:
    """Return the dialog that mends the days of a term that were written wrong."""
    has_ended = term.until is not None
    ends = (Field("until", tr("卸任日期"), Entry.DATE, is_required=True),) if has_ended else ()
    dialog = OperationDialog(
        bench,
        tr("改正任期"),
        (
            Field("since", tr("任职日期"), Entry.DATE),
            *ends,
            Field(
                "recommended_on",
                tr("小组推荐日期"),
                Entry.DATE,
                hint=tr("支部指定的不填"),
            ),
        ),
        lambda values: correct_spell_days(
            kind=SpellKind.POST,
            spell_id=term.spell_id,
            since=values["since"],
            until=values["until"] if has_ended else None,
            elected_on=values["recommended_on"],
        ),
        values={
            "since": term.since,
            "until": term.until,
            "recommended_on": term.recommended_on,
        },
        save_text=tr("改正"),
        note=tr("{name}。只改正写错的日期；换组长、卸任另办。", name=term.name),
        parent=parent,
    )
    dialog.setObjectName("correct_term_dialog")
    return dialog


# Leading cadres ----------------------------------------------------------------------------------


def open_cadre_task(bench: Workbench, row: CadreRow, parent: QWidget) -> None:
    """Open the form of the book for what the group of a leading cadre asked of that cadre."""
    open_new_entry(
        bench,
        parent,
        book_code=CADRE_BOOK,
        organisation_id=row.group_id,
        values={CADRE_FIELD: (Named(row.life.name, row.life.person_id),)},
    )


def cadre_speech_dialog(
    bench: Workbench, row: CadreRow, parent: QWidget | None = None
) -> OperationDialog:
    """Return the dialog that enters that a leading cadre spoke to a task in the group."""
    waiting = {entry.key: entry for entry in row.open_tasks}
    book = books_by_code()[CADRE_BOOK]
    ways = book.field("way")
    assert ways is not None
    on = bench.desk.on

    def advancing(values: Values) -> Operation[Taken]:
        return advance_entry(
            entry_id=_entry_id(waiting[values["entry"]]),
            to=REPORTED,
            day=PartialDate.of(the_day(values)),
            on=on,
            by=Named(row.life.name, row.life.person_id),
            values={"way": values["way"], "topic": values["topic"]},
        )

    choices = [(key, entry.text("task")) for key, entry in waiting.items()]
    dialog = OperationDialog(
        bench,
        tr("登记汇报发言"),
        (
            Field("entry", tr("任务"), Entry.CHOICE, choices=choices, is_required=True),
            day_field(tr("发言日期（会议那天）")),
            Field(
                "way",
                tr("怎样汇报"),
                Entry.CHOICE,
                choices=[(one.label, one.label) for one in ways.choices if not one.is_retired],
                is_required=True,
            ),
            Field("topic", tr("发言主题"), max_length=_LONGEST_TASK),
        ),
        advancing,
        values={"entry": choices[0][0]} if len(choices) == 1 else None,
        save_text=tr("登记"),
        note=tr("{name}，{group}。", name=row.life.name, group=row.life.group_name),
        parent=parent,
    )
    dialog.setObjectName("cadre_speech_dialog")
    return dialog


def _entry_id(entry: EntryRow) -> int:
    assert entry.entry_id is not None  # the book is no view
    return entry.entry_id
