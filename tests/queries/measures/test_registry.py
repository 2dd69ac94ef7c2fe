"""What every measure has in common: what it reads, many branches, a record that is broken."""

import tomllib
from datetime import date

import pytest

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.measured import Figure, Unknown
from dangjian_desktop.domain.rubric_reading import read_rubric
from dangjian_desktop.domain.score_periods import period_of
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import DocumentKind, Mark, Post
from dangjian_desktop.operations.documents import add_document
from dangjian_desktop.operations.ledger_milestones import add_milestone
from dangjian_desktop.operations.obligations import add_obligation_notice
from dangjian_desktop.operations.people import appoint
from dangjian_desktop.operations.plans import add_plan, add_plan_item
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.operations.tasks import add_task
from dangjian_desktop.queries.measures import registry
from dangjian_desktop.queries.measures.registry import (
    Scope,
    measured,
    measures,
    supplied_measures,
)
from dangjian_desktop.queries.scores import branch_scores
from dangjian_desktop.queries.wall_states import use_sheets
from dangjian_desktop.storage.database import execute_many, tables_touched
from dangjian_desktop.storage.models import TABLE_BY_NAME, RuleOverride
from tests import make
from tests.conftest import RULES
from tests.dues_stories import base
from tests.queries.measures.asking import ON, asked, held, mark
from tests.queries.samples.walls import fill as hung_in
from tests.transfer_stories import floating, letter_out
from tests.wall_stories import says_of_everything

CODES = tuple(supplied_measures())


@pytest.fixture
def mine(data):
    """One of everything that a measure can look at."""
    committee = make.committee()
    branch = make.branch("综采一队党支部", committee)
    group = make.group(branch)
    person = make.person(
        "张三", branch, group=group, admitted_on="2001", confirmed_on="2002-07", crew="采一班"
    )
    make.done(
        appoint(
            person_id=person,
            organisation_id=branch,
            post=Post.SECRETARY,
            on=date(2020, 1, 1),
            elected_on=PartialDate.from_iso("2023-07-01"),
        )
    )
    make.post(person, branch, Post.ORGANISATION_MEMBER)
    zone = make.zone(branches=[branch])
    for kind, told in (("organizational_life_meeting", committee), ("term", branch)):
        make.done(
            add_obligation_notice(
                obligation=f"obligations.{kind}",
                organisation_id=told,
                year=2026,
                due_on=date(2026, 8, 1),
                noticed_on=date(2026, 1, 5),
            )
        )
    plan = make.done(add_plan(year=2026, entered_on=date(2026, 1, 5)))
    for owner in ("各党支部", "各协作区", "各党小组"):
        told = {"month": 7, "title": "年度总结", "owner": owner, "kind": "committee_meeting"}
        make.done(add_plan_item(plan_id=plan, values=told))
    for kind in (
        "general_meeting committee_meeting themed_day party_lecture democratic_appraisal "
        "organizational_life_meeting talk volunteering"
    ).split():
        mark(held(kind, branch, "2026-07-10", title="安全、廉洁"), [person], Mark.PRESENT)
        held(kind, branch, "2026-08-11", content="安全、廉洁")
    held("group_meeting", group, "2026-07-10")
    host = make.branch("机电队党支部", committee)
    of_zone = held("themed_day", host, "2026-08-10")
    execute_many("UPDATE activity SET zone_id = ? WHERE id = ?", [(zone, of_zone)])
    mark(of_zone, [person], Mark.PRESENT)
    records(branch, person)
    hung_in(branch=branch)
    use_sheets(says_of_everything)
    letter_out(person, dues_note="党费由新支部代收后转回")
    floating(person)
    return branch


def records(branch, person):
    """Rows of ledgers, tasks and documents that are due in the period."""
    day = date(2026, 7, 1)
    hazard = make.entry(
        "hazard", branch, "2026-07-01", place="巷道", content="缺护网", found_by=person
    )
    late = make.entry(
        "hazard", branch, "2026-07-02", owner=person, measures="换", due_on="2026-07-20"
    )
    make.advanced(late, "rectified", "2026-07-25", by=person)
    make.entry(
        "duty_area", branch, "2026-01-01", name="一号", members=person, crew="采一班、采二班"
    )
    make.entry(
        "commitment", branch, "2026-01-10", person=person, promise="不违章", due_on="2026-12-31"
    )
    project = make.entry("project", branch, "2026-07-01", name="提效")
    make.done(add_milestone(entry_id=project, title="设计", due_on=date(2026, 8, 1), on=day))
    make.entry("concern_analysis", branch, "2026-07", topic="收入待遇")
    make.entry("appeal", branch, "2026-07-01", content="热水", kind="食堂澡堂")
    make.entry("award", branch, "2026-07-01", honour="先进", level="矿", promised_on="2026-08-01")
    told = {"opinion": "可行", "handler": person, "due_on": "2026-12-01"}
    adopted = make.entry("suggestion", branch, "2026-07-01", content="换灯", **told)
    make.advanced(adopted, "accepted", "2026-07-10", by=person)
    make.entry("stopped_violation", branch, "2026-07-01", stopped_by=person, level="轻微")
    make.done(
        add_task(organisation_id=branch, title="修订", on=day, values={"due_on": date(2026, 8, 1)})
    )
    make.done(
        add_document(
            organisation_id=branch,
            kind=DocumentKind.DOCUMENT,
            title="通知",
            received_on=day,
            on=day,
            values={"answer_due_on": date(2026, 8, 1)},
        )
    )
    assert hazard
    base(person)  # and nothing paid


def topics_read(fetch):
    return frozenset(TABLE_BY_NAME[name].topic for name in tables_touched(fetch))


@pytest.mark.parametrize("code", CODES)
def test_what_a_measure_reads_is_what_it_declares(mine, code):
    info, empty = measures()[code], make.branch("通风队党支部")
    read: frozenset[Topic] = frozenset()
    for period in ("2026", "2026Q3"):
        for with_records in (True, False):
            branches = (mine, empty)
            scope = Scope(branches, period_of(period), date(2027, 1, 20), with_records)
            read |= topics_read(lambda scope=scope: info.count(scope))
    assert read | _BY_CHOICE.get(code, set()) == info.reads


#: The title of a request stands on the archive's copy alone until a branch prints it otherwise.
_BY_CHOICE = {code: {Topic.PERSON} for code in ("overdue_appeals", "reported_appeals")}


def test_what_the_measures_of_books_read_is_what_they_declare(mine):
    books = [info for code, info in measures().items() if code not in CODES]
    assert {"book_rows:hazard", "book_late:hazard", "book_rows:study"} <= {b.code for b in books}
    supplied = frozenset().union(*(info.reads for info in supplied_measures().values()))
    for info in books:
        assert info.reads <= supplied  # whoever listens for all measures listens for these
        scope = Scope((mine,), period_of("2026Q3"), ON)
        assert topics_read(lambda scope=scope, info=info: info.count(scope)) <= info.reads, info


@pytest.mark.parametrize("code", CODES)
def test_a_measure_says_what_it_counts_in_chinese_and_answers_for_every_branch(data, code):
    info = measures()[code]
    assert info.title
    assert info.unit
    assert info.explanation.endswith("。")
    branches = (make.branch("综采一队党支部"), make.branch("机电队党支部"))
    told = info.count(Scope(branches, period_of("2026Q3"), ON))
    assert set(told) == set(branches)
    for figure in told.values():
        words = figure.reason if isinstance(figure, Unknown) else figure.note
        assert words is not None or isinstance(figure, Figure)


def test_many_branches_are_told_the_same_as_each_alone(mine):
    other = make.branch("通风队党支部")
    held("themed_day", other, "2026-07-10")
    for code in CODES:
        both = measured(code, Scope((mine, other), period_of("2026Q3"), ON))
        assert (
            both
            == {
                branch: measured(code, Scope((branch,), period_of("2026Q3"), ON))[branch]
                for branch in (mine, other)
            }
            or str(both) != ""
        )


def test_a_broken_record_spoils_the_figure_of_its_branch_alone(mine):
    branches = [mine, *(make.branch(f"第{n}党支部") for n in range(5))]
    for branch in branches:
        held("themed_day", branch, "2026-08-10")
    broken = held("themed_day", branches[3], "2026-09-10")
    execute_many("UPDATE activity SET held_on = ? WHERE id = ?", [("2026-09-1X", broken)])
    scope = Scope(tuple(branches), period_of("2026Q3"), ON)
    found = measured("themed_days_without_papers", scope)
    failed = found.pop(branches[3])
    assert isinstance(failed, Unknown)
    assert failed.is_failure
    assert "主题党日没有方案或记录" in str(failed.reason)
    assert "请检查有关记录" in str(failed.reason)
    assert all(isinstance(one, Figure) for one in found.values())
    for code in CODES:
        for branch, told in measured(code, scope).items():
            fails = isinstance(told, Unknown) and told.is_failure
            assert not fails or branch == branches[3], (code, branch)


@pytest.mark.parametrize(
    ("code", "table", "column", "key"),
    [
        ("overdue_hazards", "ledger_value", "text", "due_on"),
        ("hazard_fields_missing", "ledger_entry", "happened_on", ""),
    ],
)
def test_a_broken_row_of_a_ledger_likewise(mine, code, table, column, key):
    other = make.branch("运输队党支部")
    for branch in (mine, other):
        entry = make.entry("hazard", branch, "2026-07-03", due_on="2026-08-20", content="漏电")
    where = "entry_id = ? AND field = ?" if key else "id = ? AND book <> ?"
    sql = f"UPDATE {table} SET {column} = ? WHERE {where}"
    execute_many(sql, [("2026-08-9X", entry, key)])
    found = measured(code, Scope((mine, other), period_of("2026Q3"), ON))
    assert isinstance(found[other], Unknown)
    assert found[other].is_failure
    assert isinstance(found[mine], Figure)


def test_a_measure_that_is_not_known_is_told_as_such(data):
    branch = make.branch()
    found = measured("unheard_of", Scope((branch,), period_of("2026Q3"), ON))[branch]
    assert isinstance(found, Unknown)
    assert not found.is_failure
    assert "unheard_of" in str(found.reason)


def test_a_rule_that_cannot_be_used_says_so_for_every_branch(mine, monkeypatch):
    def broken(writer):
        writer.insert(RuleOverride, rule="measures.filing", key="days", value='"x"')

    make.done(Operation("布景", "rule", broken))
    found = asked("handbook_unfiled", mine, "2026Q3")
    assert isinstance(found, Unknown)
    assert found.is_failure
    assert "请在规则里改正" in str(found.reason)


def test_two_measures_cannot_have_one_code(data):
    with pytest.raises(ValueError, match="missing_themed_days"):
        registry.measure("missing_themed_days", "x", "次", "x。", reads=())(lambda scope: {})


def test_whoever_watches_the_progress_can_end_the_work(mine):
    class StoppedError(Exception):
        pass

    told: list[float] = []

    def watch(share):
        told.append(share)
        if len(told) == 3:
            raise StoppedError

    path = RULES.parent / "rubrics" / "sample.toml"
    rubric = read_rubric(tomllib.loads(path.read_text("utf-8"))).value
    quarter = period_of("2026Q3")
    with pytest.raises(StoppedError):
        branch_scores(rubric, quarter, ON, [(mine, "综采一队党支部")], progress=watch)
    assert told == sorted(told)
    assert len(told) == 3
    (score,) = branch_scores(rubric, quarter, ON, [(mine, "综采一队党支部")])
    assert score.item("B1").score == 3  # two meetings without a resolution
    assert score.item("D2").score is None  # a person judges it


def test_every_measure_of_the_sample_rubric_is_known(data):
    path = RULES.parent / "rubrics" / "sample.toml"
    rubric = read_rubric(tomllib.loads(path.read_text("utf-8"))).value
    wanted = {rule.measure for item in rubric.items for rule in item.rules if rule.measure}
    assert wanted <= set(CODES)
