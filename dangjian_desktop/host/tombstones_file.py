"""Who was erased, beside the data and not in them: a backup that is put back does not know it.

Identities and days alone: made at random, an identity tells nobody who it was.
"""

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Final

from dangjian_desktop.domain.personal_data import Tombstone
from dangjian_desktop.host.files import replace_file

_MOST_BYTES: Final = 4 * 1024 * 1024


def read_tombstones(path: Path) -> frozenset[Tombstone]:
    """Return who was erased; nobody where there is no file, or it says nothing usable.

    A file that cannot be read must keep nobody out of the data.
    """
    try:
        with path.open("rb") as file:
            told = json.loads(file.read(_MOST_BYTES))
        return frozenset(Tombstone(str(uid), date.fromisoformat(day)) for uid, day in told)
    except (OSError, ValueError, TypeError, RecursionError):
        return frozenset()


def write_tombstones(path: Path, tombstones: Iterable[Tombstone]) -> None:
    """Remember who was erased.

    Raises:
        HostError: When that cannot be written; what was remembered stays.
    """
    told = sorted((one.uid, one.erased_on.isoformat()) for one in tombstones)
    replace_file(path, f"{json.dumps(told, indent=1)}\n".encode("ascii"))
