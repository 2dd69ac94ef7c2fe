"""Samples of 换届."""

from typing import Any

from dangjian_desktop.operations.activities import change_activity
from dangjian_desktop.queries.elections import ElectionQuery, ElectionsOfQuery, TermBoardQuery
from dangjian_desktop.storage.models import TermElection, Zone
from tests import make
from tests.election_stories import ON, Story


class _Late:
    """A query whose election is looked up when it is asked."""

    def __init__(self, make_query: Any) -> None:
        self._make_query = make_query

    def fetch(self) -> Any:
        """Answer it."""
        return self._make_query(TermElection.select().first()).fetch()


SAMPLES: dict[type[Any], list[Any]] = {
    TermBoardQuery: [TermBoardQuery(ON)],
    ElectionQuery: [
        _Late(lambda row: ElectionQuery(row.id, ON)),
        _Late(lambda row: ElectionQuery(row.id + 1, ON)),
    ],
    ElectionsOfQuery: [_Late(lambda row: ElectionsOfQuery(row.organisation_id))],
}


def fill(**_ids: int) -> None:
    """A branch that has counted its votes, and one whose meeting is planned with its zone."""
    story = Story()
    make.person("钱九", story.branch, group=make.group(story.branch))
    story.begin().approved_to_hold().approved().ballot().counted(7, 6, 5, 3)
    planned = Story(branch="综采二队党支部").begin().approved_to_hold().approved().ballot()
    meeting, zone = planned.detail().activity_id, Zone.select().first().id
    make.done(change_activity(activity_id=meeting, values={"zone": zone}, on=ON))
