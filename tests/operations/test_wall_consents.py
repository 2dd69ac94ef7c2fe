"""Consent to hang: recorded for several, holds from its day, is taken back, never twice."""

from datetime import date

import pytest

from dangjian_desktop.domain.vocabulary import ConsentKind
from dangjian_desktop.operations.duplicates import merge_people
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.operations.wall_consents import end_wall_consent, record_wall_consent
from dangjian_desktop.queries.wall_consents import WallConsentQuery
from dangjian_desktop.storage.models import WallConsent
from tests import make

ON = date(2026, 11, 21)
PAIRING, AMOUNT = ConsentKind.PAIRING, ConsentKind.AMOUNT


@pytest.fixture
def people(data) -> list[int]:
    branch = make.branch("综采一队党支部")
    return [make.person("张建国", branch), make.person("李卫东", branch)]


def agreed(on=ON, kind=PAIRING):
    return WallConsentQuery(kind, on).fetch()


def test_several_agree_at_once_and_one_undo_takes_it_back(runner, people):
    runner.run(record_wall_consent(people=people, kind=PAIRING, given_on=ON, on=ON))
    assert agreed() == {*people}
    assert agreed(kind=AMOUNT) == frozenset()
    runner.undo()
    assert agreed() == frozenset()


def test_whoever_has_agreed_is_not_recorded_twice(runner, people):
    for _ in range(2):
        runner.run(record_wall_consent(people=people[:1], kind=PAIRING, given_on=ON, on=ON))
    assert WallConsent.select().count() == 1


def test_a_consent_holds_until_the_day_on_which_it_is_taken_back(runner, people):
    first, last = date(2026, 3, 1), date(2026, 9, 1)
    runner.run(record_wall_consent(people=people, kind=PAIRING, given_on=first, on=ON))
    told = end_wall_consent(people=people[:1], kind=PAIRING, withdrawn_on=last, on=ON)
    assert runner.run(told).result == 1
    assert agreed(date(2026, 8, 31)) == {*people}
    assert agreed(last) == {people[1]}


def test_days_that_cannot_be_are_told(runner, people):
    late = date(2026, 12, 1)
    with pytest.raises(RefusedError, match="还没有到"):
        runner.run(record_wall_consent(people=people, kind=PAIRING, given_on=late, on=ON))
    runner.run(record_wall_consent(people=people, kind=PAIRING, given_on=ON, on=ON))
    with pytest.raises(RefusedError, match="还没有到"):
        runner.run(end_wall_consent(people=people, kind=PAIRING, withdrawn_on=late, on=ON))
    with pytest.raises(RefusedError, match="早于同意的日期"):
        runner.run(
            end_wall_consent(people=people, kind=PAIRING, withdrawn_on=date(2026, 1, 1), on=ON)
        )


def test_somebody_who_is_no_more_is_told(runner, people):
    with pytest.raises(RefusedError, match="不在名册"):
        runner.run(record_wall_consent(people=[999], kind=PAIRING, given_on=ON, on=ON))


def test_nobody_agrees_anew_before_the_day_on_which_he_took_it_back(runner, people):
    """Else the old day of consent would hold through the days without one."""
    first, last = date(2026, 3, 1), date(2026, 9, 1)
    runner.run(record_wall_consent(people=people[:1], kind=AMOUNT, given_on=first, on=ON))
    runner.run(end_wall_consent(people=people[:1], kind=AMOUNT, withdrawn_on=last, on=ON))
    for day in (first, date(2026, 8, 31)):
        with pytest.raises(RefusedError, match="张建国在 2026-09-01 撤回过同意"):
            runner.run(record_wall_consent(people=people, kind=AMOUNT, given_on=day, on=ON))
    assert agreed(kind=AMOUNT) == frozenset()
    runner.run(record_wall_consent(people=people, kind=AMOUNT, given_on=last, on=ON))
    assert agreed(kind=AMOUNT) == {*people}
    assert agreed(date(2026, 8, 31), AMOUNT) == {people[0]}


def test_who_agreed_in_two_merged_records_agrees_no_more_in_either(runner, people):
    for one, day in zip(people, (date(2026, 1, 1), date(2026, 2, 1)), strict=True):
        runner.run(record_wall_consent(people=[one], kind=AMOUNT, given_on=day, on=ON))
    runner.run(merge_people(kept_id=people[0], merged_id=people[1], on=ON))
    told = end_wall_consent(people=people[:1], kind=AMOUNT, withdrawn_on=date(2026, 6, 1), on=ON)
    assert runner.run(told).result == 1
    assert agreed(date(2026, 5, 31), AMOUNT) == {people[0]}
    assert agreed(kind=AMOUNT) == frozenset()
    runner.undo()
    assert agreed(kind=AMOUNT) == {people[0]}
