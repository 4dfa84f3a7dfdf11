"""A channel that a page shows is retired, not deleted; and whoever takes its place is found in one step."""

from django.core.exceptions import ValidationError
from django.db.models.signals import post_save, pre_delete
from django.dispatch import receiver

from help_channels.kinds import Status
from help_channels.models import HelpChannel
from help_channels.usage import describe_usage


class ChannelInUse(ValidationError):
    """Says in one sentence which pages show the channel."""


@receiver(pre_delete, sender=HelpChannel, dispatch_uid="channel_in_use")
def refuse_when_in_use(sender, instance: HelpChannel, **kwargs) -> None:
    if sentence := describe_usage(instance):
        raise ChannelInUse(sentence, code="channel_in_use")


@receiver(post_save, sender=HelpChannel, dispatch_uid="successors_kept_flat")
def keep_successors_flat(sender, instance: HelpChannel, raw: bool = False, **kwargs) -> None:
    """Pages look one step ahead: whoever pointed to a retired channel points to its successor."""
    if raw:
        return
    # Read anew: a draft in memory is not what readers get.
    kept = HelpChannel.objects.filter(pk=instance.pk, status=Status.RETIRED, successor__isnull=False)
    channel = kept.select_related("successor").first()
    following = channel.successor if channel else None
    if channel is None or following is None:
        return
    if following.status == Status.RETIRED and following.successor_id not in {None, channel.pk}:
        following = HelpChannel.objects.get(pk=following.successor_id)
        HelpChannel.objects.filter(pk=channel.pk).update(successor=following)
    HelpChannel.objects.filter(successor=channel).exclude(pk=following.pk).update(successor=following)
