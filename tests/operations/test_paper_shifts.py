"""班次表: the month of a branch on paper, and what its letters rest on."""

from datetime import date

from dangjian_desktop.domain.vocabulary import AbsenceKind
from dangjian_desktop.operations.paper_shifts import shift_month_on_paper
from dangjian_desktop.operations.printout import SHIFT_MONTH, Printout
from dangjian_desktop.operations.printouts import print_sheet
from dangjian_desktop.operations.shifts import add_absence, add_substitution
from dangjian_desktop.storage.models import Person
from tests import make, pdf
from tests.shift_stories import crew_branch

ON = date(2026, 11, 20)


def key(name):
    return Person.get(Person.name == name).id


def test_each_day_has_its_letter_and_each_person_what_it_rests_on(data):
    branch = crew_branch()
    make.done(
        add_absence(
            person_id=key("甲某一"),
            kind=AbsenceKind.SICK,
            begins_on=date(2026, 11, 2),
            ends_on=date(2026, 11, 3),
        )
    )
    make.done(
        add_substitution(
            worked_on=date(2026, 11, 5),
            person_id=key("乙某一"),
            substitute_id=key("丙某一"),
            shift="夜",
        )
    )
    make.person("丁某外", branch)
    lines, values = shift_month_on_paper(Printout(SHIFT_MONTH, ON, organisation_id=branch))
    told = {line.name: line for line in lines}
    ill = told["甲某一"]
    assert (ill.day_1, ill.day_2, ill.day_3, ill.day_30, ill.day_31) == ("早", "病", "病", "夜", "")
    assert (ill.crew, ill.basis) == ("甲", "推算")
    assert told["丙某一"].basis == "部分"
    assert (told["丁某外"].day_1, told["丁某外"].basis) == ("？", "不明")
    assert [line.number for line in lines] == [str(n) for n in range(1, 25)]
    assert (values["month"], values["counts"]) == ("2026年11月", "24 人")
    assert "未核实" in values["legend"]


def test_another_month_prints_and_without_a_branch_it_says_so(data, tmp_path):
    branch = crew_branch()
    target = tmp_path / "班次.pdf"
    print_sheet(Printout(SHIFT_MONTH, ON, organisation_id=branch, year=2027, month=2), target)
    said = pdf.text(target)
    assert "2027年2月班次表" in said
    assert {"28", "29", "30", "31"} & {*said.split()} == {"28"}  # a column for each day it has
    print_sheet(Printout(SHIFT_MONTH, ON), target)
    assert "没有选定党支部" in pdf.text(target)
