"""The languages of this installation.

To add one, add a line here, make its catalogue (`make messages`) and give it a page tree
(`manage.py prepare` makes the tree's root when the locale is new).
"""

# Code (BCP 47) and the language's own name: a reader looks for their language in their language.
LANGUAGES = [
    ("en", "English"),
    ("fi", "Suomi"),
    ("sv", "Svenska"),
]

DEFAULT_LANGUAGE = "en"
