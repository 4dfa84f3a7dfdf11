"""The kinds of help, and the doors through which readers reach them."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Kind(models.TextChoices):
    EMERGENCY = "emergency", _("Emergency number")
    HELPLINE = "helpline", _("Helpline")
    HOTLINE = "hotline", _("Reporting line for material")
    POLICE_TIP = "police_tip", _("Tip to the police")
    POLICE_REPORT = "police_report", _("Report to the police")
    VICTIM_SUPPORT = "victim_support", _("Victim support")
    TAKEDOWN = "takedown", _("Getting a picture removed")
    YOUTH_ONLINE_WORK = "youth_online_work", _("Youth work online")
    CHILD_PROTECTION = "child_protection", _("Child protection")
    PLATFORM_REPORT = "platform_report", _("Report to a platform")
    LEGAL_ADVICE = "legal_advice", _("Legal advice")
    PARENT_SUPPORT = "parent_support", _("Support for parents")
    MISSING_CHILDREN = "missing_children", _("Missing children")
    APPEAL = "appeal", _("Complaint about unfair treatment")
    OMBUDSMAN = "ombudsman", _("Ombudsman")
    DIRECTORY = "directory", _("Directory")


class Door(models.TextChoices):
    """Report, get help and appeal are three different things; so are danger and a spread picture."""

    DANGER = "danger", _("Danger now")
    TALK = "talk", _("Talk to someone")
    REPORT = "report", _("Report")
    TAKEDOWN = "takedown", _("Get a picture removed")
    APPEAL = "appeal", _("I was treated wrongly")


DOOR_OF = {
    Kind.EMERGENCY: Door.DANGER,
    Kind.CHILD_PROTECTION: Door.DANGER,
    Kind.HOTLINE: Door.REPORT,
    Kind.POLICE_TIP: Door.REPORT,
    Kind.POLICE_REPORT: Door.REPORT,
    Kind.MISSING_CHILDREN: Door.REPORT,
    Kind.PLATFORM_REPORT: Door.TAKEDOWN,
    Kind.TAKEDOWN: Door.TAKEDOWN,
    Kind.APPEAL: Door.APPEAL,
    Kind.OMBUDSMAN: Door.APPEAL,
    Kind.LEGAL_ADVICE: Door.APPEAL,
}


def door_of(kind: str) -> Door:
    return DOOR_OF.get(Kind(kind), Door.TALK)


class Status(models.TextChoices):
    """Whether the service itself serves. Whether readers see the record at all is `live`."""

    ACTIVE = "active", pgettext_lazy("channel", "Active")
    PAUSED = "paused", pgettext_lazy("channel", "Paused")
    RETIRED = "retired", pgettext_lazy("channel", "Retired")


class Mode(models.TextChoices):
    PHONE = "phone", _("Phone")
    CHAT = "chat", _("Chat")
    SMS = "sms", _("Text message")
    EMAIL = "email", _("E-mail")
    WEBFORM = "webform", _("Web form")
    WEB = "web", _("Web site")
    LETTER = "letter", _("Letter")
    APP = "app", _("App")


# Somebody answers while you wait; the others take a message.
LIVE_MODES = {Mode.PHONE, Mode.CHAT, Mode.SMS}
WEB_MODES = {Mode.CHAT, Mode.WEBFORM, Mode.WEB}


class Cost(models.TextChoices):
    FREE = "free", _("Free")
    NORMAL = "normal", _("Costs an ordinary call")
    UNKNOWN = "unknown", _("Cost not known")


class Staff(models.TextChoices):
    PROFESSIONALS = "professionals", _("Professionals answer")
    VOLUNTEERS = "volunteers", _("Trained volunteers answer")
    MIXED = "mixed", _("Professionals and trained volunteers answer")
    UNKNOWN = "unknown", _("Not known")


# Stands in "checked by" where the facts were read on public pages and nobody has asked the service.
PUBLIC_PAGES = "public pages"

# A frightened reader chooses among few.
FEW = 3

# What a channel says in each language, in the order in which it is told; fields of ChannelWords.
WORDS = (
    "name",
    "operator",
    "eligibility",
    "what_for",
    "not_for",
    "what_happens",
    "who_reads",
    "what_they_ask",
    "rights",
    "queue_note",
    "legal_duty",
)
