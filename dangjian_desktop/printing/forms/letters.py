"""The letter to a superior as it lies on paper, from which each subject has its own sheet."""

from dangjian_desktop.printing.sheet import Letter

LETTER = Letter(code="letter", name="请示和报告", title="{name}", needs=("form",))
