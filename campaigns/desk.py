"""What editors want to find again: pages to read through, children's pages without plain language."""

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from campaigns.models import GuidancePage
from taxonomy.models import PageTerm, Scheme

ADULT_AGE = 18


def overdue(pages: QuerySet) -> QuerySet:
    """Those that were to be read through again before today."""
    return pages.filter(review_by__lt=timezone.localdate())


def without_easy_twin() -> QuerySet:
    """Published guidance for children that has no version in plain language; see GuidancePage.lacks_easy_twin."""
    for_children = PageTerm.objects.filter(tag__scheme=Scheme.AUDIENCE, tag__max_age__lt=ADULT_AGE)
    alone = GuidancePage.objects.live().filter(easy_twin__isnull=True, standard_twin__isnull=True)
    return alone.filter(pk__in=for_children.values("content_object"))


def review_text(page) -> str:
    """The day by which the page is read through again; "overdue" is said in words."""
    if not page.review_by:
        return _("No day set")
    day = date_format(page.review_by, "DATE_FORMAT")
    return _("Overdue since %(date)s") % {"date": day} if page.is_review_overdue else day
