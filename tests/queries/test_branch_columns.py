"""The list of branches with their figures and fields."""

from datetime import date
from decimal import Decimal

from dangjian_desktop.domain.custom_fields import FieldSubject
from dangjian_desktop.domain.people import FieldKind, Sensitivity
from dangjian_desktop.domain.vocabulary import Post, Stage
from dangjian_desktop.operations.fields import close_field
from dangjian_desktop.queries.branch_columns import BRANCH_COLUMNS, BranchListQuery, branch_columns
from tests import make

ON = date(2026, 11, 21)


def shown(row):
    return {column.heading: column.text(row) for column in branch_columns().values()}


def test_a_branch_stands_with_its_figures_secretary_and_fields(data):
    committee = make.committee()
    branch = make.branch("综采一队党支部", committee)
    make.group(branch)
    make.branch("机电队党支部", committee)
    secretary = make.person("张三", branch)
    make.person("李四", branch, stage=Stage.PROBATIONARY)
    make.person("王五", branch, stage=Stage.ACTIVIST)
    make.post(secretary, branch, Post.SECRETARY)
    area = make.field("活动室面积", FieldKind.NUMBER, subject=FieldSubject.ORGANISATION)
    phone = make.field(
        "值班手机", subject=FieldSubject.ORGANISATION, sensitivity=Sensitivity.MASKED
    )
    make.custom(branch, area, Decimal("62.5"))
    make.custom(branch, phone, "13900001234")
    first, second = BranchListQuery(ON).fetch()
    assert shown(first) == {
        "党支部": "综采一队党支部",
        "上级组织": "星火煤矿党委",
        "支部书记": "张三",
        "党员人数": "2",
        "正式党员": "1",
        "预备党员": "1",
        "党小组数": "1",
        "活动室面积": "62.5",
        "值班手机": "139****1234",
    }
    assert branch_columns()[phone.key].full_text(first) == "13900001234"
    assert shown(second)["党员人数"] == "0"
    assert shown(second)["支部书记"] == ""


def test_a_retired_field_is_no_column_any_more(data):
    field = make.field("活动室", subject=FieldSubject.ORGANISATION)
    make.done(close_field(field_id=field.field_id, on=ON))
    assert list(branch_columns()) == [column.key for column in BRANCH_COLUMNS]


def test_only_the_branches_below_are_listed(data):
    committee, other = make.committee("甲党委"), make.committee("乙党委")
    make.branch("甲支部", committee)
    make.branch("乙支部", other)
    assert [row.name for row in BranchListQuery(ON, within=other).fetch()] == ["乙支部"]
