"""What the party groups of the small mine hold: leaders, areas, and rows of every look of ledger.

`busy_groups` enters it through the operations that a user runs. Texts are as long as people write
them, so that a page which has no room for them is found.
"""

from datetime import date

from dangjian_desktop.domain.duty_areas import AREA_BOOK
from dangjian_desktop.domain.vocabulary import Post
from dangjian_desktop.operations.ledger_milestones import add_milestone
from dangjian_desktop.storage.models import Person
from tests import make
from tests.ui.roster.roster_stories import Mine

LONG_TEXT = "机尾三角区浮煤堆积，转载点护罩缺两条固定螺栓，行人侧照明灯损坏两盏，未按规定挂牌管理"


def busy_groups(mine: Mine) -> None:
    """Give a group its leader, and books rows that are open, late, closed, anonymous and viewed."""
    leader = _named("张卫国")
    make.post(leader, mine.group, Post.GROUP_LEADER, date(2024, 1, 18))
    _hazards(mine, leader)
    make.entry("appeal", mine.first, "2026-11", is_anonymous=True, content=LONG_TEXT)
    for number, situation in enumerate(("破难局", "解困局", "创新局")):
        entry = make.entry(
            "breakthrough",
            mine.first,
            "2026-03-01",
            subject=f"第 {number + 1} 题：{LONG_TEXT}",
            situation=situation,
            point="堵点",
            secretary=leader,
            due_on="2026-10-31",
        )
        for title, due in (("摸清底数", "2026-04-30"), ("见到成效", "2026-12-31")):
            make.done(
                add_milestone(
                    entry_id=entry,
                    title=title,
                    due_on=date.fromisoformat(due),
                    on=date(2026, 3, 1),
                )
            )
    make.entry("duty_list", mine.group, "2026-01-05", duty="每月查一次隐患", owner=leader)
    make.entry("commitment", mine.group, "2026-01-05", person=leader, promise=LONG_TEXT)
    make.entry("stronghold", mine.first, "2026-11-02", list="五有", item="有场所")
    make.entry(
        AREA_BOOK,
        mine.first,
        "2026-01-08",
        name="检修班责任区",
        level="班组责任区",
        members=leader,
        crew="检修班",
        area="顺槽转载点至机尾",
    )


def _hazards(mine: Mine, leader: int) -> None:
    """Enter a hazard that is late, a 重大 one that lacks much, one to be checked, one closed."""
    told = {"found_by": leader, "crew": "生产一班", "owner": "李四", "measures": "补齐并挂牌"}
    whole = {"funds": 0, "plan": "无需", "due_on": "2026-11-10", **told}
    make.entry("hazard", mine.first, "2026-11-01", place="顺槽转载点", content=LONG_TEXT, **whole)
    make.entry("hazard", mine.first, "2026-11-12", place="机尾", content="顶板淋水", level="重大")
    rectified = make.entry(
        "hazard", mine.group, "2026-11-03", place="泵站", content="漏液", **whole
    )
    make.advanced(rectified, "rectified", "2026-11-08", "李四")
    closed = make.entry("hazard", mine.group, "2026-11-02", place="仓库", content="堵通道", **whole)
    make.advanced(closed, "rectified", "2026-11-04", "李四")
    make.advanced(closed, "checked", "2026-11-05", leader)
    make.advanced(closed, "closed", "2026-11-06", leader)


def _named(name: str) -> int:
    return int(Person.get(Person.name == name).id)
