"""The demonstration mine: large enough to try everything, and the same on every computer."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dangjian_desktop.domain.custom_fields import CUSTOM_KINDS, FieldSubject
from dangjian_desktop.domain.duplicates import Resemblance
from dangjian_desktop.domain.entry_checks import Oddity
from dangjian_desktop.domain.identity import check_digit
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import (
    ActivityState,
    LeaveReason,
    OrganisationKind,
    Post,
    SpellEnd,
    Stage,
    ZoneJob,
)
from dangjian_desktop.domain.votes import Regime
from dangjian_desktop.host.paths import resources
from dangjian_desktop.operations.activity_series import series_days, series_recurrence
from dangjian_desktop.operations.demo.mine import (
    DemoAge,
    SeededUids,
    build_demo,
    demo_age,
)
from dangjian_desktop.operations.duplicates import find_duplicates
from dangjian_desktop.operations.runner import RefusedError, Runner
from dangjian_desktop.queries.activities import ActivitiesQuery
from dangjian_desktop.queries.calendar import SeriesQuery
from dangjian_desktop.queries.custom_fields import custom_fields
from dangjian_desktop.queries.elections import (
    ElectionQuery,
    ElectionsOfQuery,
    TermBoardQuery,
    TermState,
)
from dangjian_desktop.queries.electorate import ElectorateQuery
from dangjian_desktop.queries.entry_checks import EntryChecksQuery
from dangjian_desktop.queries.examination import ExaminationQuery, checks_on
from dangjian_desktop.queries.organisations import Tree, ZoneQuery
from dangjian_desktop.queries.person_changes import ChangeKind
from dangjian_desktop.queries.roster import RosterQuery, Scope
from dangjian_desktop.queries.roster_changes import BalanceQuery, RosterChangesQuery
from dangjian_desktop.queries.stroke_order import in_stroke_order
from dangjian_desktop.queries.views import ViewsQuery, question_of
from dangjian_desktop.queries.zone_duties import LeadCountsQuery
from dangjian_desktop.storage.database import close_file, open_file
from dangjian_desktop.storage.models import (
    TABLES,
    Activity,
    ActivitySeries,
    Attachment,
    Attendance,
    BranchFile,
    Candidate,
    CustomChoice,
    CustomField,
    CustomValue,
    Departure,
    ErasedPerson,
    ExchangeAlias,
    ExchangeBase,
    ExchangeIdentity,
    ExchangeMade,
    ExchangePartner,
    FormerJob,
    HeaderMapping,
    HeaderSynonym,
    IgnoredFinding,
    JournalErasure,
    MergedPerson,
    NotSamePerson,
    Organisation,
    OrganisationLink,
    OrganisationSpell,
    OwnActivityKind,
    OwnTemplate,
    PeopleApart,
    PersonPhoto,
    RuleOverride,
    SavedView,
    SearchKey,
    StoredFile,
    TemplateBlank,
    Vote,
    Zone,
    ZoneDuty,
    ZoneSpell,
    database,
)
from tests import make
from tests.conftest import BuiltDemo

DESCRIPTION = (resources() / "demo" / "mine.toml").read_text("utf-8")
DAY = date(2026, 11, 20)


#: Rows of the tables in which chance has no say.
COUNTED = {
    Organisation: 67,  # the committee, 17 branches of which 2 were merged, 49 groups, one closed
    OrganisationLink: 3,
    Zone: 4,
    ZoneSpell: 18,
    ActivitySeries: 15,
    OwnActivityKind: 1,
    ZoneDuty: 208,  # two years of four zones: six jobs a quarter, two with the plan as well
    PersonPhoto: 20,
    Attachment: 6,
    StoredFile: 33,
    CustomField: 14,
    CustomChoice: 9,
    Departure: 18,
    MergedPerson: 1,
    PeopleApart: 1,
    IgnoredFinding: 4,
    RuleOverride: 6,  # five of them collection days
    SavedView: 3,
}


def rows(*, files: bool = True) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table but the journal, whose entries carry the moment.

    The bytes of files stay behind an undo, for the redo (see `Writer.keep_file`).
    """
    return {
        table.table_name(): sorted(
            database.execute_sql(f'SELECT * FROM "{table.table_name()}"').fetchall(), key=repr
        )
        for table in (*TABLES, SearchKey)
        if table.topic is not Topic.JOURNAL and not (table is StoredFile and not files)
    }


def test_the_mine_has_its_branches_zones_and_people(mine: Path, built_demo: BuiltDemo) -> None:
    counts = built_demo.counts
    assert (counts.branches, counts.zones) == (15, 4)
    tree = Tree.on(DAY)
    assert len(tree.of_kind(OrganisationKind.BRANCH)) == 15
    assert len(tree.of_kind(OrganisationKind.PARTY_GROUP)) == counts.groups
    assert len(ZoneQuery(DAY).fetch()) == 4
    members = RosterQuery(DAY).fetch()
    assert 440 <= len(members) == counts.people <= 480
    assert sum(Post.SECRETARY in row.posts for row in members) == 15
    assert len(RosterQuery(DAY, scope=Scope.DEVELOPING).fetch()) == 47
    gone = RosterQuery(DAY, scope=Scope.LEFT).fetch()
    assert {row.leave_reason for row in gone} == {
        LeaveReason.TRANSFER,
        LeaveReason.DEATH,
        LeaveReason.WITHDRAWN,
    }


def test_everybody_is_invented_and_has_a_valid_number(mine: Path) -> None:
    region = tomllib.loads(DESCRIPTION)["id_region"]
    people = RosterQuery(DAY, scope=Scope.EVERYBODY).fetch()
    numbers = [row.facts.id_number for row in people if row.facts.id_number]
    assert len(people) - len(numbers) == 2  # old records of people who stand twice
    assert len(numbers) == len(set(numbers))
    for number in numbers:
        assert number.startswith(region)
        assert number[-1] == check_digit(number[:17])
    assert all(row.stage is not Stage.FULL or row.confirmed_on is not None for row in people)


def test_every_table_of_the_roster_holds_something(mine: Path) -> None:
    unused = {HeaderSynonym, HeaderMapping, NotSamePerson}  # what an import has learned
    unused |= {BranchFile, OwnTemplate, TemplateBlank}  # official files that only a branch has
    # A demonstration exchanges with nobody, and a key of its own would differ at every build.
    unused |= {ExchangeIdentity, ExchangePartner, ExchangeMade, ExchangeBase, ExchangeAlias}
    unused |= {ErasedPerson, JournalErasure}  # nobody of it was erased by law
    counts = {table: table.select().count() for table in TABLES if table not in unused}
    assert not [table.table_name() for table, count in counts.items() if not count]
    assert {table.__name__: counts[table] for table in COUNTED} == {
        table.__name__: count for table, count in COUNTED.items()
    }
    assert counts[FormerJob] > 200
    assert counts[CustomValue] > 1500


def test_own_fields_are_of_every_kind_for_people_and_branches(mine: Path) -> None:
    for subject in FieldSubject:
        assert {field.kind for field in custom_fields(subject)} == set(CUSTOM_KINDS)
    retired = [
        choice.choice_id
        for field in custom_fields(FieldSubject.PERSON)
        for choice in field.choices
        if choice.is_retired
    ]
    assert len(retired) == 1
    assert CustomValue.select().where(CustomValue.choice == retired[0]).exists()
    assert any(field.is_retired for field in custom_fields(FieldSubject.PERSON))


def test_past_days_show_other_branches_posts_jobs_and_people(mine: Path) -> None:
    then = date(2024, 3, 31)
    names = {row.name for row in Tree.on(then).rows if row.kind is OrganisationKind.BRANCH}
    assert {"掘进队党支部", "财务科党支部", "安全质量部党支部"} <= names
    assert not {"掘进二队党支部", "机关第二党支部", "安全监察部党支部"} & names
    assert {row.how for row in OrganisationLink.select()} == {SpellEnd.MERGED, SpellEnd.SPLIT}
    assert any(row.ended_by is SpellEnd.CLOSED for row in OrganisationSpell.select())
    before = {row.uid: row for row in RosterQuery(then).fetch()}
    today = {row.uid: row for row in RosterQuery(DAY).fetch()}
    both = before.keys() & today.keys()
    assert len(before.keys() - both) >= 12  # have left since
    assert len(today.keys() - both) >= 30  # have been admitted or have come since
    for differs in ("stage", "branch_name", "posts"):
        changed = [key for key in both if is_other(before[key], today[key], differs)]
        assert len(changed) >= 10, differs
    assert len([key for key in both if before[key].facts.crew != today[key].facts.crew]) >= 50


def is_other(one: object, other: object, name: str) -> bool:
    return getattr(one, name) != getattr(other, name)


@pytest.mark.parametrize(
    ("since", "until"),
    [
        (date(2024, 1, 1), date(2024, 12, 31)),
        (date(2025, 1, 1), date(2025, 12, 31)),
        (date(2026, 1, 1), DAY),
    ],
)
def test_every_year_has_changes_and_they_add_up(mine: Path, since: date, until: date) -> None:
    assert {row.kind for row in RosterChangesQuery(since, until).fetch()} == set(ChangeKind)
    balance = BalanceQuery(since, until).fetch()
    assert not balance.unexplained
    assert balance.added
    assert balance.left


def test_what_stands_twice_is_found_and_twins_are_not(mine: Path) -> None:
    found = find_duplicates(DAY, lambda _what, _share: None)
    assert {row.suspicion.resemblances[0] for row in found} == {
        Resemblance.NAME_AND_BIRTH,
        Resemblance.SAME_PHONE,
    }
    assert len(found) == 3
    apart = PeopleApart.get()
    assert (apart.first_id, apart.second_id) not in {row.suspicion.pair for row in found}
    assert MergedPerson.select().count() == 1


def test_the_examination_finds_much_of_many_sorts_and_yet_a_good_roster(mine: Path) -> None:
    found = ExaminationQuery(DAY).fetch()
    unsettled = [row for row in found if row.ignored_id is None]
    assert len({row.check.code for row in unsettled}) >= 15
    assert len(unsettled) <= 40
    assert {row.check.code for row in found if row.ignored_id is not None} == {
        "same_phone",
        "post_elsewhere",
        "work_before_16",
    }
    assert any(row.can_mend for row in unsettled)
    assert [row.name for row in unsettled if row.check.code == "group_below_3"] == ["第二党小组"]


def test_every_own_view_shows_people_and_every_shipped_one_but_one(mine: Path) -> None:
    shown = {}
    for row in ViewsQuery().fetch():
        assert row.view is not None
        query = question_of(row.view, DAY).value
        assert query is not None
        shown[row.name] = len(query.keys())
    assert {name for name, count in shown.items() if not count} <= {"本月政治生日"}
    assert SavedView.select().count() == 3


def test_the_branch_has_set_one_check_otherwise(mine: Path) -> None:
    check = next(one for one in checks_on(DAY) if one.code == "group_below_3")
    assert check.parameters["least"] == 5
    assert "矿党委" in check.note


def test_every_branch_has_a_year_of_meetings_with_who_came(
    mine: Path, built_demo: BuiltDemo
) -> None:
    counts = built_demo.counts
    year = ActivitiesQuery(date(2026, 1, 1), date(2026, 12, 31)).fetch()
    before = ActivitiesQuery(date(2025, 1, 1), date(2025, 12, 31)).fetch()
    assert counts.activities == len(year) + len(before)
    for branch in Tree.on(DAY).of_kind(OrganisationKind.BRANCH):
        own = [row for row in year if row.organisation_id == branch.organisation_id]
        assert {"general_meeting", "themed_day", "party_lecture", "talk"} <= {r.kind for r in own}
        assert any(row.held_on > DAY and row.state is ActivityState.PLANNED for row in own)
    held = [row for row in year if row.state is ActivityState.HELD]
    assert all(row.held_on < DAY and row.recorded_on for row in held)
    assert all(row.minutes for row in held if row.kind != "talk")
    due = Attendance.select().where(Attendance.is_due).count()
    marked = Attendance.select().where(Attendance.mark.is_null(is_null=False)).count()
    assert marked > 0.9 * due > 12000
    make_up = [row for row in year if row.original_id]
    assert len(make_up) > 40


def test_who_was_due_is_who_belonged_to_the_branch_on_that_day(mine: Path) -> None:
    for day in (date(2026, 3, 20), date(2026, 10, 20)):
        for activity in Activity.select().where(
            (Activity.held_on == day) & (Activity.kind == "themed_day")
        ):
            members = RosterQuery(day, within=activity.organisation_id).keys()
            due = Attendance.select(Attendance.person_id).where(Attendance.activity == activity.id)
            assert {person for (person,) in due.tuples()} == set(members)


def test_the_checks_of_entry_have_something_of_most_sorts_to_tell(mine: Path) -> None:
    found = EntryChecksQuery(date(2026, 1, 1), DAY, DAY).fetch()
    assert {Oddity.TWO_PLACES, Oddity.ALIKE, Oddity.LATE} <= {row.odd.oddity for row in found}
    assert len(found) < 120
    # Somebody on sick leave is excused; a few who came to vote remain to be told.
    assert sum(row.odd.oddity is Oddity.AWAY for row in found) <= 3


def test_rare_names_are_among_them(mine: Path) -> None:
    names = "".join(row.facts.name for row in RosterQuery(DAY).fetch())
    assert set("䶮㛃𬱖") & set(names)


def test_build_demo_holds_the_same_rows_each_time_and_is_one_undo(
    data: Path, demo_file: bytes
) -> None:
    close_file()
    fresh = data.read_bytes()
    data.write_bytes(demo_file)
    open_file(data)
    built_elsewhere = rows()
    assert sum(map(len, built_elsewhere.values())) > 8000
    close_file()
    data.write_bytes(fresh)
    open_file(data)
    before = rows(files=False)
    runner = Runner("示范", SeededUids(DESCRIPTION))
    runner.run(build_demo(description=DESCRIPTION))
    assert rows() == built_elsewhere
    with pytest.raises(RefusedError, match="已有数据"):
        runner.run(build_demo(description=DESCRIPTION))
    runner.undo()
    assert rows(files=False) == before
    make.committee()
    with pytest.raises(RefusedError):
        runner.run(build_demo(description=DESCRIPTION))


def test_a_demonstration_of_another_description_is_outgrown_and_kept_once_used(mine: Path) -> None:
    assert demo_age(description=DESCRIPTION) is DemoAge.PRESENT
    later = DESCRIPTION + "# more"
    assert demo_age(description=later) is DemoAge.OUTGROWN
    make.committee("二矿党委")
    assert demo_age(description=later) is DemoAge.OUTGROWN_IN_USE
    assert demo_age(description=DESCRIPTION) is DemoAge.PRESENT


def test_own_data_are_never_an_outgrown_demonstration(data: Path, runner: Runner) -> None:
    assert demo_age(description=DESCRIPTION) is DemoAge.PRESENT
    make.committee()
    assert demo_age(description=DESCRIPTION) is DemoAge.PRESENT


def test_zones_take_turns_for_two_years_and_two_swaps_are_told(mine: Path) -> None:
    swapped = [
        duty
        for duty in ZoneDuty.select().order_by(ZoneDuty.year, ZoneDuty.quarter)
        if duty.planned_branch_id is not None and duty.job is ZoneJob.LEAD
    ]
    assert [(duty.year, duty.quarter) for duty in swapped] == [
        (2025, 2),
        (2025, 3),
        (2026, 3),
        (2026, 4),
    ]
    assert all(duty.swap_note for duty in swapped)
    assert all(counts.spread <= 1 for counts in LeadCountsQuery(2026).fetch())


def test_themed_days_follow_the_series_of_their_branch(mine: Path) -> None:
    for row in ActivitySeries.select():
        series = SeriesQuery(row.id).fetch()
        days = series_days(series_recurrence(series), series.since, series.until, DAY)
        wanted = {day.on for day in days}
        own = list(Activity.select().where(Activity.series == row.id))
        assert len(own) in (11, 12)
        assert {one.series_on for one in own} <= wanted
    kind = OwnActivityKind.get()
    assert Activity.select().where(Activity.kind == kind.code).count() == 4


def test_terms_stand_in_every_state_and_one_election_is_under_way(mine):
    rows = {row.name: row for row in TermBoardQuery(DAY).fetch()}
    assert rows["地测科党支部"].state is TermState.OVERDUE
    assert rows["物资供应站党支部"].state is TermState.URGENT  # an early election was allowed
    assert rows["综采二队党支部"].state is TermState.NEAR  # a later one
    assert rows["综采二队党支部"].end.is_moved
    assert rows["综采一队党支部"].state is TermState.RUNNING
    running = [row for row in rows.values() if row.election_id is not None]
    assert [(row.name, row.step.rule.code) for row in running] == [("物资供应站党支部", "vote")]
    past = ElectionsOfQuery(rows["选煤厂党支部"].organisation_id).fetch()
    detail = ElectionQuery(past[0].election_id, DAY).fetch()
    assert detail.next is None
    assert {one.held for one in detail.won} >= {Post.SECRETARY, Post.DEPUTY_SECRETARY}


def test_votes_of_the_demonstration_would_have_been_taken(mine):
    """No more ballots than voters came, who has no vote got none, and names stand by strokes."""
    for vote in Vote.select().where(Vote.issued.is_null(False)):
        room = ElectorateQuery(vote.activity_id, vote.regime).fetch()
        assert (vote.title, vote.issued) == (vote.title, room.present)
    elections = list(Vote.select().where(Vote.regime == Regime.ELECTION))
    assert {vote.title for vote in elections} == {"选举新一届支部委员会委员", "选举支部书记"}
    for vote in elections:
        listed = Candidate.select().where(Candidate.vote == vote.id).order_by(Candidate.place)
        names = [(row.person_id, row.name) for row in listed]
        assert [key for key, _name in names] == in_stroke_order(names)
