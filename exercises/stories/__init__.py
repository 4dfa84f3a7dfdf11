"""Chat stories: a small graph of passages, written as a plain text script.

The script is what is stored, exported and imported. `script` reads and writes it, `graph` walks it,
`faults` says what readers would stumble over, `map` draws it, `telling` cuts it into pages.
"""
