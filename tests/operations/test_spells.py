"""Correcting wrong days of somebody's road, with what touches them."""

from datetime import date

import pytest

from dangjian_desktop.domain.vocabulary import Post, Stage
from dangjian_desktop.operations.people import advance_stage, move_to_branch, move_to_group
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.operations.spells import SpellKind, correct_spell_days
from dangjian_desktop.queries.person_card import PersonCard, PersonCardQuery
from tests import make

DAY = date(2026, 11, 21)


def card(person: int) -> PersonCard:
    return PersonCardQuery(person, DAY).fetch()[0]


def correct(runner, kind: SpellKind, spell_id: int, since: str | None, until: str | None, **more):
    days = {
        "since": make.day(since) if since else None,
        "until": make.day(until) if until else None,
    }
    runner.run(correct_spell_days(kind=kind, spell_id=spell_id, **days, **more))


def test_a_post_gets_its_true_days_and_back(runner):
    branch = make.branch()
    person = make.person("张三", branch)
    make.post(person, branch, Post.SECRETARY, date(2024, 1, 18))
    (post,) = card(person).posts
    correct(runner, SpellKind.POST, post.spell_id, "2024-01-20", None, elected_on=make.day("2024"))
    (found,) = card(person).posts
    assert (found.since.iso, found.until, found.elected_on.iso) == ("2024-01-20", None, "2024")
    runner.undo()
    assert card(person).posts == (post,)


def test_the_group_before_ends_when_the_corrected_one_begins(runner):
    branch = make.branch()
    first, second = make.group(branch, "一组"), make.group(branch, "二组")
    person = make.person("张三", branch, group=first, since="2020-01-01")
    make.done(move_to_group(person_ids=[person], group_id=second, on=date(2022, 1, 1)))
    one, two = card(person).groups
    correct(runner, SpellKind.GROUP, two.spell_id, "2022-03-01", None)
    assert [(g.since.iso, g.until and g.until.iso) for g in card(person).groups] == [
        ("2020-01-01", "2022-03-01"),
        ("2022-03-01", None),
    ]
    correct(runner, SpellKind.GROUP, one.spell_id, "2020-02", "2021-12-01")
    assert [(g.since.iso, g.until and g.until.iso) for g in card(person).groups] == [
        ("2020-02", "2021-12-01"),
        ("2021-12-01", None),
    ]
    for since, says in (("2019-01-01", "早于前一段"), (None, "不能没有开始日期")):
        with pytest.raises(RefusedError, match=says):
            correct(runner, SpellKind.GROUP, two.spell_id, since, None)


def test_a_departure_moves_with_the_branch_it_ended(runner):
    branch = make.branch()
    group = make.group(branch)
    person = make.person("张三", branch, group=group, since="2020-01-01")
    make.post(person, branch, Post.SECRETARY, date(2024, 1, 18))
    make.departure(person, date(2026, 3, 1))
    (spell,) = card(person).branches
    correct(runner, SpellKind.BRANCH, spell.spell_id, "2020-01-01", "2026-04-01")
    found = card(person)
    ends = [*found.branches, *found.groups, *found.posts]
    assert {one.until.iso for one in ends} == {"2026-04-01"}
    assert found.departures[0].left_on.iso == "2026-04-01"


def test_an_earlier_stage_is_corrected_and_membership_is_not(runner):
    person = make.person("张三", stage=Stage.ACTIVIST, stage_since="2024-05")
    make.done(advance_stage(person_id=person, stage=Stage.CANDIDATE, since=date(2025, 5, 1)))
    make.done(advance_stage(person_id=person, stage=Stage.PROBATIONARY, since=date(2026, 5, 1)))
    activist, candidate, probationary = card(person).stages
    correct(runner, SpellKind.STAGE, candidate.spell_id, "2025-06-01", "2026-05-01")
    assert [stage.since.iso for stage in card(person).stages] == [
        "2024-05",
        "2025-06-01",
        "2026-05-01",
    ]
    assert card(person).stages[0].until.iso == "2025-06-01"
    with pytest.raises(RefusedError, match="党籍"):
        correct(runner, SpellKind.STAGE, probationary.spell_id, "2026-06-01", None)
    with pytest.raises(RefusedError, match="党籍"):
        correct(runner, SpellKind.STAGE, candidate.spell_id, "2025-06-01", "2026-06-01")
    with pytest.raises(RefusedError, match="早于开始日期"):
        correct(runner, SpellKind.STAGE, activist.spell_id, "2026-01-01", "2025-06-01")


def test_a_correction_neither_ends_nor_opens_anything(runner):
    branch = make.branch()
    person = make.person("张三", branch, since="2020-01-01")
    (spell,) = card(person).branches
    with pytest.raises(RefusedError, match="还没有结束"):
        correct(runner, SpellKind.BRANCH, spell.spell_id, "2020-01-01", "2021-01-01")
    make.departure(person, date(2026, 3, 1))
    with pytest.raises(RefusedError, match="已经结束"):
        correct(runner, SpellKind.BRANCH, spell.spell_id, "2020-01-01", None)
    with pytest.raises(RefusedError, match="已经不在了"):
        correct(runner, SpellKind.POST, 404, "2020-01-01", None)


def test_a_corrected_spell_never_reaches_over_another_one(runner):
    first, second = make.branch("综采一队党支部"), make.branch("综采二队党支部")
    person = make.person("张三", first, since="2010-01-01")
    make.departure(person, date(2015, 1, 1))
    make.done(move_to_branch(person_ids=[person], branch_id=second, on=date(2018, 1, 1)))
    one, two = card(person).branches
    with pytest.raises(RefusedError, match="重叠"):
        correct(runner, SpellKind.BRANCH, two.spell_id, "2012-01-01", None)
    with pytest.raises(RefusedError, match="重叠"):
        correct(runner, SpellKind.BRANCH, two.spell_id, None, None)
    with pytest.raises(RefusedError, match="重叠"):
        correct(runner, SpellKind.BRANCH, one.spell_id, "2010-01-01", "2019-01-01")
    correct(runner, SpellKind.BRANCH, two.spell_id, "2015-01-01", None)
    assert [(b.since.iso, b.until and b.until.iso) for b in card(person).branches] == [
        ("2010-01-01", "2015-01-01"),
        ("2015-01-01", None),
    ]
