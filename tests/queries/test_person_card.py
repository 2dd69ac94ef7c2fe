"""Everything known about one person."""

from datetime import date

import pytest

from dangjian_desktop.domain.vocabulary import LeaveReason, Post, Stage
from dangjian_desktop.operations.organisations import rename_organisation
from dangjian_desktop.operations.people import (
    advance_stage,
    change_party_dates,
    move_to_branch,
    move_to_group,
)
from dangjian_desktop.queries.person_card import DepartureRow, PersonCard, PersonCardQuery
from tests import make


@pytest.fixture(autouse=True)
def _open(data):
    """Every test here fills a fresh file."""


def card(person: int, on: date = date(2026, 11, 21)) -> PersonCard:
    (found,) = PersonCardQuery(person, on).fetch()
    return found


def test_there_is_no_card_of_nobody(on):
    assert PersonCardQuery(404, on).fetch() == []


def test_the_card_of_somebody_of_whom_little_is_known():
    found = card(make.person("张三"))
    assert found.row.facts.name == "张三"
    assert [(row.stage, row.since, row.since_is_known) for row in found.stages] == [
        (Stage.FULL, None, False)
    ]
    assert (found.groups, found.posts, found.departures, found.photo) == ((), (), (), None)


def test_the_card_tells_the_whole_road():
    person = make.person("张三", stage=Stage.CANDIDATE, stage_since="2024-05")
    make.done(advance_stage(person_id=person, stage=Stage.PROBATIONARY, since=date(2025, 5, 1)))
    make.done(advance_stage(person_id=person, stage=Stage.FULL, since=date(2026, 5, 1)))
    assert [(row.stage, row.since, row.until) for row in card(person).stages] == [
        (Stage.CANDIDATE, make.day("2024-05"), make.day("2025-05-01")),
        (Stage.PROBATIONARY, make.day("2025-05-01"), make.day("2026-05-01")),
        (Stage.FULL, make.day("2026-05-01"), None),
    ]


def test_an_admission_entered_later_still_stands_before_the_confirmation():
    person = make.person("张三", confirmed_on="2002-07-01")
    day = make.day("2002-07-01")
    make.done(change_party_dates(person_id=person, admitted_on=day, confirmed_on=day))
    assert [row.stage for row in card(person).stages] == [Stage.PROBATIONARY, Stage.FULL]


def test_the_card_tells_branches_groups_posts_and_leavings_with_their_days():
    first, second = make.branch("一支部"), make.branch("二支部")
    group, other = make.group(first, "一组"), make.group(first, "二组")
    person = make.person("张三", first, group=group, since="2020-01")
    make.done(move_to_group(person_ids=[person], group_id=other, on=date(2022, 1, 1)))
    make.post(person, first, Post.SECRETARY, on=date(2021, 1, 1))
    make.done(move_to_branch(person_ids=[person], branch_id=second, on=date(2024, 1, 1)))
    make.departure(person, date(2025, 1, 1), LeaveReason.TRANSFER, destination="南山煤矿")
    found = card(person)
    assert [(row.name, row.organisation_id, row.since, row.until) for row in found.branches] == [
        ("一支部", first, make.day("2020-01"), make.day("2024-01-01")),
        ("二支部", second, make.day("2024-01-01"), make.day("2025-01-01")),
    ]
    assert [(row.name, row.until) for row in found.groups] == [
        ("一组", make.day("2022-01-01")),
        ("二组", make.day("2024-01-01")),
    ]
    (post,) = found.posts
    assert (post.post, post.organisation_name, post.since, post.until) == (
        Post.SECRETARY,
        "一支部",
        make.day("2021-01-01"),
        make.day("2024-01-01"),
    )
    assert found.departures == (
        DepartureRow(make.day("2025-01-01"), LeaveReason.TRANSFER, "南山煤矿", ""),
    )
    assert found.row.left_on == make.day("2025-01-01")
    assert card(person, date(2024, 12, 31)).row.branch_name == "二支部"


def test_a_place_has_its_latest_name():
    branch = make.branch("一支部")
    person = make.person("张三", branch)
    make.done(rename_organisation(organisation_id=branch, name="新支部", on=date(2026, 1, 1)))
    assert [row.name for row in card(person).branches] == ["新支部"]


def test_the_photo_is_on_the_card_with_and_without_consent_to_the_wall():
    person = make.person("张三")
    make.photo(person, b"\xff\xd8picture")
    assert card(person).photo == b"\xff\xd8picture"


def test_a_spell_that_is_over_has_the_name_of_its_last_day(data, on):
    branch = make.branch("一支部")
    person = make.person("张三", branch)
    day = date(2024, 1, 1)
    make.departure(person, day)
    make.done(rename_organisation(organisation_id=branch, name="采煤党支部", on=day))
    (card,) = PersonCardQuery(person, on).fetch()
    assert [place.name for place in card.branches] == ["一支部"]
    make.done(move_to_branch(person_ids=[person], branch_id=branch, on=date(2025, 1, 1)))
    (card,) = PersonCardQuery(person, date(2023, 1, 1)).fetch()
    assert [place.name for place in card.branches] == ["一支部", "采煤党支部"]
