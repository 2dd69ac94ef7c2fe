"""A branch with an organisation chart on its wall, for every test of the register."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from dangjian_desktop.domain.vocabulary import Post
from dangjian_desktop.domain.wall_facts import SAID_ON_WALLS, WallFact
from dangjian_desktop.operations.printout import ORGANISATION_CHART, Printout
from dangjian_desktop.operations.wall_register import make_editions, post_sheet, record_edition
from dangjian_desktop.storage.models import TABLE_BY_NAME
from tests import make

#: The day on which the sheets of the story are printed and hung; and the day of most tests.
HUNG_ON, ON = date(2026, 9, 1), date(2026, 11, 21)


@dataclass
class WallStory:
    """综采一队党支部: a secretary and two members in a group; nothing hangs yet."""

    branch: int = field(default_factory=lambda: make.branch(under=make.committee()))

    def __post_init__(self) -> None:
        self.group = make.group(self.branch)
        self.secretary = make.person("张三", self.branch, group=self.group)
        make.post(self.secretary, self.branch, Post.SECRETARY)
        self.member = make.person("李四", self.branch, group=self.group)
        self.other = make.person("王五", self.branch, group=self.group)

    def printed(self, code: str = ORGANISATION_CHART, on: date = HUNG_ON, **choices: Any) -> int:
        """Print a sheet of the branch to hang; return the row of the edition."""
        wanted = Printout(code, on, **{"organisation_id": self.branch, **choices})
        ((printout, made),) = make_editions([wanted])
        return make.done(record_edition(printout=printout, made=made))

    def hung(self, place: str = "党员活动室", on: date = HUNG_ON, **choices: Any) -> int:
        """Print a sheet and hang it; return the row of the copy."""
        edition = self.printed(on=on, **choices)
        return make.done(post_sheet(edition_id=edition, posted_on=on, on=on, place=place))


def says_of_everything(_choices: str, _on: date) -> tuple[WallFact, ...]:
    """Look into a table of each subject that a sheet may tell of, and say nothing new."""
    wanted = {one.topic: one for one in TABLE_BY_NAME.values() if one.topic in SAID_ON_WALLS}
    for table in wanted.values():
        table.select().first()
    return ()
