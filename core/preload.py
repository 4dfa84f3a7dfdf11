"""What a page refers to, fetched once per request instead of once per block.

Each chooser block and each rich text with a link would ask the database by itself. A page knows
all its references beforehand, so it fetches them in one query and lays them here; choosers look
here first. Cleared at the start of each request, so that no request sees another's objects.
"""

from contextvars import ContextVar

from django.core.signals import request_started
from django.db.models import Model
from wagtail.models import Page

_shelf: ContextVar[dict | None] = ContextVar("preloaded_objects", default=None)


def lay_out(model: type[Model], objects: dict) -> None:
    """Make objects available for the rest of this request. `objects` maps primary key to instance."""
    shelf = dict(_shelf.get() or {})
    shelf[model] = {**shelf.get(model, {}), **objects}
    _shelf.set(shelf)


def find(model: type[Model], keys: list) -> list | None:
    """The instances for these keys, None in the place of unknown ones; None when nothing was laid out."""
    shelf = (_shelf.get() or {}).get(model)
    return None if shelf is None else [shelf.get(key) for key in keys]


def clear(**kwargs) -> None:
    _shelf.set(None)


request_started.connect(clear, dispatch_uid="core.preload.clear")


def _table_of(model: type[Model]) -> type[Model]:
    """Pages of any type are laid out as plain pages: links need no more of them."""
    return Page if issubclass(model, Page) else model


class PreloadedChooserMixin:
    """A chooser block that looks among the preloaded objects before it asks the database."""

    model_class: type[Model]

    def bulk_to_python(self, values: list) -> list:
        found = find(_table_of(self.model_class), values)
        if found is not None and all(
            item or value is None for item, value in zip(found, values, strict=True)
        ):
            return found
        return super().bulk_to_python(values)  # type: ignore[misc]
