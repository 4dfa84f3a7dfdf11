"""The editors' list of training modules."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column

from taxonomy.listing import COLUMNS, ContentViewSet
from taxonomy.page_filters import ContentFilterSet
from training.models import TrainingModulePage

# By name, so that the order of the shared columns may change.
SHARED = {column.name: column for column in COLUMNS}


def length_of(page: TrainingModulePage) -> str:
    return page.minutes_text if page.minutes else gettext("Not set")


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
        Column("reading_level", label=_("Reading level"), accessor="reading_level"),
        SHARED["language"],
        SHARED["review_by"],
        SHARED["status"],
    ]
    filterset_class = ContentFilterSet


training_viewset = TrainingViewSet("training")
