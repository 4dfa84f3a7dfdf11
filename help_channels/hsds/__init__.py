"""Help channels as other sites can read them: HSDS 3 as JSON or as tables, out and back in.

A channel becomes a *record* (plain values, see `records`), a record a *service* (see `mapping`), and
services become tables (see `tables`). On the way in, `validating` says what is wrong, `planning` what
would happen, and `importing` makes drafts of it.
"""
