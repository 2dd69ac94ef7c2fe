"""Photos after they were set: cropped again, hung or not, several at once."""

from datetime import date

import pytest

from dangjian_desktop.operations.people import change_photo
from dangjian_desktop.operations.photos import (
    NewPhoto,
    add_photos,
    change_wall_consent,
    correct_photo,
)
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.queries.person_card import PersonCard, PersonCardQuery
from dangjian_desktop.queries.photos import OriginalPhotoQuery
from tests import make

DAY = date(2026, 11, 21)
SMALL, OTHER, GIVEN = b"\xff\xd8 small", b"\xff\xd8 other", b"\xff\xd8 as given" * 100


def card(person: int) -> PersonCard:
    return PersonCardQuery(person, DAY).fetch()[0]


def test_a_photo_is_kept_with_the_picture_as_it_was_given(runner):
    person = make.person("张三")
    runner.run(change_photo(person_id=person, picture=SMALL, original=GIVEN))
    assert card(person).has_original
    assert OriginalPhotoQuery(person).fetch() == GIVEN
    runner.run(change_photo(person_id=person, picture=OTHER))
    assert not card(person).has_original
    assert OriginalPhotoQuery(person).fetch() is None
    runner.undo()
    assert OriginalPhotoQuery(person).fetch() == GIVEN


def test_cropping_again_changes_the_portrait_alone(runner):
    person = make.person("张三")
    day = make.day("2026-01-05")
    given = change_photo(person_id=person, picture=SMALL, wall_consent_on=day, original=GIVEN)
    runner.run(given)
    runner.run(correct_photo(person_id=person, picture=OTHER))
    found = card(person)
    assert (found.photo, found.wall_consent_on, found.has_original) == (OTHER, day, True)


def test_consent_is_given_and_taken_back(runner):
    person = make.person("张三")
    runner.run(change_photo(person_id=person, picture=SMALL, original=GIVEN))
    runner.run(change_wall_consent(person_id=person, wall_consent_on=make.day("2026-01-05")))
    assert card(person).wall_consent_on == make.day("2026-01-05")
    runner.run(change_wall_consent(person_id=person, wall_consent_on=None))
    assert card(person).wall_consent_on is None
    assert card(person).has_original


def test_without_a_photo_there_is_nothing_to_crop_or_hang(runner):
    person = make.person("张三")
    for refused in (
        correct_photo(person_id=person, picture=OTHER),
        change_wall_consent(person_id=person, wall_consent_on=None),
    ):
        with pytest.raises(RefusedError, match="没有照片"):
            runner.run(refused)


def test_photos_of_several_people_are_one_step_and_keep_consent(runner):
    first, second = make.person("张三"), make.person("李四")
    make.photo(first, SMALL, consent="2026-01-05")
    photos = (NewPhoto(person, OTHER, GIVEN) for person in (first, second))
    assert runner.run(add_photos(photos=photos)).result == 2
    assert (card(first).photo, card(first).wall_consent_on) == (OTHER, make.day("2026-01-05"))
    assert (card(second).photo, card(second).wall_consent_on) == (OTHER, None)
    runner.undo()
    assert card(first).photo == SMALL
    assert card(second).photo is None
