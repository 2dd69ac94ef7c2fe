"""The same operations without a window: batch printing, scripts, scheduled work, tests.

Belongs here: one file per group of commands, with click; reading options, calling an operation
or query, answering in Chinese on standard error or as JSON on standard output.
Does not belong here: rules, rows, paper, and anything of Qt.
May import: operations, queries, storage, host, domain.
The commands are a contract (shared/design/cli.md): names in JSON stay; exit codes are 0 done, 1
done with refused rows, 2 wrong use or unreadable input, 3 refused to keep data safe. No traceback
reaches a user; what is not a known trouble goes to the log and ends with 3.
"""
