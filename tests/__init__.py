"""Tests mirror the package; `make` sets up rows, `conftest` opens the file they stand in."""
