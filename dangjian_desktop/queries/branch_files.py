"""The official files that the branch provides: the emblem, typefaces."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import BranchFileKind
from dangjian_desktop.queries.attachments import stored_bytes
from dangjian_desktop.storage.models import BranchFile


@dataclass(frozen=True, slots=True)
class BranchFileRow:
    """A file that was provided, without its bytes."""

    file_id: int
    kind: BranchFileKind
    name: str
    size: int
    digest: str
    added_on: date


@dataclass(frozen=True)
class BranchFilesQuery:
    """Which files were provided, one a kind at most."""

    reads: ClassVar = frozenset({Topic.WALL})

    def fetch(self) -> dict[BranchFileKind, BranchFileRow]:
        """Return the files by what they are."""
        found = BranchFile.select().order_by(BranchFile.id)
        return {
            row.kind: BranchFileRow(row.id, row.kind, row.name, row.size, row.digest, row.added_on)
            for row in found
        }


@dataclass(frozen=True)
class BranchFileQuery:
    """One of the files with its bytes."""

    reads: ClassVar = frozenset({Topic.WALL, Topic.ATTACHMENT})
    kind: BranchFileKind

    def fetch(self) -> bytes | None:
        """Return the bytes; None where no such file was provided, or its bytes are damaged."""
        row = BranchFilesQuery().fetch().get(self.kind)
        return None if row is None else stored_bytes(row.digest)
