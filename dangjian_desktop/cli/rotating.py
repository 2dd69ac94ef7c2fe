"""`rotate`: who leads which 协作区 in which quarter of a year; needs no data, only the rules."""

from datetime import date

import click

from dangjian_desktop.cli.context import CommandError, Context, passed
from dangjian_desktop.cli.words import Command
from dangjian_desktop.domain.organisation_names import numeral
from dangjian_desktop.domain.rotation import (
    QUARTERS,
    TURNS,
    ZoneMembers,
    ZoneQuarter,
    plans_in,
    rotation,
    sizes,
)
from dangjian_desktop.domain.vocabulary import printed
from dangjian_desktop.host.paths import resources
from dangjian_desktop.queries.rules import FileRulesQuery
from dangjian_desktop.queries.zone_duties import odd_zones_half

#: Years before the one asked for through which the turns go on, so that years follow each other.
_FIRST_YEAR = 2000
#: Chinese numerals are written up to here.
_MOST = 99


@click.command("rotate", cls=Command, help="协作区轮值：各季度组长、副组长单位和四项分工。")
@click.option("--branches", required=True, type=click.IntRange(1, _MOST), help="几个党支部")
@click.option("--zones", required=True, type=click.IntRange(1, _MOST), help="几个协作区")
@click.option("--year", required=True, type=click.IntRange(2000, 2100), help="哪一年")
@passed
def rotate(context: Context, branches: int, zones: int, year: int) -> None:
    """Answer every quarter of every zone."""
    if zones > branches:
        raise CommandError("协作区比党支部多。请减少协作区，每个至少要有一个党支部。")
    half = odd_zones_half(FileRulesQuery(resources() / "rules", date(year, 1, 1)).fetch())
    made = []
    begin = 1
    for number, size in enumerate(sizes(branches, zones), 1):
        members = tuple(range(begin, begin + size))
        # The turns of the years before are whole rounds and a rest: begin where they end.
        shift = (year - _FIRST_YEAR) * len(QUARTERS) % size
        turned = members[shift:] + members[:shift]
        by_quarter = dict.fromkeys(QUARTERS, turned)
        made.append(ZoneMembers(number, by_quarter, plans_in(number, half)))
        begin += size
    found = rotation(year, made)
    context.answer([_answer(one) for one in found], [_line(one) for one in found])


def _branch(number: int | None) -> str:
    return "" if number is None else f"第{numeral(number)}党支部"


def _zone(number: int) -> str:
    return f"第{numeral(number)}协作区"


def _answer(one: ZoneQuarter) -> dict[str, object]:
    return {
        "quarter": one.quarter,
        "zone": _zone(one.zone),
        "lead": _branch(one.lead),
        "deputy": _branch(one.deputy),
        "jobs": {printed(job): _branch(one.jobs[job]) for job in TURNS},
        "plans_half_year": one.plans_half_year,
    }


def _line(one: ZoneQuarter) -> str:
    jobs = "，".join(f"{printed(job)} {_branch(one.jobs[job])}" for job in TURNS)
    half = "；承办半年方案" if one.plans_half_year else ""
    return (
        f"第{numeral(one.quarter)}季度 {_zone(one.zone)}：组长单位 {_branch(one.lead)}，"
        f"副组长单位 {_branch(one.deputy) or '无'}；{jobs}{half}"
    )
