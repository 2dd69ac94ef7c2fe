"""上墙同意 of the person card: since when it holds, when it ended; nothing is no refusal."""

from datetime import date

import pytest

from dangjian_desktop.domain.vocabulary import ConsentKind
from dangjian_desktop.operations.duplicates import merge_people
from dangjian_desktop.operations.wall_consents import end_wall_consent, record_wall_consent
from dangjian_desktop.queries.card_consents import CONSENTS
from dangjian_desktop.queries.wall_consents import WallConsentQuery
from tests import make

ON = date(2026, 11, 21)
GIVEN, ENDED = date(2026, 3, 1), date(2026, 9, 1)
PAIRING = ConsentKind.PAIRING


@pytest.fixture
def person(data) -> int:
    return make.person("张建国", make.branch())


def agree(person, given_on=GIVEN):
    make.done(record_wall_consent(people=[person], kind=PAIRING, given_on=given_on, on=ON))


def end(person):
    make.done(end_wall_consent(people=[person], kind=PAIRING, withdrawn_on=ENDED, on=ON))


def told(person, on=ON):
    return {line.label: line.value for line in CONSENTS.fetch(person, on).lines}


def test_nothing_recorded_is_told_as_that(person):
    assert CONSENTS.fetch(person, ON).is_empty
    agree(person)
    assert list(told(person).values()) == ["没有登记", "2026-03-01 起同意", "没有登记"]
    assert len(told(person)) == 1 + len(ConsentKind)


def test_a_consent_is_told_from_its_day_until_it_is_taken_back(person):
    agree(person)
    assert told(person, date(2026, 2, 28)) == {}
    assert told(person, GIVEN)["结对名单上墙"] == "2026-03-01 起同意"
    end(person)
    assert told(person, date(2026, 8, 31))["结对名单上墙"] == "2026-03-01 起同意"
    assert told(person, ENDED)["结对名单上墙"] == "2026-09-01 已撤回"


def test_the_photo_hangs_since_the_day_that_is_kept_with_it(person):
    make.photo(person, consent="2026-03-01")
    assert told(person)["照片上墙"] == "2026-03-01 起同意"


def test_of_merged_records_the_consents_of_both_go_on_and_one_taking_back_ends_both(person):
    twin = make.person("张建国", make.branch("综采二队党支部"))
    for one in (person, twin):
        agree(one)
    make.done(merge_people(kept_id=person, merged_id=twin, on=ON))
    assert WallConsentQuery(PAIRING, ON).fetch() == {person}
    end(person)
    assert WallConsentQuery(PAIRING, ON).fetch() == frozenset()
