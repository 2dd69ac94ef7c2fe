"""党费 in the demonstration: a year of bases, payments, receipts, use, and what is not in order.

Two branches collect by the quarter and one on a day of its own; a few have not paid for a while,
one is waived, one pays less, two have no base yet. What everybody owes is asked of the same rules
that the window asks, so nothing here can differ from it.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from dangjian_desktop.domain.dates import add_months
from dangjian_desktop.domain.dues import ZERO, Payer, month_of
from dangjian_desktop.domain.dues_months import (
    MonthDues,
    Rhythm,
    months_between,
    parts_text,
)
from dangjian_desktop.domain.vocabulary import ConsentKind, DuesMovementKind
from dangjian_desktop.operations.demo.chance import Chance
from dangjian_desktop.operations.demo.roll import RETIRED
from dangjian_desktop.operations.dues import void_payment
from dangjian_desktop.operations.dues_accounts import change_collection_day
from dangjian_desktop.operations.runner import Writer
from dangjian_desktop.queries.dues import standing_in
from dangjian_desktop.storage.lookups import rows
from dangjian_desktop.storage.models import (
    DuesBase,
    DuesMovement,
    DuesPayment,
    DuesPublication,
    DuesShare,
    DuesWaiver,
    LeadingCadre,
    Person,
    WallConsent,
)

#: Number of the chapter, for its chances.
_DUES = 41
_MONTHS = 12
_QUARTERLY, _OWN_DAY = (3, 9), 5
_COLLECTED_ON, _USUAL_DAY = 15, 10
#: Months at the end for which somebody did not pay: of which branch, how many.
_ARREARS = ((1, 6), (4, 5), (6, 3), (8, 3), (11, 4), (2, 1), (5, 1), (7, 1), (12, 2))
_IN_PART = ((0, Decimal(20)), (10, Decimal("35.5")))
_WITHOUT_BASE = (13, 14)
_WAIVED, _REDUCED = 7, 12
_UNPUBLISHED = (4, 11)
#: Who agreed to be named: everybody of one branch but some, a few of others.
_AGREED_SHARE, _AGREED_BRANCHES = 0.35, 4
_HANDED_UP = Decimal("0.5")
_FEN = Decimal("0.01")
_USES = (
    ("购买党员学习资料和报刊", Decimal("186.50"), 3, 12),
    ("“七一”走访慰问困难党员", Decimal("300.00"), 6, 28),
    ("党员教育活动室更换展板", Decimal("128.00"), 8, 19),
    ("党员集中培训资料印制", Decimal("96.40"), 10, 22),
)


def write_dues(writer: Writer, plan: Mapping[str, Any], committee: int) -> None:
    """Write bases, waivers, payments, use, publications and consents."""
    on, chance = date.fromisoformat(plan["on"]), Chance.of(plan, _DUES)
    last = month_of(on)
    months = months_between(add_months(last, 1 - _MONTHS), last)
    asked = {month: standing_in(month, on, None) for month in months}
    branches = sorted({one.branch_id for some in asked.values() for _person, one in some})
    people = sorted({person for some in asked.values() for person, _one in some})
    own_day = branches[_OWN_DAY]
    change_collection_day(
        organisation_id=own_day, day=_COLLECTED_ON, note="支部党员大会决定，发工资后收缴"
    ).body(writer)
    for place in _QUARTERLY:
        change_collection_day(
            organisation_id=branches[place],
            day=_USUAL_DAY,
            rhythm=Rhythm.QUARTER,
            note="支部党员大会同意按季收缴",
        ).body(writer)
    by_branch = _people_by_branch(asked[last])
    without = {by_branch[branches[place]][-1] for place in _WITHOUT_BASE}
    _write_bases(writer, [one for one in people if one not in without], months[0], chance)
    _write_waivers(writer, by_branch, branches)
    _write_payments(writer, months, branches, by_branch, on)
    _write_movements(writer, branches, committee, on)
    _write_publications(writer, branches, on)
    _write_consents(writer, by_branch, branches, chance)


def _people_by_branch(some: Sequence[tuple[int, MonthDues]]) -> dict[int, list[int]]:
    found: defaultdict[int, list[int]] = defaultdict(list)
    for person, one in sorted(some, key=lambda told: told[0]):
        found[one.branch_id].append(person)
    return found


def _write_bases(writer: Writer, people: Sequence[int], first: date, chance: Chance) -> None:
    """Give everybody a base of last year and one of this January; wages by parts for most."""
    told = dict(rows(Person.select(Person.id, Person.occupation).where(Person.id.in_(people))))
    cadres = {one for (one,) in rows(LeadingCadre.select(LeadingCadre.person))}
    made = []
    for person in people:
        retired = told.get(person) == RETIRED
        pay = Decimal(chance.randrange(36, 82) * 100)
        pension = Decimal(chance.randrange(310_000, 620_000)) * _FEN
        for since, raise_ in ((first, ZERO), (date(first.year + 1, 1, 1), Decimal(150))):
            row: dict[str, Any] = {"person": person, "since": since}
            if retired:
                row |= {"payer": Payer.RETIRED, "base": pension + raise_}
            elif person in cadres:
                row |= {"payer": Payer.WAGE, "base": pay + Decimal(3000) + raise_}
            else:
                row |= {"payer": Payer.WAGE, "parts": parts_text(_parts(pay + raise_, person))}
            made.append(row)
    writer.insert_many(DuesBase, made)


def _parts(pay: Decimal, person: int) -> dict[str, Decimal]:
    """Return the parts of a wage slip; who works underground has parts that do not count."""
    parts = {
        "basic_pay": (pay * Decimal("0.6")).quantize(_FEN),
        "post_pay": (pay * Decimal("0.2")).quantize(_FEN),
        "regular_bonus": (pay * Decimal("0.2")).quantize(_FEN),
        "income_tax": (max(pay - 5000, ZERO) * Decimal("0.03")).quantize(_FEN),
        "social_insurance": (pay * Decimal("0.165")).quantize(_FEN),
    }
    if person % 3:
        parts |= {"underground_allowance": Decimal(900), "night_allowance": Decimal(240)}
    return parts


def _write_waivers(
    writer: Writer, by_branch: Mapping[int, Sequence[int]], branches: Sequence[int]
) -> None:
    """Waive the dues of one who is long ill, and let another one pay less."""
    for place, monthly, number in ((_WAIVED, None, 6), (_REDUCED, Decimal(10), 11)):
        writer.insert(
            DuesWaiver,
            person=by_branch[branches[place]][-2],
            since=date(2026, 3, 1),
            monthly=monthly,
            requested_on=date(2026, 2, 10),
            approved_on=date(2026, 2, 26),
            approval=f"青党发〔2026〕{number}号",
        )


def _write_payments(
    writer: Writer,
    months: Sequence[date],
    branches: Sequence[int],
    by_branch: Mapping[int, Sequence[int]],
    on: date,
) -> None:
    """Collect month by month, or by the quarter; a receipt each, numbered by branch and year."""
    silent = {by_branch[branches[place]][-3]: count for place, count in _ARREARS}
    in_part = {by_branch[branches[place]][-4]: amount for place, amount in _IN_PART}
    quarterly = {branches[place] for place in _QUARTERLY}
    numbers: defaultdict[tuple[int, int], int] = defaultdict(int)
    waiting: defaultdict[int, dict[int, dict[date, Decimal]]] = defaultdict(dict)
    for place, month in enumerate(months):
        left = len(months) - place
        day = month.replace(day=_USUAL_DAY)
        for person, one in standing_in(month, on, None):
            if one.due_on > on or not one.owed or left <= silent.get(person, 0):
                continue
            owed = one.owed
            if left == 1 and person in in_part:
                owed = min(owed, in_part[person])
            waiting[one.branch_id].setdefault(person, {})[month] = owed
        for branch in branches:
            if branch in quarterly and month.month % 3:
                continue
            taken = day
            if branch == branches[_OWN_DAY]:
                taken = day.replace(day=_COLLECTED_ON)
            _write_collected(writer, branch, taken, waiting.pop(branch, {}), numbers)
    _void_one(writer, branches[0])


def _write_collected(
    writer: Writer,
    branch: int,
    day: date,
    shares: Mapping[int, Mapping[date, Decimal]],
    numbers: dict[tuple[int, int], int],
) -> None:
    people = sorted(shares)
    made = []
    for person in people:
        numbers[branch, day.year] += 1
        made.append(
            {
                "person": person,
                "organisation": branch,
                "paid_on": day,
                "amount": sum(shares[person].values(), ZERO),
                "receipt": f"{day.year}-{numbers[branch, day.year]:04d}",
            }
        )
    keys = writer.insert_many(DuesPayment, made)
    writer.insert_many(
        DuesShare,
        [
            {"payment": key, "person": person, "month": month, "amount": amount}
            for key, person in zip(keys, people, strict=True)
            for month, amount in sorted(shares[person].items())
        ],
    )


def _void_one(writer: Writer, branch: int) -> None:
    """Let one receipt of the branch be void, with a right one after it."""
    table = DuesPayment
    first = next(
        iter(
            table.select()
            .where((table.organisation == branch) & (table.paid_on >= date(2026, 1, 1)))
            .order_by(table.id)
        )
    )
    share = DuesShare.get(DuesShare.payment == first.id)
    wrong = writer.insert(
        DuesPayment,
        person=first.person_id,
        organisation=branch,
        paid_on=first.paid_on,
        amount=first.amount + 1,
        receipt=f"{first.paid_on.year}-9001",
    )
    writer.insert(
        DuesShare,
        payment=wrong,
        person=first.person_id,
        month=share.month,
        amount=first.amount + 1,
    )
    void_payment(payment_id=wrong, reason="金额写错，已重开", on=first.paid_on).body(writer)


def _write_movements(writer: Writer, branches: Sequence[int], committee: int, on: date) -> None:
    """Hand half of it up each quarter, use some, and give some back to a few."""
    table = DuesPayment
    made: list[dict[str, Any]] = []
    for place, branch in enumerate(branches):
        for number, month in enumerate((3, 6, 9), start=1):
            first, last = date(on.year, month - 2, 1), date(on.year, month, 20)
            amounts = rows(
                table.select(table.amount).where(
                    (table.organisation == branch)
                    & table.voided_on.is_null()
                    & table.paid_on.between(first.isoformat(), last.isoformat())
                )
            )
            whole = sum((amount for (amount,) in amounts), ZERO)
            if whole:
                made.append(
                    {
                        "organisation": branch,
                        "kind": DuesMovementKind.HANDED_UP,
                        "moved_on": last + timedelta(days=5),
                        "amount": (whole * _HANDED_UP).quantize(_FEN),
                        "period": f"{on.year}Q{number}",
                        "purpose": "按规定比例上缴",
                        "number": f"缴{number:02d}",
                    }
                )
        for number, (purpose, amount, month, day) in enumerate(_USES, start=1):
            if (place + number) % 3 == 0:
                continue
            made.append(
                {
                    "organisation": branch,
                    "kind": DuesMovementKind.USED,
                    "moved_on": date(on.year, month, day),
                    "amount": amount,
                    "purpose": purpose,
                    "number": f"用{number:02d}",
                }
            )
        if place % 5 == 0:
            made.append(
                {
                    "organisation": branch,
                    "kind": DuesMovementKind.ALLOCATED,
                    "moved_on": date(on.year, 7, 15),
                    "amount": Decimal(500),
                    "purpose": "党委下拨基层党员教育经费",
                    "number": "拨01",
                }
            )
    made.append(
        {
            "organisation": committee,
            "kind": DuesMovementKind.ALLOCATED,
            "moved_on": date(on.year, 5, 20),
            "amount": Decimal(3000),
            "purpose": "上级党委下拨",
            "number": "拨01",
        }
    )
    made.append(
        {
            "organisation": committee,
            "kind": DuesMovementKind.USED,
            "moved_on": date(on.year, 7, 1),
            "amount": Decimal(1000),
            "purpose": "表彰优秀共产党员",
            "number": "用01",
        }
    )
    writer.insert_many(DuesMovement, made)


def _write_publications(writer: Writer, branches: Sequence[int], on: date) -> None:
    """Put last year's sheet up in January, but in two branches."""
    writer.insert_many(
        DuesPublication,
        [
            {
                "organisation": branch,
                "year": on.year - 1,
                "posted_on": date(on.year, 1, 12 + place % 5),
                "place": "党务公开栏",
            }
            for place, branch in enumerate(branches)
            if place not in _UNPUBLISHED
        ],
    )


def _write_consents(
    writer: Writer,
    by_branch: Mapping[int, Sequence[int]],
    branches: Sequence[int],
    chance: Chance,
) -> None:
    """Let some of a few branches agree to be named; one has taken it back."""
    made = [
        {"person": person, "kind": ConsentKind.AMOUNT, "given_on": date(2026, 1, 8)}
        for branch in branches[:_AGREED_BRANCHES]
        for person in by_branch[branch]
        if chance.random() < _AGREED_SHARE
    ]
    made[0]["withdrawn_on"] = date(2026, 6, 3)
    writer.insert_many(WallConsent, made)
