"""The vocabulary in the editors' menu: one group, a list for each scheme."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from core.deletion import refuse_deletion
from taxonomy.models import Audience, Competence, Level, Risk, Term, Topic, Type
from taxonomy.usage import describe_usage
from taxonomy.views import TermIndexView, TermInspectView

WORDS_PANEL = InlinePanel(
    "words",
    heading=_("Words per language"),
    label=_("Words in one language"),
    panels=[
        FieldPanel("language"),
        FieldPanel("label"),
        FieldPanel("description"),
        FieldPanel("other_words"),
    ],
)


class TermViewSet(SnippetViewSet):
    list_display = ["label", "slug", "exact_match"]
    list_per_page = 50
    index_view_class = TermIndexView
    # Few rows, and labels in other tables: the database is asked, not the search index.
    search_backend_name = None
    search_fields = ["name", "slug", "words__label"]
    # For those who may look but not change.
    inspect_view_enabled = True
    inspect_view_class = TermInspectView
    inspect_view_fields = ["name", "slug", "tint", "exact_match"]
    copy_view_enabled = False
    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("slug", heading=_("Code"))]),
        FieldPanel("tint"),
        FieldPanel("exact_match"),
        WORDS_PANEL,
    ]

    def get_queryset(self, request):
        return self.model.objects.all().with_words().in_order()


class AudienceViewSet(TermViewSet):
    model = Audience
    icon = "group"
    menu_label = _("Audiences")
    list_display = ["label", "slug", "min_age", "max_age"]
    inspect_view_fields = ["name", "slug", "min_age", "max_age", "tint", "exact_match"]
    panels = [
        *TermViewSet.panels[:2],
        FieldRowPanel([FieldPanel("min_age"), FieldPanel("max_age")]),
        *TermViewSet.panels[2:],
    ]


class TopicViewSet(TermViewSet):
    model = Topic
    icon = "tag"
    menu_label = _("Topics")


class RiskViewSet(TermViewSet):
    model = Risk
    icon = "warning"
    menu_label = _("Risks")


class CompetenceViewSet(TermViewSet):
    model = Competence
    icon = "openquote"
    menu_label = _("Competences")


class LevelViewSet(TermViewSet):
    model = Level
    icon = "list-ol"
    menu_label = _("School levels")


class TypeViewSet(TermViewSet):
    model = Type
    icon = "doc-full"
    menu_label = _("Kinds of material")


@register_snippet
class VocabularyGroup(SnippetViewSetGroup):
    menu_label = _("Vocabulary")
    menu_icon = "tag"
    menu_order = 500
    items = (
        AudienceViewSet,
        TopicViewSet,
        RiskViewSet,
        CompetenceViewSet,
        LevelViewSet,
        TypeViewSet,
    )


@hooks.register("before_delete_snippet")
def refuse_deleting_terms_in_use(request: HttpRequest, instances: list) -> HttpResponse | None:
    terms = [instance for instance in instances if isinstance(instance, Term)]
    return refuse_deletion(request, terms, describe_usage)
