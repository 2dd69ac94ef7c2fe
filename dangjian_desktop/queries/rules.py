"""The rules as they stand on a day, for pages and sheets that show what an answer rests on."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import ClassVar

from dangjian_desktop.domain.rules import RuleChange, RuleSet
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.storage.rulebook import own_changes, rules_of_files, rules_on


@dataclass(frozen=True)
class RulesQuery:
    """Every rule as it stands on a day, the branch's own values included."""

    reads: ClassVar = frozenset({Topic.RULE})
    on: date

    def fetch(self) -> RuleSet:
        """Return the rules by name."""
        return rules_on(self.on)


@dataclass(frozen=True)
class OwnRulesQuery:
    """What the branch has set otherwise than the rule files, as it was entered."""

    reads: ClassVar = frozenset({Topic.RULE})

    def fetch(self) -> tuple[RuleChange, ...]:
        """Return the changes in the order in which they were first set."""
        return own_changes()


@dataclass(frozen=True)
class FileRulesQuery:
    """Every rule as the files alone have it on a day; no data file need be open."""

    reads: ClassVar = frozenset[Topic]()
    folder: Path
    on: date

    def fetch(self) -> RuleSet:
        """Return the rules by name."""
        return rules_of_files(self.folder, self.on)


def rules_at(day: date) -> RuleSet:
    """Return the rules of a day, for whoever asks for several days (a quick sum)."""
    return RulesQuery(day).fetch()
