"""How editors choose terms: from a list with a heading for each scheme, never by typing."""

from django import forms
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from taxonomy.models import Scheme, Term


class GroupedTermIterator(forms.models.ModelChoiceIterator):
    """Choices as (scheme, [terms]) so that the widget draws a heading for each scheme."""

    def __iter__(self):
        groups: dict[str, list] = {}
        for term in self.queryset:
            groups.setdefault(term.get_scheme_display(), []).append(self.choice(term))
        yield from groups.items()


class TermsWidget(forms.CheckboxSelectMultiple):
    """Checkboxes in a fieldset for each scheme, so that a screen reader says which scheme a word is of."""

    template_name = "taxonomy/widgets/terms.html"

    def render(self, name, value, attrs=None, renderer=None) -> SafeString:
        # Django's form renderer does not look into the project's own templates.
        return render_to_string(self.template_name, self.get_context(name, value, attrs))


class TermsField(forms.ModelMultipleChoiceField):
    iterator = GroupedTermIterator
    widget = TermsWidget

    def __init__(self, **kwargs) -> None:
        kwargs.setdefault("label", _("Vocabulary"))
        kwargs.setdefault("required", False)
        super().__init__(queryset=Term.objects.none(), **kwargs)

    def offer(self, *schemes: str) -> None:
        """Offer the terms of these schemes, with their words in the editor's language."""
        self.queryset = Term.objects.filter(scheme__in=schemes).with_words().in_order()


class TermsFormMixin(forms.Form):
    """A form with one field `terms`; `required_schemes` names what must not be missing.

    A draft may lack them (Wagtail says so with `is_deferred_validation`); what readers see may not.
    """

    schemes: tuple[str, ...] = tuple(Scheme.values)
    required_schemes: tuple[str, ...] = ()

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if "terms" in self.fields:
            field: TermsField = self.fields["terms"]  # type: ignore[assignment]
            field.offer(*self.schemes)

    def clean(self):
        cleaned = super().clean() or {}
        if "terms" in self.fields and not getattr(self, "is_deferred_validation", False):
            chosen = {term.scheme for term in cleaned.get("terms") or []}
            for scheme in self.required_schemes:
                if scheme not in chosen:
                    self.add_error("terms", str(MISSING[scheme]))
        return cleaned


MISSING: dict[str, str | Promise] = {
    Scheme.AUDIENCE: _("Choose at least one audience: for whom is this?"),
    Scheme.TOPIC: _("Choose at least one topic: what is this about?"),
    Scheme.LEVEL: _("Choose at least one school level: which grades is it for?"),
    Scheme.TYPE: _("Choose at least one kind of material: what is it?"),
}


class VocabularyPageForm(TermsFormMixin, WagtailAdminPageForm):
    terms = TermsField()
    schemes: tuple[str, ...] = (Scheme.AUDIENCE, Scheme.TOPIC, Scheme.RISK, Scheme.COMPETENCE)
    required_schemes: tuple[str, ...] = (Scheme.AUDIENCE,)


class TopicalPageForm(VocabularyPageForm):
    required_schemes = (Scheme.AUDIENCE, Scheme.TOPIC)
