"""Who is meant by an identity."""

from dangjian_desktop.queries.identities import PersonOfUidQuery
from dangjian_desktop.queries.roster import RosterQuery
from tests import make


def test_a_person_is_known_by_uid_on_the_roll_and_after(data, on):
    person = make.person("张三")
    uid = RosterQuery(on).fetch()[0].uid
    assert PersonOfUidQuery(uid).fetch() == person
    make.departure(person, on)
    assert PersonOfUidQuery(uid).fetch() == person
    assert PersonOfUidQuery("nobody").fetch() is None
