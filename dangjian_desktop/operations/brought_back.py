"""Erased people whom a restored backup has brought back: noticed, noted, and so told in 今日.

Who was erased is remembered beside the data (`host.tombstones_file`), because the data that come
back were made before. It is compared at every opening, however the data came there: restored from
the window or the command line, after damage, or copied by hand.
"""

import logging
from datetime import datetime

from dangjian_desktop.domain.personal_data import BRINGING_BACK, Tombstone
from dangjian_desktop.host.errors import HostError
from dangjian_desktop.host.paths import DataFolder
from dangjian_desktop.host.tombstones_file import read_tombstones, write_tombstones
from dangjian_desktop.operations.runner import Writer
from dangjian_desktop.queries.today_erasings import people_brought_back
from dangjian_desktop.storage import journal
from dangjian_desktop.storage.erasing import erased_people, tombstones
from dangjian_desktop.storage.lookups import batches
from dangjian_desktop.storage.models import Person

_log = logging.getLogger(__name__)
_LABEL = "恢复带回了已删除的人员"


def remember_erasings(folder: DataFolder) -> None:
    """Write down beside the open data who is erased in them; one that cannot be written is told."""
    known, told = read_tombstones(folder.tombstones), tombstones()
    if told is None:
        _log.warning("who was erased could not be read")
        return
    erased = known | told
    if erased == known:
        return
    try:
        write_tombstones(folder.tombstones, erased)
    except HostError as error:
        _log.warning("who was erased could not be written down: %s", error.code)


def note_brought_back(folder: DataFolder, *, at: datetime, actor: str) -> None:
    """Note in the journal whom the data know again although they were erased; each once.

    Args:
        folder: Of the open data. at: this moment. actor: who sits at the computer.

    Raises:
        StorageError: When the file cannot be written.
    """
    for person, tombstone in _brought_back(read_tombstones(folder.tombstones)):

        def write(writer: Writer, person: Person = person, one: Tombstone = tombstone) -> None:
            writer.note(f"{one.erased_on.isoformat()} 已合法删除：{one.uid}", about=person)
            writer.noted_subjects.add((BRINGING_BACK, person.id))

        journal.record(write, label=_LABEL, operation=BRINGING_BACK, actor=actor, at=at)
    remember_erasings(folder)


def _brought_back(known: frozenset[Tombstone]) -> list[tuple[Person, Tombstone]]:
    by_uid = {one.uid: one for one in known}
    known_here = people_brought_back() | erased_people().keys()
    return [
        (person, by_uid[person.uid])
        for some in batches(sorted(by_uid))
        for person in Person.select().where(Person.uid.in_(some)).order_by(Person.id)
        if person.id not in known_here
    ]
