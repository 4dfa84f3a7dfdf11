"""Where a term is in use, in a sentence for the editor who wants to delete it."""

from django.db.models import PROTECT, TextField
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Revision

from taxonomy.models import Term

NAMED_PLACES = 3


def describe_usage(term: Term) -> str:
    """Say where the term is in use ("Used in 4 places: …"); empty when it is free."""
    if names := _names_of_users(term):
        return _in_use(term, names)
    if names := _names_of_versions(term):
        return _(
            "“%(term)s” stands in earlier or unpublished versions of: %(places)s. "
            "It cannot be deleted, because those versions could then not be opened any more."
        ) % {"term": term.label, "places": ", ".join(names[:NAMED_PLACES])}
    return ""


def _in_use(term: Term, names: list[str]) -> str:
    count = len(names)
    text = ngettext(
        "“%(term)s” is in use in %(count)d place and cannot be deleted: %(places)s.",
        "“%(term)s” is in use in %(count)d places and cannot be deleted: %(places)s.",
        count,
    ) % {"term": term.label, "count": count, "places": ", ".join(names[:NAMED_PLACES])}
    if count > NAMED_PLACES:
        text += " " + _("Give those pages another term first.")
    return text


def _names_of_users(term: Term) -> list[str]:
    """Titles of pages and names of channels that carry the term; unpublished ones too.

    Asked of the tables that the database protects, whichever apps they belong to: Wagtail's index of
    references learns of a new term on a page only when the page is saved once more.
    """
    base = Term.objects.get(pk=term.pk)
    carriers = [
        item.content_object
        for relation in Term._meta.related_objects
        if relation.on_delete is PROTECT
        for item in getattr(base, relation.get_accessor_name()).select_related("content_object")
    ]
    return sorted({str(carrier) for carrier in carriers})


def _names_of_versions(term: Term) -> list[str]:
    """What has a stored version with the term: such a version cannot be read without it.

    A block that lists channels by topic or audience holds the term's code inside its JSON.
    """
    versions = Revision.objects.annotate(text=Cast("content", TextField()))
    in_block = rf'\\"(audience|topic)\\": \\"{term.slug}\\"'
    carrying = versions.filter(text__regex=rf'"tag": {term.pk}[,}}]|{in_block}')
    return sorted(set(carrying.order_by().values_list("object_str", flat=True)))
