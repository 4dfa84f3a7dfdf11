"""A help, reporting or appeal channel: facts once, words per language."""

from datetime import date, timedelta

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from taggit.models import ItemBase
from wagtail.fields import StreamField
from wagtail.models import DraftStateMixin, Orderable, RevisionMixin, WorkflowMixin
from wagtail.search import index

from core.fields import LanguageField
from core.models.mixins import SourceBlock
from help_channels.countries import INTERNATIONAL, check_country
from help_channels.forms import ChannelForm
from help_channels.kinds import Cost, Kind, Staff, Status, door_of
from help_channels.models.second_person import SecondPersonMixin
from help_channels.querysets import ChannelQuerySet
from taxonomy.models import Term

# A number or an hour goes stale sooner than the rest (days).
CHECK_EVERY = 90
CHECK_FACTS_EVERY = 30
CHECK_FIELDS = ("checked_on", "checked_by", "next_check")


class HelpChannel(
    SecondPersonMixin, WorkflowMixin, DraftStateMixin, RevisionMixin, ClusterableModel, index.Indexed
):
    code = models.CharField(
        _("code"),
        max_length=50,
        unique=True,
        validators=[
            RegexValidator(r"^[a-z0-9]+(-[a-z0-9]+)*$", _("Small letters, digits and hyphens only."))
        ],
        help_text=_("Stays the same for ever, for example fi-nettivihje."),
    )
    kind = models.CharField(_("kind"), max_length=30, choices=Kind.choices)
    status = models.CharField(
        _("status"),
        max_length=10,
        choices=Status.choices,
        default=Status.ACTIVE,
        help_text=_("Readers see active channels only. A retired channel vanishes from every page at once."),
    )
    successor = models.ForeignKey(
        "self",
        verbose_name=_("successor"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="predecessors",
        help_text=_("Shown in its place, on every page that chose it, as soon as it is retired."),
    )
    country = models.CharField(
        _("country"),
        max_length=3,
        default="FI",
        validators=[check_country],
        help_text=_("Two letters, for example FI; INT for a service that helps in all countries."),
    )
    terms = ClusterTaggableManager(
        through="help_channels.ChannelTerm", blank=True, verbose_name=_("whom and what it is for")
    )
    min_age = models.PositiveSmallIntegerField(_("youngest age"), null=True, blank=True)
    max_age = models.PositiveSmallIntegerField(_("oldest age"), null=True, blank=True)
    site_url = models.URLField(
        _("the service's own site"), blank=True, help_text=_("Where readers can check what we say.")
    )
    cost = models.CharField(_("cost"), max_length=10, choices=Cost.choices, default=Cost.UNKNOWN)
    is_anonymous = models.BooleanField(_("may be used without a name"), null=True, blank=True)
    shows_on_bill = models.BooleanField(_("shows on the phone bill"), null=True, blank=True)
    staffed_by = models.CharField(
        _("who answers"), max_length=15, choices=Staff.choices, default=Staff.UNKNOWN
    )
    sources = StreamField([("source", SourceBlock())], verbose_name=_("sources"), blank=True)

    keeper = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who keeps it up to date"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Gets a message when the channel is to be checked."),
    )
    # Where an imported record came from, and when; empty for one that was written here.
    origin = models.CharField(_("imported from"), max_length=200, blank=True, editable=False)

    # Written by checks (see ChannelCheck), whatever edition of the record is edited or published.
    checked_on = models.DateField(_("checked on"), null=True, blank=True)
    checked_by = models.CharField(_("checked by"), max_length=120, blank=True)
    next_check = models.DateField(
        _("check again by"),
        null=True,
        blank=True,
        db_index=True,
        help_text=_("Left empty, it is set from the day of the last check. After it, no hours are claimed."),
    )
    # How many contacts there are. Kept by save(), so that the database itself can refuse a channel
    # that nobody can reach.
    ways = models.PositiveSmallIntegerField(_("ways to reach it"), default=0, editable=False)

    revisions = GenericRelation("wagtailcore.Revision", related_query_name="help_channel")

    base_form_class = ChannelForm
    objects = ChannelQuerySet.as_manager()

    search_fields = [
        index.SearchField("code"),
        index.AutocompleteField("code"),
        index.RelatedFields(
            "words",
            [index.SearchField("name"), index.AutocompleteField("name"), index.SearchField("operator")],
        ),
        index.FilterField("kind"),
        index.FilterField("status"),
        index.FilterField("country"),
    ]

    class Meta:
        verbose_name = _("help channel")
        verbose_name_plural = _("help channels")
        ordering = ["country", "code"]
        constraints = [
            models.CheckConstraint(
                name="channel_reachable",
                condition=models.Q(status=Status.RETIRED)
                | models.Q(live=False)
                | models.Q(ways__gt=0)
                | ~models.Q(site_url=""),
                violation_error_message=_("A channel that readers see needs at least one way to reach it."),
            ),
            models.CheckConstraint(
                name="channel_ages_in_order",
                condition=models.Q(min_age__isnull=True)
                | models.Q(max_age__isnull=True)
                | models.Q(min_age__lte=models.F("max_age")),
                violation_error_message=_("The youngest age must not be above the oldest age."),
            ),
            models.UniqueConstraint(
                name="channel_one_emergency_per_country",
                fields=["country"],
                condition=models.Q(kind=Kind.EMERGENCY, status=Status.ACTIVE, live=True),
                violation_error_message=_("This country already has an active emergency channel."),
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.code

    def clean(self) -> None:
        super().clean()
        self.ways = self._count_ways()

    def with_content_json(self, content: dict) -> "HelpChannel":
        """An edition of the record: what was checked, and when, belongs to the record as a whole."""
        edition = super().with_content_json(content)
        for field in CHECK_FIELDS:
            setattr(edition, field, getattr(self, field))
        return edition

    def save(self, *args, **kwargs) -> None:
        self.ways = self._count_ways()
        if self.checked_on and not self.next_check:
            self.next_check = self.checked_on + timedelta(days=self.check_interval)
        super().save(*args, **kwargs)
        # The index was told before the words were stored; tell it again, or nobody finds the name.
        index.insert_or_update_object(self)

    def _count_ways(self) -> int:
        return self.contacts.count()

    @property
    def name(self) -> str:
        """The name in the active language, else in any language that has one."""
        words = self.words_in()
        return words.name if words else ""

    def words_in(self, language: str | None = None) -> "ChannelWords | None":
        return best_words(list(self.words.all()), language)

    @property
    def door(self) -> str:
        return door_of(self.kind)

    @property
    def is_international(self) -> bool:
        return self.country == INTERNATIONAL

    @property
    def check_interval(self) -> int:
        """Days until the next check: fewer when the channel has a number or hours."""
        has_facts = any(contact.is_volatile for contact in self.contacts.all())
        return CHECK_FACTS_EVERY if has_facts else CHECK_EVERY

    def is_overdue(self, today: date | None = None) -> bool:
        """Never checked counts as overdue."""
        return self.next_check is None or self.next_check < (today or timezone.localdate())


class ChannelTerm(ItemBase):
    """Whom a channel serves and what it fits. The term cannot be deleted while it does."""

    tag = models.ForeignKey(Term, on_delete=models.PROTECT, related_name="channel_items")
    content_object = ParentalKey(HelpChannel, on_delete=models.CASCADE, related_name="term_items")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tag", "content_object"], name="channel_term_once"),
        ]


class ChannelWords(Orderable):
    """What a channel is called and says in one language."""

    channel = ParentalKey(HelpChannel, on_delete=models.CASCADE, related_name="words")
    language = LanguageField()
    name = models.CharField(_("name"), max_length=120)
    operator = models.CharField(_("who runs it"), max_length=150, blank=True)
    eligibility = models.CharField(_("whom it serves"), max_length=200, blank=True)
    what_for = models.TextField(_("what it is for"), max_length=400, blank=True)
    not_for = models.TextField(_("what it is not for"), max_length=400, blank=True)
    what_happens = models.TextField(_("what happens when you contact them"), max_length=600, blank=True)
    who_reads = models.TextField(_("who answers or reads"), max_length=300, blank=True)
    what_they_ask = models.TextField(_("what they ask"), max_length=400, blank=True)
    rights = models.TextField(
        _("your rights there"), max_length=800, blank=True, help_text=_("One right per line.")
    )
    queue_note = models.CharField(_("about waiting"), max_length=250, blank=True)
    legal_duty = models.TextField(_("what they must tell by law"), max_length=400, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("words in one language")
        verbose_name_plural = _("words per language")
        constraints = [
            models.UniqueConstraint(
                fields=["channel", "language"],
                name="channel_words_once_per_language",
                violation_error_message=_("This language is already there."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.language})"


def best_words(words: list[ChannelWords], language: str | None = None) -> ChannelWords | None:
    """The words in the asked-for (or active) language, else in the site's language, else any."""
    wanted = [language or get_language(), settings.LANGUAGE_CODE]
    by_language = {entry.language: entry for entry in words}
    return next((by_language[code] for code in wanted if code in by_language), words[0] if words else None)
