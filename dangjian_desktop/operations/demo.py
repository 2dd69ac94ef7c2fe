"""The demonstration mine: invented people in a real-looking order, the same on every computer."""

import random
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.identity import check_digit
from dangjian_desktop.domain.people import PersonFacts
from dangjian_desktop.domain.vocabulary import (
    Education,
    LeaveReason,
    OrganisationKind,
    Post,
    Sex,
    Stage,
    Workplace,
)
from dangjian_desktop.operations.organisations import write_organisation
from dangjian_desktop.operations.people import facts_as_columns, stage_rows
from dangjian_desktop.operations.runner import RefusedError, Writer, operation
from dangjian_desktop.storage.models import (
    Departure,
    GroupMembership,
    Membership,
    Organisation,
    Person,
    PostSpell,
    StageSpell,
    Zone,
    ZoneSpell,
)
from dangjian_desktop.storage.models.base import UID_BYTES

#: Shares of the invented roll; near those of the real-looking workbook.
_SHARE_OF_WOMEN_UNDERGROUND = 0.06
_SHARE_OF_WOMEN_ABOVE = 0.35
_SHARE_PROBATIONARY = 0.07
_SHARE_MONTH_ONLY = 0.06
_SHARE_WITHOUT_PHONE = 0.02
#: People on the road to membership and people who left, per branch.
_DEVELOPING_PER_BRANCH = 3
_LEFT_PER_BRANCH = 1
_COMMITTEE_SINCE = PartialDate(2024, 1, 18)
_GROUP_SINCE = PartialDate(2024, 2, 1)
_NUMERALS = "一二三四五六七八九十"
_FROM_SEVEN = (
    Post.SECRETARY,
    Post.DEPUTY_SECRETARY,
    Post.ORGANISATION_MEMBER,
    Post.PUBLICITY_MEMBER,
    Post.DISCIPLINE_MEMBER,
)
#: Who holds a post was born in these years and has this 党龄, so that no rule is broken for show.
_BORN_OF_LEADERS = range(1970, 1994)
_STANDING_OF_LEADERS = 4
#: A branch has a committee from so many full members (《支部工作条例》).
_COMMITTEE_FROM = 7
_EDUCATIONS = (
    Education.BACHELOR,
    Education.BACHELOR,
    Education.COLLEGE,
    Education.COLLEGE,
    Education.COLLEGE,
    Education.SECONDARY_VOCATIONAL,
    Education.HIGH_SCHOOL,
    Education.MASTER,
    Education.TECHNICAL,
)


@dataclass(frozen=True)
class DemoCounts:
    """What was built."""

    branches: int
    people: int
    groups: int
    zones: int


@operation("建立示范数据")
def build_demo(writer: Writer, *, description: str) -> DemoCounts:
    """Write the mine that a description (TOML) tells into an empty file.

    Raises:
        RefusedError: When the file already holds organisations or people.
    """
    if Organisation.select().exists() or Person.select().exists():
        raise RefusedError("数据文件夹里已有数据，不能再建立示范数据。请换一个空的数据文件夹。")
    plan: dict[str, Any] = tomllib.loads(description)
    chance = random.Random(plan["seed"])  # noqa: S311  (repeatable on purpose, no secret)
    people = _Inventor(plan, chance)
    committee = write_organisation(
        writer,
        kind=OrganisationKind.COMMITTEE,
        name=plan["committee"],
        parent_id=None,
        since=None,
    )
    ids: dict[str, int] = {}
    group_count = 0
    for branch in plan["branch"]:
        ids[branch["name"]] = write_organisation(
            writer,
            kind=OrganisationKind.BRANCH,
            name=branch["name"],
            parent_id=committee,
            since=None,
        )
        group_count += _write_branch(writer, ids[branch["name"]], branch, people, chance)
    for place, zone in enumerate(plan["zone"]):
        zone_id = writer.insert(Zone, name=zone["name"], place=place)
        for name in zone["branches"]:
            writer.insert(ZoneSpell, zone=zone_id, branch=ids[name], since=PartialDate(2026, 1, 1))
    return DemoCounts(
        len(ids), sum(branch["people"] for branch in plan["branch"]), group_count, len(plan["zone"])
    )


class SeededUids:
    """Identities for a demonstration: the same on every computer, different within the file."""

    def __init__(self, description: str) -> None:
        self._chance = random.Random(tomllib.loads(description)["seed"])  # noqa: S311  (no secret)

    def __call__(self) -> str:
        """Return the next identity."""
        return f"{self._chance.getrandbits(8 * UID_BYTES):0{2 * UID_BYTES}x}"


class _Inventor:
    """Makes up people; no two share a number."""

    def __init__(self, plan: dict[str, Any], chance: random.Random) -> None:
        self._plan = plan
        self._chance = chance
        self._on = date.fromisoformat(plan["on"])
        self._rare = list(plan["rare_names"])
        self._numbers: set[str] = set()

    def member(self, branch: dict[str, Any], *, stage: Stage) -> PersonFacts:
        """Return the facts of one person of a branch."""
        chance, on = self._chance, self._on
        underground = branch["underground"]
        share = _SHARE_OF_WOMEN_UNDERGROUND if underground else _SHARE_OF_WOMEN_ABOVE
        sex = Sex.FEMALE if chance.random() < share else Sex.MALE
        youngest = 20 if stage not in (Stage.FULL,) else 24
        oldest = 36 if stage is not Stage.FULL else 59
        born = on - timedelta(days=chance.randint(youngest * 366, oldest * 365))
        began = date(born.year + chance.randint(19, 23), chance.choice((3, 7, 8, 9)), 1)
        if began > on:
            began = date(on.year, 3, 1)
        crew = chance.choice(branch["crews"])
        facts = PersonFacts(
            name=self._name(sex),
            sex=sex,
            ethnicity=chance.choice(self._plan["ethnicities"]),
            born_on=PartialDate.of(born),
            native_place=chance.choice(self._plan["native_places"]),
            education=chance.choice(_EDUCATIONS),
            work_began_on=PartialDate.of(began),
            section=branch["section"],
            crew=crew,
            occupation=chance.choice(branch["occupations"]),
            workplace=Workplace.UNDERGROUND if underground else Workplace.SURFACE,
            id_number=self._number(born, sex),
        )
        if len(branch["crews"]) > 1 and crew.startswith("生产"):
            facts = replace(facts, shift_crew="甲乙丙"["一二三".index(crew[2])])
        if chance.random() >= _SHARE_WITHOUT_PHONE:
            second = chance.choice("3579")
            facts = replace(facts, mobile_phone=f"1{second}0{chance.randrange(10**8):08d}")
        return facts

    def party_days(
        self, facts: PersonFacts, stage: Stage, standing: int = 0
    ) -> tuple[PartialDate, PartialDate | None]:
        """Return invented days of admission and 转正; `standing` is the least 党龄 in years."""
        chance, on = self._chance, self._on
        if stage is Stage.PROBATIONARY:
            return PartialDate.of(on - timedelta(days=chance.randint(10, 350))), None
        assert facts.born_on is not None
        first = date(facts.born_on.year + 21, 1, 1)
        last = on - timedelta(days=400 + 366 * standing)
        admitted = first + timedelta(days=chance.randint(0, max((last - first).days, 1)))
        admitted = min(admitted, last)
        month_end_safe = admitted.replace(day=min(admitted.day, 28))
        confirmed = month_end_safe.replace(year=month_end_safe.year + 1)
        if chance.random() < _SHARE_MONTH_ONLY:
            return (
                PartialDate(admitted.year, admitted.month),
                PartialDate(confirmed.year, confirmed.month),
            )
        return PartialDate.of(month_end_safe), PartialDate.of(confirmed)

    def destination(self) -> str:
        """Return where somebody who left has gone."""
        return str(self._chance.choice(self._plan["departure_destinations"]))

    def _name(self, sex: Sex) -> str:
        chance = self._chance
        if self._rare and sex is Sex.MALE and chance.random() < 0.06:
            return str(self._rare.pop())
        given = self._plan["given_men" if sex is Sex.MALE else "given_women"]
        count = 2 if chance.random() < 0.72 else 1
        return str(chance.choice(self._plan["surnames"])) + "".join(chance.choices(given, k=count))

    def _number(self, born: date, sex: Sex) -> str:
        while True:
            sequence = self._chance.randrange(100, 1000)
            if (sequence % 2 == 1) is not (sex is Sex.MALE):
                continue
            body = f"{self._plan['id_region']}{born:%Y%m%d}{sequence:03d}"
            number = body + check_digit(body)
            if number not in self._numbers:
                self._numbers.add(number)
                return number


def _is_no_leader(facts: PersonFacts) -> bool:
    """Whether somebody is too young or too old to be given a post in the demonstration."""
    return facts.born_on is None or facts.born_on.year not in _BORN_OF_LEADERS


def _write_branch(
    writer: Writer,
    branch_id: int,
    branch: dict[str, Any],
    inventor: _Inventor,
    chance: random.Random,
) -> int:
    """Write the people of one branch with groups and posts; return the number of groups."""
    stages = [
        Stage.PROBATIONARY if chance.random() < _SHARE_PROBATIONARY else Stage.FULL
        for _ in range(branch["people"])
    ]
    stages[0] = stages[1] = Stage.FULL
    stages.sort(key=lambda stage: stage is not Stage.FULL)  # posts go to full members
    facts = [inventor.member(branch, stage=stage) for stage in stages]
    full_count = sum(stage is Stage.FULL for stage in stages)
    facts[:full_count] = sorted(facts[:full_count], key=_is_no_leader)
    people = writer.insert_many(Person, [facts_as_columns(each) for each in facts])
    spells: list[dict[str, Any]] = []
    for place, (person_id, each, stage) in enumerate(zip(people, facts, stages, strict=True)):
        standing = _STANDING_OF_LEADERS if place < len(_FROM_SEVEN) else 0
        admitted, confirmed = inventor.party_days(each, stage, standing)
        spells += stage_rows(person_id, stage, admitted_on=admitted, confirmed_on=confirmed)
    _write_developing(writer, branch_id, branch, inventor, spells)
    _write_departures(writer, branch_id, branch, inventor, spells, chance)
    writer.insert_many(StageSpell, spells)
    writer.insert_many(Membership, [{"person": key, "branch": branch_id} for key in people])
    posts = _FROM_SEVEN if full_count >= _COMMITTEE_FROM else (Post.SECRETARY,)
    writer.insert_many(
        PostSpell,
        [
            {
                "person": person_id,
                "organisation": branch_id,
                "post": post,
                "since": _COMMITTEE_SINCE,
                "elected_on": _COMMITTEE_SINCE,
            }
            for person_id, post in zip(people, posts, strict=False)
        ],
    )
    _write_groups(writer, branch_id, branch, people, facts, len(posts), full_count)
    return int(branch["groups"])


def _write_groups(
    writer: Writer,
    branch_id: int,
    branch: dict[str, Any],
    people: list[int],
    facts: list[PersonFacts],
    post_count: int,
    full_count: int,
) -> None:
    """Divide the people by crew, as far as there are as many groups as crews, else in turn."""
    count = branch["groups"]
    groups = [
        write_organisation(
            writer,
            kind=OrganisationKind.PARTY_GROUP,
            name=f"第{_NUMERALS[index]}党小组",
            parent_id=branch_id,
            since=_GROUP_SINCE,
        )
        for index in range(count)
    ]
    if not groups:
        return
    crews = branch["crews"]
    members: dict[int, list[int]] = {group: [] for group in groups}
    for index, (person_id, each) in enumerate(zip(people, facts, strict=True)):
        place = crews.index(each.crew) if len(crews) == count else index % count
        members[groups[place]].append(person_id)
    writer.insert_many(
        GroupMembership,
        [
            {"person": person_id, "party_group": group, "since": _GROUP_SINCE}
            for group, ids in members.items()
            for person_id in ids
        ],
    )
    leaders = set(people[post_count:full_count])
    for group, ids in members.items():
        leader = next((person_id for person_id in ids if person_id in leaders), None)
        if leader is not None:
            writer.insert(
                PostSpell,
                person=leader,
                organisation=group,
                post=Post.GROUP_LEADER,
                since=_GROUP_SINCE,
            )


def _write_developing(
    writer: Writer,
    branch_id: int,
    branch: dict[str, Any],
    inventor: _Inventor,
    spells: list[dict[str, Any]],
) -> None:
    """Write a few people on the road to membership."""
    road = (
        (Stage.APPLICANT, PartialDate(2026, 3, 12)),
        (Stage.ACTIVIST, PartialDate(2025, 9, 10)),
        (Stage.CANDIDATE, PartialDate(2026, 9, 18)),
    )
    for stage, since in road[:_DEVELOPING_PER_BRANCH]:
        facts = inventor.member(branch, stage=stage)
        person_id = writer.insert(Person, **facts_as_columns(facts))
        spells += stage_rows(person_id, stage, since=since)
        writer.insert(Membership, person=person_id, branch=branch_id)


def _write_departures(
    writer: Writer,
    branch_id: int,
    branch: dict[str, Any],
    inventor: _Inventor,
    spells: list[dict[str, Any]],
    chance: random.Random,
) -> None:
    """Write somebody who has left, so that a past day shows more people than today."""
    for left_on in _departure_days(chance):
        facts = inventor.member(branch, stage=Stage.FULL)
        person_id = writer.insert(Person, **facts_as_columns(facts))
        admitted, confirmed = inventor.party_days(facts, Stage.FULL)
        spells += stage_rows(person_id, Stage.FULL, admitted_on=admitted, confirmed_on=confirmed)
        writer.insert(Membership, person=person_id, branch=branch_id, until=left_on)
        writer.insert(
            Departure,
            person=person_id,
            left_on=left_on,
            reason=LeaveReason.TRANSFER,
            destination=inventor.destination(),
        )


def _departure_days(chance: random.Random) -> Iterator[PartialDate]:
    for _ in range(_LEFT_PER_BRANCH):
        yield PartialDate(2026, chance.randint(2, 10), chance.randint(1, 28))
