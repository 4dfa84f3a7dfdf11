"""The closed vocabulary: one row for all languages, chosen and never typed, never deleted while in use."""

from io import StringIO

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.urls import reverse
from django.utils import translation
from wagtail.models import Locale, Page

from campaigns.models import GuidancePage
from help_channels.models import HelpChannel
from home.models import AudiencePage
from taxonomy.cards import terms_by_page
from taxonomy.forms import TermsField
from taxonomy.models import Audience, Risk, Scheme, Term, TermWords, Topic
from taxonomy.signal_handlers import TermInUse
from taxonomy.usage import describe_usage
from taxonomy.vocabulary import load_vocabulary

pytestmark = pytest.mark.django_db


def load(*arguments: str) -> str:
    out = StringIO()
    call_command("load_vocabulary", *arguments, stdout=out)
    return out.getvalue()


def rows() -> list:
    return [
        *Term.objects.order_by("slug").values_list(),
        *TermWords.objects.order_by("term__slug", "language").values_list(),
    ]


def term(code: str) -> Term:
    return Term.objects.get(slug=code)


def guidance(language: str = "en") -> GuidancePage:
    return GuidancePage.objects.live().filter(locale__language_code=language).first()


# --- Loading --------------------------------------------------------------------------------------


def test_loading_again_changes_nothing():
    before = rows()
    assert load() == "Vocabulary: 0 new terms.\n"
    assert load("--overwrite") == "Vocabulary: 0 new terms.\n"
    assert rows() == before


def test_every_scheme_has_its_terms():
    assert {scheme: Term.objects.scheme(scheme).count() for scheme in Scheme.values} == {
        "audience": 7,
        "topic": 12,
        "risk": 10,
        "competence": 14,
        "level": 6,
        "type": 9,
    }


def test_words_that_an_editor_changed_stay_until_they_are_asked_back():
    words = TermWords.objects.get(term__slug="bullying", language="fi")
    published = words.label
    TermWords.objects.filter(pk=words.pk).update(label="Nettikiusaaminen")
    Term.objects.filter(slug="a7_9").update(min_age=6)
    load()
    words.refresh_from_db()
    assert (words.label, term("a7_9").min_age) == ("Nettikiusaaminen", 6)
    load("--overwrite")
    words.refresh_from_db()
    assert (words.label, term("a7_9").min_age) == (published, 7)


def test_a_term_that_is_missing_is_made_again_with_its_words():
    own = Topic.objects.create(slug="own", name="Our own")
    Term.objects.filter(slug="risk_privacy").update(slug="renamed", name="Renamed")
    TermWords.objects.filter(term__slug="health", language="sv").delete()
    assert load_vocabulary() == 1
    assert term("risk_privacy").words.count() == 3
    assert TermWords.objects.filter(term__slug="health", language="sv").exists()
    assert Term.objects.filter(pk=own.pk).exists(), "loading deletes nothing"


# --- A closed list --------------------------------------------------------------------------------


@pytest.mark.parametrize("invented", ["something-new", "999999", "bullying", "-1", "1 OR 1"])
def test_a_form_takes_no_term_that_is_not_on_the_list(invented):
    field = TermsField()
    field.offer(Scheme.AUDIENCE, Scheme.TOPIC)
    number = Term.objects.count()
    with pytest.raises(ValidationError):
        field.clean([term("bullying").pk, invented])
    with pytest.raises(ValidationError):
        field.clean([term("contact").pk])  # a risk, where audiences and topics are offered
    assert list(field.clean([term("bullying").pk])) == [term("bullying")]
    assert Term.objects.count() == number


def test_editors_choose_terms_and_do_not_type_them(desk):
    html = desk.get(reverse("wagtailadmin_pages:edit", args=[guidance().pk])).content.decode()
    assert f'type="checkbox" name="terms" value="{term("bullying").pk}"' in html
    assert 'name="terms" type="text"' not in html


def test_a_term_made_in_a_scheme_belongs_to_it():
    assert Risk.objects.create(slug="own_risk", name="Own").scheme == Scheme.RISK
    assert not Audience.objects.filter(slug="own_risk").exists()
    assert Risk.objects.filter(slug="own_risk").exists()


# --- Deleting -------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", ["a13_15", "bullying", "contact", "l5"])
def test_a_term_in_use_is_not_deleted_whoever_tries(code):
    for delete in (term(code).delete, Term.objects.filter(slug=code).delete):
        with pytest.raises((TermInUse, ProtectedError)), transaction.atomic():
            delete()
    assert Term.objects.filter(slug=code).exists()


def test_the_refusal_says_where_the_term_is_in_use():
    page, own = guidance(), Topic.objects.create(slug="own", name="Our own")
    page.terms.add(own)
    page.save()
    assert describe_usage(own) == f"“Our own” is in use in 1 place and cannot be deleted: {page.title}."


def test_the_refusal_names_channels_too():
    own = Topic.objects.create(slug="own", name="Our own")
    channel = HelpChannel.objects.get(code="fi-nettivihje")
    channel.terms.add(Term.objects.get(slug="own"))
    channel.save()
    assert "Nettivihje" in describe_usage(own)


def test_the_refusal_names_a_few_places_and_counts_them_all():
    sentence = describe_usage(term("a13_15"))
    assert " places and cannot be deleted: " in sentence
    assert sentence.endswith("Give those pages another term first.")


def test_a_page_that_is_not_published_keeps_its_term_too():
    page, own = guidance(), Topic.objects.create(slug="own", name="Our own")
    page.terms.add(own)
    page.save()
    page.unpublish()
    assert page.title in describe_usage(own)


@pytest.mark.parametrize("model", [Term, Topic])
def test_an_unused_term_may_be_deleted_with_its_words(model):
    own = Topic.objects.create(slug="own", name="Our own")
    TermWords.objects.create(term=own, language="fi", label="Oma")
    assert describe_usage(own) == ""
    model.objects.get(slug="own").delete()
    assert not Term.objects.filter(slug="own").exists()
    assert not TermWords.objects.filter(label="Oma").exists()


def test_an_editor_who_deletes_a_term_in_use_reads_why_not(desk):
    address = reverse("wagtailsnippets_taxonomy_topic:delete", args=[term("bullying").pk])
    response = desk.post(address, follow=True)
    assert response.status_code == 200
    assert "is in use in" in response.content.decode()
    assert Term.objects.filter(slug="bullying").exists()


def test_an_editor_may_delete_an_unused_term(desk):
    own = Topic.objects.create(slug="own", name="Our own")
    desk.post(reverse("wagtailsnippets_taxonomy_topic:delete", args=[own.pk]))
    assert not Term.objects.filter(slug="own").exists()


# --- Languages ------------------------------------------------------------------------------------

PARENTS = {"en": "Parents", "fi": "Vanhemmat", "sv": "Föräldrar"}


def test_a_term_has_a_label_in_each_language():
    parents = term("parent")
    annotated = {}
    for language, label in PARENTS.items():
        with translation.override(language):
            assert parents.label == str(parents) == label
            annotated[language] = Term.objects.with_words().get(slug="parent").label
    assert annotated == PARENTS


def test_a_language_without_words_gets_the_default_name():
    TermWords.objects.filter(term__slug="parent", language="sv").delete()
    with translation.override("sv"):
        assert term("parent").label == "Parents"
        assert Term.objects.with_words().get(slug="parent").label == "Parents"
        assert Term.objects.with_words().get(slug="parent").description == ""


def test_every_term_has_words_in_every_language():
    lacking = [
        one.slug
        for one in Term.objects.all()
        if {words.language for words in one.words.all()} != set(PARENTS)
    ]
    assert lacking == []


def test_one_row_serves_the_pages_of_all_languages():
    parents = term("parent")
    for language, label in PARENTS.items():
        with translation.override(language):
            pages = Page.objects.live().filter(locale__language_code=language, term_items__tag=parents)
            assert pages.count() >= 3
            assert all(parents in terms for terms in terms_by_page(pages).values())
            labels = {
                found.label for terms in terms_by_page(pages).values() for found in terms if found == parents
            }
            assert labels == {label}


def test_a_translated_page_keeps_its_terms_and_is_found_by_them():
    page, finnish = guidance("sv"), Locale.objects.get(language_code="fi")
    twin = page.get_translation(finnish)
    assert {found.pk for found in page.terms.all()} == {found.pk for found in twin.terms.all()}
    code = page.terms.first().slug
    assert page in GuidancePage.objects.filter(locale__language_code="sv", term_items__tag__slug=code)


def test_an_audience_page_lists_the_pages_of_its_language(reader):
    for language in PARENTS:
        pages = AudiencePage.objects.live().filter(
            locale__language_code=language, term_items__tag=term("parent")
        )
        page = next(page for page in pages if page.sections)
        urls = [card.url for section in page.sections for card in section.cards]
        html = reader.get(page.url).content.decode()
        assert len(urls) >= 2
        assert all(url.startswith(f"/{language}/") and f'href="{url}"' in html for url in urls)


# --- Rules ----------------------------------------------------------------------------------------


def test_the_ages_of_an_audience_must_be_in_order():
    audience = Audience(slug="own", name="Our own", scheme=Scheme.AUDIENCE, min_age=12, max_age=10)
    with pytest.raises(ValidationError) as refusal:
        audience.full_clean()
    assert refusal.value.messages == ["The youngest age must not be above the oldest age."]
    with pytest.raises(IntegrityError), transaction.atomic():
        Term.objects.filter(slug="a7_9").update(min_age=10, max_age=9)


@pytest.mark.parametrize("ages", [(None, None), (7, None), (None, 9), (9, 9)])
def test_open_and_equal_ages_are_in_order(ages):
    Audience(
        slug="own", name="Our own", scheme=Scheme.AUDIENCE, min_age=ages[0], max_age=ages[1]
    ).full_clean()


def test_a_name_is_given_once_in_a_scheme_but_two_schemes_may_share_it():
    with pytest.raises(IntegrityError), transaction.atomic():
        Topic.objects.create(slug="own", name=term("bullying").name)
    Risk.objects.create(slug="own", name=term("bullying").name)


def test_a_term_has_words_once_in_each_language():
    with pytest.raises(IntegrityError), transaction.atomic():
        TermWords.objects.create(term=term("bullying"), language="fi", label="Again")


@pytest.mark.parametrize(
    ("code", "is_child"), [("a7_9", True), ("a16_17", True), ("parent", False), ("bullying", False)]
)
def test_children_are_those_with_an_oldest_age_under_eighteen(code, is_child):
    assert term(code).is_child_audience == is_child
