"""Samples of what the papers and texts of an activity ask for."""

from datetime import date
from typing import Any

from dangjian_desktop.domain.vocabulary import Post
from dangjian_desktop.queries.activity_papers import (
    ListedPeopleQuery,
    PostHolderQuery,
    StudyMeetingsQuery,
)
from dangjian_desktop.queries.activity_texts import ActivityTextsQuery
from tests import make

ACTIVITY, BRANCH = 1, 2
DAY = date(2026, 12, 31)

SAMPLES: dict[type[Any], list[Any]] = {
    # One of them is held for a zone and has no fixed list: see `fill`.
    ListedPeopleQuery: [ListedPeopleQuery(key) for key in range(1, 30)],
    PostHolderQuery: [PostHolderQuery(BRANCH, DAY, Post.SECRETARY)],
    StudyMeetingsQuery: [StudyMeetingsQuery(BRANCH, DAY)],
    ActivityTextsQuery: [ActivityTextsQuery(ACTIVITY)],
}


def fill(*, branch: int, **_ids: int) -> None:
    """An activity for a zone whose list is not fixed; other samples have entered the rest."""
    make.activity("themed_day", branch, "2026-03-12", zone=1)
