"""Bad luck, made on purpose: kills, power cuts, full disks, damage, hostile files, wrong clocks.

Each `test_*` runs a short form in `make test`; `run.py` (`make faults`) runs the same code with the
full figures and writes them into docs/faults.md. The promises are those of reliability.md:

C1 kills: `kills`. C2 power cuts: `power_cut` (the engine's own writes), `cut_files` (whole files).
C3, kills at every step of `works`: `steps`. C10, an older file that is opened and killed or has no
room: `old_files`. C4, a disk that is full or
fails once at the steps of `works`: `full_disk`. C5 damage: `damage`. C6 backups and clocks:
`test_backups_on_bad_disks`. C7 spoilt workbooks: `workbooks`, with the hand-made ones in
tests/exchange/test_hostile_files. C9: `two_writers`. C11, a day of work: `soak`. C14, faults
planted into the program, each of which must turn a named test red: `planted`.

Proven elsewhere: C8 (bad fields) in tests/domain and tests/operations, C12 (a million rows) in
tests/bench, C13 (the window) in tests/ui.
"""
