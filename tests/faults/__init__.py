"""Bad luck, made on purpose: kills, power cuts, full disks, damage, hostile files, wrong clocks.

Each `test_*` runs a short form in `make test`; `run.py` (`make faults`) runs the same code with the
full figures and writes them into docs/faults.md. The promises are those of reliability.md:

C1 kills: `kills`. C2 power cuts: `power_cut` (the engine's own writes), `cut_files` (whole files).
C3 and C10, kills at every step of backup, restore, import and migration: `steps`. C5 damage:
`damage`. C6 backups and clocks: `test_backups_on_bad_disks`. C9: `test_two_processes`. C14, faults
planted into the program, each of which must turn a named test red: `planted`.

Proven elsewhere: C4 (full disks) in tests/storage/test_bad_luck and tests/host/test_files, C7
(hostile workbooks) in tests/exchange/test_hostile_files, C8 (bad fields) in tests/domain and
tests/operations, C12 (a million rows) in tests/bench, C13 (the window) in tests/ui. C11 (24 hours
of work) is not tried yet.
"""
