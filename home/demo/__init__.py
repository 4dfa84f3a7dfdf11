"""The demonstration's content: words in YAML, one file per page with all its languages, and its loader."""
