"""What branches would be like after merging, splitting or dissolving, before anything is done."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from dangjian_desktop.domain.organisation_names import LONGEST_NAME
from dangjian_desktop.domain.organisation_rules import OrganisationRecord
from dangjian_desktop.domain.vocabulary import MEMBER_STAGES, Stage

_BRANCH_WORDS = ("联合党支部", "临时党支部", "党支部", "支部")


def name_of_followed_group(name: str, from_branch: str, taken: Collection[str]) -> str:
    """Return the name of a group in another branch: its own, or with that of its old branch.

    第一党小组 of 综采二队党支部 becomes 综采二队第一党小组 where there is a 第一党小组 already.
    """
    if name not in taken:
        return name
    short = from_branch
    if short not in _BRANCH_WORDS:
        short = short.removesuffix(next((w for w in _BRANCH_WORDS if short.endswith(w)), ""))
    short = short[: max(LONGEST_NAME - len(name), 0)]
    wanted, number = f"{short}{name}", 2
    while wanted in taken:
        wanted, number = f"{short}{name}（{number}）", number + 1
    return wanted


def joined(
    target: OrganisationRecord,
    sources: Iterable[OrganisationRecord],
    *,
    name: str,
    groups_follow: bool,
) -> OrganisationRecord:
    """Return a branch as it would be with all people of others; their posts have ended."""
    full, probationary, others = target.full, target.probationary, target.others
    ungrouped, groups = target.ungrouped, target.group_count
    for source in sources:
        full += source.full
        probationary += source.probationary
        others += source.others
        ungrouped += source.ungrouped if groups_follow else source.members
        groups += source.group_count if groups_follow else 0
    return replace(
        target,
        name=name,
        full=full,
        probationary=probationary,
        others=others,
        ungrouped=ungrouped,
        group_count=groups,
    )


def with_people(
    record: OrganisationRecord,
    stages: Sequence[Stage | None],
    *,
    sign: int = 1,
    groups: int = 0,
    staying: Collection[int] | None = None,
) -> OrganisationRecord:
    """Return a branch as it would be with more people, or with `sign` -1 with fewer.

    Args:
        record: As it is.
        stages: Of the people who come or go.
        sign: 1 or -1.
        groups: Groups that come or go with them.
        staying: Holders of posts who stay; None for all.
    """
    full = sum(stage is Stage.FULL for stage in stages)
    members = sum(stage in MEMBER_STAGES for stage in stages)
    holders = record.holders
    if staying is not None:
        holders = tuple(one for one in holders if one.person_id in staying)
    return replace(
        record,
        full=record.full + sign * full,
        probationary=record.probationary + sign * (members - full),
        others=record.others + sign * (len(stages) - members),
        group_count=record.group_count + sign * groups,
        holders=holders,
    )
