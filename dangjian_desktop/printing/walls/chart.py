"""What the organisation charts show: frozen trees of names, ready to be read."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChartPerson:
    """Somebody on the chart.

    Attributes:
        name: As printed.
        post: 支部书记, 宣传委员 …; empty for a member.
        is_probationary: 预备党员 get a mark, explained at the foot.
        photo: The bytes of a picture file.
        uid: Who it is, for telling what became of them.
    """

    name: str
    post: str = ""
    is_probationary: bool = False
    photo: bytes | None = None
    uid: str = ""


@dataclass(frozen=True, slots=True)
class ChartGroup:
    """A 党小组; the leader is not among the members."""

    name: str
    leader: ChartPerson | None = None
    members: tuple[ChartPerson, ...] = ()

    @property
    def head_count(self) -> int:
        """How many people it has, the leader included."""
        return len(self.members) + (self.leader is not None)


@dataclass(frozen=True, slots=True)
class BranchChart:
    """A branch as it hangs on its own wall.

    Attributes:
        name: Of the branch.
        summary: The line below the name, such as 正式党员 43 名 · 预备党员 3 名.
        committee: In the order in which they are named, the secretary first.
        groups: In their order.
        ungrouped: People of no group (all of them where there are no groups).
        as_of: The day, as printed.
    """

    name: str
    summary: str = ""
    committee: tuple[ChartPerson, ...] = ()
    groups: tuple[ChartGroup, ...] = ()
    ungrouped: tuple[ChartPerson, ...] = ()
    as_of: str = ""


@dataclass(frozen=True, slots=True)
class ChartUnit:
    """A branch as the chart of the mine shows it.

    Attributes:
        name: Of the branch.
        secretary: Their name; empty when the post is vacant.
        summary: The numbers, such as 党员 31 名 · 党小组 3 个.
        under: The 党总支 it belongs to; empty when directly under the committee.
    """

    name: str
    secretary: str = ""
    summary: str = ""
    under: str = ""


@dataclass(frozen=True, slots=True)
class MineChart:
    """The Party committee of the mine and its branches."""

    name: str
    summary: str = ""
    committee: tuple[ChartPerson, ...] = ()
    units: tuple[ChartUnit, ...] = ()
    as_of: str = ""
