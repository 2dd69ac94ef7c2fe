"""Reads what the gallery of sheets shows: every sheet with what it would be printed of.

Changes nothing. The sheets themselves are made by `printouts.make_sheet`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from dangjian_desktop.domain.activity_kinds import (
    COMMITTEE_MEETING,
    GENERAL_MEETING,
    TALK,
    THEMED_DAY,
)
from dangjian_desktop.domain.paper_forms import PaperSubject
from dangjian_desktop.domain.sheet_sets import SheetSet, SheetSets
from dangjian_desktop.domain.wall_sheets import (
    PLACE_WORDS,
    PURPOSE_WORDS,
    WallPlace,
    WallPurpose,
)
from dangjian_desktop.domain.wall_texts import OWN_PREFIX
from dangjian_desktop.operations.printout import (
    AGENDA_SHEET,
    ARCHIVE,
    LEDGER_NOTICE,
    MEETING_MINUTES,
    TALK_RECORD,
    TEXT_SHEET,
    THEMED_DAY_PLAN,
    THEMED_DAY_RECORD,
    Printout,
)
from dangjian_desktop.operations.printouts import (
    SheetInfo,
    form_sheet,
    offered_sheets,
    text_sheet,
)
from dangjian_desktop.queries.found_sheets import SheetName
from dangjian_desktop.queries.ledger_books import books_by_code
from dangjian_desktop.queries.sheet_choices import ChosenLooks, SheetChoicesQuery
from dangjian_desktop.queries.sheet_subjects import SheetSubjects, SheetSubjectsQuery
from dangjian_desktop.queries.wall_register import HangingRow, WallStandingQuery
from dangjian_desktop.queries.wall_texts import TextRow, TextsInForceQuery
from dangjian_desktop.storage.database import connection
from dangjian_desktop.storage.shipped_sheet_sets import shipped_sheet_sets

#: Where forms stand that no shelf names.
OTHER_SHELF = "其他表格"
#: What no gallery can choose: it comes from the page where it is worked out.
_OF_A_PAGE = frozenset({"reconciliation", "division"})
#: The kinds of which a paper of an activity is, the usual one first; all others are of any kind.
_KINDS = {
    THEMED_DAY_PLAN: (THEMED_DAY,),
    THEMED_DAY_RECORD: (THEMED_DAY,),
    TALK_RECORD: (TALK,),
    AGENDA_SHEET: (COMMITTEE_MEETING, GENERAL_MEETING),
    MEETING_MINUTES: (COMMITTEE_MEETING, GENERAL_MEETING),
}
#: What the office files of an activity: made with everything, as on the page of the activity.
_FILED = frozenset({MEETING_MINUTES, THEMED_DAY_PLAN, THEMED_DAY_RECORD})
#: The book of which a ledger is shown first.
_FIRST_BOOK = "hazard"


@dataclass(frozen=True)
class GallerySheet:
    """A sheet in the gallery.

    Attributes:
        info: What it is. group: the word under which it stands: a place, or a shelf of forms.
        kind_word: What it is for: a purpose; "" for a form.
        printout: What it would be printed of in the branch.
        is_missing: Whether it is of a text that nobody has entered.
    """

    info: SheetInfo
    group: str
    kind_word: str
    printout: Printout
    is_missing: bool = False

    @property
    def is_wall(self) -> bool:
        """Whether it hangs on a wall."""
        return bool(self.info.place)


def gallery(on: date, within: int | None) -> tuple[GallerySheet, ...]:
    """Return every sheet of a branch as of a day: what hangs by place and purpose, then forms.

    Args:
        on: The day of which the sheets are true.
        within: The branch; None for the whole committee.
    """
    with connection():
        sets = shipped_sheet_sets()
        subjects = SheetSubjectsQuery(on, within).fetch()
        choices = SheetChoicesQuery(within).fetch()
        texts = TextsInForceQuery(on, within).fetch()
    found = []
    for info in [*offered_sheets(), *_own_text_sheets(texts)]:
        if _OF_A_PAGE & {*info.needs}:
            continue
        kind_word = PURPOSE_WORDS[WallPurpose(info.purpose)] if info.purpose else ""
        printout = _printout(info, on, within, subjects, choices)
        found.append(
            GallerySheet(
                info,
                _group_of(info, sets),
                kind_word,
                printout,
                is_missing=printout.code == TEXT_SHEET and info.code not in texts,
            )
        )
    return tuple(sorted(found, key=_order))


def only_kinds_of(code: str) -> frozenset[str] | None:
    """Return the kind of activity of which alone a sheet is; None where it is of several."""
    kinds = _KINDS.get(code, ())
    return frozenset(kinds) if len(kinds) == 1 else None


def wall_standing(on: date, within: int | None) -> list[HangingRow]:
    """Return what hangs, compared with today; may be asked on the worker's thread."""
    with connection():
        return WallStandingQuery(on, within).fetch()


def sheet_names(on: date, within: int | None = None) -> tuple[SheetName, ...]:
    """Return every sheet as quick find knows it, with the texts of one's own that are in force.

    The notice of a ledger stands there once for each book that has one: 工作经费公示.
    """
    with connection():
        sets = shipped_sheet_sets()
        texts = TextsInForceQuery(on, within).fetch()
        noticed = [(code, book.short) for code, book in books_by_code().items() if book.notice_form]
    found = []
    for info in [*offered_sheets(), *_own_text_sheets(texts)]:
        if _OF_A_PAGE & {*info.needs}:
            continue
        where = f"上墙 › 版面 › {_group_of(info, sets)}"
        found.append(SheetName(info.code, info.title, where, sets.names.get(info.code, ())))
        if info.code == LEDGER_NOTICE:
            found += [
                SheetName(info.code, f"{short}公示", where, book=book) for book, short in noticed
            ]
    return tuple(found)


def _own_text_sheets(texts: Mapping[str, TextRow]) -> list[SheetInfo]:
    """Return the sheets of texts that only this branch, or what stands above it, has."""
    return [text_sheet(row.kind) for code, row in texts.items() if code.startswith(OWN_PREFIX)]


def _group_of(info: SheetInfo, sets: SheetSets) -> str:
    """Return the word under which a sheet stands: a place on the wall, or a shelf of forms."""
    if info.place:
        return PLACE_WORDS[WallPlace(info.place)]
    return sets.shelf_of(info.code, info.subject) or OTHER_SHELF


def sheet_sets_offered(sheets: Mapping[str, GallerySheet]) -> tuple[SheetSet, ...]:
    """Return the sets of which there are sheets, each with those that there are."""
    kept = (
        replace(one, sheets=tuple(code for code in one.sheets if code in sheets))
        for one in shipped_sheet_sets().sets
    )
    return tuple(one for one in kept if one.sheets)


def set_named(code: str) -> SheetSet | None:
    """Return the set of a code; None where there is none."""
    return next((one for one in shipped_sheet_sets().sets if one.code == code), None)


def _order(sheet: GallerySheet) -> tuple[int, bool, int]:
    """Places and purposes in their order, texts that nobody has entered at the end of a place."""
    if not sheet.is_wall:
        return len(WallPlace), False, 0
    places, purposes = list(WallPlace), list(WallPurpose)
    info = sheet.info
    purpose = purposes.index(WallPurpose(info.purpose))
    return places.index(WallPlace(info.place)), sheet.is_missing, purpose


def _printout(
    info: SheetInfo,
    on: date,
    within: int | None,
    subjects: SheetSubjects,
    choices: Mapping[str, ChosenLooks],
) -> Printout:
    of_form = form_sheet(info.code)
    made = Printout(
        of_form or info.code,
        on,
        organisation_id=within,
        form=info.code if of_form else "",
    )
    needs = {*info.needs}
    if "person" in needs:
        person = {
            str(PaperSubject.DEVELOPMENT): subjects.applicant_id,
            str(PaperSubject.TRANSFER): subjects.away_id,
        }.get(info.subject, subjects.person_id)
        if info.code in ("development_papers", "development_contents"):
            person = subjects.applicant_id
        made = replace(made, person_ids=() if person is None else (person,))
    if "activity" in needs:
        kinds = _KINDS.get(info.code)
        of_kind = (subjects.held[kind] for kind in kinds or () if kind in subjects.held)
        latest = subjects.activity_id if kinds is None else next(of_kind, None)
        made = replace(made, activity_id=latest)
    if "coming_activity" in needs:
        made = replace(made, activity_id=subjects.coming_id)
    if "vote" in needs:
        made = replace(made, vote_id=subjects.vote_id)
    if "transfer" in needs:
        made = replace(made, transfer_id=subjects.transfer_id)
    if "book" in needs:
        made = replace(made, book=_FIRST_BOOK)
    if "period" in needs:
        made = replace(made, since=on.replace(month=1, day=1), until=on, period=subjects.quarter)
    if needs & {"month", "coming_month"}:
        made = replace(made, year=on.year, month=on.month)
    if "year" in needs:
        made = replace(made, year=on.year)
    of_all, own = (choices.get(code, ChosenLooks()) for code in ("", info.code))
    return replace(
        made,
        theme=(own.theme or of_all.theme) if info.place else "",
        paper=own.paper,
        detail=own.detail or (ARCHIVE if info.code in _FILED else ""),
    )
