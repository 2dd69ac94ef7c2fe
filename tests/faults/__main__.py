"""Starts the run in full figures; a name of its own, since children read no `__main__` anew."""

from tests.faults.run import main

raise SystemExit(main())
