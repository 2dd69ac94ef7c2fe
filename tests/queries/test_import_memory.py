"""What an import must know before it judges a row."""

import json
from datetime import date

from dangjian_desktop.domain.matching import KnownPerson
from dangjian_desktop.domain.vocabulary import Sex, Stage
from dangjian_desktop.operations.people import move_to_branch
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.queries.import_memory import (
    ImportMemory,
    ImportMemoryQuery,
    KnownPeopleQuery,
)
from dangjian_desktop.storage.models import HeaderMapping, HeaderSynonym, NotSamePerson
from tests import make


def test_everybody_is_known_those_who_left_too(data, on):
    first, second = make.branch("一支部"), make.branch("二支部")
    here = make.person(
        "张三",
        first,
        sex=Sex.MALE,
        id_number=make.id_number(),
        born_on=make.day("1990-05"),
        admitted_on="2001-06",
    )
    gone = make.person("李四", first, stage=Stage.APPLICANT)
    make.done(move_to_branch(person_ids=[here], branch_id=second, on=date(2026, 1, 1)))
    make.departure(gone, date(2026, 1, 1))
    assert KnownPeopleQuery(on).fetch() == [
        KnownPerson(
            here,
            "张三",
            make.id_number(),
            "二支部",
            make.day("1990-05"),
            Sex.MALE,
            make.day("2001-06"),
        ),
        KnownPerson(gone, "李四", "", "", None, None, None),
    ]


def test_what_was_confirmed_before_is_remembered(data):
    assert ImportMemoryQuery().fetch() == ImportMemory((), {}, frozenset())
    person = make.person("张三")

    def remember(writer):
        writer.insert(HeaderSynonym, written="工区", field="section")
        writer.insert(HeaderMapping, fingerprint="f", mapping=json.dumps({"姓名": "name"}))
        writer.insert(NotSamePerson, person=person, fingerprint="row")

    make.done(Operation("布景", "remember", remember))
    assert ImportMemoryQuery().fetch() == ImportMemory(
        (("工区", "section"),), {"f": {"姓名": "name"}}, frozenset({("row", person)})
    )
