"""What an empty table says: why nobody stands there, and the one thing to do about it."""

from dataclasses import dataclass
from enum import StrEnum

from dangjian_desktop.queries.roster import Scope
from dangjian_desktop.ui.roster.header import SCOPE_WORDS
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr


class WayOut(StrEnum):
    """The one thing to do (values stand on the button)."""

    CLEAR_FILTER = QT_TR_NOOP("清除筛选")
    IMPORT = QT_TR_NOOP("导入名册")
    BACK_TO_TODAY = QT_TR_NOOP("回到今天")
    SHOW_MEMBERS = QT_TR_NOOP("显示在册党员")
    ADD_PERSON = QT_TR_NOOP("新增人员")


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
            return tr("没有符合“{words}”的人。", words=self.words), WayOut.CLEAR_FILTER
        if self.is_nobody_at_all and self.scope is not Scope.LEFT:
            if self.is_history:
                return tr("这一天名册里还没有人。"), WayOut.BACK_TO_TODAY
            return tr("名册里还没有人。把现有的花名册导入，或者逐个新增。"), WayOut.IMPORT
        if self.scope is not Scope.MEMBERS:
            told = tr(
                "{place}里没有{scope}的人。",
                place=self.place,
                scope=tr(SCOPE_WORDS[self.scope]),
            )
            return told, WayOut.SHOW_MEMBERS
        if self.is_history:
            return tr("{place}里这一天没有在册党员。", place=self.place), WayOut.BACK_TO_TODAY
        return tr("{place}还没有在册党员。", place=self.place), WayOut.ADD_PERSON
