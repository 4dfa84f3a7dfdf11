"""Search that finds word stems in each language, alike on SQLite and PostgreSQL."""
