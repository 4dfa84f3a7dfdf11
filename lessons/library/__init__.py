"""The library of lessons: what can be chosen, what is found, and how it looks.

A request reads one stamp per language (stamps.py) and answers every choice and every count from memory
(index.py, kept by stamps.py); only the lessons on the page are fetched from the database (cards.py).
"""
