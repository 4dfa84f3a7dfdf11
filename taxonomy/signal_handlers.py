"""A term in use is never deleted, whoever tries: a form, a command, a shell."""

from django.core.exceptions import ValidationError
from django.db.models.signals import pre_delete
from django.dispatch import receiver

from taxonomy.models import Audience, Competence, Risk, Term, Topic
from taxonomy.usage import describe_usage


class TermInUse(ValidationError):
    """Says in one sentence where the term is in use."""


def refuse_when_in_use(sender, instance: Term, **kwargs) -> None:
    if sentence := describe_usage(instance):
        raise TermInUse(sentence, code="term_in_use")


for model in (Term, Audience, Topic, Risk, Competence):
    receiver(pre_delete, sender=model, dispatch_uid=f"term_in_use_{model.__name__}")(refuse_when_in_use)
