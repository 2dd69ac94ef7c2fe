"""Coverage of crews by areas, from the rows of the book and the roster of the day."""

from datetime import date

from dangjian_desktop.domain.duty_areas import (
    AREA_BOOK,
    CREW_GONE,
    ENDED,
    VALID,
    YEARLY,
    AreaYear,
    Coverage,
    CrewSource,
    MemberChange,
)
from dangjian_desktop.operations.jobs import change_job
from dangjian_desktop.operations.shifts import add_crew
from dangjian_desktop.queries.duty_areas import AreasQuery, AreaYearsQuery, CrewCoverageQuery
from tests import make
from tests.domain.ledger_books import book

ON = date(2026, 11, 20)


def found(on=ON, **more):
    return {one.crew: (one.state, one.members) for one in CrewCoverageQuery(on, **more).fetch()}


def test_crews_are_covered_by_areas_of_branch_and_groups(data):
    branch, other = make.branch(), make.branch("机电队党支部")
    group = make.group(branch)
    owner = make.person("张三", branch, crew="检修班")
    make.person("李四", branch, crew="生产一班")
    make.person("王五", other, crew="配电班")
    areas = [
        make.entry(AREA_BOOK, place, "2026-01-05", name="责任区", crew=crew, members=owner)
        for place, crew in ((group, "检修班"), (branch, "外委班"))
    ]
    assert found(within=branch) == {
        "生产一班": (Coverage.NO_AREA, 1),
        "检修班": (Coverage.COVERED, 1),
        "外委班": (Coverage.COVERED, 0),
    }
    assert found()["配电班"] == (Coverage.NO_AREA, 1)
    assert "外委班" not in found(date(2026, 1, 4), within=branch)  # not drawn yet
    make.departure(owner, on=date(2026, 11, 1))
    assert found(within=branch)["外委班"] == (Coverage.NOBODY_LEFT, 0)
    make.advanced(areas[1], "ended", values={"end_reason": CREW_GONE})
    assert "外委班" not in found(within=branch)


def test_the_book_has_what_coverage_asks_for():
    areas = book(AREA_BOOK)
    assert areas.first_state == VALID
    assert CREW_GONE in areas.field("end_reason").offered
    assert {"name", "crew", "members"} <= {field.key for field in areas.fields}


def area(branch, day, name, **values):
    return make.entry(AREA_BOOK, branch, day, name=name, level="班组责任区", **values)


def ended(entry, day, reason=YEARLY):
    make.advanced(entry, ENDED, day, values={"end_reason": reason})


def names(on, within=None):
    return [one.entry.title for one in AreasQuery(on, within).fetch()]


def test_an_earlier_division_can_be_looked_at(data):
    branch = make.branch()
    owner = make.person("张三", branch, crew="检修班")
    old = area(branch, "2025-01-10", "旧区", crew="检修班", members=owner)
    ended(old, "2026-01-08")
    area(branch, "2026-01-08", "新区", crew="检修班", members=owner)
    assert names(ON) == ["新区"]
    assert names(date(2025, 12, 31)) == ["旧区"]
    assert names(date(2026, 1, 8)) == ["新区"]
    assert names(date(2024, 12, 31)) == []
    assert AreaYearsQuery(ON, branch).fetch() == [
        AreaYear(2026, ON),
        AreaYear(2025, date(2025, 12, 31)),
    ]
    assert found(date(2025, 12, 31))["检修班"][0] is Coverage.COVERED


def test_people_who_left_or_moved_since_are_told(data):
    branch, other = make.branch(), make.branch("机电队党支部")
    stays, gone = make.person("张三", branch, crew="检修班"), make.person("李四", branch)
    moved = make.person("王五", branch, crew="检修班")
    members = tuple(make.whom(one) for one in (stays, gone, moved, "外单位赵某"))
    area(branch, "2026-01-08", "检修区", crew="检修班", members=members)
    make.departure(gone, on=date(2026, 11, 1))
    make.done(change_job(person_id=moved, changes={"crew": "生产一班"}, on=date(2026, 6, 1)))
    (row,) = AreasQuery(ON, branch).fetch()
    assert [(one.name, one.change, one.now) for one in row.members] == [
        ("张三", None, ""),
        ("李四", MemberChange.GONE, ""),
        ("王五", MemberChange.OTHER_CREW, "生产一班"),
        ("外单位赵某", None, ""),
    ]
    assert row.has_to_change
    assert (row.branch_id, row.level) == (branch, "班组责任区")
    assert AreasQuery(ON, other).fetch() == []


def test_crews_without_a_member_are_found_in_shifts_former_jobs_and_hazards(data):
    branch = make.branch()
    person = make.person("张三", branch, crew="检修班", section="综采一队")
    make.done(change_job(person_id=person, changes={"crew": "生产一班"}, on=date(2026, 6, 1)))
    make.done(
        add_crew(organisation_id=branch, name="丁班", pattern="3x8_week", anchor=date(2026, 1, 1))
    )
    make.entry("hazard", branch, "2026-11-01", content="甲", crew="皮带班、机电科")
    told = {one.crew: (one.state, one.source) for one in CrewCoverageQuery(ON, branch).fetch()}
    assert told == {
        "生产一班": (Coverage.NO_AREA, CrewSource.ROSTER),
        "丁班": (Coverage.NO_AREA, CrewSource.SHIFTS),
        "检修班": (Coverage.UNSURE, CrewSource.FORMER),
        "皮带班": (Coverage.UNSURE, CrewSource.LEDGERS),
    }
