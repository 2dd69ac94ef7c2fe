"""What speaks for two records being one person, at its edges."""

import pytest

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.duplicates import (
    MOST_SHARING_A_PHONE,
    RESEMBLANCE_WORDS,
    Resemblance,
    Suspicion,
    Traits,
    blocks,
    resemblances,
)
from dangjian_desktop.domain.vocabulary import Sex

ID_A, ID_B = "990000198001010012", "990000198001010039"
BORN, MONTH, OTHER_DAY = (PartialDate.from_iso(t) for t in ("1980-01-01", "1980-01", "1980-01-02"))


def traits(person_id: int, name: str = "张建国", **more) -> Traits:
    return Traits(person_id, name, **more)


@pytest.mark.parametrize(
    ("one", "other", "distances", "expected"),
    [
        # ID numbers: the same one is always shown, whatever else is told.
        ({"id_number": ID_A}, {"id_number": ID_A, "name": "李四"}, (3, 0), ["same_id"]),
        (
            {"id_number": ID_A, "sex": Sex.MALE},
            {"id_number": ID_A, "sex": Sex.FEMALE, "name": "李四"},
            (3, 0),
            ["same_id"],
        ),
        ({"id_number": ID_A}, {"id_number": ID_B}, (0, 2), ["near_id"]),
        ({"id_number": ID_A}, {"id_number": ID_B}, (0, 3), []),
        ({"id_number": ID_A}, {"id_number": ID_B, "name": "李四"}, (3, 1), []),
        # Name and birth.
        ({"born_on": BORN}, {"born_on": BORN}, (0, 0), ["name_and_birth"]),
        ({"born_on": BORN}, {"born_on": MONTH}, (0, 0), ["name_and_birth"]),
        ({"born_on": BORN}, {"born_on": OTHER_DAY}, (0, 0), []),
        (
            {"born_on": BORN, "sex": Sex.MALE},
            {"born_on": BORN, "sex": Sex.FEMALE},
            (0, 0),
            [],
        ),
        (
            {"born_on": BORN, "id_number": ID_A},
            {"born_on": BORN, "id_number": ID_B},
            (0, 3),
            [],
        ),
        (
            {"born_on": BORN},
            {"born_on": BORN, "name": "张国强", "former_name": "张建国"},
            (0, 0),
            ["name_and_birth"],
        ),
        (
            {"name": "买买提·吐尔逊", "born_on": BORN},
            {"name": "买买提吐尔逊", "born_on": BORN},
            (0, 0),
            ["name_and_birth"],
        ),
        # Similar names count only with the very same birthday.
        ({"born_on": BORN}, {"born_on": BORN, "name": "张健国"}, (1, 0), ["similar_name"]),
        ({"born_on": MONTH}, {"born_on": MONTH, "name": "张健国"}, (1, 0), []),
        ({"name": "张伟", "born_on": BORN}, {"name": "李伟", "born_on": BORN}, (1, 0), []),
        (
            {"name": "张伟", "spelling": "zhang wei", "born_on": BORN},
            {"name": "章伟", "spelling": "zhang wei", "born_on": BORN},
            (1, 0),
            ["similar_name"],
        ),
        # A shared phone.
        (
            {"mobile_phone": "13800000000"},
            {"mobile_phone": "13800000000", "name": "李四"},
            (3, 0),
            ["same_phone"],
        ),
        (
            {"mobile_phone": "13800000000", "born_on": BORN},
            {"mobile_phone": "13800000000", "born_on": OTHER_DAY, "name": "李四"},
            (3, 0),
            [],
        ),
        # Namesakes of one branch of whom a birth date is not known.
        ({"branch_id": 7, "born_on": BORN}, {"branch_id": 7}, (0, 0), ["namesakes"]),
        ({"branch_id": 7, "born_on": BORN}, {"branch_id": 8}, (0, 0), []),
        ({}, {}, (0, 0), []),
    ],
)
def test_what_speaks_for_one_person(one, other, distances, expected):
    first, second = traits(1, **one), traits(2, **other)
    for left, right in ((first, second), (second, first)):
        found = resemblances(left, right, name_distance=distances[0], id_distance=distances[1])
        assert [str(why) for why in found] == expected


def test_only_people_who_share_something_are_compared():
    people = [
        traits(1, id_number=ID_A),
        traits(2, "李四", id_number=ID_A),
        traits(3, "王五", born_on=BORN),
        traits(4, "王武", born_on=BORN),
        traits(5, "孙六", born_on=MONTH),
        traits(6, "钱七", born_on=MONTH),
    ]
    together = {tuple(one.person_id for one in block) for block in blocks(people)}
    assert together == {(1, 2), (3, 4)}


@pytest.mark.parametrize(("sharing", "found"), [(MOST_SHARING_A_PHONE, 1), (5, 0)])
def test_an_office_telephone_makes_nobody_a_duplicate(sharing, found):
    people = [traits(n, f"人{n}", mobile_phone="09120001111") for n in range(sharing)]
    assert sum(1 for _ in blocks(people)) == found


def test_the_surest_pair_stands_first_and_more_reasons_before_fewer():
    by_phone = Suspicion(1, 2, (Resemblance.SAME_PHONE,))
    by_id = Suspicion(5, 6, (Resemblance.SAME_ID,))
    by_both = Suspicion(7, 8, (Resemblance.SAME_ID, Resemblance.SAME_PHONE))
    ordered = sorted([by_phone, by_id, by_both], key=lambda one: one.strength)
    assert ordered == [by_both, by_id, by_phone]


def test_every_resemblance_is_told_in_words():
    assert set(RESEMBLANCE_WORDS) == set(Resemblance)
