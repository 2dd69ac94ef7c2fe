"""The tab 考评.

Where everybody stands and which record proves it: scores of branches and the sheet of each
(得分), the rubrics by which they are judged (细则), the five flags (夺旗), stars (争星), member
points (积分), and the appraisals (评议).

Belongs here: the pages of this tab, their columns, actions and dialogs.
Does not belong here: rules, SQL, paper, and anything of another tab.
May import: ui.shared, operations, queries, host, domain.
Why no page decides: a page shows figures, the rule behind them and who must decide.
"""
