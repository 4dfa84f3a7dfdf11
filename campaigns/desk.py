"""What editors want to find again: children's pages without plain language."""

from django.db.models import QuerySet

from campaigns.models import GuidancePage
from taxonomy.models import PageTerm, Scheme

ADULT_AGE = 18


def without_easy_twin() -> QuerySet:
    """Published guidance for children that has no version in plain language; see GuidancePage.lacks_easy_twin."""
    for_children = PageTerm.objects.filter(tag__scheme=Scheme.AUDIENCE, tag__max_age__lt=ADULT_AGE)
    alone = GuidancePage.objects.live().filter(easy_twin__isnull=True, standard_twin__isnull=True)
    return alone.filter(pk__in=for_children.values("content_object"))
