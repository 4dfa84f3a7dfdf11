"""What teachers take home of a lesson: gather it, build it, keep it.

`gather` reads a page into plain `content`; what is made of it is a pure function of that content:
`pdf`, `slides`, `letter`, `cartridge`, `archive`. `build` calls them all, `keep` stores what was built,
`current` finds the pack whose digest is that of the content now, `store` is what others ask.
"""
