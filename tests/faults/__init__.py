"""Bad luck, made on purpose: kills, power cuts, full disks, damage, hostile files, wrong clocks.

Each `test_*` runs a short form in `make test`; `run.py` (`make faults`) runs the same code with the
full figures and writes them into README. The promises are those of reliability.md:

C1 kills: `kills`. C2 power cuts: `power_cut` (the engine's own writes), `cut_files` (backups).
C3 and C10, kills at every step of backup, restore, import and migration: `steps`. C4 full disks:
`full_disk`. C5 damage: `damage`. C6 backups and clocks: `test_clocks`. C7 workbooks: `workbooks`.
C9 two processes: `test_two_processes`. C11: `soak`. C14, faults planted into the program, each of
which must turn a named test red: `planted`.

C8 (bad fields), C12 (a million rows) and C13 (the window) are proven elsewhere: tests/domain and
tests/operations, tests/bench, tests/ui.
"""
