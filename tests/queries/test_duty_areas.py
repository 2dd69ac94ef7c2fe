"""Coverage of crews by areas, from the rows of the book and the roster of the day."""

from datetime import date

from dangjian_desktop.domain.duty_areas import AREA_BOOK, CREW_GONE, VALID, Coverage
from dangjian_desktop.queries.duty_areas import CrewCoverageQuery
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
