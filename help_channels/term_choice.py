"""Choosing a term by its code inside a block: the code is stable, so no chooser is needed."""

from wagtail import blocks

from taxonomy.models import Term


class TermCodeBlock(blocks.ChoiceBlock):
    """A list of one scheme's terms, read when the form is drawn; the stored value is the code."""

    def __init__(self, scheme: str, **kwargs) -> None:
        self.scheme = scheme
        super().__init__(choices=self._choices, **kwargs)

    def _choices(self) -> list[tuple[str, str]]:
        return [(term.code, term.label) for term in Term.objects.scheme(self.scheme).with_words().in_order()]

    def normalize_choice(self, value):
        # A code is a string already; looking it up among the choices would ask the database.
        return value

    def deconstruct(self):
        # The vocabulary is data: it has no place in a migration.
        kwargs = {**self._constructor_kwargs, "choices": []}
        return "wagtail.blocks.ChoiceBlock", [], kwargs
