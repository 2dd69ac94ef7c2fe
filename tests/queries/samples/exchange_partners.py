"""Samples of partners of exchange."""

from datetime import date
from typing import Any

from dangjian_desktop.operations.exchange_making import record_package
from dangjian_desktop.queries.exchange_partners import PartnersQuery
from tests import make

SAMPLES: dict[type[Any], list[Any]] = {PartnersQuery: [PartnersQuery()]}


def fill(**_ids: int) -> None:
    """A package that was made for the superior."""
    make.done(
        record_package(
            to="上级",
            on=date(2026, 11, 21),
            made_at="2026-11-21T08:00:00+08:00",
            entry=1,
            asked=(),
            is_whole=True,
        )
    )
