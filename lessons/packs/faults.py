"""Why a pack cannot be offered."""


class PackFault(Exception):
    """`str()` is a sentence for the editor that says what to mend, and where."""
