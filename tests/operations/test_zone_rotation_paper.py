"""The 协作区轮值表: a year, with what was swapped and why, and who led how often."""

from datetime import date

from dangjian_desktop.domain.vocabulary import ZoneJob
from dangjian_desktop.operations.printout import ZONE_ROTATION, Printout
from dangjian_desktop.operations.printouts import print_sheet
from dangjian_desktop.operations.zone_duties import apply_rotation, record_zone_swap
from dangjian_desktop.queries.zone_duties import YearDutiesQuery
from tests import make
from tests.pdf import texts

ON = date(2026, 11, 21)


def printed(tmp_path, **choices):
    target = tmp_path / "out.pdf"
    print_sheet(Printout(ZONE_ROTATION, ON, **choices), target)
    return "".join(texts(target)).replace("\n", "")


def test_the_year_prints_with_its_swaps(data, tmp_path):
    first, second, third = (make.branch(f"{name}党支部") for name in ("综采队", "掘进队", "机电队"))
    make.zone("第一协作区", [first, second])
    make.zone("第二协作区", [third])
    assert "还没有排轮值" in printed(tmp_path, year=2026)
    make.done(apply_rotation(year=2026))
    one, two = [
        row.duty_id
        for row in YearDutiesQuery(2026).fetch()
        if row.job is ZoneJob.LEAD and row.zone_name == "第一协作区"
    ][:2]
    make.done(record_zone_swap(first_id=one, second_id=two, note="工作面搬家", on=ON))
    told = printed(tmp_path)
    for words in ("2026年协作区轮值表", "组长单位", "掘进队党支部*", "工作面搬家", "第四季度"):
        assert words in told
    assert "历年任组长单位：第一协作区：综采队党支部 2 次、掘进队党支部 2 次" in told
    own = printed(tmp_path, organisation_id=third)
    assert "第二协作区" in own
    assert "第一协作区" not in own
