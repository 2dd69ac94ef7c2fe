"""Leading cadres: spells that are begun, mended, ended, removed."""

import pytest

from dangjian_desktop.operations.leading_cadres import (
    add_leading_cadre,
    change_leading_cadre,
    end_leading_cadre,
    remove_leading_cadre,
)
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.storage.models import LeadingCadre
from tests import make
from tests.make import day


@pytest.fixture
def person(data):
    return make.person("张三", make.branch())


def spells():
    return [
        (row.title, row.since and row.since.iso, row.until and row.until.iso)
        for row in LeadingCadre.select().order_by(LeadingCadre.id)
    ]


def test_add_leading_cadre_and_end_leading_cadre(person, runner):
    spell = runner.run(
        add_leading_cadre(person_id=person, title=" 矿长 ", since=day("2025-01"))
    ).result
    assert spells() == [("矿长", "2025-01", None)]
    runner.run(end_leading_cadre(spell_id=spell, until=day("2026-03-01")))
    assert spells() == [("矿长", "2025-01", "2026-03-01")]
    runner.run(add_leading_cadre(person_id=person, title="书记", since=day("2026-03-01")))
    assert len(spells()) == 2
    runner.undo()
    runner.undo()
    assert spells() == [("矿长", "2025-01", None)]


@pytest.mark.parametrize(
    ("since", "until"), [("2026-06", None), (None, "2025-02"), (None, None), ("2025-03", "2025-04")]
)
def test_two_at_once_are_refused(person, since, until):
    make.done(add_leading_cadre(person_id=person, since=day("2025-01")))
    with pytest.raises(RefusedError, match="已经登记为领导干部"):
        make.done(
            add_leading_cadre(
                person_id=person, since=since and day(since), until=until and day(until)
            )
        )


def test_change_leading_cadre_is_judged_against_the_others_alone(person):
    first = make.done(add_leading_cadre(person_id=person, since=day("2024"), until=day("2025")))
    make.done(add_leading_cadre(person_id=person, since=day("2025")))
    make.done(
        change_leading_cadre(spell_id=first, title="副矿长", since=day("2023"), until=day("2025"))
    )
    assert spells()[0] == ("副矿长", "2023", "2025")
    with pytest.raises(RefusedError, match="已经登记"):
        make.done(change_leading_cadre(spell_id=first, title="", since=None, until=day("2025-02")))


def test_what_cannot_be_is_refused(person):
    with pytest.raises(RefusedError, match="没有这个人"):
        make.done(add_leading_cadre(person_id=99))
    with pytest.raises(RefusedError, match="不晚于"):
        make.done(add_leading_cadre(person_id=person, since=day("2026"), until=day("2026")))
    with pytest.raises(RefusedError, match="81 个字"):
        make.done(add_leading_cadre(person_id=person, title="长" * 81))
    spell = make.done(add_leading_cadre(person_id=person, since=day("2026-02-01")))
    with pytest.raises(RefusedError, match="不晚于"):
        make.done(end_leading_cadre(spell_id=spell, until=day("2026-02-01")))
    make.done(end_leading_cadre(spell_id=spell, until=day("2026-02-02")))
    make.done(remove_leading_cadre(spell_id=spell))
    assert spells() == []
    with pytest.raises(RefusedError, match="已经不在了"):
        make.done(remove_leading_cadre(spell_id=spell))
