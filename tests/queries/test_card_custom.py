"""The section of user-defined fields on the person card."""

from datetime import date
from decimal import Decimal

from dangjian_desktop.domain.custom_fields import MentionedPerson
from dangjian_desktop.domain.people import FieldKind, Sensitivity
from dangjian_desktop.operations.fields import close_field
from dangjian_desktop.queries.card_content import TargetKind
from dangjian_desktop.queries.card_custom import custom_lines
from dangjian_desktop.queries.identities import PersonOfUidQuery
from tests import make

ON = date(2026, 11, 21)


def test_only_what_is_filled_in_stands_on_the_card(data):
    number, _empty = make.field("分数", FieldKind.NUMBER), make.field("工号")
    hidden = make.field("银行卡号", sensitivity=Sensitivity.MASKED)
    person = make.person("张三")
    make.custom(person, number, Decimal("9.50"))
    make.custom(person, hidden, "6222000011112222333")
    found = [(line.label, line.value, line.sensitivity) for line in custom_lines(person, ON).lines]
    assert found == [
        ("分数", "9.5", Sensitivity.OPEN),
        ("银行卡号", "6222000011112222333", Sensitivity.MASKED),
    ]


def test_a_retired_field_stays_where_it_is_filled_in_and_goes_elsewhere(data):
    field = make.field("工号")
    first, second = make.person("张三"), make.person("李四")
    make.custom(first, field, "0417")
    make.done(close_field(field_id=field.field_id, on=ON))
    assert [line.label for line in custom_lines(first, ON).lines] == ["工号（停用）"]
    assert custom_lines(second, ON).is_empty


def test_a_person_who_is_named_can_be_gone_to(data):
    field = make.field("师傅", FieldKind.PERSON)
    master, person = make.person("李四"), make.person("张三")
    make.custom(person, field, MentionedPerson(master, "李四"))
    (line,) = custom_lines(person, ON).lines
    assert (line.value, line.target.kind) == ("李四", TargetKind.PERSON)
    assert PersonOfUidQuery(line.target.uid).fetch() == master
