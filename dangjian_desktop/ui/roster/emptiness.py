"""What an empty table says: why nobody stands there, and the one thing to do about it."""

from dataclasses import dataclass
from enum import StrEnum

from dangjian_desktop.queries.roster import Scope
from dangjian_desktop.ui.roster.header import SCOPE_WORDS


class WayOut(StrEnum):
    """The one thing to do (values stand on the button)."""

    CLEAR_FILTER = "清除筛选"
    IMPORT = "导入名册"
    BACK_TO_TODAY = "回到今天"
    SHOW_MEMBERS = "显示在册党员"
    ADD_PERSON = "新增人员"


@dataclass(frozen=True, slots=True)
class Emptiness:
    """Why the table is empty.

    Attributes:
        place: Name of what is looked at.
        words: The filter line.
        scope: Whom the table shows.
        is_history: Whether another day than today is shown.
        is_nobody_at_all: Whether nobody stands on the whole roll.
    """

    place: str
    words: str
    scope: Scope
    is_history: bool
    is_nobody_at_all: bool

    def said(self) -> tuple[str, WayOut]:
        """Return the sentence and the way out."""
        if self.words:
            return f"没有符合“{self.words}”的人。", WayOut.CLEAR_FILTER
        if self.is_nobody_at_all and self.scope is not Scope.LEFT:
            if self.is_history:
                return "这一天名册里还没有人。", WayOut.BACK_TO_TODAY
            return "名册里还没有人。把现有的花名册导入，或者逐个新增。", WayOut.IMPORT
        if self.scope is not Scope.MEMBERS:
            told = f"{self.place}里没有{SCOPE_WORDS[self.scope]}的人。"
            return told, WayOut.SHOW_MEMBERS
        if self.is_history:
            return f"{self.place}里这一天没有在册党员。", WayOut.BACK_TO_TODAY
        return f"{self.place}还没有在册党员。", WayOut.ADD_PERSON
