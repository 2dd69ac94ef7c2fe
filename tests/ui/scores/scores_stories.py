"""What the small mine has been scored by: a rubric and a draft, findings, points, appraisals.

`busy_scores` enters it through the operations that a user runs. Texts are as long as people write
them, so that a page which has no room for them is found.
"""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from dangjian_desktop.domain.vocabulary import ClosingSubject, ObjectionSubject, ScoreRole
from dangjian_desktop.operations.appraisals import add_appraisal
from dangjian_desktop.operations.closings import close_period
from dangjian_desktop.operations.objections import record_objection
from dangjian_desktop.operations.points import record_points
from dangjian_desktop.operations.reviews import add_review, add_review_matter
from dangjian_desktop.operations.rubrics import add_rubric
from dangjian_desktop.operations.score_evidence import add_evidence
from dangjian_desktop.operations.scores import mark_score, record_finding
from dangjian_desktop.storage.models import Person
from dangjian_desktop.storage.shipped_rubrics import sample_rubric
from tests import make
from tests.ui.roster.roster_stories import Mine

ON = date(2026, 11, 20)
LONG_TEXT = "责任区牌板内容与人员对不上，检修班两名党员调走以后没有及时更换，已提出限期整改"
#: Stale sheets are counted by the program; one that should hang and does not is found by a person.
MISSING_SHEET = (
    "活动室缺党员责任区牌板一幅，检修班两名党员调走以后取下了旧的，新的没有挂上，已限期整改"
)


def busy_scores(mine: Mine) -> None:
    """Score the mine for a year, close a quarter, and leave a draft and an objection."""
    _rubrics()
    for period, day in (("2026Q3", date(2026, 9, 2)), ("2026Q4", date(2026, 11, 2))):
        make.done(
            record_finding(
                organisation_id=mine.first,
                period=period,
                item="A4",
                rule="missing",
                on=ON,
                values={"count": Decimal(1), "text": MISSING_SHEET, "happened_on": day},
            )
        )
    make.done(
        mark_score(
            organisation_id=mine.first,
            period="2026Q4",
            item="F1",
            role=ScoreRole.CHECK,
            points=Decimal(2),
            on=ON,
            reason=LONG_TEXT,
        )
    )
    make.done(
        add_evidence(
            organisation_id=mine.first,
            period="2026Q4",
            item="B2",
            on=ON,
            values={
                "title": "支委会会议记录本",
                "handbook": "支委会记录本（2026 年）",
                "page": "21—29",
            },
        )
    )
    make.done(
        close_period(
            subject=ClosingSubject.SCORE,
            organisation_id=mine.committee,
            period="2026Q3",
            on=date(2026, 10, 16),
            pending_reason="本季先关闭，待评各项下季补评",
        )
    )
    make.done(
        record_objection(
            subject=ObjectionSubject.SCORE,
            organisation_id=mine.first,
            period="2026Q3",
            text=LONG_TEXT,
            item="A4",
            raised_on=date(2026, 10, 17),
            on=ON,
        )
    )
    _people(mine)


def _rubrics() -> None:
    sample = replace(
        sample_rubric(),
        version="2026",
        title="二〇二六年度标准化党支部建设考评细则",
        since=date(2026, 1, 1),
    )
    make.rubric(sample, date(2026, 1, 5))
    make.done(add_rubric(rubric=replace(sample, version="2027", since=date(2027, 1, 1)), on=ON))


def _people(mine: Mine) -> None:
    someone = Person.get(Person.name == "张卫国").id
    make.done(
        record_points(
            person_ids=[someone],
            period="2026-11",
            points=Decimal(2),
            reason=LONG_TEXT,
            on=ON,
            rule="extra",
        )
    )
    make.done(add_appraisal(organisation_id=mine.first, year=2026, on=ON))
    review = make.done(add_review(organisation_id=mine.first, person_id=someone, year=2026, on=ON))
    make.done(add_review_matter(review_id=review, text=LONG_TEXT, due_on=date(2026, 12, 20)))
