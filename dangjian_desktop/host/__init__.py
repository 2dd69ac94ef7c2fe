"""What the program must know of the computer it runs on.

Belongs here: the clock, where data, resources and settings stand, the lock that keeps a second
process out, the log and the crash report (both without personal data), reading a file that the user
points at, safe replacing of files, opening a file with the system's program: a private read-only
copy, since what lies in the data file may be encrypted.
Does not belong here: windows, tables, workbooks, paper; what a day means is a rule of `domain`.
May import: `domain`, platformdirs and the standard library; none of the other adapters.
Why: each thing that differs between Linux and Windows, or that a full disk, a pulled stick or a
kill can break, has one place, one known error (`HostError`, a code and a Chinese sentence with
what to do) and tests on the real system.
"""
