"""组织关系 of the person card: what was entered of letters, absences and contacts, as of a day."""

from datetime import date

import pytest

from dangjian_desktop.queries.card_content import SectionContent
from dangjian_desktop.queries.card_sections import section_keyed
from tests import make
from tests.transfer_stories import ELSEWHERE, ON, contact, floating, letter_out, lost

pytestmark = pytest.mark.usefixtures("data")


def told(person: int, on: date = ON) -> SectionContent:
    section = section_keyed("transfers")
    assert section is not None
    return section.fetch(person, on)


def test_who_has_none_of_it_has_no_section() -> None:
    person = make.person("张三", make.branch())
    assert told(person).is_empty
    section = section_keyed("transfers")
    assert section is not None
    assert section.hides_when_empty
    assert not section.is_printed


def test_everything_entered_stands_on_the_card() -> None:
    branch = make.branch()
    person, other = make.person("张三", branch), make.person("李四", branch)
    letter_out(person)
    floating(person, destination="江口市", until=date(2026, 9, 1))
    lost(person, since="2026-10-01", searched="2026-11-20")
    contact(person, "2026-11-12", reached=False)
    floating(other)
    assert {table.heading: table.rows for table in told(person).tables} == {
        "接转": (("2026-11-02", f"{make.BRANCH} → {ELSEWHERE}", "待接收"),),
        "外出": (("2026-03-01 至 2026-09-01", "流动党员", "江口市"),),
        "失联": (("2026-10-01 至 今", "2026-11-20 查找"),),
        "最近一次联系": (("2026-11-12", "没联系上", "电话"),),
    }
    before = {table.heading: table.rows for table in told(person, date(2026, 8, 1)).tables}
    assert before == {"外出": (("2026-03-01 至 今", "流动党员", "江口市"),)}
