"""Flags, stars, points and appraisals of the demonstration: what people decided and entered.

Through the bodies of the operations that a user runs where these judge what is entered, so that
nothing stands there which nobody could have entered.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from dangjian_desktop.domain.activity_kinds import GENERAL_MEETING
from dangjian_desktop.domain.ledger_values import scaled
from dangjian_desktop.domain.vocabulary import (
    AppraisalGrade,
    PointsExtent,
    Post,
    ReviewGrade,
    Stage,
)
from dangjian_desktop.operations.appraisals import (
    add_appraisal,
    apply_appraisal_grade,
    record_tally,
)
from dangjian_desktop.operations.demo.chance import Chance
from dangjian_desktop.operations.demo.life import Life
from dangjian_desktop.operations.demo.roll import DemoBranch
from dangjian_desktop.operations.points import (
    record_exemption,
    record_points,
)
from dangjian_desktop.operations.reviews import (
    add_review,
    add_review_matter,
    apply_review_grade,
    change_review,
    record_review_tally,
)
from dangjian_desktop.operations.runner import Writer
from dangjian_desktop.queries.points import YEAR_BROUGHT
from dangjian_desktop.storage.models import (
    AppraisalTally,
    PointClass,
    PointPublicity,
    ScoreFigure,
    StarGrant,
    StarLevel,
)

#: Numbers of the chapters, for their chances.
_FIGURES, _POINTS, _APPRAISALS = 32, 33, 34
#: Of a mark on the ballots: of ten, how many are for the best grade at least.
_MOST_GOOD = 9


def write_contests(writer: Writer, plan: Mapping[str, Any], life: Life) -> None:
    """Write the figures of the 效益 flag, year-end checks, and the stars that people gave."""
    told, chance = plan["contests"], Chance.of(plan, _FIGURES)
    branches = list(life.roll.branches.values())
    for quarter in told["benefit"]:
        for branch in branches:
            points = Decimal(chance.randint(*told["benefit_between"])) / 2
            _figure(writer, branch.branch_id, quarter, "flag.benefit", points, told["benefit_by"])
    for branch in branches:
        points = Decimal(chance.randint(*told["year_end_between"])) / 2
        year_end = told["year_end"]
        _figure(writer, branch.branch_id, year_end, "year_end", points, told["year_end_by"])
    given_on = date.fromisoformat(told["stars_on"])
    for branch in branches:
        for one in branch.ordinary()[: told["safe_members"]]:
            writer.insert(
                StarGrant,
                organisation=branch.branch_id,
                person=one.person_id,
                period=told["stars_of"],
                star=told["safe_star"],
                reason=told["safe_by"],
                decided_on=given_on,
            )


def write_levels(writer: Writer, plan: Mapping[str, Any], life: Life) -> None:
    """Write the levels of stars that were settled: of branches, and of members for last year."""
    branches = list(life.roll.branches.values())
    for line in plan["contests"]["levels"]:
        writer.insert(
            StarLevel,
            organisation=branches[line["branch"]].branch_id,
            period=line["period"],
            level=line["level"],
            reason=line["reason"],
            decided_on=date.fromisoformat(plan["contests"]["stars_on"]),
        )
    told = plan["contests"]["member_levels"]
    for branch in branches:
        for level, one in zip(told["levels"], branch.ordinary(), strict=False):
            writer.insert(
                StarLevel,
                organisation=branch.branch_id,
                person=one.person_id,
                period=told["period"],
                level=level,
                reason=told["reason"],
                decided_on=date.fromisoformat(told["day"]),
            )


def _figure(
    writer: Writer, branch: int, told: Mapping[str, str], part: str, points: Decimal, reason: str
) -> None:
    writer.insert(
        ScoreFigure,
        organisation=branch,
        period=told["period"],
        part=part,
        points=scaled(points),
        reason=reason,
        given_on=date.fromisoformat(told["day"]),
    )


# Points --------------------------------------------------------------


def write_points(writer: Writer, plan: Mapping[str, Any], life: Life) -> None:
    """Write last year's points, entries by hand of every month, and who does not take part."""
    told, chance = plan["points"], Chance.of(plan, _POINTS)
    _set_apart(writer, told, next(iter(life.roll.branches.values())), life)
    for branch in life.roll.branches.values():
        day = date.fromisoformat(told["last_year_on"])
        for person in _members_on(life, branch, day):
            points = Decimal(chance.randint(*told["last_year_between"])) / 2
            _last_year(writer, branch, person, life.on.year - 1, points, day)
        _entries(writer, told, life, branch, chance)
        people = _settled(life, branch, day)
        if len(people) > told["exempt_from"]:
            since = date.fromisoformat(told["exempt_since"])
            record_exemption(person_ids=[people[-1]], since=since).body(writer)


def _set_apart(writer: Writer, told: Mapping[str, Any], branch: DemoBranch, life: Life) -> None:
    """Write that somebody counts in another class, and what a 党员大会 let the wall show."""
    other, resolved = told["other_class"], told["resolved"]
    writer.insert(
        PointClass,
        person=branch.ordinary()[0].person_id,
        code=other["code"],
        since=date.fromisoformat(other["since"]),
    )
    meetings = life.held[branch.name, GENERAL_MEETING]
    day, meeting = next(held for held in meetings if held[0].month == resolved["month"])
    writer.insert(
        PointPublicity,
        organisation=branch.branch_id,
        extent=PointsExtent(resolved["extent"]),
        activity=meeting,
        note=resolved["note"],
        since=day,
    )


def _members_on(life: Life, branch: DemoBranch, day: date) -> list[int]:
    """Return the members of a branch on a day."""
    there = life.days.members[branch.branch_id]
    return [
        one.person_id
        for one in there
        if one.span.holds_on(day) and life.days.is_member(one.person_id, day)
    ]


def _settled(life: Life, branch: DemoBranch, day: date) -> list[int]:
    """Return who was a member of a branch on a day and is one today."""
    today = set(_members_on(life, branch, life.on))
    return [person for person in _members_on(life, branch, day) if person in today]


def _last_year(
    writer: Writer, branch: DemoBranch, person: int, year: int, points: Decimal, on: date
) -> None:
    """Write it as `record_year_points` would: 460 of them one by one would take seconds."""
    writer.insert(
        ScoreFigure,
        organisation=branch.branch_id,
        person=person,
        period=str(year),
        part=YEAR_BROUGHT,
        points=scaled(points),
        given_on=on,
    )


def _entries(
    writer: Writer, told: Mapping[str, Any], life: Life, branch: DemoBranch, chance: Chance
) -> None:
    for line in told["entry"]:
        day = date.fromisoformat(line["day"])
        people = _settled(life, branch, day)
        if day > life.on or chance.randrange(100) >= line["of_hundred"] or len(people) < 2:
            continue
        record_points(
            person_ids=[chance.choice(people[:-1])],
            period=f"{day:%Y-%m}",
            points=Decimal(line["points"]),
            reason=line["reason"],
            on=day,
            rule=line["rule"],
            happened_on=day,
        ).body(writer)


# Appraisals ----------------------------------------------------------


def write_appraisals(writer: Writer, plan: Mapping[str, Any], life: Life) -> None:
    """Write the 民主评议 and the 述职评议 of last year, and those of this year that have begun."""
    told, chance = plan["appraisals"], Chance.of(plan, _APPRAISALS)
    for place, branch in enumerate(life.roll.branches.values()):
        _appraisal(writer, told, branch, chance)
        secretary = _secretary(life, branch)
        if secretary is not None:
            _review(writer, told, branch, secretary, place, chance)


def _appraisal(writer: Writer, told: Mapping[str, Any], branch: DemoBranch, chance: Chance) -> None:
    year, held_on = int(told["year"]), date.fromisoformat(told["held_on"])
    decided_on = date.fromisoformat(told["decided_on"])
    key = add_appraisal(
        organisation_id=branch.branch_id, year=year, on=decided_on, held_on=held_on
    ).body(writer)
    listed = [
        row.person_id for row in AppraisalTally.select().where(AppraisalTally.appraisal == key)
    ]
    issued = len(listed)
    returned = max(1, issued - chance.randint(0, 1))
    marks = {}
    for person in listed:
        good = returned * chance.randint(4, _MOST_GOOD) // 10
        fair = 1 if chance.randrange(10) == 0 and returned > good else 0
        marks[person] = (good, returned - good - fair, fair, 0)
    record_tally(appraisal_id=key, issued=issued, returned=returned, marks=marks).body(writer)
    full = {one.person_id for one in branch.people if one.stage is Stage.FULL}
    by_marks = sorted((one for one in listed if one in full), key=lambda one: -marks[one][0])
    best = by_marks[: issued // 3]
    for grade, people in (
        (AppraisalGrade.EXCELLENT, best),
        (AppraisalGrade.QUALIFIED, [one for one in listed if one not in best]),
    ):
        if people:
            apply_appraisal_grade(
                appraisal_id=key,
                person_ids=people,
                grade=grade,
                decided_on=decided_on,
                on=decided_on,
            ).body(writer)


def _secretary(life: Life, branch: DemoBranch) -> int | None:
    for held in life.days.posts[branch.branch_id]:
        if held.what is Post.SECRETARY and held.span.holds_on(life.on):
            return held.person_id
    return None


def _review(
    writer: Writer,
    told: Mapping[str, Any],
    branch: DemoBranch,
    secretary: int,
    place: int,
    chance: Chance,
) -> None:
    review = told["review"]
    days = {name: date.fromisoformat(review[name]) for name in review["days"]}
    key = add_review(
        organisation_id=branch.branch_id,
        person_id=secretary,
        year=int(told["year"]),
        on=days["decided_on"],
    ).body(writer)
    change_review(
        review_id=key,
        on=days["decided_on"],
        reported_on=days["reported_on"],
        presented_on=days["presented_on"],
        feedback_on=days["feedback_on"],
        feedback=review["feedback"][place % len(review["feedback"])],
    ).body(writer)
    issued = int(review["issued"])
    good = chance.randint(issued * 6 // 10, issued)
    record_review_tally(
        review_id=key, issued=issued, returned=issued, marks=(good, issued - good, 0, 0)
    ).body(writer)
    grade = ReviewGrade.GOOD if good * 10 >= issued * 8 else ReviewGrade.FAIRLY_GOOD
    decided_on = days["decided_on"]
    decision = apply_review_grade(review_id=key, grade=grade, decided_on=decided_on, on=decided_on)
    decision.body(writer)
    matter = review["matter"][place % len(review["matter"])]
    add_review_matter(
        review_id=key, text=matter["text"], due_on=date.fromisoformat(matter["due_on"])
    ).body(writer)
