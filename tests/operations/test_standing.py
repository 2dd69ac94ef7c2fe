"""The row that an operation is about."""

import pytest

from dangjian_desktop.operations.leading_cadres import add_leading_cadre
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.operations.standing import refuse_days_taken, standing_row
from dangjian_desktop.storage.models import LeadingCadre, Person
from tests import make
from tests.make import day


def test_a_row_that_stands_is_returned_and_one_that_is_gone_is_refused(data):
    person = make.person("张三", make.branch())
    assert standing_row(Person, person, RefusedError("没有这个人。请重选。")).name == "张三"
    with pytest.raises(RefusedError, match="没有这个人"):
        standing_row(Person, person + 1, RefusedError("没有这个人。请重选。"))


def test_days_may_touch_those_of_another_spell_and_share_none(data):
    branch = make.branch()
    person = make.person("张三", branch)
    make.done(add_leading_cadre(person_id=person, since=day("2026-03-01"), until=day("2026-06-01")))
    (spell,) = LeadingCadre.select()

    def refused(since, until, but=None):
        try:
            refuse_days_taken(
                day(since), day(until), [spell], RefusedError("已有。请改。"), but=but
            )
        except RefusedError as refusal:
            return str(refusal)
        return ""

    assert refused("2026-06-01", "2026-07-01") == ""
    assert refused("2026-05-31", "2026-07-01") == "已有。请改。"
    assert refused("2026-05-31", "2026-07-01", but=spell.id) == ""
    assert "不晚于开始日期" in refused("2026-07-01", "2026-07-01")
