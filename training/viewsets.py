"""The editors' list of training modules."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column

from taxonomy.listing import COLUMNS, ContentViewSet
from taxonomy.mixins import youngest_readers
from taxonomy.models import Scheme
from taxonomy.page_filters import ContentFilterSet
from training.models import TrainingModulePage
from training.reading_level import reading_level

# By name, so that the order of the shared columns may change.
SHARED = {column.name: column for column in COLUMNS}


def length_of(page: TrainingModulePage) -> str:
    return page.minutes_text if page.minutes else gettext("Not set")


def level_of(page: TrainingModulePage) -> str:
    """From the terms that the list has read already."""
    audiences = [term for term in page.listed_terms if term.scheme == Scheme.AUDIENCE]
    return reading_level(page.lix, page.locale.language_code, youngest_readers(audiences))


class TrainingViewSet(ContentViewSet):
    model = TrainingModulePage
    icon = "clipboard-list"
    menu_label = _("Training")
    menu_name = "training"
    menu_order = 145
    columns = [
        SHARED["bulk_actions"],
        SHARED["title"],
        SHARED["audience"],
        SHARED["topic"],
        Column("minutes", label=_("Length"), accessor=length_of),
        Column("reading_level", label=_("Reading level"), accessor=level_of),
        SHARED["language"],
        SHARED["review_by"],
        SHARED["status"],
    ]
    filterset_class = ContentFilterSet


training_viewset = TrainingViewSet("training")
