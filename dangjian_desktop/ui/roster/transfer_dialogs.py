"""The dialogs of letters: out, in, received, taken back, put right."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from PySide6.QtWidgets import QWidget

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.ledger_values import Named
from dangjian_desktop.domain.people import FIELD_BY_KEY, PersonFacts
from dangjian_desktop.domain.problems import Address, InputError, Problem
from dangjian_desktop.domain.vocabulary import (
    MEMBER_STAGES,
    PRINTED,
    Sex,
    TransferDirection,
    TransferPaper,
)
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.operations.transfers import (
    accept_transfers,
    add_incoming_transfer,
    add_outgoing_transfers,
    correct_transfer,
    void_transfers,
)
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.transfers import TransferRow, transfer_rules_on
from dangjian_desktop.ui.shared.fields import Entry, Field, choices_of, field_of
from dangjian_desktop.ui.shared.operation_dialog import OperationDialog, Values, the_day
from dangjian_desktop.ui.shared.organisation_choices import branch_choices, group_choices
from dangjian_desktop.ui.shared.person_field import person_field
from dangjian_desktop.ui.shared.wording import chinese, tr
from dangjian_desktop.ui.shared.workbench import Workbench

#: A letter's last day lies ahead; the rule says how far, this only lets it be typed.
_AHEAD = timedelta(days=3 * 366)
_LONGEST_NAME = 80
_MOST_NAMES = 5
_FACTS = ("name", "sex", "id_number", "born_on", "mobile_phone")


def people_field(bench: Workbench, key: str = "people") -> Field:
    """Return the field for one or several people."""
    made = person_field(key, tr("人员"), bench.desk.on, is_required=True)
    return replace(
        made, entry=Entry.PEOPLE, is_wide=True, advice=tr("姓名或拼音首字母，可以加好几个人")
    )


def ids_of(values: Values, key: str = "people") -> list[int]:
    """Return the row ids of the people in a field."""
    return [one.person_id for one in values[key] or () if one.person_id is not None]


def named(people: Sequence[tuple[int, str]]) -> tuple[Named, ...]:
    """Return people as the field takes them."""
    return tuple(Named(name, person_id) for person_id, name in people)


def maybe_day(values: Values, key: str) -> date | None:
    """Return a day that need not be filled in."""
    day = values.get(key)
    return day.first_day if isinstance(day, PartialDate) else None


def _month(values: Values) -> date | None:
    day = maybe_day(values, "dues_through")
    return None if day is None else day.replace(day=1)


def _letter_fields(bench: Workbench) -> tuple[Field, ...]:
    on = bench.desk.on
    rule = transfer_rules_on(on).letter
    return (
        Field(
            "paper",
            tr("办法"),
            Entry.CHOICE,
            choices=choices_of(TransferPaper),
            is_required=True,
        ),
        Field("number", tr("编号"), hint=tr("介绍信编号，可以不填")),
        Field("issued_on", tr("开出日期"), Entry.DATE, is_required=True, is_exact=True),
        Field(
            "valid_until",
            tr("有效期到"),
            Entry.DATE,
            is_required=True,
            is_exact=True,
            latest=on + _AHEAD,
            advice=tr(
                "一般 {days} 天，最长 {months} 个月",
                days=rule.usual_days,
                months=rule.most_months,
            ),
        ),
        Field(
            "dues_through", tr("党费交至"), Entry.DATE, latest=on + _AHEAD, hint=chinese("2026-10")
        ),
    )


def _letter_values(bench: Workbench) -> dict[str, Any]:
    on = bench.desk.on
    until = transfer_rules_on(on).letter.usual_until(on)
    return {
        "paper": TransferPaper.LETTER,
        "issued_on": PartialDate.of(on),
        "valid_until": PartialDate.of(until),
    }


def outgoing_dialog(
    bench: Workbench,
    people: Sequence[tuple[int, str]],
    parent: QWidget | None = None,
    *,
    is_whole: bool = False,
) -> OperationDialog:
    """Return the dialog that issues a letter for one or several members.

    Args:
        bench: Desk and questions.
        people: Row id and name of those who stand there at first.
        parent: The page.
        is_whole: Whether the whole branch moves (整建制).
    """

    def issuing(values: Values) -> Operation[list[int]]:
        return add_outgoing_transfers(
            person_ids=ids_of(values),
            paper=values["paper"],
            issued_on=the_day(values, "issued_on"),
            valid_until=the_day(values, "valid_until"),
            other_branch_id=values["other_branch_id"],
            counterpart=values["counterpart"],
            number=values["number"],
            dues_through=_month(values),
            dues_note=values["dues_note"],
            is_whole=bool(values["is_whole"]),
            note=values["note"],
            on=bench.desk.on,
        )

    fields = (
        people_field(bench),
        Field(
            "other_branch_id",
            tr("转到"),
            Entry.CHOICE,
            choices=branch_choices(Tree.on(bench.desk.on)),
            empty=tr("本单位以外"),
        ),
        Field(
            "counterpart",
            tr("对方党组织"),
            max_length=_LONGEST_NAME,
            hint=tr("转到本单位以外时填写"),
        ),
        *_letter_fields(bench),
        Field("is_whole", tr("整建制"), Entry.YES_NO),
        Field(
            "dues_note",
            tr("党费没有交清的，为什么先转"),
            max_length=100,
            hint=tr("交清的不用填"),
        ),
        Field("note", tr("备注"), max_length=150),
    )
    dialog = OperationDialog(
        bench,
        tr("转出组织关系"),
        fields,
        issuing,
        values={
            **_letter_values(bench),
            "people": named(people),
            "is_whole": is_whole or None,
        },
        columns=2,
        save_text=tr("开出"),
        note=tr("对方接收以前，人仍由现在的党支部负责，名册不变；接收那天再登记接收。"),
        parent=parent,
    )
    dialog.setObjectName("outgoing_dialog")
    return dialog


def incoming_dialog(
    bench: Workbench, branch_id: int | None, parent: QWidget | None = None
) -> OperationDialog:
    """Return the dialog that enters the letter of somebody who comes from elsewhere.

    Args:
        bench: Desk and questions.
        branch_id: The branch that stands there at first.
        parent: The page.
    """

    def entering(values: Values) -> Operation[int]:
        known = values["person"]
        if known is None and not values["name"]:
            raise InputError(Problem(Address(field="name"), "name.missing"))
        return add_incoming_transfer(
            branch_id=values["branch_id"],
            person_id=None if known is None else known.person_id,
            facts=PersonFacts(**{key: values[key] for key in _FACTS}),
            stage=values["stage"],
            admitted_on=values["admitted_on"],
            confirmed_on=values["confirmed_on"],
            paper=values["paper"],
            counterpart=values["counterpart"],
            number=values["number"],
            issued_on=the_day(values, "issued_on"),
            valid_until=the_day(values, "valid_until"),
            dues_through=_month(values),
            is_whole=bool(values["is_whole"]),
            note=values["note"],
            received_on=maybe_day(values, "received_on"),
            on=bench.desk.on,
        )

    on = bench.desk.on
    branches = branch_choices(Tree.on(on))
    facts = [field_of(FIELD_BY_KEY[key], is_required=False, **_choices(key)) for key in _FACTS]
    fields = (
        Field("branch_id", tr("转入党支部"), Entry.CHOICE, choices=branches, is_required=True),
        Field(
            "counterpart",
            tr("原党组织"),
            is_required=True,
            max_length=_LONGEST_NAME,
        ),
        *_letter_fields(bench),
        Field(
            "received_on",
            tr("接收日期"),
            Entry.DATE,
            is_exact=True,
            hint=tr("还没有接收的不填"),
        ),
        replace(
            person_field("person", tr("以前在册的人"), on),
            heading=tr("转来的人"),
            advice=tr("以前在册、转走又转回的选这里，下面不用填"),
        ),
        *facts,
        Field(
            "stage",
            tr("人员类别"),
            Entry.CHOICE,
            choices=[(stage, PRINTED[stage]) for stage in MEMBER_STAGES],
            is_required=True,
        ),
        Field("admitted_on", tr("入党日期"), Entry.DATE),
        Field("confirmed_on", tr("转正日期"), Entry.DATE),
        Field("is_whole", tr("整建制"), Entry.YES_NO),
        Field("note", tr("备注"), max_length=150, is_wide=True),
    )
    dialog = OperationDialog(
        bench,
        tr("登记转入"),
        fields,
        entering,
        values={
            **_letter_values(bench),
            "paper": TransferPaper.ONLINE,
            "branch_id": branch_id if branch_id is not None else _only(branches),
            "stage": MEMBER_STAGES[-1],
        },
        columns=2,
        save_text=tr("登记"),
        note=tr(
            "填了接收日期，从那天起在册；没有填的，等接收后再登记。预备党员接着办发展党员的步骤。"
        ),
        parent=parent,
    )
    dialog.setObjectName("incoming_dialog")
    return dialog


def _choices(key: str) -> dict[str, Any]:
    return {"choices": choices_of(Sex)} if key == "sex" else {}


def _only(branches: Any) -> int | None:
    return branches[0][0] if len(branches) == 1 else None


def accept_dialog(
    bench: Workbench, letters: Sequence[TransferRow], parent: QWidget | None = None
) -> OperationDialog:
    """Return the dialog that enters that letters were received."""
    targets = {_target(one) for one in letters}
    target = targets.pop() if len(targets) == 1 else None
    groups = group_choices(Tree.on(bench.desk.on), target)
    expired = [one for one in letters if one.days_left is not None and one.days_left < 0]
    note = tr("{who}。从接收那天起，名册随着变动。", who=_who(letters))
    if expired:
        note += tr("有 {count} 份已过有效期，请先同对方核实。", count=len(expired))
    is_out = any(one.direction is TransferDirection.OUT or one.is_between for one in letters)
    fields = [
        Field("received_on", tr("接收日期"), Entry.DATE, is_required=True, is_exact=True),
    ]
    if groups:
        fields.append(Field("group_id", tr("编入党小组"), Entry.CHOICE, choices=groups))
    if is_out:
        fields.append(
            Field(
                "dues_note",
                tr("党费没有交清的，为什么先转"),
                max_length=100,
                hint=tr("交清的不用填"),
            )
        )
    dialog = OperationDialog(
        bench,
        tr("登记接收"),
        fields,
        lambda values: accept_transfers(
            transfer_ids=[one.transfer_id for one in letters],
            received_on=the_day(values, "received_on"),
            group_id=values.get("group_id"),
            dues_note=values.get("dues_note", ""),
            on=bench.desk.on,
        ),
        values={"received_on": PartialDate.of(bench.desk.on)},
        save_text=tr("接收"),
        note=note,
        parent=parent,
    )
    dialog.setObjectName("accept_dialog")
    return dialog


def _target(letter: TransferRow) -> int | None:
    """Return the branch of this file to which a letter leads."""
    return (
        letter.other_id
        if letter.is_between
        else (letter.branch_id if letter.direction is TransferDirection.IN else None)
    )


def _who(letters: Sequence[TransferRow]) -> str:
    names = tr("、").join(one.whom.name for one in letters[:5])
    return (
        names if len(letters) <= 5 else tr("{names} 等 {count} 人", names=names, count=len(letters))
    )


def void_dialog(
    bench: Workbench, letters: Sequence[TransferRow], parent: QWidget | None = None
) -> OperationDialog:
    """Return the dialog that takes letters back."""
    dialog = OperationDialog(
        bench,
        tr("收回介绍信"),
        (Field("withdrawn_on", tr("收回日期"), Entry.DATE, is_required=True, is_exact=True),),
        lambda values: void_transfers(
            transfer_ids=[one.transfer_id for one in letters],
            withdrawn_on=the_day(values, "withdrawn_on"),
            on=bench.desk.on,
        ),
        values={"withdrawn_on": PartialDate.of(bench.desk.on)},
        save_text=tr("收回"),
        note=tr("{who}。收回以后，人仍在原来的党支部；要转的再开一份。", who=_who(letters)),
        parent=parent,
    )
    dialog.setObjectName("void_dialog")
    return dialog


def correct_dialog(
    bench: Workbench, letter: TransferRow, parent: QWidget | None = None
) -> OperationDialog:
    """Return the dialog that puts a letter right."""

    def correcting(values: Values) -> Operation[bool]:
        return correct_transfer(
            transfer_id=letter.transfer_id,
            paper=values["paper"],
            number=values["number"],
            issued_on=the_day(values, "issued_on"),
            valid_until=the_day(values, "valid_until"),
            counterpart=values.get("counterpart", ""),
            dues_through=_month(values),
            note=values["note"],
            received_on=maybe_day(values, "received_on"),
            on=bench.desk.on,
        )

    fields = list(_letter_fields(bench))
    if not letter.is_between:
        fields.append(
            Field("counterpart", tr("对方党组织"), is_required=True, max_length=_LONGEST_NAME)
        )
    if letter.received_on is not None:
        fields.append(
            Field(
                "received_on",
                tr("接收日期"),
                Entry.DATE,
                is_required=True,
                is_exact=True,
                advice=tr("名册上的日期随着改"),
            )
        )
    fields.append(Field("note", tr("备注"), max_length=150, is_wide=True))
    dialog = OperationDialog(
        bench,
        tr("改正介绍信"),
        fields,
        correcting,
        values={
            "paper": letter.paper,
            "number": letter.number,
            "issued_on": PartialDate.of(letter.issued_on),
            "valid_until": PartialDate.of(letter.valid_until),
            "counterpart": letter.counterpart,
            "dues_through": _month_of(letter.dues_through),
            "received_on": _maybe(letter.received_on),
            "note": letter.note,
        },
        columns=2,
        note=letter.whom.name,
        parent=parent,
    )
    dialog.setObjectName("correct_transfer_dialog")
    return dialog


def _maybe(day: date | None) -> PartialDate | None:
    return None if day is None else PartialDate.of(day)


def _month_of(day: date | None) -> PartialDate | None:
    return None if day is None else PartialDate(day.year, day.month)
