"""The dues of a month of 60,000 people, with a year and more of payments behind them."""

import statistics
import time
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from figures import Figure, show

from dangjian_desktop.domain.dates import PartialDate, add_months
from dangjian_desktop.domain.dues import Payer
from dangjian_desktop.domain.dues_months import parts_text
from dangjian_desktop.domain.vocabulary import OrganisationKind, Stage
from dangjian_desktop.host.paths import resources
from dangjian_desktop.operations.organisations import add_organisation
from dangjian_desktop.operations.runner import Operation, Runner, Writer
from dangjian_desktop.queries.dues import DuesMonthQuery
from dangjian_desktop.storage.database import close_file, forget_answers, open_file
from dangjian_desktop.storage.models import (
    DuesBase,
    DuesPayment,
    DuesShare,
    Membership,
    Person,
    StageSpell,
)
from dangjian_desktop.storage.shipped import use_shipped

ON = date(2026, 11, 20)
PEOPLE, BRANCHES, MONTHS = 60_000, 1500, 23
RUNS, MOST_SECONDS = 5, 2.0
#: One of so many has not paid for the last months; one of so many pays by parts of the wage.
_IN_ARREARS, _BY_PARTS = 40, 2


def fill(count: int) -> int:
    """Enter people, a base a year, and payments of every month; return a branch."""
    run = Runner(actor="测量").run

    def branches(writer: Writer) -> list[int]:
        return [
            add_organisation(
                kind=OrganisationKind.BRANCH, name=f"第{number + 1}采掘队党支部", parent_id=None
            ).body(writer)
            for number in range(BRANCHES)
        ]

    ids = run(Operation("组织", "branches", branches)).result

    def people(writer: Writer) -> None:
        known = writer.insert_many(
            Person, [{"name": f"人{n}", "sort_name": f"{n:06d}"} for n in range(count)]
        )
        since = PartialDate(2010, 7)
        writer.insert_many(
            Membership,
            [
                {"person": one, "branch": ids[n % BRANCHES], "since": since}
                for n, one in enumerate(known)
            ],
        )
        writer.insert_many(
            StageSpell, [{"person": one, "stage": Stage.FULL, "since": since} for one in known]
        )
        writer.insert_many(
            DuesBase,
            [
                {"person": one, "since": date(year, 1, 1), **_base(n)}
                for n, one in enumerate(known)
                for year in (2025, 2026)
            ],
        )
        for back in range(MONTHS):
            month = add_months(date(2026, 11, 1), -back)
            payers = [(n, one) for n, one in enumerate(known) if back > 4 or n % _IN_ARREARS]
            paid = writer.insert_many(
                DuesPayment,
                [
                    {
                        "person": one,
                        "organisation": ids[n % BRANCHES],
                        "paid_on": month.replace(day=10),
                        "amount": Decimal(50),
                    }
                    for n, one in payers
                ],
            )
            writer.insert_many(
                DuesShare,
                [
                    {"payment": key, "person": one, "month": month, "amount": Decimal(50)}
                    for key, (_n, one) in zip(paid, payers, strict=True)
                ],
            )

    run(Operation("人员", "people", people))
    return ids[0]


def _base(number: int) -> dict[str, object]:
    if number % _BY_PARTS:
        return {"payer": Payer.WAGE, "base": Decimal(4000 + number % 3000)}
    parts = {
        "basic_pay": Decimal(4200 + number % 900),
        "post_pay": Decimal(1300),
        "underground_allowance": Decimal(900),
        "social_insurance": Decimal(1120),
        "income_tax": Decimal(35),
    }
    return {"payer": Payer.WAGE, "parts": parts_text(parts)}


def measure(count: int = PEOPLE) -> Iterator[Figure]:
    """Reckon the month of everybody, and of one branch; the median counts."""
    use_shipped(resources())
    with TemporaryDirectory() as name:
        open_file(Path(name) / "dues.db")
        branch = fill(count)
        whole, one = _taken(DuesMonthQuery(ON, ON)), _taken(DuesMonthQuery(ON, ON, branch))
        yield Figure(
            f"一个月的党费（{count:,} 人、{MONTHS} 个月的交纳；一个支部 {one * 1000:.0f} ms）",
            f"{whole:.2f} s",
            "",
            f"{whole:.2f} s",
            f"≤ {MOST_SECONDS:.0f} s",
            whole <= MOST_SECONDS,
        )
        close_file()


def _taken(query: DuesMonthQuery) -> float:
    taken = []
    for _run in range(RUNS):
        forget_answers()  # a kept sheet would be no reading
        start = time.perf_counter()
        query.fetch()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


if __name__ == "__main__":
    show(measure())
