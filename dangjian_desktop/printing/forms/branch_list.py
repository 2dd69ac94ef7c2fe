"""党支部一览: the branches in a table, with their figures and the fields that were chosen."""

from dataclasses import replace

from dangjian_desktop.printing.forms.roster_view import ROSTER_VIEW

#: Made by the same fitting of columns as a roster with chosen columns.
BRANCH_LIST = replace(
    ROSTER_VIEW,
    code="branch_list",
    name="党支部一览",
    above=("共 {count} 个党支部", "截至日期：{as_of}"),
    tallies=(),
    nothing="没有党支部",
)
