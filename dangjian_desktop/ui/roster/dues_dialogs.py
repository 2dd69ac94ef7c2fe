"""The dialogs of the page 党费: money that comes in, waivers, consent, use, publication."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from dangjian_desktop.domain.dates import PartialDate, add_months
from dangjian_desktop.domain.dues import month_of
from dangjian_desktop.domain.dues_entries import PaymentEntry
from dangjian_desktop.domain.dues_months import RHYTHM_WORDS, Rhythm, months_between
from dangjian_desktop.domain.ledger_values import Named
from dangjian_desktop.domain.obligations import Every
from dangjian_desktop.domain.problems import Address, Problem
from dangjian_desktop.domain.score_periods import period_on
from dangjian_desktop.domain.vocabulary import PRINTED, ConsentKind, DuesMovementKind
from dangjian_desktop.domain.yuan_reading import read_typed_yuan
from dangjian_desktop.operations.dues import (
    payment_problems,
    record_payment,
    suggested_shares,
    void_payment,
)
from dangjian_desktop.operations.dues_accounts import (
    change_collection_day,
    correct_movement,
    movement_problems,
    post_dues_publication,
    record_movement,
)
from dangjian_desktop.operations.dues_bases import (
    end_waiver,
    record_waiver,
)
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.operations.wall_consents import record_wall_consent
from dangjian_desktop.queries.dues import DuesPersonQuery, DuesRow, PaymentRow
from dangjian_desktop.queries.dues_accounts import MovementRow, next_receipt
from dangjian_desktop.ui.roster.dues_words import month_words, months_words, yuan_words
from dangjian_desktop.ui.shared.fields import YES_NO, Entry, Field
from dangjian_desktop.ui.shared.operation_dialog import OperationDialog, Values, the_day
from dangjian_desktop.ui.shared.person_field import person_field
from dangjian_desktop.ui.shared.theme import set_role
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr
from dangjian_desktop.ui.shared.workbench import Workbench

_LONGEST_NOTE, _LONGEST_RECEIPT, _LONGEST_NAME, _LONGEST_PLACE = 200, 40, 40, 120
_LONGEST_NUMBER, _LAST_DAY = 60, 31
#: Months ahead of this one that can be paid, and behind it where nothing is known.
_AHEAD, _BACK = 12, 12
#: Why a month takes no money here.
_IDLE_MONTHS = frozenset({"dues.month_not_owed", "dues.month_elsewhere"})
#: Months from which a waiver can begin before this one, and in which it can end behind it.
_WAIVER_BACK, _WAIVER_AHEAD = 24, 24


def yuan_field(key: str, word: str, **changes: Any) -> Field:
    """Return the field of a sum of money."""
    return Field(key, word, Entry.NUMBER, reader=read_typed_yuan, **changes)


def month_choices(months: Sequence[date]) -> list[tuple[date, str]]:
    """Return months as choices, in the order given."""
    return [(month, month_words(month)) for month in months]


# Money that comes in ---------------------------------------------------------------------


class PaymentDialog(OperationDialog):
    """How much for which months; below, how the sum is spread over them.

    Attributes:
        spread: How the sum is spread, or why it cannot be yet.
    """

    def __init__(
        self,
        bench: Workbench,
        person: DuesRow,
        months: Sequence[date],
        parent: QWidget | None = None,
    ) -> None:
        """Make the dialog; `open()` shows it.

        Args:
            bench: Desk and questions.
            person: Who pays.
            months: For which months at first; none for all that are open.
            parent: The page.
        """
        on = bench.desk.on
        self._person, self._on = person, on
        told = DuesPersonQuery(person.person_id, on, on.year).fetch()
        open_months = [one.month for one in told.open_months]
        last_paid = told.last_paid_month
        ahead = month_of(on) if last_paid is None else add_months(last_paid, 1)
        wanted = sorted(months) or open_months or [ahead]
        first = min([*wanted, told.known_since or add_months(month_of(on), -_BACK)])
        last = max([*wanted, add_months(month_of(on), _AHEAD)])
        choices = month_choices(months_between(first, last))
        self._typed = False
        super().__init__(
            bench,
            tr("收党费：{name}", name=person.name),
            (
                Field("since", tr("从哪个月"), Entry.CHOICE, choices=choices, is_required=True),
                Field("until", tr("到哪个月"), Entry.CHOICE, choices=choices, is_required=True),
                yuan_field("amount", tr("交来（元）"), is_required=True),
                Field("paid_on", tr("交纳日期"), Entry.DATE, is_required=True, is_exact=True),
                Field(
                    "receipt",
                    tr("收据号"),
                    max_length=_LONGEST_RECEIPT,
                    advice=tr("自动编的下一号；不开收据就清空"),
                ),
                Field(
                    "handed_by",
                    tr("代交人"),
                    max_length=_LONGEST_NAME,
                    hint=tr("亲属或其他党员代交的填姓名"),
                ),
                Field(
                    "freely",
                    tr("自愿多交"),
                    Entry.YES_NO,
                    choices=YES_NO,
                    empty=tr("没有"),
                ),
                Field("note", tr("备注"), max_length=_LONGEST_NOTE),
            ),
            self._operation,
            values={
                "since": wanted[0],
                "until": wanted[-1],
                "amount": self._all_open(wanted[0], wanted[-1]),
                "paid_on": PartialDate.of(on),
                "receipt": next_receipt(person.branch_id, on),
            },
            columns=2,
            save_text=QT_TR_NOOP("登记"),
            between=self._problems,
            parent=parent,
        )
        self.setObjectName("payment_dialog")
        self.spread = QLabel(self)
        self.spread.setObjectName("payment_spread")
        self.spread.setWordWrap(True)
        set_role(self.spread, "second")
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(column.count() - 2, self.spread)
        self.form.editor("amount").edited.connect(self._note_typed)
        for key in ("since", "until"):
            self.form.editor(key).edited.connect(self._follow_months)
        self.form.edited.connect(self._say_spread)
        self._say_spread()

    def _chosen(self, values: Values) -> list[date]:
        since, until = values.get("since"), values.get("until")
        if since is None or until is None or until < since:
            return []
        return months_between(since, until)

    def _all_open(self, since: date, until: date) -> Decimal | None:
        """Return all that is open of some months; None where a base is missing."""
        open_sums: list[Decimal] = []
        for year in range(since.year, until.year + 1):
            told = DuesPersonQuery(self._person.person_id, self._on, year).fetch()
            for one in told.months:
                if since <= one.month <= until:
                    if one.open is None:
                        return None
                    open_sums.append(one.open)
        return sum(open_sums, Decimal(0)) or None

    def _shares(self, values: Values) -> dict[date, Decimal]:
        """Return yuan by month; what is given beyond goes to the last month."""
        amount, months = values.get("amount"), self._chosen(values)
        if amount is None or not months:
            return {}
        shares = suggested_shares(self._person.person_id, amount, self._on, months)
        beyond = amount - sum(shares.values(), Decimal(0))
        if beyond > 0:
            shares[months[-1]] = shares.get(months[-1], Decimal(0)) + beyond
        return shares

    def _idle(self, values: Values) -> list[date]:
        """Return the chosen months for which nothing can be taken here."""
        told = payment_problems(
            self._entry(values),
            organisation_id=self._person.branch_id,
            paid_on=self._on,
            on=self._on,
        )
        idle = {one.where.field for one in told if one.code in _IDLE_MONTHS}
        return [month for month in self._chosen(values) if f"shares.{month:%Y-%m}" in idle]

    def _entry(self, values: Values) -> PaymentEntry:
        return PaymentEntry(
            self._person.person_id,
            self._shares(values),
            values.get("receipt") or "",
            values.get("handed_by") or "",
            values.get("note") or "",
            bool(values.get("freely")),
        )

    def _problems(self, values: Values) -> list[Problem]:
        """Return what is wrong between the fields; months are told at the last one."""
        since, until = values.get("since"), values.get("until")
        if since is not None and until is not None and until < since:
            return [_at("until", "dues.ends_early", month_words(until), month_words(since))]
        if values.get("amount") is None or values.get("paid_on") is None:
            return []
        told = payment_problems(
            self._entry(values),
            organisation_id=self._person.branch_id,
            paid_on=the_day(values, "paid_on"),
            on=self._on,
            amount=values["amount"],
        )
        return [
            replace(one, where=replace(one.where, field="until"))
            if one.where.field.partition(".")[0] == "shares"
            else one
            for one in told
        ]

    def _operation(self, values: Values) -> Operation[int]:
        entry = self._entry(values)
        return record_payment(
            person_id=entry.person_id,
            organisation_id=self._person.branch_id,
            paid_on=the_day(values, "paid_on"),
            amount=values["amount"],
            shares=entry.shares,
            receipt=entry.receipt,
            handed_by=entry.handed_by,
            note=entry.note,
            is_voluntary=entry.is_voluntary,
            on=self._on,
        )

    def _note_typed(self) -> None:
        self._typed = True

    def _follow_months(self) -> None:
        """Let the sum be all that is open of the months, until another one is typed."""
        months = self._chosen(self.form.values())
        if months and not self._typed:
            self.form.show_value("amount", self._all_open(months[0], months[-1]))
        self._say_spread()

    def _say_spread(self) -> None:
        values = self.form.values()
        shares = self._shares(values)
        idle = self._idle(values) if shares else []
        if idle:
            self.spread.setText(
                tr(
                    "{months}不在应交的月份里，改选月份以后这里说明分到哪几个月。",
                    months=months_words(idle),
                )
            )
        elif shares:
            self.spread.setText(
                tr(
                    "分到 {count} 个月：{shares}",
                    count=len(shares),
                    shares=tr("，").join(
                        tr("{month} {sum}", month=month_words(month), sum=yuan_words(sum_))
                        for month, sum_ in sorted(shares.items())
                    ),
                )
            )
        elif self._chosen(values):
            self.spread.setText(tr("填了金额，这里说明分到哪几个月。"))
        else:
            self.spread.setText("")


def payment_dialog(
    bench: Workbench,
    person: DuesRow,
    months: Sequence[date] = (),
    *,
    parent: QWidget | None = None,
) -> PaymentDialog:
    """Return the dialog that takes money: back, for this month, or ahead."""
    return PaymentDialog(bench, person, months, parent)


def void_dialog(
    bench: Workbench, person: DuesRow, row: PaymentRow, *, parent: QWidget | None = None
) -> OperationDialog:
    """Return the dialog that lets a payment count no more."""
    dialog = OperationDialog(
        bench,
        tr("作废：{name}", name=person.name),
        (
            Field(
                "reason",
                tr("为什么作废"),
                is_required=True,
                max_length=_LONGEST_PLACE,
                hint=tr("如：金额登错"),
            ),
        ),
        lambda values: void_payment(
            payment_id=row.payment_id, reason=values["reason"], on=bench.desk.on
        ),
        save_text=QT_TR_NOOP("作废"),
        note=tr(
            "{day} 交的 {sum} 元（{months}）不再算数，收据号 {receipt} 留着，标明作废。",
            day=row.paid_on.isoformat(),
            sum=yuan_words(row.amount),
            months=months_words(row.shares),
            receipt=row.receipt or tr("没有"),
        ),
        parent=parent,
    )
    dialog.setObjectName("void_payment_dialog")
    return dialog


# Waivers and consent -----------------------------------------------------------------------


def waiver_dialog(
    bench: Workbench, person: DuesRow, month: date | None, *, parent: QWidget | None = None
) -> OperationDialog:
    """Return the dialog that records what the 上级党委 approved."""
    on = bench.desk.on
    this = month_of(on)
    months = month_choices(
        [add_months(this, step) for step in range(_WAIVER_AHEAD, -_WAIVER_BACK - 1, -1)]
    )
    known = {one for one, _word in months}
    dialog = OperationDialog(
        bench,
        tr("减免党费：{name}", name=person.name),
        (
            Field("since", tr("从哪个月"), Entry.CHOICE, choices=months, is_required=True),
            Field("until", tr("到哪个月"), Entry.CHOICE, choices=months, empty=tr("还没有定")),
            yuan_field("monthly", tr("每月仍交（元）"), hint=tr("少交的填，免交的不填")),
            Field(
                "approval",
                tr("上级党委批准的文号"),
                is_required=True,
                max_length=_LONGEST_PLACE,
                advice=tr("没有文号的写批准的日期"),
            ),
            Field("requested_on", tr("本人申请日期"), Entry.DATE, is_exact=True),
            Field("approved_on", tr("批准日期"), Entry.DATE, is_exact=True),
        ),
        lambda values: record_waiver(
            person_id=person.person_id,
            since=values["since"],
            until=values["until"],
            monthly=values["monthly"],
            approval=values["approval"],
            requested_on=_maybe_day(values, "requested_on"),
            approved_on=_maybe_day(values, "approved_on"),
            on=on,
        ),
        values={"since": month if month in known else this},
        columns=2,
        save_text=QT_TR_NOOP("登记"),
        note=tr("生活困难的党员本人申请，支部讨论，上级党委批准后才能少交或免交。"),
        parent=parent,
    )
    dialog.setObjectName("waiver_dialog")
    return dialog


def end_waiver_dialog(
    bench: Workbench, person: DuesRow, row: Any, *, parent: QWidget | None = None
) -> OperationDialog:
    """Return the dialog that says in which month a waiver ends.

    Args:
        bench: Desk and questions.
        person: Whose it is. row: the waiver, as `domain.dues_months.Waiver`.
        parent: The page.
    """
    this = month_of(bench.desk.on)
    months = month_choices(
        months_between(row.since, max(add_months(this, _WAIVER_AHEAD), row.since))
    )
    dialog = OperationDialog(
        bench,
        tr("结束减免：{name}", name=person.name),
        (Field("until", tr("减免到哪个月"), Entry.CHOICE, choices=months, is_required=True),),
        lambda values: end_waiver(waiver_id=row.row_id, until=values["until"]),
        values={"until": row.until or max(this, row.since)},
        note=tr("批准：{approval}。这个月还减免，下个月起照常交。", approval=row.approval),
        parent=parent,
    )
    dialog.setObjectName("end_waiver_dialog")
    return dialog


def consent_dialog(
    bench: Workbench,
    people: Sequence[DuesRow],
    *,
    parent: QWidget | None = None,
) -> OperationDialog:
    """Return the dialog that records who agrees to be named with the own amount."""
    on = bench.desk.on
    made = person_field("people", tr("人员"), on, is_required=True)
    dialog = OperationDialog(
        bench,
        tr("同意公示本人金额"),
        (
            replace(
                made,
                entry=Entry.PEOPLE,
                is_wide=True,
                advice=tr("姓名或拼音首字母，可以加好几个人"),
            ),
            Field("given_on", tr("同意日期"), Entry.DATE, is_required=True, is_exact=True),
        ),
        lambda values: record_wall_consent(
            people=[one.person_id for one in values["people"] if one.person_id is not None],
            kind=ConsentKind.AMOUNT,
            given_on=the_day(values, "given_on"),
            on=on,
        ),
        values={
            "people": tuple(Named(one.name, one.person_id) for one in people),
            "given_on": PartialDate.of(on),
        },
        save_text=QT_TR_NOOP("登记"),
        note=tr("党费看得出工资。没有本人同意，公示里只有人数和合计；同意可以随时收回。"),
        parent=parent,
    )
    dialog.setObjectName("consent_dialog")
    return dialog


# Use, what is handed up, publication ----------------------------------------------------------


def movement_dialog(
    bench: Workbench,
    organisation_id: int,
    organisation_name: str,
    *,
    kind: DuesMovementKind = DuesMovementKind.USED,
    row: MovementRow | None = None,
    parent: QWidget | None = None,
) -> OperationDialog:
    """Return the dialog of dues that are used, handed up or come from above.

    Args:
        bench: Desk and questions.
        organisation_id: Whose money. organisation_name: as shown.
        kind: What is chosen at first.
        row: What is corrected; None for a new one.
        parent: The page.
    """
    on = bench.desk.on

    def between(values: Values) -> list[Problem]:
        if values.get("kind") is None or values.get("moved_on") is None:
            return []
        return movement_problems(
            organisation_id=organisation_id,
            kind=values["kind"],
            moved_on=the_day(values, "moved_on"),
            amount=values["amount"],
            period=values["period"] or "",
            purpose=values["purpose"] or "",
            on=on,
            movement_id=None if row is None else row.movement_id,
        )

    def operation_of(values: Values) -> Operation[Any]:
        given: dict[str, Any] = {
            "kind": values["kind"],
            "moved_on": the_day(values, "moved_on"),
            "amount": values["amount"],
            "period": values["period"] or "",
            "purpose": values["purpose"] or "",
            "number": values["number"] or "",
            "note": values["note"] or "",
            "on": on,
        }
        if row is not None:
            return correct_movement(movement_id=row.movement_id, **given)
        return record_movement(organisation_id=organisation_id, **given)

    dialog = OperationDialog(
        bench,
        tr("党费收支：{organisation}", organisation=organisation_name)
        if row is None
        else tr("更正党费收支：{organisation}", organisation=organisation_name),
        (
            Field(
                "kind",
                tr("事项"),
                Entry.CHOICE,
                choices=[(one, tr(PRINTED[one])) for one in DuesMovementKind],
                is_required=True,
            ),
            Field("moved_on", tr("日期"), Entry.DATE, is_required=True, is_exact=True),
            yuan_field("amount", tr("金额（元）"), is_required=True),
            Field(
                "period",
                tr("所属期"),
                Entry.COMPLETED,
                suggestions=lambda: _periods(on),
                max_length=8,
                hint=tr("如 2026-11、2026Q4、2026；可以不填"),
            ),
            Field(
                "purpose",
                tr("用途"),
                max_length=_LONGEST_NOTE,
                is_wide=True,
                hint=tr("使用党费要写用在什么地方"),
            ),
            Field("number", tr("凭证号"), max_length=_LONGEST_NUMBER),
            Field("note", tr("备注"), max_length=_LONGEST_NOTE),
        ),
        operation_of,
        values={"kind": kind, "moved_on": PartialDate.of(on)}
        if row is None
        else {
            "kind": row.kind,
            "moved_on": PartialDate.of(row.moved_on),
            "amount": row.amount,
            "period": row.period,
            "purpose": row.purpose,
            "number": row.number,
            "note": row.note,
        },
        columns=2,
        save_text=QT_TR_NOOP("登记") if row is None else QT_TR_NOOP("保存"),
        between=between,
        parent=parent,
    )
    dialog.setObjectName("movement_dialog")
    return dialog


def publication_dialog(
    bench: Workbench,
    organisation_id: int,
    year: int,
    place: str = "",
    *,
    parent: QWidget | None = None,
) -> OperationDialog:
    """Return the dialog that records that the yearly sheet was put up."""
    on = bench.desk.on
    dialog = OperationDialog(
        bench,
        tr("登记{year}年党费公示", year=year),
        (
            Field("posted_on", tr("公示日期"), Entry.DATE, is_required=True, is_exact=True),
            Field(
                "place", tr("公示地点"), max_length=_LONGEST_PLACE, hint=tr("如：党员活动室公开栏")
            ),
        ),
        lambda values: post_dues_publication(
            organisation_id=organisation_id,
            year=year,
            posted_on=the_day(values, "posted_on"),
            place=values["place"] or "",
            on=on,
        ),
        values={"posted_on": PartialDate.of(on), "place": place},
        save_text=QT_TR_NOOP("登记"),
        note=tr("党费收缴和使用的情况，每年至少向党员公布一次。"),
        parent=parent,
    )
    dialog.setObjectName("publication_dialog")
    return dialog


def collection_day_dialog(
    bench: Workbench,
    organisation_id: int,
    organisation_name: str,
    day: int,
    rhythm: Rhythm,
    *,
    parent: QWidget | None = None,
) -> OperationDialog:
    """Return the dialog that sets on which day of the month a branch collects, and how often."""
    on = bench.desk.on
    months = month_choices([add_months(month_of(on), step) for step in range(_AHEAD, -_BACK, -1)])
    dialog = OperationDialog(
        bench,
        tr("收缴日：{organisation}", organisation=organisation_name),
        (
            Field(
                "day",
                tr("每月几日"),
                Entry.INTEGER,
                is_required=True,
                lowest=1,
                highest=_LAST_DAY,
                advice=tr("没有这一天的月份按月末算"),
            ),
            Field(
                "rhythm",
                tr("怎样收"),
                Entry.CHOICE,
                choices=tuple((one, tr(word)) for one, word in RHYTHM_WORDS.items()),
                is_required=True,
                advice=tr("按季要经党支部同意，在季末的月份收三个月"),
            ),
            Field("since", tr("从哪个月起"), Entry.CHOICE, choices=months, is_required=True),
            Field(
                "note",
                tr("谁定的"),
                is_required=True,
                max_length=_LONGEST_PLACE,
                hint=tr("如：支委会 2026-11-05 研究"),
            ),
        ),
        lambda values: change_collection_day(
            organisation_id=organisation_id,
            day=values["day"],
            note=values["note"],
            since=values["since"],
            rhythm=values["rhythm"],
        ),
        values={"day": day, "rhythm": rhythm, "since": month_of(on)},
        note=tr("党费每月在相对固定的一天收。过了这一天还没有交的算未交。"),
        parent=parent,
    )
    dialog.setObjectName("collection_day_dialog")
    return dialog


def _periods(on: date) -> list[str]:
    """Return the codes of periods that are likely to be meant."""
    made = [period_on(every, on).code for every in (Every.MONTH, Every.QUARTER, Every.YEAR)]
    before = add_months(month_of(on), -1)
    return [*made, *(period_on(every, before).code for every in (Every.MONTH, Every.QUARTER))]


def _maybe_day(values: Values, key: str) -> date | None:
    day = values[key]
    return day.first_day if isinstance(day, PartialDate) else None


def _at(key: str, code: str, found: str, hint: str) -> Problem:
    return Problem(Address(field=key), code, found, hint=hint)
