"""The committees of the branches: one elected before, one elected last, and how each ended."""

from collections.abc import Mapping, Sequence
from typing import Any

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.vocabulary import Post
from dangjian_desktop.operations.demo.roll import LEADERS, DemoBranch, Entered, Roll
from dangjian_desktop.operations.runner import Writer
from dangjian_desktop.storage.lookups import open_spells
from dangjian_desktop.storage.models import PostSpell

#: A branch has a committee from so many full members (《支部工作条例》).
_COMMITTEE_FROM = 7
_FROM_SEVEN = (
    Post.SECRETARY,
    Post.DEPUTY_SECRETARY,
    Post.ORGANISATION_MEMBER,
    Post.PUBLICITY_MEMBER,
    Post.DISCIPLINE_MEMBER,
)
#: Who held these posts before, as places among those who may: the deputy of then is secretary now.
_BEFORE = (5, 0, 2, 6, 4)


def write_first_terms(writer: Writer, plan: Mapping[str, Any], roll: Roll) -> None:
    """Write who was elected before; these posts are open until the next election."""
    elected = {one["branch"]: PartialDate.from_iso(one["elected"]) for one in plan["merged"]}
    for name, branch in roll.branches.items():
        if name in roll.merged_from:
            for place, branch_id in enumerate(roll.merged_from[name]):
                half = branch.people[place :: len(roll.merged_from[name])]
                _elect(writer, branch_id, half[:LEADERS], elected[name])
        elif len(branch.plan["elected"]) > 1:
            day = PartialDate.from_iso(branch.plan["elected"][0])
            leaders = branch.people[:LEADERS]
            if branch.full_count >= _COMMITTEE_FROM:
                leaders = [branch.people[place] for place in _BEFORE]
            else:
                leaders = leaders[1:]
            _elect(writer, branch.branch_id, leaders, day, has_committee=_needs_committee(branch))


def write_present_terms(writer: Writer, roll: Roll) -> None:
    """Write who was elected last; whoever held a post before holds it until then."""
    for branch in roll.branches.values():
        day = PartialDate.from_iso(branch.plan["elected"][-1])
        for spell in open_spells(PostSpell, organisation=branch.branch_id):
            writer.update(PostSpell, spell.id, until=day)
        _elect(
            writer,
            branch.branch_id,
            branch.people[:LEADERS],
            day,
            has_committee=_needs_committee(branch),
        )


def _needs_committee(branch: DemoBranch) -> bool:
    return branch.full_count >= _COMMITTEE_FROM


def _elect(
    writer: Writer,
    branch_id: int,
    people: Sequence[Entered],
    day: PartialDate,
    *,
    has_committee: bool = True,
) -> None:
    posts = _FROM_SEVEN if has_committee else _FROM_SEVEN[:1]
    writer.insert_many(
        PostSpell,
        [
            {
                "person": one.person_id,
                "organisation": branch_id,
                "post": post,
                "since": day,
                "elected_on": day,
            }
            for one, post in zip(people, posts, strict=False)
        ],
    )
