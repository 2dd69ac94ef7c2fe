"""停止表决权 on the person card: nothing for most people, and nothing before it began."""

from datetime import date

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.vocabulary import VotingBarReason
from dangjian_desktop.operations.voting_rights import add_voting_bar
from dangjian_desktop.queries.card_voting import VOTING_BARS
from tests import make


def test_who_has_a_vote_has_no_section(data):
    assert VOTING_BARS.fetch(make.person("张三"), date(2026, 11, 21)).is_empty
    assert VOTING_BARS.hides_when_empty


def test_a_bar_is_told_from_its_first_day(data):
    person = make.person("张三")
    make.done(
        add_voting_bar(
            person_id=person,
            reason=VotingBarReason.UNDER_OBSERVATION,
            since=PartialDate.from_iso("2026-03-05"),
            note="党委决定",
        )
    )
    make.done(
        add_voting_bar(
            person_id=person,
            reason=VotingBarReason.RIGHTS_SUSPENDED,
            since=None,
            until=PartialDate.from_iso("2019-01-01"),
        )
    )
    rows = VOTING_BARS.fetch(person, date(2026, 3, 5)).tables[0].rows
    assert rows == (
        ("暂停党员权利", "起始不详", "2019-01-01", ""),
        ("留党察看", "2026-03-05", "至今", "党委决定"),
    )
    assert len(VOTING_BARS.fetch(person, date(2026, 3, 4)).tables[0].rows) == 1
