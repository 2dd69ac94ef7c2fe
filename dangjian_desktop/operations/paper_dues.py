"""What stands on the papers of dues: sheets to collect by, receipts, the account, the notice.

Every sum is the sum of the lines above it, as the window shows them.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from dangjian_desktop.domain.dates import month_end
from dangjian_desktop.domain.dues import ZERO, month_of
from dangjian_desktop.domain.dues_entries import month_word
from dangjian_desktop.domain.dues_months import (
    BASE,
    COAL_BASE,
    FIXING,
    PAYER_WORDS,
    ROUNDING,
    RULE_OF,
    STATE_WORDS,
    DuesState,
    months_between,
    plain_figure,
)
from dangjian_desktop.domain.money_words import capital_amount
from dangjian_desktop.domain.obligations import Every, Period
from dangjian_desktop.domain.score_periods import length_of, period_of, period_on
from dangjian_desktop.domain.vocabulary import DuesMovementKind, printed
from dangjian_desktop.operations.paper_names import place_on_paper
from dangjian_desktop.operations.printout import (
    DUES_MONTH,
    DUES_QUARTER,
    Printout,
    Rows,
    day_on_paper,
    sealed_mark,
)
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.queries.dated_people import OrganisationNames
from dangjian_desktop.queries.dues import (
    DuesMonthQuery,
    DuesRow,
    PaymentRow,
    payments_where,
    totals_of,
)
from dangjian_desktop.queries.dues_accounts import (
    AccountRow,
    DuesAccountsQuery,
    DuesPublicSheet,
    DuesPublicSheetQuery,
    MovementRow,
)
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.storage.lookups import among, batches
from dangjian_desktop.storage.models import DuesPayment
from dangjian_desktop.storage.rulebook import rules_on

if TYPE_CHECKING:
    from dangjian_desktop.printing.document import Part
    from dangjian_desktop.printing.forms.dues import DuesLine, QuarterLine
    from dangjian_desktop.printing.sheet import CardSection, Sheet

#: States that a sheet to collect by explains.
_TOLD = frozenset(
    {DuesState.NO_BASE, DuesState.PART, DuesState.WAIVED, DuesState.NOTHING, DuesState.ELSEWHERE}
)


# To collect by ----------------------------------------------------------------------------------


def dues_month_parts(printout: Printout) -> list["Part"]:
    """Return the sheet of a month, each branch on pages of its own; of this month unless told."""
    from dangjian_desktop.printing.document import Part
    from dangjian_desktop.printing.forms.dues import DUES_MONTH as SHEET

    month = _wanted_month(printout)
    told = DuesMonthQuery(printout.on, month, printout.organisation_id).fetch()
    paid = _payments_for([month], [row.person_id for row in told.rows], printout.on)
    sheet = _on_paper(SHEET, printout)
    parts = []
    for name, rows in _by_branch(printout, told.rows):
        lines = [
            _month_line(str(number), row, paid.get(row.person_id, []))
            for number, row in enumerate(rows, start=1)
        ]
        values = {
            "branch_name": name,
            "month": month_word(month),
            "collected_on": _collected_on(rows, month),
            "mark": sealed_mark(SHEET.name, printout.on),
            **_around(rows, month),
        }
        parts.append(Part(sheet, lines, values))
    return parts


def dues_quarter_parts(printout: Printout) -> list["Part"]:
    """Return the sheet of a quarter, each branch on pages of its own.

    Raises:
        RefusedError: When the period is no quarter.
    """
    from dangjian_desktop.printing.document import Part
    from dangjian_desktop.printing.forms.dues import DUES_QUARTER as SHEET

    quarter = _wanted_quarter(printout)
    months = months_between(quarter.first, quarter.last)
    by_month = [
        DuesMonthQuery(printout.on, month, printout.organisation_id).fetch().rows
        for month in months
    ]
    everybody = [row for rows in by_month for row in rows]
    paid = _payments_for(months, [row.person_id for row in everybody], printout.on)
    heads = [f"{month.month}月应交" for month in months]
    sheet = _on_paper(SHEET, printout)
    columns = [
        replace(column, heading=heads[("first", "second", "third").index(column.shows)])
        if column.shows in ("first", "second", "third")
        else column
        for column in sheet.columns
    ]
    sheet = replace(sheet, columns=tuple(columns))
    parts = []
    for name, rows in _by_branch(printout, everybody):
        latest = {row.person_id: row for row in rows}  # a later month stands later
        own: dict[int, dict[date, DuesRow]] = {key: {} for key in latest}
        for month, some in zip(months, by_month, strict=True):
            for row in some:
                if row.person_id in own and row.branch_name == latest[row.person_id].branch_name:
                    own[row.person_id][month] = row
        people = sorted(latest.values(), key=lambda row: (row.sort_name, row.person_id))
        lines = [
            _quarter_line(
                str(number),
                row,
                [own[row.person_id].get(month) for month in months],
                paid.get(row.person_id, []),
            )
            for number, row in enumerate(people, start=1)
        ]
        values = {
            "branch_name": name,
            "quarter": str(quarter.label),
            **_around(rows, months[-1]),
        }
        parts.append(Part(sheet, lines, values))
    return parts


def _collected_on(rows: Sequence[DuesRow], month: date) -> str:
    """Return on which day most of a branch pay; who was just admitted may pay later."""
    if not rows:
        return ""
    [(day, _count)] = Counter(row.due_on for row in rows).most_common(1)
    told = f"收缴日：{day_on_paper(day)}"
    return told if month_of(day) == month else f"{told}（按季收缴）"


def _wanted_month(printout: Printout) -> date:
    if printout.year is None or printout.month is None:
        return month_of(printout.on)
    return date(printout.year, printout.month, 1)


def _wanted_quarter(printout: Printout) -> Period:
    if not printout.period:
        return period_on(Every.QUARTER, printout.on)
    told = period_of(printout.period)
    if told is None or length_of(told) is not Every.QUARTER:
        raise RefusedError("“{period}”不是季度。请写成 2026Q4 的样子。", period=printout.period)
    return told


def _on_paper(sheet: "Sheet", printout: Printout) -> "Sheet":
    """Return a sheet on the paper that is wished; parts of a job have each their own."""
    return replace(sheet, paper=sheet.paper_for(printout.paper)) if printout.paper else sheet


def _by_branch(printout: Printout, rows: Sequence[DuesRow]) -> list[tuple[str, list[DuesRow]]]:
    found: dict[str, list[DuesRow]] = {}
    for row in rows:
        found.setdefault(row.branch_name, []).append(row)
    if not found:
        found[place_on_paper(printout.on, printout.organisation_id)] = []
    return list(found.items())


def _month_line(number: str, row: DuesRow, paid: Sequence[PaymentRow]) -> "DuesLine":
    from dangjian_desktop.printing.forms.dues import DuesLine

    return DuesLine(
        number,
        row.name,
        row.group_name,
        "" if row.payer is None else PAYER_WORDS[row.payer],
        _money(row.base),
        _rate(row),
        _money(row.owed),
        _money(row.paid) if row.paid else "",
        "、".join(one.receipt for one in reversed(paid) if one.receipt),
        paid[0].paid_on.isoformat() if paid else "",
        _note(row),
    )


def _quarter_line(
    number: str,
    last: DuesRow,
    months: Sequence[DuesRow | None],
    paid: Sequence[PaymentRow],
) -> "QuarterLine":
    from dangjian_desktop.printing.forms.dues import QuarterLine

    rows = [row for row in months if row is not None]
    owed = [row.owed for row in rows]
    whole = None if any(one is None for one in owed) else sum((one or ZERO for one in owed), ZERO)
    given = sum((row.paid for row in rows), ZERO)
    first, second, third = ("" if row is None else _money(row.owed) for row in months)
    return QuarterLine(
        number,
        last.name,
        last.group_name,
        _money(last.base),
        first,
        second,
        third,
        _money(whole),
        _money(given) if given else "",
        paid[0].paid_on.isoformat() if paid else "",
        "；".join(dict.fromkeys(note for row in rows if (note := _note(row)))),
    )


def _note(row: DuesRow) -> str:
    told = STATE_WORDS[row.state] if row.state in _TOLD else ""
    if row.waiver:
        told = f"{told}（{row.waiver}）" if told else f"减免（{row.waiver}）"
    return told


def _rate(row: DuesRow) -> str:
    if row.payer is None:
        return ""
    return "定额" if row.rate is None else f"{plain_figure(row.rate * 100)}%"


def _around(rows: Sequence[DuesRow], month: date) -> dict[str, str]:
    """Return the sums below a table and the rules that they rest on."""
    sums = totals_of(rows)
    rules = rules_on(month)
    used = dict.fromkeys(RULE_OF[row.payer] for row in rows if row.payer is not None)
    told = dict.fromkeys(
        rules[name].source_on_paper for name in (*used, BASE, COAL_BASE, FIXING, ROUNDING)
    )
    lacking = f"待登记基数 {sums.without_base} 人次" if sums.without_base else ""
    return {
        "sums": f"应交 {sums.owed:.2f} 元，已交 {sums.paid:.2f} 元，待交 {sums.open:.2f} 元",
        "lacking": lacking,
        "rules": f"依据：{'；'.join(told)}" if rows else "",
    }


def _payments_for(
    months: Sequence[date], people: Sequence[int], on: date
) -> dict[int, list[PaymentRow]]:
    """Return the payments that cover some months, by person, the latest first."""
    found: dict[int, list[PaymentRow]] = {}
    wanted = frozenset(months)
    for some in batches(people):
        counts = DuesPayment.voided_on.is_null() & (DuesPayment.paid_on <= on)
        for one in payments_where(among(DuesPayment.person, some) & counts):
            if wanted & one.shares.keys():
                found.setdefault(one.person_id, []).append(one)
    return found


# Receipts ---------------------------------------------------------------------------------------


def dues_receipts_content(printout: Printout) -> Rows:
    """Return the receipts chosen, or those of a branch and month, two to a page.

    Raises:
        RefusedError: When there is none that counts.
    """
    from dangjian_desktop.printing.forms.dues_receipt import ON_A_PAGE, ReceiptPage

    names = OrganisationNames()
    receipts = [_receipt(one, names) for one in _wanted_payments(printout)]
    if not receipts:
        raise RefusedError("没有可印的收据：没有登记，或者已经作废。请另选。")
    pages = [
        ReceiptPage(tuple(receipts[start : start + ON_A_PAGE]))
        for start in range(0, len(receipts), ON_A_PAGE)
    ]
    return pages, {"name": "党费收据"}


def _wanted_payments(printout: Printout) -> list[PaymentRow]:
    """Return the payments in the order of their receipts; void ones have no receipt."""
    if printout.payment_ids:
        condition: Any = among(DuesPayment.id, printout.payment_ids)
    else:
        month = _wanted_month(printout)
        condition = DuesPayment.paid_on.between(month.isoformat(), month_end(month).isoformat())
        if printout.organisation_id is not None:
            below = sorted(Tree.on(printout.on).below(printout.organisation_id))
            condition &= among(DuesPayment.organisation, below)
    found = [one for one in payments_where(condition) if one.voided_on is None]
    return sorted(found, key=lambda one: (one.organisation_id, one.receipt, one.payment_id))


def _receipt(one: PaymentRow, names: OrganisationNames) -> Any:
    from dangjian_desktop.printing.forms.dues_receipt import Receipt

    return Receipt(
        one.receipt,
        day_on_paper(one.paid_on),
        names.on(one.organisation_id, one.paid_on),
        one.person_name,
        months_told(sorted(one.shares.items())),
        f"{one.amount:.2f}",
        capital_amount(one.amount),
        one.handed_by,
    )


def months_told(shares: Sequence[tuple[date, Decimal]]) -> str:
    """Return months with their amounts; those in a row with one amount are told together."""
    runs: list[tuple[date, date, Decimal]] = []
    for month, amount in shares:
        if runs and runs[-1][2] == amount and months_between(runs[-1][1], month)[1:] == [month]:
            runs[-1] = runs[-1][0], month, amount
        else:
            runs.append((month, month, amount))
    if len(runs) == 1 and runs[0][0] == runs[0][1]:
        return month_word(runs[0][0])
    told = [
        f"{month_word(first)} {amount:.2f} 元"
        if first == last
        else f"{month_word(first)}至{month_word(last)}每月 {amount:.2f} 元"
        for first, last, amount in runs
    ]
    return "；".join(told)


# The account --------------------------------------------------------------------------------------


def dues_use_content(printout: Printout) -> Rows:
    """Return what was used, handed up and allocated in a year, the first ones first."""
    from dangjian_desktop.printing.forms.dues import MovementLine

    year = printout.year or printout.on.year
    told = DuesAccountsQuery(
        printout.on, year, printout.organisation_id, with_payments=False
    ).fetch()
    name = place_on_paper(printout.on, printout.organisation_id)
    lines = [
        MovementLine(
            str(number),
            one.moved_on.isoformat(),
            printed(one.kind),
            _purpose(one, name),
            one.period,
            one.number,
            f"{one.amount:.2f}",
            one.note,
        )
        for number, one in enumerate(reversed(told.movements), start=1)
    ]
    sums = "，".join(
        f"{printed(kind)} {_sum_of(told.total, kind):.2f} 元" for kind in DuesMovementKind
    )
    values = {
        "branch_name": name,
        "year": str(year),
        "account": account_told(told.total),
        "sums": sums,
    }
    return lines, values


def _purpose(one: MovementRow, name: str) -> str:
    """Return what it was for; on a paper of many branches with whose it was."""
    if one.organisation_name == name:
        return one.purpose
    return "：".join(filter(None, (one.organisation_name, one.purpose)))


def _sum_of(account: AccountRow, kind: DuesMovementKind) -> Decimal:
    return {
        DuesMovementKind.USED: account.used,
        DuesMovementKind.HANDED_UP: account.handed_up,
        DuesMovementKind.ALLOCATED: account.allocated,
    }[kind]


def account_told(account: AccountRow) -> str:
    """Return an account as a sentence that adds up."""
    return (
        f"上年结转 {account.carried:.2f} 元，本年收缴 {account.collected:.2f} 元，"
        f"上级下拨 {account.allocated:.2f} 元，使用 {account.used:.2f} 元，"
        f"上缴 {account.handed_up:.2f} 元，结余 {account.balance:.2f} 元。"
    )


# What is published --------------------------------------------------------------------------------


def dues_publication_content(printout: Printout) -> Rows:
    """Return the sheet that a branch puts up once a year: heads and sums, names with consent.

    Raises:
        RefusedError: When no branch is chosen, or nothing of the year is recorded.
    """
    from dangjian_desktop.printing.sheet import Card, TextBlock

    if printout.organisation_id is None:
        raise RefusedError("党费公示一张是一个党支部的。请选一个党支部。")
    year = printout.year or printout.on.year
    sheet = DuesPublicSheetQuery(printout.organisation_id, year, printout.on).fetch()
    if not sheet.months and not sheet.movements:
        raise RefusedError("{year} 年还没有登记党费，做不出公示。请先登记，或另选一年。", year=year)
    title = f"{sheet.organisation_name}{year}年党费收缴使用情况公示"
    card = Card(
        title,
        (_collected(sheet), _used(sheet, is_over=printout.on.year > year), *_named(sheet)),
        ("单位：元", f"截至日期：{day_on_paper(printout.on)}"),
        blocks=(TextBlock("说明", "\n".join(_explained(sheet))),),
    )
    return [card], {"name": title}


def _collected(sheet: DuesPublicSheet) -> "CardSection":
    from dangjian_desktop.printing.sheet import CardSection, CardTable

    rows = tuple(
        (
            month_word(one.month),
            str(one.totals.owing),
            str(one.totals.in_full),
            _public(one.owed),
            _public(one.paid),
        )
        for one in sheet.months
    )
    whole = ("全年合计", "", "", _public(sheet.told("owed")), _public(sheet.told("paid")))
    columns = ("月份", "应交人数", "交齐人数", "应交金额", "已交金额")
    table = CardTable("", columns, (*rows, whole) if rows else (), may_be_cut=False)
    return CardSection("党费收缴", (), (table,))


def _explained(sheet: DuesPublicSheet) -> list[str]:
    """Return why two sums may differ, and why names may be missing."""
    told = [
        "“已交金额”按所属月份算，“本年收缴”按交款日期算，补交、预交会使两数不同。",
        "个人交纳的数额只公开本人同意的。",
    ]
    if sheet.is_withheld:
        told.append("只有一人没有同意，列出其余各人就等于公开了这个人的数，所以都不列。")
    if sheet.lacks_sums:
        told.append(
            "只涉及一人的数不公布，能用来算出它的合计、只差一人的各月也不公布；本人同意后可以公布。"
        )
    return told


def _used(sheet: DuesPublicSheet, *, is_over: bool) -> "CardSection":
    from dangjian_desktop.printing.sheet import CardField, CardSection, CardTable

    fields = tuple(
        CardField(label, _public(sheet.told(name)))
        for label, name in (
            ("上年结转", "carried"),
            ("本年收缴", "collected"),
            ("上级下拨", "allocated"),
            ("本年使用", "used"),
            ("本年上缴", "handed_up"),
            ("年末结余" if is_over else "目前结余", "balance"),
        )
    )
    rows = tuple(
        (one.moved_on.isoformat(), printed(one.kind), one.purpose, f"{one.amount:.2f}")
        for one in sheet.movements
    )
    table = CardTable(
        "使用明细", ("日期", "类别", "用途", "金额"), rows, "（没有使用）", may_be_cut=False
    )
    return CardSection("党费使用", fields, (table,))


def _named(sheet: DuesPublicSheet) -> list["CardSection"]:
    """Return the amounts of those who agreed to be named; nothing where nobody did."""
    from dangjian_desktop.printing.sheet import CardSection, CardTable

    if not sheet.named:
        return []
    rows = tuple((one.name, f"{one.months} 个月", f"{one.amount:.2f}") for one in sheet.named)
    columns = ("姓名", "交纳月数", "交纳金额")
    table = CardTable("", columns, rows, may_be_cut=False)
    return [CardSection("本人同意公开的交纳情况", (), (table,))]


def _public(amount: Decimal | None) -> str:
    """Return a sum of the public sheet; one that is withheld is told in words, not left empty."""
    return "不公布" if amount is None else f"{amount:.2f}"


def _money(amount: Decimal | None) -> str:
    return "" if amount is None else f"{amount:.2f}"


#: Sheets that are printed branch by branch.
DUES_PACKS = {DUES_MONTH: dues_month_parts, DUES_QUARTER: dues_quarter_parts}
