"""A person is found by identity, on the roll or not."""

from datetime import date

from dangjian_desktop.queries.identities import PersonOfUidQuery
from dangjian_desktop.queries.roster import RosterQuery, Scope
from tests import make


def test_an_identity_leads_to_its_person_even_after_leaving(data, on):
    make.person("李四")
    person = make.person("张三")
    (uid,) = (row.uid for row in RosterQuery(on).rows([person]))
    make.departure(person, date(2026, 1, 1))
    assert RosterQuery(on, scope=Scope.LEFT).keys() == [person]
    assert PersonOfUidQuery(uid).fetch() == person


def test_a_strange_identity_leads_to_nobody(data):
    make.person("张三")
    assert PersonOfUidQuery("ffff").fetch() is None
