"""Whom the names mean that are pasted into ledgers."""

from datetime import date
from decimal import Decimal

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.ledger_values import Named, NamedOrganisation
from dangjian_desktop.queries.ledger_books import books_by_code
from dangjian_desktop.queries.ledger_names import LedgerNames
from tests import make

ON = date(2026, 11, 20)


def test_a_name_means_somebody_of_the_branch_before_others(data):
    here, there = make.branch(), make.branch("机电队党支部")
    group = make.group(here)
    mine, other = make.person("李四", here), make.person("李四", there)
    make.person("李四", there)
    only = make.person("张三", there)
    names = LedgerNames(ON, group)
    assert names.people("李 四") == (Named("李四", mine),)
    assert names.people("张三") == (Named("张三", only),)
    assert names.people("王五") == ()
    assert Named("李四", other) in LedgerNames(ON).people("李四")
    assert len(LedgerNames(ON).people("李四")) == 3


def test_who_has_left_is_meant_only_where_nobody_else_is(data):
    branch = make.branch()
    gone, here = make.person("李四", branch), make.person("李四", branch)
    make.departure(gone, on=date(2026, 1, 1))
    assert LedgerNames(ON).people("李四") == (Named("李四", here),)
    make.departure(here, on=date(2026, 2, 1))
    assert len(LedgerNames(ON).people("李四")) == 2


def test_cells_of_a_row_become_values_with_every_fault_at_its_field(data):
    branch = make.branch()
    owner = make.person("张三", branch)
    names = LedgerNames(ON, branch)
    values, problems = names.read(
        books_by_code()["hazard"],
        {
            "content": "护网破损",
            "owner": "张三",
            "funds": "300元钱",
            "due_on": "2026.12.1",
            "level": "特级",
            "gone": "甲",
        },
    )
    assert values == {
        "content": "护网破损",
        "owner": (Named("张三", owner),),
        "funds": None,
        "due_on": PartialDate(2026, 12, 1),
        "level": None,
    }
    assert [(one.where.field, one.code) for one in problems] == [
        ("funds", "custom.number_unit"),
        ("level", "custom.choice_unknown"),
        ("gone", "ledger.field_unknown"),
    ]
    award, _none = names.read(
        books_by_code()["award"], {"collective": make.BRANCH, "money": "1,200"}
    )
    assert award == {
        "collective": NamedOrganisation(branch, make.BRANCH),
        "money": Decimal(1200),
    }
