"""What stands on plates: of doors, and of the tables at which people sit."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dangjian_desktop.domain.vocabulary import COMMITTEE_POSTS, OrganisationKind, Post, printed
from dangjian_desktop.operations.paper_wall_people import branches_of
from dangjian_desktop.operations.printout import Printout, Rows
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.queries.due_list import DueListQuery
from dangjian_desktop.queries.organisations import OrganisationRow, Tree
from dangjian_desktop.queries.roster import RosterQuery, RosterRow, Scope
from dangjian_desktop.queries.wall_rooms import SpotsQuery

if TYPE_CHECKING:
    from dangjian_desktop.printing.walls.name_plates import NamePlate

#: The room that every branch has, by whatever name its plan calls it.
_ROOM = "党员活动室"


# Doors --------------------------------------------------------------------------------


def branch_plate_content(printout: Printout) -> Rows:
    """Return a plate for each branch, with the committee above it.

    Raises:
        RefusedError: When there is no branch.
    """
    from dangjian_desktop.printing.walls.door_plates import DoorPlate

    branches = branches_of(printout)
    tree = Tree.on(printout.on)
    plates = [DoorPlate(one.name, _above(one, tree)) for one in branches]
    return plates, {"name": plates[0].name}


def room_plate_content(printout: Printout) -> Rows:
    """Return a plate for each room of a branch that its plan has; without a plan for one room.

    Raises:
        RefusedError: When there is no branch.
    """
    from dangjian_desktop.printing.walls.door_plates import DoorPlate

    plates = []
    for branch in branches_of(printout):
        walls = SpotsQuery(branch.organisation_id).fetch()
        rooms = dict.fromkeys(wall.room for wall in walls) or (_ROOM,)
        plates += [DoorPlate(room, branch.name) for room in rooms]
    return plates, {"name": plates[0].name}


def group_plate_content(printout: Printout) -> Rows:
    """Return a plate for each 党小组, with its branch; for one that is asked for, only its own.

    Raises:
        RefusedError: When there is no group.
    """
    from dangjian_desktop.printing.walls.door_plates import DoorPlate

    tree = Tree.on(printout.on)
    node = tree.get(printout.organisation_id)
    here = None if node is None else tree.below(node.organisation_id)
    plates = [
        DoorPlate(one.name, _above(one, tree))
        for one in tree.of_kind(OrganisationKind.PARTY_GROUP)
        if here is None or one.organisation_id in here
    ]
    if not plates:
        raise RefusedError(
            "这里没有党小组，没有牌可以印。请先在“党小组 › 分组”里设立，或另选支部。"
        )
    return plates, {"name": plates[0].name}


def _above(one: OrganisationRow, tree: Tree) -> str:
    above = tree.get(one.parent_id)
    return "" if above is None else above.name


# Tables -------------------------------------------------------------------------------


def desk_plate_content(printout: Printout) -> Rows:
    """Return a folded plate for each: the people named, those due at an activity, or a branch.

    Raises:
        RefusedError: When there is nobody.
    """
    plates = _named(printout)
    return plates, {"name": plates[0].name}


def seat_cards_content(printout: Printout) -> Rows:
    """Return pages of cards to cut out, for the same people.

    Raises:
        RefusedError: When there is nobody.
    """
    from dangjian_desktop.printing.walls.name_plates import SEATS, SeatCards

    plates = _named(printout)
    pages = [
        SeatCards(tuple(plates[start : start + SEATS])) for start in range(0, len(plates), SEATS)
    ]
    return pages, {"name": plates[0].name}


def _named(printout: Printout) -> Sequence["NamePlate"]:
    from dangjian_desktop.printing.walls.name_plates import NamePlate

    plates = [NamePlate(row.facts.name, _told(row), row.uid) for row in _people(printout)]
    if not plates:
        raise RefusedError("没有可以印牌的人。请选人、选一次活动，或另选党支部。")
    return plates


def _people(printout: Printout) -> Sequence[RosterRow]:
    """Return the people in the order in which they were named, else in that of the roster."""
    wanted = printout.person_ids
    if not wanted and printout.activity_id is not None:
        wanted = tuple(DueListQuery(printout.activity_id).fetch())
    if not wanted:
        if printout.activity_id is not None:
            return ()
        return RosterQuery(printout.on, within=printout.organisation_id).fetch()
    rows = RosterQuery(printout.on, scope=Scope.EVERYBODY, people=wanted).fetch()
    by_id = {row.person_id: row for row in rows}
    return [by_id[key] for key in wanted if key in by_id]


def _told(row: RosterRow) -> str:
    held = [printed(post) for post in (*COMMITTEE_POSTS, Post.GROUP_LEADER) if post in row.posts]
    return "　".join(filter(None, (row.branch_name, "、".join(held))))
