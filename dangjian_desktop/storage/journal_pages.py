"""Proves pages of the journal, which nearly always hold: two at a time, each read as one row.

Of a million entries the engine's unsealing takes most of the time. It needs no Python meanwhile, so
two threads go on at once, and an entry of its own is made of none. A page of which anything is not
as it should be says only that: who asked walks it entry by entry.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from dangjian_desktop.storage.database import connection
from dangjian_desktop.storage.journal_seals import SEALED_TEXT, Head, Sealing
from dangjian_desktop.storage.models import database

Report = Callable[[float], None]

#: Entries of a page.
PAGE = 500
_THREADS = 2
#: What is read once needs no room in memory, in KiB.
_CACHE_KIB = 2_000
_TOLD = "typeof(previous_seal) = 'text' AND typeof(seal) = 'text'"
# The LIMIT lets the engine put an entry together once, and not anew for each column.
_SQL = f"""
SELECT count(*) FILTER (WHERE {_TOLD}), CAST(group_concat(previous_seal, ' ') AS BLOB),
    CAST(group_concat(seal, ' ') AS BLOB), group_concat(octet_length(whole), ' '),
    CAST(group_concat(whole, '') AS BLOB)
FROM (
    SELECT previous_seal, seal,
        concat(previous_seal, ';', {SEALED_TEXT}, CAST(changes AS TEXT)) AS whole
    FROM journal_entry WHERE id BETWEEN ? AND ? ORDER BY id LIMIT {PAGE}
)
"""


@dataclass(frozen=True, slots=True)
class HeldPage:
    """A page of which every entry is there, holds, and follows the one before it.

    Attributes:
        first_id, last_id: Numbers of its first and its last entry.
        begins: The seal that its first entry names as the one before.
        ends: The seal of its last entry.
    """

    first_id: int
    last_id: int
    begins: str
    ends: str


def held_pages(head: Head, report: Report) -> list[HeldPage]:
    """Return the pages that hold, in order.

    Each thread sees the file as it is by then; what is written meanwhile can only make a page be
    walked that holds.
    """
    first = head.plain_until + 1
    pages = [
        range(begin, min(begin + PAGE, head.last_id + 1))
        for begin in range(first, head.last_id + 1, PAGE)
    ]
    shares = [pages[number::_THREADS] for number in range(_THREADS)]
    sealing, held = Sealing(head.key), dict[int, HeldPage]()
    with ThreadPoolExecutor(_THREADS) as pool:
        proven = pool.map(lambda share: _proven(share, sealing, report), filter(None, shares))
        for share in proven:
            held |= share
    return [held[page[0]] for page in pages if page[0] in held]


def _proven(pages: list[range], sealing: Sealing, report: Report) -> dict[int, HeldPage]:
    proven = {}
    with connection():
        database.execute_sql(f"PRAGMA cache_size = -{_CACHE_KIB}")
        for number, page in enumerate(pages, start=1):
            held = _held(page, sealing)
            if held is not None:
                proven[held.first_id] = held
            report(number / len(pages))
    return proven


def _held(page: range, sealing: Sealing) -> HeldPage | None:
    found = database.execute_sql(_SQL, (page[0], page[-1])).fetchone()
    count, previous, seals, lengths, whole = found
    if count != len(page):
        return None
    made, begin = [], 0
    for length in map(int, lengths.split()):
        made.append(sealing.of_whole(whole[begin : begin + length]))
        begin += length
    ends = made[-1].encode()
    begins = previous[: max(0, len(previous) - len(seals) + len(ends))]
    is_chain = previous + b" " + ends == begins + b" " + seals
    if not is_chain or " ".join(made).encode() != seals:
        return None
    return HeldPage(page[0], page[-1], begins.decode(), made[-1])
