"""The dialogs of being away, of contacts, of 失联, and of 党籍 stopped and given back."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from dangjian_desktop.domain.custom_fields import MentionedPerson
from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.ledger_values import Named
from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.domain.vocabulary import AwayKind
from dangjian_desktop.operations.away import (
    correct_away,
    correct_out_of_contact,
    end_away,
    end_out_of_contact,
    record_away,
    record_contact,
    record_out_of_contact,
    record_suspension,
    restore_member,
)
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.transfers import AwayRow, OutOfContactRow, transfer_rules_on
from dangjian_desktop.ui.roster.transfer_dialogs import (
    ids_of,
    maybe_day,
    named,
    people_field,
)
from dangjian_desktop.ui.shared.fields import Entry, Field, choices_of
from dangjian_desktop.ui.shared.operation_dialog import OperationDialog, Values, the_day
from dangjian_desktop.ui.shared.organisation_choices import branch_choices
from dangjian_desktop.ui.shared.person_field import person_field
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

_LONGEST = 100
#: Ways of reaching somebody that are offered.
_WAYS = (
    QT_TR_NOOP("电话"),
    QT_TR_NOOP("微信"),
    QT_TR_NOOP("见面"),
    QT_TR_NOOP("书信"),
    QT_TR_NOOP("托家属或同事"),
)
_GROUNDS = (
    QT_TR_NOOP("失去联系"),
    QT_TR_NOOP("出国（境）定居"),
    QT_TR_NOOP("出国学习超过规定年限"),
)


def _who(bench: Workbench, person: tuple[int, str] | None) -> Field:
    """Return the field for the one person; who was chosen stands in it."""
    present = None if person is None else MentionedPerson(person[0], person[1])
    made = person_field("person", tr("人员"), bench.desk.on, present=present, is_required=True)
    return replace(made, is_wide=True)


def _present(person: tuple[int, str] | None) -> Named | None:
    return None if person is None else Named(person[1], person[0])


def _day(key: str, label: str, *, required: bool = False, hint: str = "") -> Field:
    return Field(key, label, Entry.DATE, is_required=required, is_exact=True, hint=hint)


def _maybe(day: date | None) -> PartialDate | None:
    return None if day is None else PartialDate.of(day)


# Away -----------------------------------------------------------------------------------


def away_dialog(
    bench: Workbench,
    person: tuple[int, str] | None,
    parent: QWidget | None = None,
    *,
    row: AwayRow | None = None,
) -> OperationDialog:
    """Return the dialog that enters somebody who is away, or puts such an entry right.

    Args:
        bench: Desk and questions.
        person: Row id and name of who stands there at first.
        parent: The page.
        row: The entry that is put right; one without an entry of its own is entered.
    """
    is_mending = row is not None and row.spell_id is not None

    def writing(values: Values) -> Operation[int] | Operation[bool]:
        told: Values = {
            "kind": values["kind"],
            "since": the_day(values, "since"),
            "destination": values["destination"],
            "host": values["host"],
            "host_registered_on": maybe_day(values, "host_registered_on"),
            "certificate": values["certificate"],
            "pays_there": bool(values["pays_there"]),
            "note": values["note"],
            "on": bench.desk.on,
        }
        if row is not None and row.spell_id is not None:
            return correct_away(spell_id=row.spell_id, until=maybe_day(values, "until"), **told)
        return record_away(person_id=values["person"].person_id, **told)

    fields = [
        Field("kind", tr("情况"), Entry.CHOICE, choices=choices_of(AwayKind), is_required=True),
        _day("since", tr("外出日期"), required=True),
        Field("destination", tr("去处"), max_length=_LONGEST),
        Field(
            "host",
            tr("流入地党组织"),
            max_length=_LONGEST,
            advice=tr("流出、流入两头都要登记"),
        ),
        _day("host_registered_on", tr("流入地登记日期")),
        Field("certificate", tr("流动党员活动证号")),
        Field("pays_there", tr("在流入地交党费"), Entry.YES_NO),
        Field("note", tr("备注"), max_length=150),
    ]
    if is_mending:
        fields.insert(2, _day("until", tr("返回日期"), hint=tr("还在外的不填")))
    else:
        fields.insert(0, _who(bench, person))
    values: Values = {"person": _present(person), "kind": AwayKind.FLOATING}
    if row is not None:
        values |= {
            "kind": row.kind,
            "since": _maybe(row.since),
            "until": _maybe(row.until),
            "destination": row.destination,
            "host": row.host,
            "host_registered_on": _maybe(row.host_registered_on),
            "certificate": row.certificate,
            "pays_there": row.pays_there,
            "note": row.note,
        }
    dialog = OperationDialog(
        bench,
        tr("改正外出") if is_mending else tr("登记外出"),
        fields,
        writing,
        values=values,
        columns=2,
        save_text=tr("保存"),
        note=row.whom.name
        if row is not None and is_mending
        else tr("组织关系仍在本支部的才在这里登记。"),
        parent=parent,
    )
    dialog.setObjectName("away_dialog")
    return dialog


def back_dialog(bench: Workbench, row: AwayRow, parent: QWidget | None = None) -> OperationDialog:
    """Return the dialog that lets somebody be back."""
    dialog = _end_dialog(bench, row, tr("登记返回"), tr("返回日期"), end_away, parent)
    dialog.setObjectName("back_dialog")
    return dialog


def contact_dialog(
    bench: Workbench, people: Sequence[tuple[int, str]], parent: QWidget | None = None
) -> OperationDialog:
    """Return the dialog that enters that people were contacted."""
    dialog = OperationDialog(
        bench,
        tr("登记联系"),
        (
            people_field(bench),
            _day("contacted_on", tr("联系日期"), required=True),
            Field(
                "was_reached",
                tr("联系上了"),
                Entry.YES_NO,
                is_required=True,
            ),
            Field(
                "way",
                tr("联系方式"),
                Entry.COMPLETED,
                suggestions=lambda: [tr(way) for way in _WAYS],
                max_length=40,
            ),
            Field("contacted_by", tr("联系人"), max_length=40),
        ),
        lambda values: record_contact(
            person_ids=ids_of(values),
            contacted_on=the_day(values, "contacted_on"),
            was_reached=bool(values["was_reached"]),
            way=values["way"],
            contacted_by=values["contacted_by"],
            on=bench.desk.on,
        ),
        values={
            "people": named(people),
            "contacted_on": PartialDate.of(bench.desk.on),
            "was_reached": True,
        },
        save_text=tr("登记"),
        note=tr("只记日期、方式和是否联系上；说了什么不在这里记。"),
        parent=parent,
    )
    dialog.setObjectName("contact_dialog")
    return dialog


# Out of contact -------------------------------------------------------------------------


def lost_dialog(
    bench: Workbench,
    person: tuple[int, str] | None,
    parent: QWidget | None = None,
    *,
    row: OutOfContactRow | None = None,
) -> OperationDialog:
    """Return the dialog that enters somebody who cannot be reached, or puts such an entry right.

    Args:
        bench: Desk and questions.
        person: Row id and name of who stands there at first.
        parent: The page.
        row: The entry that is put right; one without an entry of its own is entered.
    """
    is_mending = row is not None and row.spell_id is not None

    def writing(values: Values) -> Operation[int] | Operation[bool]:
        since, searched = the_day(values, "since"), maybe_day(values, "searched_on")
        note, on = values["note"], bench.desk.on
        if row is not None and row.spell_id is not None:
            return correct_out_of_contact(
                spell_id=row.spell_id,
                since=since,
                searched_on=searched,
                until=row.until,
                note=note,
                on=on,
            )
        return record_out_of_contact(
            person_id=values["person"].person_id,
            since=since,
            searched_on=searched,
            note=note,
            on=on,
        )

    fields = [
        _day("since", tr("最后一次联系"), required=True),
        _day("searched_on", tr("查找日期"), hint=tr("各种办法都找过的那天")),
        Field("note", tr("怎样查找"), max_length=150),
    ]
    if not is_mending:
        fields.insert(0, _who(bench, person))
    values: Values = {"person": _present(person)}
    if row is not None:
        values |= {
            "since": _maybe(row.since),
            "searched_on": _maybe(row.searched_on),
            "note": row.note,
        }
    months = transfer_rules_on(bench.desk.on).lost.stop_months
    dialog = OperationDialog(
        bench,
        tr("改正失联登记") if is_mending else tr("登记失联"),
        fields,
        writing,
        values=values,
        note=row.whom.name
        if row is not None and is_mending
        else tr("满 {months} 个月、经查找没有下落的，由党组织研究是否停止党籍。", months=months),
        parent=parent,
    )
    dialog.setObjectName("lost_dialog")
    return dialog


def found_dialog(
    bench: Workbench, row: OutOfContactRow, parent: QWidget | None = None
) -> OperationDialog:
    """Return the dialog that lets somebody have been found."""
    dialog = _end_dialog(
        bench, row, tr("登记联系上"), tr("联系上的日期"), end_out_of_contact, parent
    )
    dialog.setObjectName("found_dialog")
    return dialog


def _end_dialog(
    bench: Workbench,
    row: AwayRow | OutOfContactRow,
    title: str,
    label: str,
    end: Callable[..., Operation[None]],
    parent: QWidget | None,
) -> OperationDialog:
    """Return the dialog that asks for the day with which an entry of somebody ends."""
    spell_id = row.spell_id
    assert spell_id is not None
    return OperationDialog(
        bench,
        title,
        (_day("until", label, required=True),),
        lambda values: end(spell_id=spell_id, until=the_day(values, "until"), on=bench.desk.on),
        values={"until": PartialDate.of(bench.desk.on)},
        save_text=tr("登记"),
        note=row.whom.name,
        parent=parent,
    )


# 党籍 -----------------------------------------------------------------------------------


def suspension_dialog(
    bench: Workbench,
    person: tuple[int, str],
    parent: QWidget | None = None,
    *,
    facts: Sequence[Sentence] = (),
) -> OperationDialog:
    """Return the dialog that enters that 党籍 was stopped by who decides on it.

    Args:
        bench: Desk and questions.
        person: Row id and name.
        parent: The page.
        facts: What the rules say of the person.
    """
    who = transfer_rules_on(bench.desk.on).deciders.stop
    told = "".join(f"\n{in_words(fact)}" for fact in facts) or tr("{who}。", who=who)
    dialog = OperationDialog(
        bench,
        tr("登记停止党籍"),
        (
            _day("stopped_on", tr("决定日期"), required=True),
            Field("approval", tr("批准文号"), max_length=60),
            Field(
                "note",
                tr("根据"),
                Entry.COMPLETED,
                suggestions=lambda: [tr(ground) for ground in _GROUNDS],
                max_length=60,
            ),
        ),
        lambda values: record_suspension(
            person_id=person[0],
            stopped_on=the_day(values, "stopped_on"),
            approval=values["approval"],
            note=values["note"],
            on=bench.desk.on,
        ),
        save_text=tr("登记"),
        note=tr(
            "{person}。程序不作决定，只登记党组织已经作出的决定。{told}",
            person=person[1],
            told=told,
        ),
        parent=parent,
    )
    dialog.setObjectName("suspension_dialog")
    return dialog


def restore_dialog(
    bench: Workbench, row: OutOfContactRow, parent: QWidget | None = None
) -> OperationDialog:
    """Return the dialog that enters that 党籍 was given back by who decides on it."""
    whom = row.whom
    dialog = OperationDialog(
        bench,
        tr("登记恢复党籍"),
        (
            Field(
                "branch_id",
                tr("党支部"),
                Entry.CHOICE,
                choices=branch_choices(Tree.on(bench.desk.on)),
                is_required=True,
            ),
            _day("restored_on", tr("决定日期"), required=True),
            Field("approval", tr("批准文号"), max_length=60),
        ),
        lambda values: restore_member(
            person_id=whom.person_id,
            branch_id=values["branch_id"],
            restored_on=the_day(values, "restored_on"),
            approval=values["approval"],
            on=bench.desk.on,
        ),
        values={"branch_id": whom.last_branch_id},
        save_text=tr("登记"),
        note=tr(
            "{person}。程序不作决定，只登记党组织已经作出的决定。{who}。",
            person=whom.name,
            who=transfer_rules_on(bench.desk.on).deciders.restore,
        ),
        parent=parent,
    )
    dialog.setObjectName("restore_dialog")
    return dialog
