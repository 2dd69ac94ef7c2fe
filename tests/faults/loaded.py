"""What the process from which children are forked reads once, before the first of them."""

from pypinyin import pinyin

from tests import make

pinyin("张")  # its tables are read at the first use
make.id_number()
