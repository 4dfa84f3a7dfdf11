"""A person looked whether the facts are still right: who, when, where, and what they saw."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from help_channels.models.channels import HelpChannel


class ChannelCheck(models.Model):
    """One look at the service's own page, or one call. Written once, never changed."""

    class Answer(models.TextChoices):
        RIGHT = "right", _("Still right")
        WRONG = "wrong", _("No longer right")
        NOT_SEEN = "not_seen", _("Not to be found there")

    channel = models.ForeignKey(HelpChannel, on_delete=models.CASCADE, related_name="checks")
    checked_on = models.DateField(_("checked on"), default=timezone.localdate)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("by"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    # Stays when the account goes.
    checker_name = models.CharField(_("by"), max_length=150)
    seen_at = models.CharField(
        _("where seen"), max_length=300, help_text=_("The address of the page, or “called them”.")
    )
    numbers = models.CharField(_("numbers and addresses"), max_length=10, choices=Answer.choices)
    hours = models.CharField(_("hours"), max_length=10, choices=Answer.choices)
    languages = models.CharField(_("languages"), max_length=10, choices=Answer.choices)
    what_changed = models.TextField(_("what has changed"), max_length=1000, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("check")
        verbose_name_plural = _("checks")
        ordering = ["-checked_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="check_says_where",
                condition=~models.Q(seen_at=""),
                violation_error_message=_("Say where you looked."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.channel} {self.checked_on}"

    @property
    def is_all_right(self) -> bool:
        return self.Answer.WRONG not in {self.numbers, self.hours, self.languages}

    def apply(self) -> None:
        """Date the channel's facts. What is no longer right is claimed no longer: the channel is overdue."""
        channel = self.channel
        channel.checked_on, channel.checked_by = self.checked_on, ""
        if self.is_all_right:
            channel.next_check = self.checked_on + timedelta(days=channel.check_interval)
        else:
            channel.next_check = self.checked_on - timedelta(days=1)
        HelpChannel.objects.filter(pk=channel.pk).update(
            checked_on=channel.checked_on, checked_by=channel.checked_by, next_check=channel.next_check
        )


class ChannelReminder(models.Model):
    """When somebody was last told by mail that a channel is to be checked: nobody is told every day."""

    channel = models.OneToOneField(HelpChannel, on_delete=models.CASCADE, related_name="reminder")
    sent_on = models.DateField()

    def __str__(self) -> str:
        return f"{self.channel} {self.sent_on}"
