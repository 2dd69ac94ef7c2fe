"""What the process from which children are forked imports once, before the first of them."""

from pypinyin import pinyin

from dangjian_desktop.operations import (  # noqa: F401 - importing is all that it is for
    activities,
    attachments,
    backups,
    imports,
    opening,
)
from tests import conftest, make  # noqa: F401 - as above
from tests.faults import world  # noqa: F401 - as above

pinyin("张")  # its tables are read at the first use
make.id_number()
