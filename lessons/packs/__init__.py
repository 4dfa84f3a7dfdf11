"""What teachers take home of a lesson: gather it, build it, keep it.

`gather` reads a page into plain `content`; every other module here is a pure function of that content:
`plan` and `sheets` (PDF), `slides`, `letter`, `cartridge`, `archive`. `build` calls them all, `store`
keeps what was built until the content's digest changes.
"""
