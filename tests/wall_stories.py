"""A branch with an organisation chart on its wall, for every test of the register."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from dangjian_desktop.domain.vocabulary import ConsentKind, Post
from dangjian_desktop.domain.wall_facts import SAID_ON_WALLS, WallFact
from dangjian_desktop.operations.printout import ORGANISATION_CHART, Printout
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.operations.wall_register import make_editions, post_sheet, record_edition
from dangjian_desktop.storage.models import TABLE_BY_NAME, WallConsent
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


def on_walls(branch: int, person: int) -> None:
    """Everything by which somebody who holds a post comes upon a wall, with his consent."""

    def agree(writer: Any) -> None:
        values = {"kind": ConsentKind.PAIRING, "given_on": date(2026, 3, 1)}
        writer.insert(WallConsent, person=person, **values)

    make.done(Operation("布景", "mark", agree))
    agreed = {"due_on": "2026-12-20", "may_hang": True}
    promise = {"person": person, "promise": "全年无三违", "kind": "安全"}
    make.entry("commitment", branch, "2026-02-10", **promise, **agreed)
    pair = {"member": person, "workers": "孙八", "skill": "接头硫化", "has_consent": True}
    make.entry("pairing", branch, "2026-03-02", **pair, **agreed)
    prize = {"honour": "安全先锋", "level": "支部", "people": person, "reason": "无三违"}
    make.entry("award", branch, "2026-10-08", **prize, money=600, promised_on="2026-11-01")
    post = {"post": "设备包机先锋岗", "members": person, "place": "检修班", "model": "安全"}
    plate = {"duties": "每班巡查", "plate_number": "先锋岗 01", "review_due_on": "2026-12-20"}
    made = make.entry("vanguard_post", branch, "2026-02-18", **post, **plate)
    make.advanced(made, "awarded", "2026-03-10", by=person)
