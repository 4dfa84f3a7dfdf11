"""Storing many records at once: search and references are told when all are there, not at each step."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management import call_command
from django.db.models.signals import post_save
from modelsearch.index import get_indexed_models
from modelsearch.signal_handlers import post_save_signal_handler
from wagtail.signal_handlers import disable_reference_index_auto_update
from wagtail.signals import page_published

from core.signal_handlers import INDEX_AGAIN, index_again


@contextmanager
def indexed_at_the_end() -> Iterator[None]:
    """Leave both indexes alone while a demonstration or a backup is loaded; then build them once.

    Not for a site that is being edited meanwhile: what others save in this process is indexed at the end too.
    """
    models = [
        model for model in get_indexed_models() if post_save.disconnect(post_save_signal_handler, model)
    ]
    page_published.disconnect(dispatch_uid=INDEX_AGAIN)
    try:
        with disable_reference_index_auto_update():
            yield
    finally:
        for model in models:
            post_save.connect(post_save_signal_handler, sender=model)
        page_published.connect(index_again, dispatch_uid=INDEX_AGAIN)
    call_command("rebuild_modelsearch_index", verbosity=0)
    call_command("rebuild_references_index", verbosity=0)
