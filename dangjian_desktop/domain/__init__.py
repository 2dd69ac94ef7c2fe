"""What the Party's rules and the trade's words say, in pure Python.

Belongs here: terms, dates, identity numbers, what makes a row of a workbook a person, which two
rows are the same person, what is wrong with an input and how that is said in Chinese; how rules,
checks and quick sums are reckoned (their values are data: resources/rules).
Does not belong here: files, tables, windows, paper, and the knowledge of which day it is;
whoever needs a day takes `on`.
May import: nothing but the standard library's pure parts (a contract forbids os and pathlib).
Why: rules are what users trust us with; kept pure they can be tested at any date in microseconds.
"""
