"""What was printed to hang, and where each copy hangs: recorded, moved, corrected, taken down.

An edition is never taken back: its number is on paper, and paper cannot be undone.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from dangjian_desktop.domain.progress import Progress, tell_nobody
from dangjian_desktop.domain.rights import Right
from dangjian_desktop.domain.wall_facts import differences, stored_facts
from dangjian_desktop.operations.printout import Printout
from dangjian_desktop.operations.runner import RefusedError, Writer, operation
from dangjian_desktop.operations.standing import standing_row
from dangjian_desktop.operations.text_limits import clean_values
from dangjian_desktop.operations.wall_choices import MOMENTS, choices_of, printout_of, without
from dangjian_desktop.queries.wall_register import EditionRow, NextNumberQuery
from dangjian_desktop.queries.wall_states import said_on
from dangjian_desktop.storage.models import SheetEdition, WallPosting, WallSpot

if TYPE_CHECKING:
    from dangjian_desktop.operations.printouts import MadeSheet

#: What is entered with a copy and may be corrected.
CHANGEABLE = frozenset("place posted_by note".split())
_LONGEST = {name: getattr(WallPosting, name).max_length for name in CHANGEABLE}


def numbered(printout: Printout) -> Printout:
    """Return a printout with the number of the next edition, to be made and then recorded."""
    return replace(printout, number=NextNumberQuery().fetch())


def make_editions(
    printouts: Sequence[Printout], progress: Progress = tell_nobody
) -> list[tuple[Printout, "MadeSheet"]]:
    """Make sheets that are to be recorded, each under a number of its own; changes nothing yet.

    Raises:
        RefusedError, PrintingError: As `make_sheet`.
    """
    from dangjian_desktop.operations.printouts import make_sheet  # every paper hangs on it

    first = NextNumberQuery().fetch()
    made = []
    for place, printout in enumerate(printouts):
        progress("正在排版", place / len(printouts))
        one = replace(printout, number=first + place)
        made.append((one, make_sheet(one)))
    return made


def again(edition: EditionRow, on: date) -> Printout:
    """Return the printout of an edition as of a day, without a number."""
    return printout_of(edition.choices, on)


@operation("登记印制", undoable=False, needs=Right.RECORD)
def record_edition(writer: Writer, *, printout: Printout, made: "MadeSheet") -> int:
    """Keep a sheet as it was printed to hang: its number, what it says, and the file.

    It cannot be undone, because the number stands on paper by then.

    Args:
        writer: Writes.
        printout: With its number (`numbered`), as it was made.
        made: What `make_sheet` returned for it.

    Returns:
        The row of the edition.

    Raises:
        RefusedError: When the sheet does not hang, or its number is another's.
    """
    if not made.states:
        raise RefusedError("“{title}”不是上墙的版面，不必登记。", title=made.title)
    if printout.number <= 0 or _has_number(printout.number):
        raise RefusedError(
            "第 {number} 号已经用在别的版面上。请重新打印，会编上新的号。", number=printout.number
        )
    return writer.insert(
        SheetEdition,
        number=printout.number,
        sheet=printout.sheet,
        title=made.title,
        organisation=printout.organisation_id,
        choices=_lasting(printout, made),
        states=stored_facts(made.states),
        printed_on=printout.on,
        digest=writer.keep_file(made.content),
        size=len(made.content),
    )


def _has_number(number: int) -> bool:
    return SheetEdition.get_or_none(SheetEdition.number == number) is not None


def _lasting(printout: Printout, made: "MadeSheet") -> str:
    """Return the choices by which the sheet is compared later.

    A page names the period that it shows, also where that is the one which the sheet would take
    by itself. Such a choice is dropped, so that in the next quarter the board is seen to be old.
    """
    for name in MOMENTS:
        if not getattr(printout, name):
            continue
        usual = without(printout, name)
        said = said_on(choices_of(usual), printout.on)
        if said.trouble is None and not differences(made.states, said.facts):
            printout = usual
    return choices_of(printout)


@operation("登记上墙")
def post_sheet(
    writer: Writer,
    *,
    edition_id: int,
    posted_on: date,
    on: date,
    spot_id: int | None = None,
    place: str = "",
    posted_by: str = "",
    note: str = "",
    replaces: int | None = None,
) -> int:
    """Record that a copy of an edition hangs somewhere; return its row.

    What hangs at the same position of a room is taken down on that day.

    Args:
        writer: Writes.
        edition_id: What hangs. posted_on: since when. on: today.
        spot_id: The position in the plan of a room; else `place` says it in words.
        place: Where, in words.
        posted_by: Who hung it. note: A word beside it.
        replaces: Row of the copy in whose place it hangs; without a place of its own the new one
            takes that of the old one.

    Raises:
        RefusedError: When no place is said, the day cannot be, a text is too long, or what it
            replaces hangs no more.
    """
    edition = _edition(edition_id)
    if replaces is not None:
        former = _hanging(replaces)
        if spot_id is None and not place.strip():
            spot_id, place = former.spot_id, former.place
    clean = _clean(place=place, posted_by=posted_by, note=note)
    _refuse_nowhere(spot_id, clean["place"])
    _refuse_day(posted_on, edition.printed_on, on)
    making_room = _at_spot(spot_id)
    if replaces is not None and replaces not in [row.id for row in making_room]:
        making_room.append(_hanging(replaces))
    for row in making_room:
        _take_down(writer, row, posted_on)
    copies = WallPosting.select().where(WallPosting.edition == edition_id)
    return writer.insert(
        WallPosting,
        edition=edition_id,
        spot=spot_id,
        copy=max((row.copy for row in copies), default=0) + 1,
        posted_on=posted_on,
        **{**clean, "place": "" if spot_id is not None else clean["place"]},
    )


@operation("移动版面")
def move_posting(
    writer: Writer,
    *,
    posting_id: int,
    moved_on: date,
    on: date,
    spot_id: int | None = None,
    place: str = "",
) -> int:
    """Hang a copy somewhere else and return its row there; where it hung stays on record.

    Raises:
        RefusedError: As `post_sheet`, and when it hangs there already or hangs no more.
    """
    row = _hanging(posting_id)
    clean = _clean(place=place)
    _refuse_nowhere(spot_id, clean["place"])
    if (row.spot_id, row.place) == (spot_id, "" if spot_id is not None else clean["place"]):
        raise RefusedError("这一张已经挂在那里了。请另选位置。")
    _refuse_day(moved_on, row.posted_on, on)
    for other in _at_spot(spot_id):
        _take_down(writer, other, moved_on)
    _take_down(writer, row, moved_on)
    return writer.insert(
        WallPosting,
        edition=row.edition_id,
        spot=spot_id,
        place="" if spot_id is not None else clean["place"],
        copy=row.copy,
        posted_on=moved_on,
        posted_by=row.posted_by,
        note=row.note,
    )


@operation("取下版面")
def end_posting(writer: Writer, *, posting_id: int, taken_on: date, on: date) -> None:
    """Record that a copy was taken down.

    Raises:
        RefusedError: When it hangs no more, or the day lies before its posting or ahead.
    """
    row = _hanging(posting_id)
    _refuse_day(taken_on, row.posted_on, on)
    _take_down(writer, row, taken_on)


@operation("更正上墙登记")
def correct_posting(
    writer: Writer,
    *,
    posting_id: int,
    on: date,
    posted_on: date,
    taken_on: date | None,
    values: dict[str, str],
) -> None:
    """Correct what was entered of a copy: its days, who hung it, the words beside it.

    Args:
        writer: Writes.
        posting_id: The copy. on: today.
        posted_on: Since when it hangs. taken_on: when it was taken down; None while it hangs.
        values: Any of place (where no position of a room is named), posted_by, note.

    Raises:
        RefusedError: When it is no more, a day cannot be, a text is too long, or something else
            hangs by now where it would hang again.
    """
    row = _posting(posting_id)
    clean = _clean(**values)
    if row.spot_id is None:
        _refuse_nowhere(None, clean.get("place", row.place))
    else:
        clean.pop("place", None)
    _refuse_day(posted_on, _edition(row.edition_id).printed_on, on)
    if taken_on is not None:
        _refuse_day(taken_on, posted_on, on)
    elif row.taken_on is not None and _at_spot(row.spot_id):
        raise RefusedError("这个位置现在挂着别的版面。请先取下那一张，或保留取下日期。")
    writer.update(WallPosting, row.id, posted_on=posted_on, taken_on=taken_on, **clean)


@operation("删除上墙登记")
def remove_posting(writer: Writer, *, posting_id: int) -> None:
    """Remove a record that was entered by mistake; what was printed stays on file.

    Raises:
        RefusedError: When it is no more.
    """
    writer.delete(WallPosting, _posting(posting_id).id)


def _clean(**values: str) -> dict[str, Any]:
    return clean_values(values, CHANGEABLE, _LONGEST)


def _edition(edition_id: int) -> Any:
    return standing_row(
        SheetEdition, edition_id, RefusedError("登记里没有这一张版面。请刷新后再看。")
    )


def _posting(posting_id: int) -> Any:
    return standing_row(
        WallPosting, posting_id, RefusedError("这条上墙登记已经不在了。请刷新后再看。")
    )


def _hanging(posting_id: int) -> Any:
    row = _posting(posting_id)
    if row.taken_on is not None:
        raise RefusedError("这一张已在 {day} 取下，不必再办。", day=row.taken_on.isoformat())
    return row


def _at_spot(spot_id: int | None) -> list[Any]:
    """Return what hangs at a position; nothing for none."""
    if spot_id is None:
        return []
    standing_row(WallSpot, spot_id, RefusedError("这个位置已经不在了。请另选位置。"))
    return list(
        WallPosting.select().where(
            (WallPosting.spot == spot_id) & WallPosting.taken_on.is_null(True)
        )
    )


def _take_down(writer: Writer, row: Any, day: date) -> None:
    if day < row.posted_on:
        raise RefusedError(
            "那里挂着的一张是 {day} 挂上的，取下日期不能更早。请改日期。",
            day=row.posted_on.isoformat(),
        )
    writer.update(WallPosting, row.id, taken_on=day)


def _refuse_nowhere(spot_id: int | None, place: str) -> None:
    if spot_id is None and not place:
        raise RefusedError("没有写挂在哪里。请选活动室里的位置，或写明地点。")


def _refuse_day(day: date, first: date, on: date) -> None:
    if day < first:
        raise RefusedError("日期不能早于 {first}。请改正日期。", first=first.isoformat())
    if day > on:
        raise RefusedError("日期不能晚于今天 {on}。请改正日期。", on=on.isoformat())
