"""Wagtail's database search, made safe for any input.

The SQLite index answers a quotation mark or a NUL in the words with an error (wagtail issue
13227), PostgreSQL a NUL or hundreds of words. The words are cleaned at the one place where
readers' search, the editors' listings and all choosers pass.
"""

from modelsearch.backends.database import SearchBackend as database_backend
from modelsearch.query import And, Boost, Not, Or, Phrase, PlainText, SearchQuery

MAX_CHARACTERS = 200
MAX_WORDS = 16
# An empty query makes some listings fail; this finds nothing and fails nowhere.
NOTHING = "_"


def clean(words: str) -> str:
    """Take out what breaks a database's query language; cap length and number of words."""
    kept = "".join(" " if letter in '"\\\0' or not letter.isprintable() else letter for letter in words)
    return " ".join(kept[:MAX_CHARACTERS].split()[:MAX_WORDS]) or NOTHING


def clean_query(query: SearchQuery | str) -> SearchQuery | str:
    """Clean the words anywhere in a query tree; its shape stays."""
    if isinstance(query, str):
        return clean(query)
    if isinstance(query, PlainText):
        return PlainText(clean(query.query_string), operator=query.operator, boost=query.boost)
    if isinstance(query, Phrase):
        return Phrase(clean(query.query_string))
    if isinstance(query, And | Or):
        return type(query)([clean_query(part) for part in query.subqueries])
    if isinstance(query, Not | Boost):
        query.subquery = clean_query(query.subquery)
    return query


def SearchBackend(params: dict):
    """Make the backend of the current database and clean every query before it."""
    backend = database_backend(params)
    search = backend._search

    def safe_search(query_compiler_class, query, model_or_queryset, **kwargs):
        if query is not None and not isinstance(query, SearchQuery | str):
            query = str(query)
        if query is not None:
            query = clean_query(query)
        return search(query_compiler_class, query, model_or_queryset, **kwargs)

    backend._search = safe_search
    return backend
