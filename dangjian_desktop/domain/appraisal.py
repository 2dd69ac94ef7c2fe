"""民主评议党员 and 书记述职评议: ballots that are counted, and how many may be rated 优秀.

The cap is a limit that is shown; the committee decides who is on the list, never the program. What
is counted is a tally alone: who voted how stands nowhere, and below five returned ballots not even
the tally is shown by grades.

Source: yearly notices on 组织生活会 and 民主评议; the 条例 itself names no third.
Unsure: whether 预备党员 count among the members; the usual notices speak of 党员总数. Whether they
are rated 优秀; commonly not (from memory).
"""

import math
from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction

from dangjian_desktop.domain.problems import Address, Problem, Sentence, Severity

#: Fewer returned ballots than these are never broken down by grade: it would show who voted how.
FEWEST_SHOWN = 5
#: Keys of the marks of 民主评议, best first; the columns of a tally.
APPRAISAL_MARKS = ("excellent", "qualified", "barely", "unqualified")
#: Keys of the marks of 述职评议, best first.
REVIEW_MARKS = ("good", "fairly_good", "fair", "poor")
ISSUED, RETURNED = "issued", "returned"

#: Marks of somebody, best first; None for a cell that was left empty.
Marks = Sequence[int | None]


def most_excellent(members: int, share: Fraction) -> int:
    """Return how many of so many members may be rated 优秀 at most."""
    return math.floor(share * members)


def is_shown(returned: int | None) -> bool:
    """Whether a tally may be broken down by grade."""
    return returned is not None and returned >= FEWEST_SHOWN


def ballot_problems(
    issued: int | None, returned: int | None, marks: Mapping[str, Marks], keys: Sequence[str]
) -> list[Problem]:
    """Return everything that is wrong with a tally, each at its field.

    Args:
        issued: Ballots handed out. returned: ballots that came back; None for an empty field.
        marks: By the name of a line ("" where there is one alone), the marks of the line.
        keys: Keys of the marks, best first; a field is called ``line.key``, or ``key`` alone.
    """
    problems = []
    if issued is None:
        problems.append(Problem(Address(field=ISSUED), "field.missing"))
    elif issued < 1:
        problems.append(Problem(Address(field=ISSUED), "ballots.none_issued", str(issued)))
    if returned is None:
        problems.append(Problem(Address(field=RETURNED), "field.missing"))
    elif returned < 0:
        problems.append(Problem(Address(field=RETURNED), "ballots.below_nought", str(returned)))
    elif issued is not None and returned > issued:
        found = Problem(Address(field=RETURNED), "ballots.too_many_returned", str(returned))
        problems.append(Problem(found.where, found.code, found.found, hint=str(issued)))
    for line, counts in marks.items():
        problems += _line_problems(line, counts, keys, returned)
    return problems


def _line_problems(
    line: str, counts: Marks, keys: Sequence[str], returned: int | None
) -> list[Problem]:
    places = [Address(field=f"{line}.{key}" if line else key) for key in keys]
    told = [count for count in counts if count is not None]
    if not told:
        return []
    problems = []
    for place, count in zip(places, counts, strict=True):
        if count is None:
            problems.append(Problem(place, "ballots.gap"))
        elif count < 0:
            problems.append(Problem(place, "ballots.below_nought", str(count)))
    if returned is not None and sum(told) > returned:
        filled = [place for place, count in zip(places, counts, strict=True) if count]
        place = filled[0] if filled else places[0]
        problems.append(
            Problem(place, "ballots.too_many_marks", str(sum(told)), hint=str(returned))
        )
    return problems


def limit_told(members: int, share: Fraction) -> Sentence:
    """Return the limit of 优秀 and who decides within it."""
    return Sentence(
        "优秀一般不超过党员总数的 {share}：在册党员 {members} 人，至多 {most} 人。"
        "谁评为优秀由支委会或党员大会研究决定。",
        share=str(share),
        members=members,
        most=most_excellent(members, share),
    )


def over_limit_told(excellent: int, members: int, share: Fraction) -> Sentence | None:
    """Return the words where more were rated 优秀 than the limit; None within it."""
    most = most_excellent(members, share)
    if excellent <= most:
        return None
    return Sentence(
        "已定优秀 {excellent} 人，超过 {most} 人的限额 {over} 人。请支委会或党员大会研究决定。",
        excellent=excellent,
        most=most,
        over=excellent - most,
    )


def excellent_warnings(excellent: int, most: int, probationary: Sequence[str]) -> list[Problem]:
    """Return what is told before people are rated 优秀; it stops nobody.

    Args:
        excellent: How many would be rated 优秀. most: The limit.
        probationary: Names of the 预备党员 among those who are being rated.
    """
    place = Address(field="grade")
    told = []
    if excellent > most:
        told.append(
            Problem(place, "rating.over_limit", str(excellent), Severity.WARNING, str(most))
        )
    if probationary:
        names = "、".join(probationary)
        told.append(Problem(place, "rating.probationary", names, Severity.WARNING))
    return told


#: The steps of a 述职评议 that have a day, in the order in which they happen.
REVIEW_STEPS = ("reported_on", "presented_on", "feedback_on")


#: What is said of a day that lies before that of a step before it, by that step.
_TOO_EARLY = {
    "reported_on": "review.before_reported_on",
    "presented_on": "review.before_presented_on",
}


def review_day_problems(days: Mapping[str, date | None], on: date) -> list[Problem]:
    """Return what is wrong with the days of a 述职评议: out of order, or after today.

    Args:
        days: By name of the step, of which one without a day has not been taken.
        on: Today.
    """
    problems = []
    latest: tuple[str, date] | None = None
    for step in REVIEW_STEPS:
        day = days.get(step)
        if day is None:
            continue
        place = Address(field=step)
        if day > on:
            problems.append(Problem(place, "review.ahead", day.isoformat(), hint=on.isoformat()))
        elif latest is not None and day < latest[1]:
            before = latest[1].isoformat()
            problems.append(Problem(place, _TOO_EARLY[latest[0]], day.isoformat(), hint=before))
        latest = (step, day) if latest is None or day >= latest[1] else latest
    if days.get("feedback_on") is not None and days.get("presented_on") is None:
        problems.append(Problem(Address(field="presented_on"), "review.not_presented"))
    return problems
