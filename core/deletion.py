"""Refusing to delete what is in use: with a sentence, before editors are asked whether they are sure."""

from collections.abc import Callable, Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from wagtail.admin import messages


def refuse_deletion(
    request: HttpRequest, instances: Iterable, describe_usage: Callable[..., str]
) -> HttpResponse | None:
    """For the hook `before_delete_snippet`, which one and several records pass alike.

    Say where each record is in use and lead back to the list; None when all are free, so that
    Wagtail goes on.
    """
    records = list(instances)
    sentences = [sentence for record in records if (sentence := describe_usage(record))]
    for sentence in sentences:
        messages.error(request, sentence)
    return redirect(reverse(records[0].snippet_viewset.get_url_name("list"))) if sentences else None
