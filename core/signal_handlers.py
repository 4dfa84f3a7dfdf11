"""What Wagtail's indexes miss: rows that a page brings along are stored after the page itself.

Search and reference index are told when the page's own row is saved; a term or an inline row that
was added in the same form is not stored yet then. They are told again once everything is there.
"""

from functools import partial

from django.db import transaction
from wagtail.models import Page, ReferenceIndex
from wagtail.search import index
from wagtail.signals import page_published

INDEX_AGAIN = "core.index_again"


def index_again(sender, instance: Page, **kwargs) -> None:
    transaction.on_commit(partial(_index, instance))


def _index(page: Page) -> None:
    index.insert_or_update_object(page)
    ReferenceIndex.create_or_update_for_object(page)


page_published.connect(index_again, dispatch_uid=INDEX_AGAIN)
