"""A year package holds one year, nothing private, and is read by itself without being accepted."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dangjian_desktop.domain.exchange_package import Direction
from dangjian_desktop.domain.people import FieldKind, Sensitivity
from dangjian_desktop.domain.vocabulary import Stage
from dangjian_desktop.exchange.errors import ExchangeError
from dangjian_desktop.exchange.package_file import packed_package
from dangjian_desktop.host.errors import HostError
from dangjian_desktop.operations.exchange_accepting import accept_package, meet_package
from dangjian_desktop.operations.people import advance_stage
from dangjian_desktop.operations.runner import Operation, RefusedError
from dangjian_desktop.operations.year_package import (
    YearTable,
    make_year_package,
    meet_year,
    read_year,
    record_year_package,
)
from dangjian_desktop.storage.database import facts_now
from dangjian_desktop.storage.models import (
    Activity,
    Attendance,
    CustomField,
    CustomValue,
    ExchangeIdentity,
    JournalEntry,
    Organisation,
    Person,
    PointEntry,
)
from tests import make
from tests.exchange_sides import AT, ON, Side, read_package


@pytest.fixture
def branch(data):
    side = Side(data)
    with side.open():
        group = make.branch("掘进队党支部")
        make.person("张年测", group, id_number=make.id_number(sequence=203))
        make.person("李年测", group)
        for year in (2025, 2026):
            make.activity("themed_day", group, f"{year}-05-10", title=f"{year} 年的党日")
        make.activity("talk", group, "2026-06-01", title="谈的是家事")
        make.done(Operation("记", "attend", attend))
    return side


def attend(writer):
    for activity in Activity.select():
        for person in Person.select():
            writer.insert(Attendance, activity=activity.id, person=person.id, is_due=True)


@pytest.fixture
def elsewhere(tmp_path, empty_file):
    path = tmp_path / "巡察.db"
    path.write_bytes(empty_file)
    return Side(path)


def made(side, year=2026, **options):
    with side.open():
        target = side.path.with_name(f"{year}.djyear")
        make_year_package(
            target,
            year=year,
            on=ON,
            made_at=AT,
            run=lambda work: side.runner.run(work).result,
            **options,
        )
    return target


def read(side, package, **options) -> dict[str, YearTable]:
    with side.open():
        return {table.label: table for table in read_year(meet_year(package), on=ON, **options)}


def test_what_was_made_is_counted_as_who_reads_it_counts(branch):
    with branch.open():
        someone = make.person("王年测", stage=Stage.PROBATIONARY)
        make.done(advance_stage(person_id=someone, stage=Stage.FULL, since=date(2026, 11, 20)))
        target = branch.path.with_name("2026.djyear")
        told = make_year_package(
            target,
            year=2026,
            on=ON,
            made_at=AT,
            run=lambda work: branch.runner.run(work).result,
        )
    assert (told.counts["人员"], told.counts["人员类别"]) == (3, 4)
    rows = {name: len(table.rows) for name, table in read(branch, target).items()}
    assert told.counts == rows


def cells(tables, label, heading):
    table = tables[label]
    place = table.headings.index(heading)
    return {row[place] for row in table.rows}


def test_one_year_of_what_happened_and_all_of_who_there_is(branch, elsewhere):
    tables = read(elsewhere, made(branch))
    assert cells(tables, "人员", "姓名") == {"张年测", "李年测"}
    assert cells(tables, "活动", "标题") == {"2026 年的党日"}
    assert len(tables["考勤"].rows) == 2
    assert all("张年测" in row[0] or "李年测" in row[0] for row in tables["考勤"].rows)
    assert cells(tables, "所在党支部", "党支部") == {"掘进队党支部"}
    assert cells(read(elsewhere, made(branch, 2025)), "活动", "标题") == {"2025 年的党日"}


def test_reading_it_changes_nothing_and_it_cannot_be_accepted(branch, elsewhere):
    package = made(branch)
    with elsewhere.open():
        before = facts_now().rows
    read(elsewhere, package)
    with elsewhere.open():
        with pytest.raises(ExchangeError, match="year_package"):
            meet_package(package)
        held = read_package(package)
        with pytest.raises(ExchangeError, match="year_package"):
            elsewhere.runner.run(accept_package(package=held, on=ON, is_trusted=True))
        assert facts_now().rows == before


def test_private_parts_stay_unless_they_are_asked_for(branch, elsewhere):
    with branch.open():
        number = Person.get(Person.name == "张年测").id_number
    package = made(branch)
    told = repr(read_package(package).sections)
    assert number not in told
    assert "谈的是家事" not in told
    assert "private_key" not in told
    tables = read(elsewhere, made(branch, asked=["talks", "id_numbers"]))
    assert "谈的是家事" in cells(tables, "活动", "标题")
    shown = cells(tables, "人员", "公民身份号码")
    assert number not in shown  # who looks on sees it masked
    assert any("*" in one for one in shown)


def test_whose_it_is_is_known_to_the_maker_alone_and_each_flipped_byte_is_refused(
    branch, elsewhere
):
    package = made(branch)
    with branch.open():
        assert meet_year(package).is_known
    with elsewhere.open():
        met = meet_year(package)
        assert not met.is_known
        assert met.sealed.facts.name == "掘进队党支部"
        assert (met.sealed.facts.year, met.sealed.facts.direction) == (2026, Direction.YEAR)
    content = bytearray(package.read_bytes())
    content[len(content) // 2] ^= 4
    package.write_bytes(content)
    with elsewhere.open(), pytest.raises(ExchangeError, match="damaged_package"):
        meet_year(package)


def test_that_it_was_made_is_recorded_and_undo_passes_over_it(branch):
    with branch.open():
        done = branch.runner.run(record_year_package(year=2026, on=ON, asked=("talks",)))
        sender, name, _key = done.result
        assert (sender, name) == (ExchangeIdentity.get().uid, "掘进队党支部")
        assert branch.runner.undo_label is None
        latest = JournalEntry.select().order_by(JournalEntry.id.desc()).get()
        assert latest.label == "制作年度包"


def test_a_package_of_changes_is_no_year_package(branch, elsewhere):
    package = branch.make()
    with elsewhere.open(), pytest.raises(ExchangeError, match="not_year_package") as told:
        meet_year(package)
    assert "请" in told.value.sentence


def test_it_can_be_closed_with_a_password(branch, elsewhere):
    package = made(branch, password="红旗渠 7")
    with pytest.raises(ExchangeError, match="package_password"):
        read(elsewhere, package)
    assert "人员" in read(elsewhere, package, password="红旗渠 7")


@pytest.mark.parametrize("year", [1920, 2027])
def test_a_year_that_cannot_be_is_refused_in_words(branch, year):
    with pytest.raises(RefusedError, match="请填 1921 到 2026") as told:
        made(branch, year)
    assert str(year) in told.value.sentence


@pytest.mark.parametrize("value", [7, "no such kind"])
def test_what_no_program_writes_is_refused(branch, elsewhere, value):
    package: Path = made(branch)
    held = read_package(package)
    with branch.open():
        key = bytes(ExchangeIdentity.get().private_key)
    spoilt = tuple(
        replace(
            section,
            items=tuple(
                replace(item, rows=tuple(tuple(value for _one in row) for row in item.rows))
                for item in section.items
            ),
        )
        for section in held.sections
    )
    package.write_bytes(packed_package(held.facts, spoilt, key))
    with elsewhere.open(), pytest.raises(ExchangeError, match="damaged_package"):
        read_year(meet_year(package), on=ON)


def test_codes_points_and_numbers_of_people_are_told_in_words_and_masked(branch, elsewhere):
    phone = "13812345678"
    with branch.open() as side:
        place = Organisation.get().id
        person = Person.get(Person.name == "张年测").id

        def write(writer):
            field = writer.insert(
                CustomField,
                subject="person",
                kind=FieldKind.TEXT,
                label="紧急电话",
                place=1,
                sensitivity=Sensitivity.MASKED,
            )
            writer.insert(CustomValue, field=field, person=person, value=phone)
            writer.insert(
                PointEntry,
                person=person,
                organisation=place,
                period="2026-09",
                rule="extra",
                reason="带徒",
                points=15_000,
                happened_on=ON,
                entered_on=ON,
            )

        side.runner.run(Operation("记", "write", write))
        make.entry("suggestion", place, proposed_by=person, kind="安全", content="井口加一盏灯")
    package = made(branch, asked=["sensitive_fields", "opinions"])
    tables = read(elsewhere, package)
    assert phone not in repr(tables)
    assert cells(tables, "党员积分", "期间") == {"2026年9月"}
    assert cells(tables, "党员积分", "分数") == {"1.5"}
    assert cells(tables, "党员积分", "积分项目") == {"突出贡献加分"}
    assert cells(tables, "台账登记", "台账") == {"合理化建议"}
    assert "井口加一盏灯" in cells(tables, "台账内容", "内容")
    titles = {row[0] for row in tables["台账内容"].rows}
    assert "合理化建议第1号 建议内容" in titles
    assert "姓名拼音" not in tables["人员"].headings


def test_a_package_that_cannot_be_written_is_not_noted(branch):
    before = noted(branch)
    with branch.open() as side, pytest.raises(HostError, match=r"path\.missing"):
        make_year_package(
            side.path.parent / "拔掉的U盘" / "2026.djyear",
            year=2026,
            on=ON,
            made_at=AT,
            run=lambda work: side.runner.run(work).result,
        )
    assert noted(branch) == before


def noted(side) -> int:
    with side.open():
        return JournalEntry.select().count()
