"""The kinds of test that look at where somebody belongs, from when until when.

Spells contradict one another only where they do so for every day that their dates may mean.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from itertools import combinations
from operator import attrgetter

from dangjian_desktop.domain.checks import Found
from dangjian_desktop.domain.fact_kinds import PersonTest, printed_stage
from dangjian_desktop.domain.person_record import Book, Held, PersonRecord, Spell
from dangjian_desktop.domain.vocabulary import PRINTED, OrganisationKind, Post, Stage


def _no_branch() -> PersonTest:
    """Somebody in no branch of whom no leaving is recorded."""

    def test(record: PersonRecord, book: Book) -> Found | None:
        del record, book
        return Found({})

    return test


def _ungrouped() -> PersonTest:
    """Somebody in no group although the branch has groups."""

    def test(record: PersonRecord, book: Book) -> Found | None:
        branch = book.organisations.get(record.branch_id or 0)
        if record.group_id is not None or branch is None or not branch.group_count:
            return None
        return Found({"branch": branch.name, "groups": str(branch.group_count)})

    return test


def _spells_overlap(*, of: str) -> PersonTest:
    """Two spells of one kind that surely hold on one day."""
    read = attrgetter(of)

    def test(record: PersonRecord, book: Book) -> Found | None:
        for one, other in combinations(read(record), 2):
            if not _same(one, other) and _surely_overlap(one, other, book.on):
                facts = {"first": _told(one, book), "second": _told(other, book)}
                return Found(facts, tuple(facts.values()))
        return None

    return test


def _spell_reversed(*, of: Sequence[str]) -> PersonTest:
    """A spell that surely ends before it begins."""
    reads = [attrgetter(name) for name in of]

    def test(record: PersonRecord, book: Book) -> Found | None:
        for read in reads:
            for spell in read(record):
                since, until = spell.since, spell.until
                if since and until and until.last_day < since.first_day:
                    return Found({"spell": _told(spell, book)}, (_told(spell, book),))
        return None

    return test


def _spells_twice(*, of: Sequence[str]) -> PersonTest:
    """Two spells that say the same."""
    reads = [attrgetter(name) for name in of]

    def test(record: PersonRecord, book: Book) -> Found | None:
        for read in reads:
            for one, other in combinations(read(record), 2):
                if _same(one, other):
                    return Found({"spell": _told(one, book)}, (_told(one, book),))
        return None

    return test


def _post_elsewhere() -> PersonTest:
    """A post in a branch to which the person does not belong."""

    def test(record: PersonRecord, book: Book) -> Found | None:
        for post in record.posts_on(book.on):
            if (
                book.kind_of(post.organisation_id) is OrganisationKind.BRANCH
                and post.organisation_id != record.branch_id
            ):
                return Found(
                    {
                        "post": PRINTED[post.post],
                        "place": book.names.get(post.organisation_id, ""),
                        "branch": book.names.get(record.branch_id or 0, ""),
                    },
                    (str(post.post), str(post.organisation_id), str(record.branch_id)),
                )
        return None

    return test


def _leader_elsewhere() -> PersonTest:
    """A 党小组长 of a group to which the person does not belong."""

    def test(record: PersonRecord, book: Book) -> Found | None:
        for post in record.posts_on(book.on):
            if post.post is Post.GROUP_LEADER and post.organisation_id != record.group_id:
                own = book.names.get(record.group_id or 0, "")
                return Found(
                    {
                        "place": book.names.get(post.organisation_id, ""),
                        "group": f"编在{own}" if own else "没有编入党小组",
                    },
                    (str(post.organisation_id), str(record.group_id)),
                )
        return None

    return test


def _group_elsewhere() -> PersonTest:
    """A group of another branch than the person's."""

    def test(record: PersonRecord, book: Book) -> Found | None:
        if record.group_id is None or record.branch_id is None:
            return None
        of = book.branches.get(record.group_id)
        if of == record.branch_id:
            return None
        return Found(
            {
                "group": book.names.get(record.group_id, ""),
                "of": book.names.get(of or 0, "已撤销的组织"),
                "branch": book.names.get(record.branch_id, ""),
            },
            (str(record.group_id), str(record.branch_id)),
        )

    return test


def _left_holds(*, of: str) -> PersonTest:
    """Somebody who left and of whom a post or a group is still open."""
    read = attrgetter(of)

    def test(record: PersonRecord, book: Book) -> Found | None:
        held = [spell for spell in read(record) if spell.until is None]
        if not held or not record.departures:
            return None
        told = "、".join(_told_place(spell, book) for spell in held)
        left = record.departures[-1].left_on
        return Found({"held": told, "left_on": left.printed}, (told, left.iso))

    return test


def _left_but_here() -> PersonTest:
    """Somebody on the roll of whom a later leaving is recorded than the joining."""

    def test(record: PersonRecord, book: Book) -> Found | None:
        joined = next((s.since for s in record.branches if s.holds_on(book.on)), None)
        if joined is None:
            return None
        for left in record.departures:
            if joined.last_day < left.left_on.first_day <= book.on:
                facts = {
                    "left_on": left.left_on.printed,
                    "reason": PRINTED[left.reason],
                    "joined_on": joined.printed,
                }
                return Found(facts, (left.left_on.iso, joined.iso))
        return None

    return test


def _stage_order() -> PersonTest:
    """Stages that do not follow one another as on the road to membership."""

    def test(record: PersonRecord, book: Book) -> Found | None:
        del book
        dated = [s for s in record.stages if s.since is not None and s.stage is not None]
        for one, other in combinations(dated, 2):
            first, second = sorted((one, other), key=lambda s: _STAGE_RANK[s.stage or Stage.FULL])
            assert first.since is not None
            assert second.since is not None
            is_member = first.stage is Stage.PROBATIONARY  # another check names these two days
            if not is_member and second.since.last_day < first.since.first_day:
                facts = {
                    "first": printed_stage(first.stage),
                    "first_on": first.since.printed,
                    "second": printed_stage(second.stage),
                    "second_on": second.since.printed,
                }
                return Found(facts, tuple(facts.values()))
        return None

    return test


_STAGE_RANK = {stage: rank for rank, stage in enumerate(Stage)}


def _told_place(spell: Spell, book: Book) -> str:
    place = book.names.get(spell.organisation_id or 0, "")
    if isinstance(spell, Held):
        return (
            f"{place}{PRINTED[spell.post]}"
            if spell.post is Post.GROUP_LEADER
            else (f"{PRINTED[spell.post]}（{place}）")
        )
    return place or printed_stage(spell.stage)


def _told(spell: Spell, book: Book) -> str:
    since = spell.since.printed if spell.since else "不详"
    until = spell.until.printed if spell.until else "今"
    return f"{_told_place(spell, book)} {since} 至 {until}"


def _same(one: Spell, other: Spell) -> bool:
    return one[1:] == other[1:]


def _surely_overlap(one: Spell, other: Spell, on: date) -> bool:
    """Whether there is a day on which both hold, whatever their coarse dates mean."""
    latest_start = max(_latest_start(one, on), _latest_start(other, on))
    ends = [spell.until.first_day for spell in (one, other) if spell.until is not None]
    return not ends or latest_start < min(ends)


def _latest_start(spell: Spell, on: date) -> date:
    """Return the last day on which a spell can have begun; it held on one day at least."""
    if spell.since is not None:
        return spell.since.last_day
    if spell.until is None:
        return on
    return spell.until.first_day - timedelta(days=1)


SPELL_TESTS: Mapping[str, Callable[..., PersonTest]] = {
    "no_branch": _no_branch,
    "ungrouped": _ungrouped,
    "spells_overlap": _spells_overlap,
    "spell_reversed": _spell_reversed,
    "spells_twice": _spells_twice,
    "post_elsewhere": _post_elsewhere,
    "leader_elsewhere": _leader_elsewhere,
    "group_elsewhere": _group_elsewhere,
    "left_holds": _left_holds,
    "left_but_here": _left_but_here,
    "stage_order": _stage_order,
}
