"""What stands on the plates of 责任区, on their list, and on the table of two years compared."""

from datetime import timedelta

from dangjian_desktop.domain.duty_areas import (
    AREA_BOOK,
    DIFFERENCE_LABELS,
    Difference,
    MemberChange,
    area_differences,
    change_lines,
)
from dangjian_desktop.operations.paper_names import place_on_paper
from dangjian_desktop.operations.printout import Printout, Rows, day_on_paper
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.queries.duty_areas import (
    COMPARED,
    AreaMember,
    AreaRow,
    AreasQuery,
    CrewCoverageQuery,
    drawn,
)
from dangjian_desktop.queries.ledger_books import books_by_code
from dangjian_desktop.queries.photos import WallPhotoQuery

#: What a plate says below its people, and the word before it; the words are those of the book.
_ON_PLATE = ("crew", "area", "machines", "guarantees", "goals")


def area_plate_content(printout: Printout) -> Rows:
    """Return a plate for each area that stands on the day, or for those that are named.

    Raises:
        RefusedError: When there is none.
    """
    from dangjian_desktop.printing.walls.area_plate import AreaPlate, PlateMember

    rows = _asked(printout)
    if not rows:
        raise RefusedError("还没有责任区可以做牌。请先划分责任区。")
    people = {one.person_id for row in rows for one in row.members if one.person_id is not None}
    photos = WallPhotoQuery(tuple(sorted(people))).fetch()
    book = books_by_code()[AREA_BOOK]
    labels = {one.key: one.label for one in book.fields}
    plates = [
        AreaPlate(
            name=row.entry.title,
            under="　".join(filter(None, (row.level, row.branch_name))),
            members=tuple(
                PlateMember(one.name, photos.get(one.person_id or 0), one.uid)
                for one in _there(row)
            ),
            lines=tuple((labels[key], text) for key in _ON_PLATE if (text := _said(row, key))),
            as_of=day_on_paper(printout.on),
        )
        for row in rows
    ]
    return plates, {"name": rows[0].entry.title}


def area_list_content(printout: Printout) -> Rows:
    """Return the areas of each branch by level, with the crews that nobody answers for."""
    from dangjian_desktop.printing.forms.areas import AreaLine

    rows = _asked(printout)
    field = books_by_code()[AREA_BOOK].field("level")
    levels = list(field.offered) if field is not None else []

    def by_level(row: AreaRow) -> tuple[int, int]:
        return levels.index(row.level) if row.level in levels else len(levels), row.entry.number

    branches = dict.fromkeys(row.branch_name for row in rows)
    lines = [
        AreaLine(
            branch_name=branch,
            number=str(number),
            level=row.level,
            name=row.entry.title,
            members="、".join(one.name for one in _there(row)),
            crew=row.entry.text("crew"),
            area=row.entry.text("area"),
            machines=row.entry.text("machines"),
            goals=row.entry.text("goals"),
            plate_on=row.entry.text("plate_on"),
        )
        for branch in branches
        for number, row in enumerate(
            sorted((row for row in rows if row.branch_name == branch), key=by_level), start=1
        )
    ]
    place = place_on_paper(printout.on, printout.organisation_id)
    crews = CrewCoverageQuery(printout.on, printout.organisation_id).fetch()
    gaps = [row.crew for row in crews if row.is_gap]
    is_one = len(branches) <= 1
    return lines, {
        "branch_name": next(iter(branches), place),
        "told": f"责任区 {len(rows)} 个　班组 {len(crews)} 个",
        "gaps": f"还没有责任党员的班组：{'、'.join(gaps)}。" if gaps and is_one else "",
    }


def area_differences_content(printout: Printout) -> Rows:
    """Return what changed between the divisions of two days.

    Raises:
        RefusedError: When a day is missing, or the second does not lie behind the first.
    """
    from dangjian_desktop.printing.forms.areas import AreaChange

    first = printout.since or (
        printout.on.replace(month=1, day=1) - timedelta(1)  # against the end of last year
    )
    last = printout.until or printout.on
    if last <= first:
        raise RefusedError("后一次划分的日期要晚于前一次。请另选两次划分。")
    before, after = (
        [drawn(row.entry) for row in AreasQuery(day, printout.organisation_id).fetch()]
        for day in (first, last)
    )
    found = area_differences(before, after, COMPARED)
    labels = {one.key: one.label for one in books_by_code()[AREA_BOOK].fields}
    told = [(one, line) for one in found for line in change_lines(one, labels)]
    lines = [
        AreaChange(str(number), DIFFERENCE_LABELS[one.kind], one.name, *line)
        for number, (one, line) in enumerate(told, start=1)
    ]
    counts = "　".join(
        f"{DIFFERENCE_LABELS[kind]} {sum(one.kind is kind for one in found)} 个"
        for kind in Difference
    )
    return lines, {
        "branch_name": place_on_paper(printout.on, printout.organisation_id),
        "years": f"{day_on_paper(first)} 与 {day_on_paper(last)} 对比",
        "told": counts,
    }


def _asked(printout: Printout) -> list[AreaRow]:
    """Return the areas that stand on the day; those that are named where some are."""
    rows = AreasQuery(printout.on, printout.organisation_id).fetch()
    chosen = printout.ledger.entries if printout.ledger is not None else None
    return [row for row in rows if chosen is None or row.key in chosen]


def _there(row: AreaRow) -> list[AreaMember]:
    """Return who answers for an area; whoever has left hangs on no wall."""
    return [one for one in row.members if one.change is not MemberChange.GONE]


def _said(row: AreaRow, key: str) -> str:
    """Return what stands in a field; what says on purpose that there is none stays away."""
    field = books_by_code()[AREA_BOOK].field(key)
    text = row.entry.text(key)
    return "" if field is not None and text == field.none_word else text
