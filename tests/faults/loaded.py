"""What the process from which children are forked reads once, before the first of them.

A child that had to read a module or the rules by itself would take twenty times as long.
"""

from pypinyin import pinyin

from dangjian_desktop.host.paths import resources
from dangjian_desktop.storage.rulebook import read_rules
from tests import make
from tests.faults import damage, kills, old_files, power_cut, soak, steps, works

BODIES = (damage, kills, old_files, power_cut, soak, steps, works)

pinyin("张")  # its tables are read at the first use
make.id_number()
read_rules(resources() / "rules")
