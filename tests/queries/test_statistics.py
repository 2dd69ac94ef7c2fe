"""Tables on any day: every member in one line, unknowns as 未填, people behind each figure."""

from datetime import date

import pytest

from dangjian_desktop.domain.vocabulary import Education, Post, Sex, Stage, Workplace
from dangjian_desktop.operations import people
from dangjian_desktop.operations.rules import change_rule
from dangjian_desktop.queries.statistics import (
    NOT_FILLED,
    TOTAL,
    NamesQuery,
    Part,
    StatisticsQuery,
    StatisticsTable,
    TableCode,
    statistics_years,
    year_end,
)
from tests import make

END = date(2026, 12, 31)


def table(code: TableCode, on: date = END, within: int | None = None) -> StatisticsTable:
    found = StatisticsQuery(on, within, (code,)).fetch().table(code)
    assert sum(line.count for line in found.lines) == found.total.count
    for line in (*found.lines, *found.sums, found.total):
        for part in Part:
            behind = StatisticsQuery(on, within).people(code, line.key, part)
            assert len(behind) == line.counts[part], (code, line.label, part)
    return found


def counts(found: StatisticsTable) -> dict[str, int]:
    return {line.label: line.count for line in (*found.lines, *found.sums) if line.count}


def test_i20_ages_at_the_cut_off(data):
    make.person("甲", born_on=make.day("1990-12-31"))
    make.person("乙", born_on=make.day("1991-01-01"))
    make.person("丙")
    assert counts(table(TableCode.AGES)) == {
        "31–35岁": 1,
        "36–40岁": 1,
        "未填": 1,
        "其中：35岁及以下": 1,
    }
    assert counts(table(TableCode.AGES, date(2026, 12, 30)))["31–35岁"] == 2


def test_a_birth_known_to_the_year_counts_as_its_first_day(data):
    make.person("甲", born_on=make.day("1991"))
    make.person("乙", born_on=make.day("1990-12"))
    assert counts(table(TableCode.AGES))["31–35岁"] == 1


def test_schooling_by_the_rule_and_college_and_above_as_a_sum(data):
    for number, level in enumerate((Education.MASTER, Education.COLLEGE, Education.TECHNICAL)):
        make.person(f"甲{number}", education=level)
    make.person("乙")
    found = table(TableCode.SCHOOLING)
    assert counts(found) == {
        "研究生": 1,
        "大学专科": 1,
        "中专、高中、中技": 1,
        "未填": 1,
        "其中：大专及以上": 2,
    }
    assert found.not_filled == 1
    groups = [{"label": "都算", "education": [level.value for level in Education]}]
    make.done(
        change_rule(
            rule="statistics.schooling",
            key="groups",
            value=groups,
            note="试试",
            since=make.day("2026-01-01"),
        )
    )
    assert counts(table(TableCode.SCHOOLING)) == {"都算": 3, "未填": 1, "其中：大专及以上": 2}
    assert "都算" not in counts(table(TableCode.SCHOOLING, date(2025, 12, 31)))


def test_columns_tell_women_minorities_and_probationary(data):
    make.person("甲", sex=Sex.FEMALE, ethnicity="01")
    make.person("乙", sex=Sex.MALE, ethnicity="15", stage=Stage.PROBATIONARY)
    make.person("丙")
    found = StatisticsQuery(END).fetch()
    total = found.table(TableCode.SEX).total
    assert total.counts == {
        Part.ALL: 3,
        Part.WOMEN: 1,
        Part.MINORITY: 1,
        Part.PROBATIONARY: 1,
    }
    assert (found.sex_not_filled, found.nation_not_filled) == (1, 1)
    assert (found.members, found.probationary) == (3, 1)
    assert counts(table(TableCode.SEX)) == {"男": 1, "女": 1, "未填": 1}
    assert counts(table(TableCode.NATIONS)) == {
        "汉族": 1,
        "土家族": 1,
        "未填": 1,
        "其中：少数民族": 1,
    }


def test_posts_at_work_by_the_words_in_them(data):
    jobs = ("采煤机司机", "采煤技术员", "生产科科员", "退休", "司磅", "")
    for number, job in enumerate(jobs):
        make.person(f"甲{number}", occupation=job)
    assert counts(table(TableCode.OCCUPATIONS)) == {
        "离退休人员": 1,
        "企业专业技术人员": 1,
        "企业管理人员": 1,
        "工勤技能人员": 1,
        "其他": 1,
        "未填": 1,
    }


def test_a_past_day_has_the_job_of_that_day(data):
    key = make.person("甲", workplace=Workplace.UNDERGROUND, occupation="支架工", since="2020")
    make.done(
        people.change_person(
            person_id=key,
            changes={"workplace": Workplace.SURFACE, "occupation": "科员"},
            job_changed_on=date(2026, 6, 1),
        )
    )
    now, then = END, date(2026, 5, 31)
    assert counts(table(TableCode.WORKPLACES, now)) == {"地面": 1}
    assert counts(table(TableCode.WORKPLACES, then)) == {"井下": 1, "其中：生产一线": 1}
    assert counts(table(TableCode.OCCUPATIONS, then)) == {"工勤技能人员": 1}


def test_posts_in_the_party_count_once_by_the_first(data):
    branch = make.branch()
    both = make.person("甲", branch)
    make.person("乙", branch)
    make.post(both, branch, Post.ORGANISATION_MEMBER)
    make.post(both, branch, Post.SECRETARY)
    assert counts(table(TableCode.POSTS)) == {"支部书记": 1, "没有党内职务": 1}


def test_joining_by_stretch_and_by_year(data):
    days = ("1949-09-30", "1978-12-31", "1979-01-01", "2012-10-31", "2012-11-01")
    for number, day in enumerate(days):
        make.person(f"甲{number}", admitted_on=day)
    make.person("乙", confirmed_on="2001-07-01")
    assert counts(table(TableCode.JOINING)) == {
        "新中国成立前": 1,
        "新中国成立后至十一届三中全会前": 1,
        "十一届三中全会后至十八大前": 2,
        "十八大以来": 1,
        "未填": 1,
    }
    years = [line.label for line in table(TableCode.JOINING_YEARS).lines]
    assert years == ["1949年", "1978年", "1979年", "2012年", "未填"]


def test_stages_tell_of_everybody_on_the_roll(data):
    make.person("甲")
    make.person("乙", stage=Stage.ACTIVIST)
    found = table(TableCode.STAGES)
    assert found.lines[0].label == "正式党员"
    assert counts(found) == {"正式党员": 1, "入党积极分子": 1, "其中：党员": 1}


def test_developed_of_the_year_as_of_a_day(data):
    branch = make.branch()
    make.person(
        "甲",
        branch,
        stage=Stage.PROBATIONARY,
        admitted_on="2026-03-01",
        born_on=make.day("2000-01-01"),
        education=Education.BACHELOR,
        workplace=Workplace.UNDERGROUND,
    )
    make.person("乙", branch, stage=Stage.PROBATIONARY, admitted_on="2026-10-01")
    make.person("丙", branch, stage=Stage.PROBATIONARY, admitted_on="2025-10-01")
    assert table(TableCode.DEVELOPED, date(2026, 2, 1)).total.count == 0
    assert table(TableCode.DEVELOPED, date(2026, 6, 1)).total.count == 1
    assert counts(table(TableCode.DEVELOPED, within=branch)) == {
        "30岁及以下": 1,
        "未填": 1,
        "其中：35岁及以下": 1,
        "其中：大专及以上": 1,
        "其中：生产一线": 1,
    }


def test_who_was_developed_and_moved_on_stays_in_the_table(data):
    committee = make.committee()
    first, second = make.branch("甲党支部", committee), make.branch("乙党支部", committee)
    key = make.person("甲", first, stage=Stage.PROBATIONARY, admitted_on="2026-03-01")
    make.done(people.move_to_branch(person_ids=[key], branch_id=second, on=date(2026, 5, 1)))
    developed = {w: table(TableCode.DEVELOPED, within=w).total.count for w in (first, second)}
    assert developed == {first: 1, second: 0}


def test_a_place_and_its_group(data):
    committee = make.committee()
    first, second = make.branch("甲党支部", committee), make.branch("乙党支部", committee)
    group = make.group(first)
    make.person("甲", first, group=group)
    make.person("乙", first)
    make.person("丙", second)
    for place, count in ((committee, 3), (first, 2), (second, 1), (group, 1)):
        assert StatisticsQuery(END, place).fetch().members == count


def test_nobody_is_told_without_shares(data):
    make.branch()
    found = StatisticsQuery(END).fetch()
    assert found.members == 0
    for one in found.tables:
        assert one.total.share is None
        assert all(line.key != NOT_FILLED for line in one.lines)


def test_names_stand_in_their_order(data):
    branch = make.branch()
    ids = [make.person(name, branch) for name in ("赵一", "安二", "李三")]
    make.departure(ids[2], date(2026, 3, 1))
    found = NamesQuery(END, (*ids, ids[0])).fetch()
    assert [row.facts.name for row in found] == ["安二", "李三", "赵一"]
    assert found[1].left_on is not None
    assert StatisticsQuery(END).people(TableCode.SEX, TOTAL) == tuple(ids[:2])


@pytest.mark.parametrize(
    ("on", "first"),
    [(date(2026, 11, 20), 2026), (date(2026, 12, 31), 2026), (date(2027, 1, 1), 2027)],
)
def test_years_that_can_be_compared(data, on, first):
    assert statistics_years(on)[0] == first
    assert year_end(2025, on) == date(2025, 12, 31)
    assert year_end(first, on) == min(on, date(first, 12, 31))
