"""What stands on the walls that name people: 支委分工, 承诺墙, 光荣榜, 一带二结对榜, 先锋岗牌.

Everything is read from the roster and the ledgers as of the day. Who has left the branch stands on
no wall of it, and what needs somebody's consent is left out without a word where there is none.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from dangjian_desktop.domain.duty_areas import AREA_BOOK
from dangjian_desktop.domain.ledger_print import form_of, is_public
from dangjian_desktop.domain.ledger_values import Named
from dangjian_desktop.domain.vocabulary import (
    COMMITTEE_POSTS,
    ConsentKind,
    OrganisationKind,
    Post,
    printed,
)
from dangjian_desktop.operations.printout import Printout, Rows, day_on_paper
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.queries.duty_areas import stands
from dangjian_desktop.queries.ledger_books import books_by_code
from dangjian_desktop.queries.ledger_entries import EntryRow
from dangjian_desktop.queries.ledgers import LedgerQuery
from dangjian_desktop.queries.organisations import OrganisationRow, Tree
from dangjian_desktop.queries.photos import WallPhotoQuery
from dangjian_desktop.queries.roster import RosterQuery, RosterRow, Scope
from dangjian_desktop.queries.terms import running_term
from dangjian_desktop.queries.wall_consents import WallConsentQuery

if TYPE_CHECKING:
    from dangjian_desktop.printing.walls.card_board import WallCard

COMMITMENTS, PAIRS, AWARDS, POSTS = "commitment", "pairing", "award", "vanguard_post"
DUTIES = "duty_list"
#: A duty that is done once is no part of how a committee divides its work.
_ONCE = "一次办结"
#: The level of the areas for which the committee itself answers.
_OF_COMMITTEE = "支委责任区"
#: What stands on the plate of a post: fields of the book, with words that are short enough.
_ON_PLATE = {
    "post": "岗位",
    "place": "班组",
    "model": "示范方面",
    "duties": "岗位职责",
    "standard": "创岗标准",
}
#: The state of a post that has its plate.
_AWARDED = "awarded"


def branches_of(printout: Printout) -> list[OrganisationRow]:
    """Return the branch that is asked for, or every branch below what is; of a group its branch.

    Raises:
        RefusedError: When there is none.
    """
    tree = Tree.on(printout.on)
    node = tree.get(printout.organisation_id)
    if node is not None and node.kind is OrganisationKind.PARTY_GROUP:
        node = tree.get(node.parent_id)
    here = None if node is None else tree.below(node.organisation_id)
    found = [
        row
        for row in tree.of_kind(OrganisationKind.BRANCH)
        if here is None or row.organisation_id in here
    ]
    if not found:
        raise RefusedError("这里没有党支部。请先导入名册或新建党支部，或另选党组织。")
    return found


def photos_of(people: Iterable[int | None]) -> Mapping[int, bytes]:
    """Return the photos that may hang, by person id."""
    known = sorted({key for key in people if key is not None})
    return WallPhotoQuery(tuple(known)).fetch()


# The committee ------------------------------------------------------------------------


def committee_division_content(printout: Printout) -> Rows:
    """Return the committee of each branch: posts, and what each of them looks after.

    That is what the records say of it: the 党小组 that somebody leads, the 支委责任区, and the
    lasting duties of the 责任清单.

    Raises:
        RefusedError: When nobody holds a post.
    """
    from dangjian_desktop.printing.walls.card_board import CardBoard

    boards = []
    branches = branches_of(printout)
    for branch in branches:
        cards = _committee(branch, printout.on)
        if cards:
            under = _term_words(branch, printout.on, len(cards))
            boards.append(
                CardBoard(
                    branch.name,
                    under,
                    "支部委员会",
                    "分工",
                    cards,
                    day_on_paper(printout.on),
                    is_by_role=True,
                )
            )
    if not boards:
        raise RefusedError("还没有登记支部书记和委员。请先在“名册”里登记职务。")
    return boards, {"name": boards[0].name}


def _term_words(branch: OrganisationRow, on: date, count: int) -> str:
    told = f"{count} 人"
    term = running_term(branch.organisation_id, on)
    if term is None:
        return told
    return f"任期 {day_on_paper(term.elected)} 至 {day_on_paper(term.ends)}　{told}"


def _committee(branch: OrganisationRow, on: date) -> tuple["WallCard", ...]:
    from dangjian_desktop.printing.walls.card_board import WallCard

    people = RosterQuery(on, within=branch.organisation_id).fetch()
    members: dict[int, RosterRow] = {}
    for post in COMMITTEE_POSTS:
        members |= {row.person_id: row for row in people if post in row.posts} | members
    photos = photos_of(members)
    areas, duties = _areas_of(branch, on), _duties_of(branch, on)
    tree = Tree.on(on)
    cards = []
    for key, row in members.items():
        held = [printed(post) for post in COMMITTEE_POSTS if post in row.posts]
        lines = []
        if Post.GROUP_LEADER in row.posts and (group := tree.get(row.group_id)) is not None:
            lines.append(f"兼{group.name}组长")
        lines += [f"责任区：{'、'.join(areas[key])}"] if areas.get(key) else []
        lines += [f"分工：{'；'.join(duties[key])}"] if duties.get(key) else []
        cards.append(
            WallCard(row.facts.name, "、".join(held), tuple(lines), photos.get(key), row.uid)
        )
    return tuple(cards)


def _areas_of(branch: OrganisationRow, on: date) -> Mapping[int, list[str]]:
    found = defaultdict(list)
    for row in _standing(AREA_BOOK, branch, on):
        if row.text("level") == _OF_COMMITTEE and stands(row, on):
            for one in _named(row, "members"):
                if one.person_id is not None:
                    found[one.person_id].append(row.text("name"))
    return found


def _duties_of(branch: OrganisationRow, on: date) -> Mapping[int, list[str]]:
    found = defaultdict(list)
    for row in _standing(DUTIES, branch, on):
        if row.text("rhythm") != _ONCE:
            for one in _named(row, "owner"):
                if one.person_id is not None:
                    found[one.person_id].append(f"{row.text('rhythm')}{row.text('duty')}")
    return found


# Promises -----------------------------------------------------------------------------


def commitment_wall_content(printout: Printout) -> Rows:
    """Return the promises of each branch that run and whose people agreed to have them hang.

    Raises:
        RefusedError: When there is none.
    """
    from dangjian_desktop.printing.walls.card_board import CardBoard, WallCard

    form = form_of(books_by_code()[COMMITMENTS])
    boards = []
    for branch in branches_of(printout):
        rows = [
            row
            for row in _standing(COMMITMENTS, branch, printout.on)
            if is_public(form, row.row.values) and _is_asked(row, printout)
        ]
        people = _people_here(branch, printout.on)
        promised: dict[int, list[EntryRow]] = defaultdict(list)
        for row in rows:
            for one in _named(row, "person"):
                if one.person_id in people:
                    promised[one.person_id or 0].append(row)
        photos = photos_of(promised)
        cards = tuple(
            WallCard(
                people[key].facts.name,
                _kinds(promised[key]),
                tuple(row.text("promise") for row in promised[key]),
                photos.get(key),
                people[key].uid,
            )
            for key in people
            if key in promised
        )
        if cards:
            told = f"亮承诺 {len(cards)} 人"
            boards.append(
                CardBoard(branch.name, told, "承诺人", "承诺", cards, day_on_paper(printout.on))
            )
    if not boards:
        raise RefusedError(
            "还没有可以上墙的承诺。请在“党员亮承诺”台账里登记承诺，并写明本人同意上墙。"
        )
    return boards, {"name": boards[0].name}


def _kinds(rows: Sequence[EntryRow]) -> str:
    """Return of which kinds the promises of somebody are, and until when if it is one day."""
    kinds = "、".join(dict.fromkeys(row.text("kind") for row in rows))
    days = {row.text("due_on") for row in rows}
    due = days.pop() if len(days) == 1 else ""
    return f"{kinds}　{due} 前" if due else kinds


# Pairs --------------------------------------------------------------------------------


def pairing_board_content(printout: Printout) -> Rows:
    """Return the pairs of each branch that run, as far as everybody in them agreed.

    The row must say that everybody agreed to be paired and to be seen; whoever is on the roster
    must have a recorded consent besides. A worker without one is left out, and so is a member
    without one or without any worker that is left.

    Raises:
        RefusedError: When there is none.
    """
    from dangjian_desktop.printing.walls.card_board import CardBoard, WallCard

    agreed = WallConsentQuery(ConsentKind.PAIRING, printout.on).fetch()
    form = form_of(books_by_code()[PAIRS])
    boards = []
    for branch in branches_of(printout):
        people = _people_here(branch, printout.on)
        cards = []
        for row in _standing(PAIRS, branch, printout.on):
            if not is_public(form, row.row.values) or not _is_asked(row, printout):
                continue
            members = [one for one in _named(row, "member") if one.person_id in agreed]
            workers = [
                one
                for one in _named(row, "workers")
                if one.person_id is None or one.person_id in agreed
            ]
            here = [one for one in members if workers and one.person_id in people]
            cards += [(one, workers, row) for one in here]
        photos = photos_of(one.person_id for one, _workers, _row in cards)
        told = tuple(
            WallCard(
                one.name,
                f"带教{'、'.join(worker.name for worker in workers)}",
                (row.text("skill"), _stretch(row)),
                photos.get(one.person_id or 0),
                people[one.person_id or 0].uid,
            )
            for one, workers, row in cards
        )
        if told:
            workers_told = sum(len(workers) for _one, workers, _row in cards)
            under = f"结对 {len(told)} 组　职工 {workers_told} 人"
            boards.append(
                CardBoard(branch.name, under, "带教党员", "结对", told, day_on_paper(printout.on))
            )
    if not boards:
        raise RefusedError(
            "没有可以上墙的结对。请在“党员一带二”台账里登记，并登记党员和职工本人同意结对名单上墙。"
        )
    return boards, {"name": boards[0].name}


def _stretch(row: EntryRow) -> str:
    due = row.text("due_on")
    return f"{row.text('day')} 至 {due}" if due else f"{row.text('day')} 起"


# Honours ------------------------------------------------------------------------------


def honour_roll_content(printout: Printout) -> Rows:
    """Return what was awarded in a year: each person or collective once, the highest level first.

    Without a year it is that of the last award. Money and reasons never stand there.

    Raises:
        RefusedError: When nothing was awarded.
    """
    from dangjian_desktop.printing.walls.card_board import CardBoard, WallCard

    boards = []
    for branch in branches_of(printout):
        people = _people_here(branch, printout.on)
        rows = [
            row
            for row in LedgerQuery(
                AWARDS, printout.on, branch.organisation_id, until=printout.on
            ).fetch()
            if _is_asked(row, printout)
        ]
        year = printout.year or max((_day(row).year for row in rows), default=printout.on.year)
        honours: dict[tuple[str, int | None], list[EntryRow]] = defaultdict(list)
        for row in sorted((row for row in rows if _day(row).year == year), key=_height):
            for one in _named(row, "people"):
                if one.person_id is None or one.person_id in people:
                    honours[one.name, one.person_id].append(row)
            if collective := row.text("collective"):
                honours[collective, None].append(row)
        photos = photos_of(key for _name, key in honours)
        cards = tuple(
            WallCard(
                name,
                f"{got[0].text('level')}级",
                tuple(dict.fromkeys(_honour(row) for row in got)),
                photos.get(key or 0),
                people[key].uid if key is not None else "",
            )
            for (name, key), got in honours.items()
        )
        if cards:
            under = f"{year}年度"
            boards.append(
                CardBoard(branch.name, under, "受表彰", "荣誉", cards, day_on_paper(printout.on))
            )
    if not boards:
        raise RefusedError("还没有登记表彰奖励，没有可以上墙的。请先在“表彰奖励”台账里登记。")
    return boards, {"name": boards[0].name}


def _height(row: EntryRow) -> tuple[int, date]:
    """Return by what honours are ordered: the highest level first, then the earlier one."""
    field = row.book.field("level")
    levels = list(field.offered) if field is not None else []
    level = row.text("level")
    return -(levels.index(level) if level in levels else -1), _day(row)


def _honour(row: EntryRow) -> str:
    day = _day(row)
    return f"{row.text('honour')}（{day.year}年{day.month}月）"


# Posts --------------------------------------------------------------------------------


def vanguard_plate_content(printout: Printout) -> Rows:
    """Return a plate for each 党员先锋岗 that has been awarded and not taken away.

    Raises:
        RefusedError: When there is none.
    """
    from dangjian_desktop.printing.walls.area_plate import AreaPlate, PlateMember

    plates = []
    for branch in branches_of(printout):
        people = _people_here(branch, printout.on)
        rows = [
            row
            for row in _standing(POSTS, branch, printout.on)
            if _is_asked(row, printout) and _awarded(row, printout.on)
        ]
        photos = photos_of(one.person_id for row in rows for one in _named(row, "members"))
        for row in rows:
            here = [
                one
                for one in _named(row, "members")
                if one.person_id is None or one.person_id in people
            ]
            lines = {word: row.text(key) for key, word in _ON_PLATE.items()}
            number = row.text("plate_number")
            plates.append(
                AreaPlate(
                    name=row.text("post"),
                    under="　".join(filter(None, (branch.name, number))),
                    members=tuple(
                        PlateMember(
                            one.name,
                            photos.get(one.person_id or 0),
                            people[one.person_id].uid if one.person_id is not None else "",
                        )
                        for one in here
                    ),
                    lines=tuple((word, text) for word, text in lines.items() if text),
                    as_of=day_on_paper(printout.on),
                    word="岗位党员",
                )
            )
    if not plates:
        raise RefusedError("还没有授牌的党员先锋岗。请先在“党员先锋岗”台账里登记授牌。")
    return plates, {"name": plates[0].name}


def _awarded(row: EntryRow, on: date) -> bool:
    """Whether a post had its plate on the day."""
    step = row.row.reached(_AWARDED)
    return step is not None and step.day.first_day <= on


# What they share ----------------------------------------------------------------------


def _standing(book: str, branch: OrganisationRow, on: date) -> list[EntryRow]:
    """Return the rows of a book of a branch and its groups that run on a day, in their order."""
    found = LedgerQuery(book, on, branch.organisation_id, until=on).fetch()
    return sorted(
        (row for row in found if row.closed_on is None or row.closed_on.first_day > on),
        key=lambda row: (row.organisation_id, row.number),
    )


def _people_here(branch: OrganisationRow, on: date) -> Mapping[int, RosterRow]:
    """Return everybody who is in a branch on a day, by id."""
    rows = RosterQuery(on, within=branch.organisation_id, scope=Scope.EVERYBODY).fetch()
    return {row.person_id: row for row in rows}


def _is_asked(row: EntryRow, printout: Printout) -> bool:
    """Whether a row is among those that were named; where none was, all are."""
    chosen = printout.entry_ids
    if printout.ledger is not None and printout.ledger.entries is not None:
        chosen = printout.ledger.entries
    return not chosen or row.entry_id in chosen


def _named(row: EntryRow, key: str) -> Sequence[Named]:
    value = row.row.values.get(key)
    return value if isinstance(value, tuple) else ()


def _day(row: EntryRow) -> date:
    assert row.row.day is not None, "every row of these books has its day"
    return row.row.day.first_day
