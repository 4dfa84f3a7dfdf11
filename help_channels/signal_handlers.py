"""A channel that a page shows is retired, not deleted."""

from django.core.exceptions import ValidationError
from django.db.models.signals import pre_delete
from django.dispatch import receiver

from help_channels.models import HelpChannel
from help_channels.usage import describe_usage


class ChannelInUse(ValidationError):
    """Says in one sentence which pages show the channel."""


@receiver(pre_delete, sender=HelpChannel, dispatch_uid="channel_in_use")
def refuse_when_in_use(sender, instance: HelpChannel, **kwargs) -> None:
    if sentence := describe_usage(instance):
        raise ChannelInUse(sentence, code="channel_in_use")
