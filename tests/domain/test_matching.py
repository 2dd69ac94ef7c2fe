"""Who is who, and what a row adds."""

from time import perf_counter

import pytest

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.matching import (
    Doubt,
    Doubtful,
    FoundBy,
    KnownPerson,
    New,
    Same,
    SameAsRow,
    completed_date,
    completed_facts,
    draft_key,
    name_key,
    pair,
)
from dangjian_desktop.domain.people import PersonDraft, PersonFacts
from dangjian_desktop.domain.vocabulary import Education, Sex

ID, OTHER_ID = "990101199707101617", "990101199308131595"
BRANCH = "综采一队党支部"


def when(iso):
    return PartialDate.from_iso(iso) if iso else None


def draft(name="吕凯", id_number="", born="", branch=BRANCH, admitted="", sex=None):
    facts = PersonFacts(name=name, id_number=id_number, born_on=when(born), sex=sex)
    return PersonDraft(facts, admitted_on=when(admitted), branch_name=branch)


def known(person_id=1, name="吕凯", id_number="", born="", branch=BRANCH, admitted="", sex=None):
    return KnownPerson(person_id, name, id_number, branch, when(born), sex, when(admitted))


BY_ID = Same(1, FoundBy.ID_NUMBER)
BY_NAME = Same(1, FoundBy.NAME_AND_BRANCH)


@pytest.mark.parametrize(
    ("row", "person", "match"),
    [
        (draft(id_number=ID), known(id_number=ID), BY_ID),
        (draft(id_number=ID, branch="机电队党支部"), known(id_number=ID), BY_ID),
        (draft("买买提·吐尔逊", ID), known(name="买买提 吐尔逊", id_number=ID), BY_ID),
        (draft("王强", ID), known(id_number=ID), Doubtful(Doubt.OTHER_NAME, (1,))),
        (draft(), known(name="王强"), New()),
        (draft(id_number=ID), known(id_number=OTHER_ID), New()),
        (draft(born="1997-07-10"), known(born="1997-07-10"), BY_NAME),
        (draft(born="1997-07"), known(born="1997-07-10"), BY_NAME),
        (draft(born="1997-08"), known(born="1997-07-10"), New()),
        (draft(), known(born="1997-07-10"), BY_NAME),
        (draft(), known(), BY_NAME),
        (draft(id_number=ID, born="1997-07-10"), known(born="1997-07"), BY_NAME),
        (draft(born="1997-07-10"), known(id_number=ID, born="1997-07-10"), BY_NAME),
        (draft(branch="综采一队"), known(), BY_NAME),
        (draft(sex=Sex.MALE), known(sex=Sex.FEMALE), New()),
        (draft(sex=Sex.MALE), known(sex=Sex.MALE), BY_NAME),
        (draft(admitted="2010-07"), known(admitted="2015-07-01"), New()),
        (
            draft(id_number=ID, born="1997-07-10"),
            known(id_number=OTHER_ID, born="1997-07-10"),
            Doubtful(Doubt.OTHER_ID, (1,)),
        ),
        (
            draft(born="1997-07-10"),
            known(born="1997-07-10", branch="机电队党支部"),
            Doubtful(Doubt.OTHER_BRANCH, (1,)),
        ),
        (draft(born="1997-07"), known(born="1997-07", branch="机电队党支部"), New()),
        (draft(), known(branch="机电队党支部"), New()),
        (
            draft(id_number=ID, born="1997-07-10"),
            known(id_number=OTHER_ID, born="1997-07-10", branch="机电队党支部"),
            New(),
        ),
    ],
)
def test_one_row_and_one_person(row, person, match):
    assert pair([row], [person]) == [match]


def test_of_two_namesakes_the_birth_date_decides_or_the_user():
    people = [known(1, born="1997-07-10"), known(2, born="1980-01-01"), known(3)]
    assert pair([draft(born="1980-01")], people) == [Same(2, FoundBy.NAME_AND_BRANCH)]
    assert pair([draft()], people) == [Doubtful(Doubt.SEVERAL, (1, 2, 3))]


def test_an_id_number_that_two_people_have_is_left_to_the_user():
    people = [known(1, id_number=ID), known(2, id_number=ID)]
    assert pair([draft(id_number=ID)], people) == [Doubtful(Doubt.SEVERAL, (1, 2))]
    renamed = [known(1, "王强", ID), known(2, id_number=ID)]
    assert pair([draft(id_number=ID)], renamed) == [Same(2, FoundBy.ID_NUMBER)]


def test_who_was_told_apart_is_not_taken_for_the_same_again():
    row = draft(born="1997-07-10")
    assert pair([row], [known(born="1997-07-10")], not_same=[(draft_key(row), 1)]) == [New()]
    numbered = draft(id_number=ID)
    apart = {(draft_key(numbered), 1)}
    assert pair([numbered], [known(id_number=ID, name="王强")], not_same=apart) == [New()]
    assert pair([numbered], [known(2, id_number=ID)], not_same=apart) == [
        Same(2, FoundBy.ID_NUMBER)
    ]


def test_a_second_namesake_of_whom_the_file_says_too_little_is_asked_about():
    told = draft("王强", born="1980-01-01")
    bare = [draft("王强"), draft("王强", sex=Sex.MALE)]
    assert pair([told, bare[0]], []) == [New(), Doubtful(Doubt.TWICE, (), (0,))]
    assert pair(bare, []) == [New(), Doubtful(Doubt.TWICE, (), (0,))]
    assert pair([bare[0], bare[0]], []) == [New(), SameAsRow(0, FoundBy.NAME_AND_BRANCH)]
    there = [known(7, name="王强", born="1980-01-01")]
    assert pair([told, bare[0]], there) == [
        Same(7, FoundBy.NAME_AND_BRANCH),
        Doubtful(Doubt.TWICE, (7,), (0,)),
    ]
    again = draft("王强", born="1980-01-01", sex=Sex.MALE)
    assert pair([told, again], there)[1] == SameAsRow(0, FoundBy.NAME_AND_BRANCH)


def test_a_later_row_of_the_same_person_points_to_the_first():
    rows = [draft(id_number=ID), draft("王强"), draft(id_number=ID), draft("王强")]
    assert pair(rows, []) == [
        New(),
        New(),
        SameAsRow(0, FoundBy.ID_NUMBER),
        SameAsRow(1, FoundBy.NAME_AND_BRANCH),
    ]
    assert pair(rows, [known(7, id_number=ID)]) == [
        Same(7, FoundBy.ID_NUMBER),
        New(),
        SameAsRow(0, FoundBy.ID_NUMBER),
        SameAsRow(1, FoundBy.NAME_AND_BRANCH),
    ]


def test_namesakes_in_one_file_stay_two_people():
    rows = [draft(born="1997-07"), draft(born="1980-01"), draft()]
    assert pair(rows, []) == [New(), New(), Doubtful(Doubt.SEVERAL, (), (0, 1))]


def test_a_row_is_remembered_by_its_number_or_by_name_branch_and_birth():
    assert draft_key(draft(id_number=ID)) == f"吕凯|{ID}"
    assert draft_key(draft(born="1997-07")) == "吕凯|综采一队|1997-07"
    assert draft_key(draft(branch="综采一队")) == draft_key(draft())


def test_names_are_compared_without_dots_spaces_and_case():
    assert name_key("John Smith") == name_key("JOHN·SMITH")


@pytest.mark.parametrize(
    ("old", "new", "result"),
    [
        ("", "1998-07", "1998-07"),
        ("1998-07", "", "1998-07"),
        ("1998-07", "1998-07-12", "1998-07-12"),
        ("1998-07-12", "1998-07", "1998-07-12"),
        ("1998-07-12", "1998", "1998-07-12"),
        ("1998-07-12", "1998-08", "1998-08"),
        ("1998-07", "1998-07", "1998-07"),
        ("", "", ""),
    ],
)
def test_a_date_is_completed_but_never_made_coarser(old, new, result):
    assert completed_date(when(old), when(new)) == when(result)


def test_only_what_the_file_says_otherwise_is_changed():
    old = PersonFacts(
        name="吕凯",
        sex=Sex.MALE,
        born_on=when("1997-07-10"),
        work_began_on=when("2015-07"),
        native_place="山西大同",
        is_floating=True,
    )
    new = PersonFacts(
        name="吕凯",
        born_on=when("1997-07"),
        work_began_on=when("2015-07-01"),
        native_place="陕西榆林",
        education=Education.COLLEGE,
        is_floating=False,
        standing_correction_months=0,
    )
    assert completed_facts(old, new) == {
        "work_began_on": when("2015-07-01"),
        "native_place": "陕西榆林",
        "education": Education.COLLEGE,
        "is_floating": False,
        "standing_correction_months": 0,
    }
    assert completed_facts(old, old) == {}
    assert completed_facts(old, PersonFacts()) == {}


def test_ten_thousand_rows_find_their_people_among_sixty_thousand_at_once():
    people = [
        known(n, f"甲{n % 9000}", f"{n:018d}" if n % 2 else "", "1990-01-01", f"第{n % 1500}党支部")
        for n in range(60_000)
    ]
    rows = [draft(p.name, p.id_number, "1990-01-01", p.branch_name) for p in people[::6]]
    start = perf_counter()
    matches = pair(rows, people)
    assert perf_counter() - start < 5, "a lookup has become a search (measured: 0.3 s)"
    assert all(isinstance(match, (Same, Doubtful)) for match in matches)
