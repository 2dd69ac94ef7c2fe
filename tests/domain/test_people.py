"""The fields of a person, masking, 党龄."""

from dataclasses import fields
from datetime import date

import pytest

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.people import (
    FIELD_BY_KEY,
    PERSON_FIELDS,
    PersonFacts,
    Sensitivity,
    masked,
    party_standing,
)


def test_every_fact_is_declared_once_as_a_field():
    assert sorted(field.key for field in PERSON_FIELDS) == sorted(
        f.name for f in fields(PersonFacts)
    )
    assert len({field.label for field in PERSON_FIELDS}) == len(PERSON_FIELDS)


def test_identity_numbers_phones_and_addresses_are_not_open():
    open_keys = {f.key for f in PERSON_FIELDS if f.sensitivity is Sensitivity.OPEN}
    hidden = {"id_number", "mobile_phone", "registered_phone", "address", "household_address"}
    assert not open_keys & hidden
    assert FIELD_BY_KEY["address"].sensitivity is Sensitivity.PRIVATE


@pytest.mark.parametrize(
    ("text", "sensitivity", "shown"),
    [
        ("990101199707101617", Sensitivity.MASKED, "990101********1617"),
        ("13800000001", Sensitivity.MASKED, "138****0001"),
        ("12345", Sensitivity.MASKED, "*****"),
        ("青石岭镇", Sensitivity.PRIVATE, "＊＊＊"),
        ("", Sensitivity.PRIVATE, ""),
        ("吕凯", Sensitivity.OPEN, "吕凯"),
    ],
)
def test_a_text_is_masked_as_its_field_demands(text, sensitivity, shown):
    assert masked(text, sensitivity) == shown


def test_party_standing_counts_from_confirmation_and_is_corrected_by_months():
    day = date(2026, 11, 20)
    assert party_standing(None, day) is None
    assert party_standing(PartialDate(2016, 12), day) == 9
    assert party_standing(PartialDate(2016, 12), day, 1) == 10
    assert party_standing(PartialDate(2016, 11, 20), day) == 10
