"""Floor 4: readers' search: one view, one form, no trace."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = "Search"
