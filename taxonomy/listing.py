"""The editors' lists of pages that carry the vocabulary, with what they look for in columns."""

from collections.abc import Callable

from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.choose_parent import ChooseParentView
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet

from taxonomy.cards import terms_by_page
from taxonomy.models import Scheme

REVIEW = "review_by"


def overdue(pages: QuerySet) -> QuerySet:
    """Those that were to be read through again before today."""
    return pages.filter(review_by__lt=timezone.localdate())


def review_text(page) -> str:
    """The day by which the page is read through again; "overdue" is said in words."""
    if not page.review_by:
        return gettext("No day set")
    day = date_format(page.review_by, "DATE_FORMAT")
    return gettext("Overdue since %(date)s") % {"date": day} if page.is_review_overdue else day


class ContentIndexView(IndexView):
    """A list that reads the terms of all its pages at once, however many there are."""

    # The language has a column of its own.
    show_locale_labels = False

    def get_valid_orderings(self) -> list[str]:
        orderings = super().get_valid_orderings()
        # The search index does not know the day of review.
        return [key for key in orderings if key.lstrip("-") != REVIEW] if self.is_searching else orderings

    def order_queryset(self, queryset):
        """Pages without a day of review stand last, on every database."""
        if self.ordering == REVIEW:
            return queryset.order_by(F(REVIEW).asc(nulls_last=True), "pk")
        if self.ordering == f"-{REVIEW}":
            return queryset.order_by(F(REVIEW).desc(nulls_last=True), "pk")
        return super().order_queryset(queryset)

    def get_context_data(self, **kwargs) -> dict:
        context = super().get_context_data(**kwargs)
        terms = terms_by_page(context["object_list"])
        for page in context["object_list"]:
            page.listed_terms = terms.get(page.pk, [])
        return context


class ChooseLanguageView(ChooseParentView):
    """A new page has one place in each language, so the language is all that is asked."""

    template_name = "taxonomy/desk/choose_language.html"
    # Wagtail would offer the places of one language only.
    locale = None

    def get_context_data(self, **kwargs) -> dict:
        parents = self.get_valid_parent_pages(self.request.user).select_related("locale")
        app, model = self.model._meta.app_label, self.model._meta.model_name
        places = [(page, reverse("wagtailadmin_pages:add", args=[app, model, page.pk])) for page in parents]
        return {**super().get_context_data(**kwargs), "places": places}


def words_of(scheme: str) -> Callable:
    """The labels of a page's terms of one scheme, in the vocabulary's order."""
    return lambda page: ", ".join(term.label for term in page.listed_terms if term.scheme == scheme)


COLUMNS = [
    BulkActionsColumn("bulk_actions"),
    PageTitleColumn("title", label=_("Title"), sort_key="title", classname="title"),
    Column("audience", label=_("Audience"), accessor=words_of(Scheme.AUDIENCE)),
    Column("topic", label=_("Topic"), accessor=words_of(Scheme.TOPIC)),
    Column("language", label=_("Language"), accessor=lambda page: page.locale.get_display_name()),
    Column(REVIEW, label=_("Review"), accessor=review_text, sort_key=REVIEW),
    PageStatusColumn("status", label=_("Status"), sort_key="live"),
]


class ContentViewSet(PageListingViewSet):
    """What these lists share."""

    index_view_class = ContentIndexView
    choose_parent_view_class = ChooseLanguageView
    add_to_admin_menu = True
