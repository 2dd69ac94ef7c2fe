"""That data were put back from a backup: noted in the journal of the data that came back.

While a backup is put in place its file is closed, and may be of an older format. So what is to be
noted comes along as a file, at the same moment as the data, and is written into the journal at the
next opening; then the file goes.
"""

import json
import logging
from contextlib import suppress
from datetime import datetime

from dangjian_desktop.domain.backups import RESTORING, BackupFacts, restoring_note
from dangjian_desktop.host.errors import HostError
from dangjian_desktop.host.paths import DataFolder
from dangjian_desktop.host.reading import read_file
from dangjian_desktop.operations.runner import Writer
from dangjian_desktop.storage import journal
from dangjian_desktop.storage.journal_reading import is_noted

_log = logging.getLogger(__name__)
_LABEL = "恢复备份"
#: Of the file; ours has some hundred.
_MOST_BYTES = 64 * 1024


def note_to_come(facts: BackupFacts, *, at: datetime, actor: str) -> bytes:
    """Return the content of the file that comes along.

    Args:
        facts: Of the backup. at: the moment of the restoring. actor: who does it.
    """
    told = {"note": restoring_note(facts), "at": at.isoformat(), "actor": actor}
    return json.dumps(told, ensure_ascii=False).encode()


def note_restoring(folder: DataFolder) -> None:
    """Write what came along into the journal of the open file, once; what is spoilt only goes.

    Raises:
        StorageError: When the file cannot be written.
    """
    if not folder.restored.exists():
        return
    try:
        told = json.loads(read_file(folder.restored, _MOST_BYTES))
        note, actor = str(told["note"]), str(told["actor"])
        at = datetime.fromisoformat(told["at"])
    except (HostError, ValueError, TypeError, KeyError, RecursionError):
        _log.warning("what was to be noted of a restoring cannot be read")
    else:
        moment = at.isoformat(timespec="milliseconds")
        if not is_noted(RESTORING, moment, note):  # killed between the writing and the deleting

            def write(writer: Writer) -> None:
                writer.note(note)

            journal.record(write, label=_LABEL, operation=RESTORING, actor=actor, at=at)
    with suppress(OSError):  # what is in its place and cannot go keeps nobody out either
        folder.restored.unlink(missing_ok=True)
