"""A filled sheet tells self-score, check-score and evidence of a branch, a line for each record."""

from datetime import date
from decimal import Decimal

import openpyxl
import pytest

from dangjian_desktop.domain.measured import Figure, Record, RecordKind, Unknown
from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.domain.rubric import RubricItem, RuleKind, ScoringRule
from dangjian_desktop.domain.score_periods import period_of
from dangjian_desktop.domain.scoring import Given, item_score
from dangjian_desktop.domain.vocabulary import RubricState, ScoreRole
from dangjian_desktop.exchange.errors import ExchangeError
from dangjian_desktop.operations.rubric_export import (
    evidence_lines,
    export_rubric_file,
    export_score_file,
)
from dangjian_desktop.operations.rubric_import import examine_rubric_file, import_rubric
from dangjian_desktop.operations.rubrics import post_rubric
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.queries.inspection_box import standing_score
from dangjian_desktop.queries.rubrics import RubricsQuery
from dangjian_desktop.storage.models import ScoreFinding, ScoreMark
from dangjian_desktop.storage.shipped_rubrics import sample_rubric
from tests import make
from tests.operations.rubric_workbooks import SHARED

ON = date(2026, 11, 21)


@pytest.fixture
def branch(runner):
    """A branch with the shared rubric issued."""
    made = make.branch("综采一队党支部", make.committee())
    key = runner.run(import_rubric(examination=examine_rubric_file(SHARED, on=ON))).result
    runner.run(post_rubric(rubric_id=key, on=ON))
    assert RubricsQuery().fetch()[0].state is RubricState.ISSUED
    return made


def write(table, **values):
    """Write a row."""
    make.done(Operation("布景", "mark", lambda writer: writer.insert(table, **values)))


def test_filled_with_marks_and_findings(branch, tmp_path):
    given = {"organisation": branch, "period": "2026Q3", "item": "C1"}
    write(ScoreMark, **given, role=ScoreRole.SELF, points=40_000, marked_on=ON)
    write(ScoreMark, **given, role=ScoreRole.CHECK, points=30_000, reason="一处差错", marked_on=ON)
    found = {"rule": "r1", "text": "缺考察记录", "happened_on": date(2026, 8, 3)}
    write(ScoreFinding, **given, **found, entered_on=ON)
    score = standing_score(branch, period_of("2026Q3"), ON)
    target = tmp_path / "考评表.xlsx"
    assert export_score_file(score, target, on=ON) == 29
    book = openpyxl.load_workbook(target)
    assert book.sheetnames == ["考评细则"]
    row = next(row for row in book.active.iter_rows() if row[1].value == "C1")
    assert [row[6].value, row[7].value] == [4, 3]
    assert row[8].value == "考核 缺考察记录 2026-08-03 扣分\n核定理由：一处差错"
    waiting = next(row for row in book.active.iter_rows() if row[1].value == "C2")
    assert waiting[7].value is None
    assert waiting[8].value.startswith("待评：")


def test_no_rubric_for_the_period(branch):
    assert standing_score(branch, period_of("2025Q3"), ON) is None


def test_every_record_once_in_a_line_of_its_own():
    lack = Record(RecordKind.OBLIGATION, "", Sentence("8 月支委会没有开"))
    held = Record(RecordKind.ACTIVITY, "u", Sentence("7 月支委会"), date(2026, 7, 9))
    secret = Record(RecordKind.PERSON, "p", Sentence("{name}", name="张三 990101196001011234"))
    rule = ScoringRule("r1", RuleKind.EACH, "m", Decimal(1))
    other = ScoringRule("r2", RuleKind.EACH, "n", Decimal(1))
    item = RubricItem("B2", "b", "支委会", Decimal(4), rules=(rule, other))
    figures = {
        "r1": Figure(Decimal(1), (lack,), (held,)),
        "r2": Figure(Decimal(0), (), (held, secret)),
    }
    assert evidence_lines(item_score(item, figures)) == [
        "应办 8 月支委会没有开 扣分",
        "活动 7 月支委会 2026-07-09",
        "人员 张三 990101********1234",
    ]
    unknown = item_score(item, {"r1": Unknown(Sentence("没有记录。")), "r2": figures["r2"]})
    assert evidence_lines(unknown)[0] == "待评：没有记录。"
    checked = item_score(item, figures, None, Given(Decimal(2), "差一次"))
    assert evidence_lines(checked)[-1] == "核定理由：差一次"


def test_a_folder_that_is_not_there(data, tmp_path):
    with pytest.raises(ExchangeError):
        export_rubric_file(sample_rubric(), tmp_path / "没有" / "出.xlsx")
