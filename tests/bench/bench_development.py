"""The board of 发展党员 with 2,000 people in progress, read anew after every change."""

import statistics
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from figures import Figure, show

from dangjian_desktop.domain.people import PersonFacts
from dangjian_desktop.domain.vocabulary import HelperRole, OrganisationKind, Stage
from dangjian_desktop.host.paths import resources
from dangjian_desktop.operations.development import record_review, remove_review
from dangjian_desktop.operations.organisations import add_organisation
from dangjian_desktop.operations.people import add_person
from dangjian_desktop.operations.runner import Operation, Runner, Writer
from dangjian_desktop.queries.development import DevelopmentQuery, step_book_on
from dangjian_desktop.storage.database import close_file, open_file
from dangjian_desktop.storage.models import (
    AdmissionCase,
    AdmissionHelper,
    AdmissionPaper,
    AdmissionPublicity,
    AdmissionReview,
    AdmissionStep,
    StageSpell,
)
from dangjian_desktop.storage.shipped import use_shipped

ON = date(2026, 11, 20)
BRANCHES, PEOPLE, ROUNDS, MOST_MS = 60, 2000, 9, 200
_A_DAY = timedelta(days=1)
#: Days after the application on which each step is done.
_DAYS = (0, 20, 120, 140, 150, 500, 510, 530, 540, 560, 580, 590, 600, 620, 625, 640, 680, 690,
         700, 720, 980, 985, 1005, 1020, 1023)  # fmt: skip


def fill() -> None:
    """Enter people who stand at every step but the last, with what belongs to their cases."""
    run = Runner(actor="测量").run

    def write(writer: Writer) -> None:
        branches = [
            add_organisation(
                kind=OrganisationKind.BRANCH, name=f"第{number + 1}采掘队党支部", parent_id=None
            ).body(writer)
            for number in range(BRANCHES)
        ]
        helpers = [
            add_person(
                facts=PersonFacts(name=f"党员{branch}"), branch_id=branch, stage=Stage.FULL
            ).body(writer)
            for branch in branches
        ]
        for number in range(PEOPLE):
            _one(writer, number, branches[number % BRANCHES], helpers)

    run(Operation("发展对象", "people", write))


def _one(writer: Writer, number: int, branch: int, helpers: list[int]) -> None:
    steps = step_book_on(ON).steps
    done = 1 + number % (len(steps) - 1)
    opened = ON - _A_DAY * (_DAYS[done - 1] + number % 60)
    person = add_person(
        facts=PersonFacts(name=f"发展{number}"),
        branch_id=branch,
        stage=Stage.APPLICANT,
    ).body(writer)
    case = writer.insert(AdmissionCase, person=person, opened_on=opened)
    days = [opened + _A_DAY * passed for passed in _DAYS[:done]]
    made: list[dict[str, Any]] = [
        {"case": case, "step": rule.code, "done_on": day, "training_days": 3}
        for rule, day in zip(steps, days, strict=False)
    ]
    writer.insert_many(AdmissionStep, made)
    stages = [(rule.becomes, day) for rule, day in zip(steps, days, strict=False) if rule.becomes]
    writer.insert_many(
        StageSpell, [{"person": person, "stage": stage, "since": day} for stage, day in stages[1:]]
    )
    papers = [code for rule in steps[:done] for code in rule.papers]
    writer.insert_many(
        AdmissionPaper, [{"case": case, "paper": one, "received_on": opened} for one in papers]
    )
    for role in HelperRole:
        for place in range(2):
            helper = helpers[(number + place) % BRANCHES]
            told = {"case": case, "person": helper, "role": role, "since": opened}
            writer.insert(AdmissionHelper, **told)
    for half in range(min(done // 3, 3)):
        day = opened + _A_DAY * (120 + 170 * (half + 1))
        writer.insert(AdmissionReview, case=case, reviewed_on=min(day, ON))
    for rule, day in zip(steps, days, strict=False):
        if rule.has_publicity:
            posted = {"step": rule.code, "posted_on": day, "working_days": 5}
            writer.insert(AdmissionPublicity, case=case, **posted)


def measure() -> Iterator[Figure]:
    """Change one case and read the whole board; the median reading counts."""
    use_shipped(resources())
    with TemporaryDirectory() as name:
        open_file(Path(name) / "branch.db")
        fill()
        yield board()
        close_file()


def board() -> Figure:
    """Read the board after a change, so that nothing that was kept helps."""
    run = Runner(actor="测量").run
    (first, *_rest) = DevelopmentQuery(ON).fetch()
    taken = []
    for _round in range(ROUNDS):
        review = run(record_review(case_id=first.case_id, reviewed_on=ON, on=ON)).result
        start = time.perf_counter()
        found = DevelopmentQuery(ON).fetch()
        taken.append((time.perf_counter() - start) * 1000)
        assert len(found) == PEOPLE
        run(remove_review(review_id=review))
    own = statistics.median(taken)
    return Figure(
        f"改了一处以后重读发展党员总表（{PEOPLE:,} 人在办）",
        f"{own:.0f} ms",
        "",
        f"{own:.0f} ms",
        f"≤ {MOST_MS} ms",
        own <= MOST_MS,
    )


if __name__ == "__main__":
    show(measure())
