"""That triggers which guard the journal were missing: noted in the journal, and told in words.

The program never takes them out, so another one was in the file. They are put back when the file
is opened, and whether the journal was altered meanwhile is proven at once.
"""

from datetime import datetime

from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.operations.runner import Writer
from dangjian_desktop.storage import journal
from dangjian_desktop.storage.journal_proof import prove_journal

_LABEL = "放回变更记录的保护"


def note_put_back(count: int, *, actor: str, at: datetime) -> Sentence:
    """Note in the journal that so many were put back; return what is to be said of it.

    An altered journal is left as it was found: an entry after its end would hide where it was cut.

    Raises:
        StorageError: When the file cannot be written.
    """
    faults = len(prove_journal())
    if faults:
        return Sentence(
            "数据文件里少了 {count} 项对变更记录的保护，变更记录有 {faults} 处被别的程序改过。"
            "请不要继续登记，在“备份”里恢复改动以前的备份。",
            count=count,
            faults=faults,
        )

    def write(writer: Writer) -> None:
        writer.note(f"缺少 {count} 项；核对变更记录：前后相接")

    journal.record(write, label=_LABEL, operation="put_guards_back", actor=actor, at=at)
    return Sentence(
        "数据文件里少了 {count} 项对变更记录的保护，已经放回。核对过，变更记录前后相接。"
        "请不要用别的程序打开数据文件。",
        count=count,
    )
