"""The other countries whose channels are known, each with its own emergency number."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count

from help_channels.countries import INTERNATIONAL, country_name
from help_channels.kinds import Kind, Mode
from help_channels.models.channels import HelpChannel
from help_channels.models.contacts import HelpContact


@dataclass(frozen=True)
class Country:
    code: str
    name: str
    # How many channels there are, the emergency number among them.
    channels: int
    # The contact with the emergency number; None where no number is confirmed.
    emergency: HelpContact | None

    @property
    def slug(self) -> str:
        """The last part of the address of the country's page."""
        return self.code.lower()


def countries_abroad(home: str, language: str) -> list[Country]:
    """All countries with an active channel but `home`, by name: two queries, however many there are."""
    active = HelpChannel.objects.active().exclude(country__in=[home, INTERNATIONAL])
    counted = active.order_by("country").values_list("country").annotate(Count("pk"))
    numbers = HelpContact.objects.filter(
        channel__in=active.filter(kind=Kind.EMERGENCY), mode=Mode.PHONE
    ).select_related("channel")
    emergency = {contact.channel.country: contact for contact in numbers.order_by("-sort_order", "-pk")}
    countries = [
        Country(code, country_name(code, language), number, emergency.get(code)) for code, number in counted
    ]
    return sorted(countries, key=lambda country: country.name)
