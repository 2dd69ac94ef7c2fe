"""The demonstration mine, the same on every computer: one module for each thing that it makes.

`mine` builds it all in one operation out of a description (`resources/demo/mine.toml`). The
organisations and people of the beginning stand in `roll` and are made up by `invention`, drawn by
`chance`; what has happened since is done in `organisation_history`, `committees` and `careers`,
through the real operations where a branch would use them. `own_fields`, `keepsakes`, `flaws` and
`settings` add what a branch has gathered besides. The year of activities stands in `life`, with
`matters`, `votes`, `shifts`, `zones` and `plans` for what goes with it. Nothing here comes from a
real person.
"""
