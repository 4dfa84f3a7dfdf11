"""Finding channels."""

from django.apps import apps
from django.db import models
from django.db.models import Q
from django.db.models.functions import Cast
from django.utils import timezone

from help_channels.countries import INTERNATIONAL
from help_channels.kinds import Status
from taxonomy.models import Term


class ChannelQuerySet(models.QuerySet):
    def active(self) -> "ChannelQuerySet":
        """What readers may see."""
        return self.filter(live=True, status=Status.ACTIVE)

    def serving(self, country: str) -> "ChannelQuerySet":
        """The channels of a country and those that help everywhere."""
        return self.filter(country__in=[country, INTERNATIONAL])

    def reachable_from(self, country: str, also: set[int]) -> "ChannelQuerySet":
        """Those that serve a country, and those with these keys or in the place of them."""
        serving = Q(country__in=[country, INTERNATIONAL])
        if not also:
            return self.filter(serving)
        predecessors = self.model._default_manager.filter(
            pk__in=also, status=Status.RETIRED, successor__isnull=False
        )
        return self.filter(serving | Q(pk__in=also) | Q(pk__in=predecessors.values("successor")))

    def overdue(self) -> "ChannelQuerySet":
        """Active channels whose facts nobody has checked in time."""
        return self.active().filter(Q(next_check__isnull=True) | Q(next_check__lt=timezone.localdate()))


class JoinedText(models.Aggregate):
    """The values of a text column joined with commas, on SQLite and PostgreSQL."""

    function = "STRING_AGG"
    template = "%(function)s(%(expressions)s, ',')"
    output_field = models.TextField()

    def as_sqlite(self, compiler, connection, **extra):
        return self.as_sql(compiler, connection, function="GROUP_CONCAT", **extra)


def joined_codes(channel: str) -> models.Subquery:
    """The codes of all terms of a channel, one string with commas; `channel` names the outer column."""
    terms = Term.objects.filter(channel_items__content_object=models.OuterRef(channel)).order_by()
    grouped = terms.values("channel_items__content_object").annotate(codes=JoinedText("slug"))
    return models.Subquery(grouped.values("codes")[:1], output_field=models.TextField())


def joined_predecessors(channel: str) -> models.Subquery:
    """The keys of the retired channels in whose place a channel stands, one string with commas."""
    channels = apps.get_model("help_channels", "HelpChannel")
    retired = channels.objects.filter(successor=models.OuterRef(channel), status=Status.RETIRED).order_by()
    grouped = retired.values("successor").annotate(
        keys=JoinedText(Cast("pk", output_field=models.TextField()))
    )
    return models.Subquery(grouped.values("keys")[:1], output_field=models.TextField())
