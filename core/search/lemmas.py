"""Words reduced to their dictionary form, so that "kuvia" finds "kuva" and "bilder" finds "bild".

Pages are indexed with their lemmas, and the reader's words are lemmatised the same way. Accents
are dropped on both sides: "sakerhet" typed on a foreign keyboard still finds its page.
"""

import re
import unicodedata
from functools import cache, lru_cache

from simplemma import Lemmatizer
from simplemma.strategies import DefaultStrategy
from simplemma.strategies.dictionaries import StreamDictionaryFactory

SUPPORTED = {"en", "fi", "sv"}
WORD = re.compile(r"[^\W\d_]{2,}", re.UNICODE)


@cache
def _lemmatizer() -> Lemmatizer:
    # Made at the first search, not at import: the dictionaries take a second to read. The stream
    # factory holds them in a fifth of the memory of the default one.
    return Lemmatizer(lemmatization_strategy=DefaultStrategy(dictionary_factory=StreamDictionaryFactory()))


def without_accents(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def lemmas(text: str, language: str) -> str:
    """Return the lemmas of a text, lower case, without accents, in order, separated by spaces.

    A language without a dictionary keeps its words as they are.
    """
    base = language.split("-")[0]
    words = WORD.findall(text.lower())
    if base in SUPPORTED:
        words = [_lemma(word, base) for word in words]
    return without_accents(" ".join(words).lower())


@lru_cache(maxsize=20_000)
def _lemma(word: str, language: str) -> str:
    return _lemmatizer().lemmatize(word, lang=language)
