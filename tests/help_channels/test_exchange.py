"""Channels leave as files that others can read, and come in as drafts, whole or not at all."""

import io
import json
import zipfile
from datetime import date

import pytest
from django.apps import apps
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils.html import escape
from wagtail.models import ModelLogEntry, ReferenceIndex

from help_channels.hsds import csv_format, json_format, profile
from help_channels.hsds.addresses import coded
from help_channels.hsds.exporting import export_channels
from help_channels.hsds.findings import MOST_FINDINGS, Unreadable
from help_channels.hsds.importing import LOG_ACTION, import_channels
from help_channels.hsds.inward import Gaps
from help_channels.hsds.planning import Verdict, Wish, plan_import
from help_channels.hsds.reading import LARGEST, check_size
from help_channels.hsds.records import record_of
from help_channels.hsds.schedules import standard_offset, weekly_rows
from help_channels.models import ChannelWords, HelpChannel, HelpContact
from tests.desk import browser_of, person_in, text_of
from tests.help_channels.faulty_imports.cases import CASES, another_emergency
from tests.help_channels.faulty_imports.spoiling import (
    CODES,
    code_of,
    few_services,
    good_json,
    good_zip,
    members,
    set_fact,
    spoiled_json,
    spoiled_table,
    zipped,
)

pytestmark = pytest.mark.django_db

LIST = "/admin/snippets/help_channels/helpchannel/"
IMPORT, EXPORT = f"{LIST}import/", f"{LIST}export/"
WRITERS = {"json": json_format.write, "csv": csv_format.write}
NAMES = {"json": "channels.json", "csv": "channels.zip"}


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    """Files that wait for their confirmation lie in a folder of the test."""
    settings.DATA_DIR = tmp_path


def channel(code: str = "fi-mll-116111") -> HelpChannel:
    return HelpChannel.objects.get(code=code)


def rows_of_all_tables() -> dict[str, int]:
    return {model._meta.label: model._default_manager.count() for model in apps.get_models()}


def only(*codes: str) -> None:
    """The site has these channels and no others, and no page that would keep one."""
    ReferenceIndex.objects.all().delete()
    HelpChannel.objects.exclude(code__in=codes).delete()


def draft(code: str = "fi-secret-draft", **facts) -> HelpChannel:
    made = HelpChannel(code=code, kind="helpline", live=False, site_url="https://example.org/", **facts)
    made.words = [ChannelWords(language="en", name="Not yet shown")]
    made.save()
    return made


def rich() -> HelpChannel:
    """A channel with all that is hard to carry: odd letters, line ends, an overnight span, a successor."""
    made = HelpChannel(
        code="fi-rich",
        kind="helpline",
        status="retired",
        live=False,
        min_age=0,
        max_age=17,
        site_url='https://example.org/häla?a=1&b="2"&c=100%',
        cost="free",
        is_anonymous=True,
        shows_on_bill=False,
        successor=channel(),
        origin="Bris, 2026-11-01; imported on 2026-11-02 from file.json",
        checked_on=date(2026, 11, 20),
        checked_by="ann@example.org",
        keeper=person_in("Publishers"),
    )
    made.contacts = [
        HelpContact(sort_order=0, mode="chat", value="https://chat.example.org/ä", hours="Mo-Fr 14:00-20:00"),
        HelpContact(sort_order=1, mode="sms", value="16400", hours="Fr,Sa 20:00-04:00", zone="Asia/Kolkata"),
        HelpContact(sort_order=2, mode="email", value="help@example.org", languages="fi, sv ,en"),
        HelpContact(sort_order=3, mode="letter", value="PL 1; 00100 Helsinki, “c/o”"),
        HelpContact(
            sort_order=4, mode="app", value="=1+1", closed_dates="2026-12-24\r\n2026-12-26/2026-12-31"
        ),
    ]
    made.words = [
        ChannelWords(sort_order=0, language="sv", name="Rika linjen", rights="En.\r\nTvå."),
        ChannelWords(sort_order=1, language="en", name='+Rich "line"', what_for="a, b;\nc\td "),
    ]
    made.sources = [
        ("source", {"title": "B", "publisher": "", "url": "", "dated": "", "seen": date(2026, 11, 2)}),
        (
            "source",
            {"title": "Ä", "publisher": "P", "url": "https://a.fi/", "dated": "x", "seen": date(2026, 1, 2)},
        ),
    ]
    made.save()
    return made


# --- Out ------------------------------------------------------------------------------------------------


def test_every_channel_of_the_demonstration_fits_our_profile_as_json():
    import jsonschema

    schema = json.loads((profile.PACKAGE.parent / "service.json").read_text())
    checker = jsonschema.FormatChecker()
    assert {"uri", "date-time", "uuid", "email"} <= set(checker.checkers), "formats would not be checked"
    rich()
    services = json.loads(export_channels("json", is_everything=True))
    validator = jsonschema.Draft202012Validator(schema, format_checker=checker)
    assert len(services) == HelpChannel.objects.count()
    assert [error.message for service in services for error in validator.iter_errors(service)] == []
    for spoiled in ({"status": "open"}, {"nmae": "x"}, {"url": "no address ä"}):
        assert list(validator.iter_errors({**services[0], **spoiled})), spoiled


@pytest.mark.filterwarnings("ignore")
def test_every_channel_of_the_demonstration_is_a_valid_package_of_tables(tmp_path):
    from frictionless import Package

    rich()
    with zipfile.ZipFile(io.BytesIO(export_channels("csv", is_everything=True))) as archive:
        archive.extractall(tmp_path)
    report = Package(str(tmp_path / "datapackage.json")).validate()
    assert [error.message for task in report.tasks for error in task.errors] == []
    assert len(report.tasks) == len(profile.table_names())
    (tmp_path / "organizations.csv").write_text("id,name,description\r\n")
    assert not Package(str(tmp_path / "datapackage.json")).validate().valid


def test_the_two_descriptions_of_our_profile_name_the_same_columns():
    schema = json.loads((profile.PACKAGE.parent / "service.json").read_text())["$defs"]
    assert set(schema) == set(profile.table_names())
    for table, described in schema.items():
        nested = {*profile.LISTS.get(table, {}), *profile.ONE.get(table, {})}
        assert set(described["properties"]) - nested == set(profile.columns(table)), table


def test_the_same_channels_give_the_same_bytes():
    for file_format in WRITERS:
        assert export_channels(file_format) == export_channels(file_format)
    with zipfile.ZipFile(io.BytesIO(export_channels("csv"))) as archive:
        assert {info.date_time for info in archive.infolist()} == {csv_format.MADE_AT}


def test_what_everybody_may_read_names_no_person_and_no_draft():
    draft(checked_by="Ann Persona")
    HelpChannel.objects.filter(code="fi-112").update(
        checked_by="ann@example.org", successor=channel("fi-secret-draft"), origin="Bo, by mail"
    )
    HelpChannel.objects.filter(code="fi-112").update(keeper=person_in("Publishers"))
    public, everything = (
        export_channels("json").decode(),
        export_channels("json", is_everything=True).decode(),
    )
    secrets = [
        "fi-secret-draft",
        "Not yet shown",
        "ann@example.org",
        "Ann Persona",
        "Bo, by mail",
        "publishers",
    ]
    assert [secret for secret in secrets if secret in public] == []
    assert [secret for secret in secrets if secret not in everything] == []


def test_a_site_without_channels_gives_a_file_all_the_same():
    only()
    assert json.loads(export_channels("json")) == []
    assert sorted(members(export_channels("csv"))) == [
        "datapackage.json",
        "organizations.csv",
        "services.csv",
    ]


def test_a_cell_that_looks_like_a_formula_stays_the_text_that_it_is():
    rich()
    tables = members(export_channels("csv", is_everything=True))
    assert b"=1+1" in tables["contacts.csv"]


@pytest.mark.parametrize(
    ("hours", "days"),
    [
        ("24/7", ["MO,TU,WE,TH,FR,SA,SU"]),
        ("Mo-Fr 14:00-20:00; Sa 17:00-20:00", ["MO,TU,WE,TH,FR", "SA"]),
        ("Sa-Mo 10:00-12:00", ["SA,SU,MO"]),
        ("10:00-12:00", ["MO,TU,WE,TH,FR,SA,SU"]),
        ("Mo 09:00-12:00,13:00-15:00", []),
        ("Mo-Fr 10:00-12:00; Mo 14:00-15:00", []),
        ("Mo 10:00-24:00", []),
        ("Jan 10:00-12:00", []),
    ],
)
def test_hours_become_weekly_rows_or_none_at_all(hours, days):
    assert [row["byday"] for row in weekly_rows(hours)] == days


def test_the_offset_of_a_zone_is_the_one_outside_summer_time():
    zones = ["Europe/Helsinki", "Asia/Kolkata", "Australia/Sydney", "UTC"]
    assert [standard_offset(zone) for zone in zones] == [2, 5.5, 10, 0]


def test_an_address_with_odd_letters_becomes_a_plain_one():
    assert coded("https://a.fi/ä%20b%?x=[1]") == "https://a.fi/%C3%A4%20b%25?x=%5B1%5D"


# --- There and back -------------------------------------------------------------------------------------


@pytest.mark.parametrize("file_format", WRITERS)
def test_a_backup_of_an_emptied_site_brings_back_every_byte(file_format):
    rich()
    before = {name: export_channels(name, is_everything=True) for name in WRITERS}
    count = HelpChannel.objects.count()
    only()
    wish = Wish(NAMES[file_format], is_restore=True)
    plan, drafts = import_channels(before[file_format], wish)
    assert (plan.errors, len(drafts), HelpChannel.objects.count()) == ([], count, count)
    assert {name: export_channels(name, is_everything=True) for name in WRITERS} == before
    assert not HelpChannel.objects.filter(live=True).exists()


@pytest.mark.parametrize("file_format", WRITERS)
@pytest.mark.parametrize("is_everything", [True, False])
def test_a_file_of_this_site_changes_nothing_here(file_format, is_everything):
    data = export_channels(file_format, is_everything)
    plan = plan_import(data, Wish(NAMES[file_format]))
    assert {entry.verdict for entry in plan.entries} == {Verdict.UNCHANGED}
    assert (plan.errors, plan.warnings) == ([], [])
    before = rows_of_all_tables()
    assert import_channels(data, Wish(NAMES[file_format]))[1] == []
    assert rows_of_all_tables() == before


def test_the_order_of_rows_means_nothing():
    def shuffled(rows):
        rows.reverse()

    for file in ("attributes.csv", "phones.csv", "services.csv", "taxonomy_terms.csv"):
        plan = plan_import(spoiled_table(file, shuffled), Wish("channels.zip"))
        assert (plan.errors, plan.does_anything) == ([], False), file


def test_a_table_with_semicolons_from_a_spreadsheet_is_read():
    files = members(good_zip())
    files["url.csv"] = files["url.csv"].replace(b",", b";")
    plan = plan_import(zipped(files), Wish("channels.zip"))
    assert (plan.errors, plan.does_anything) == ([], False)


# --- In: drafts and nothing but drafts ------------------------------------------------------------------


def test_a_new_channel_is_a_draft_of_the_person_who_imports_with_its_origin(editor):
    data = good_json()
    only()
    _plan, drafts = import_channels(data, Wish("bris.json", "Bris, 2026-11-01"), editor)
    assert sorted(made.code for made in drafts) == sorted(CODES)
    for made in HelpChannel.objects.all():
        assert (made.live, made.latest_revision.user, made.live_revision) == (False, editor, None)
        assert made.origin.startswith("Bris, 2026-11-01; imported on ")
        assert made.origin.endswith("from bris.json")


def test_somebody_elses_check_is_not_ours():
    data = good_json()
    assert b"assured_date" in data
    only()
    import_channels(data, Wish("channels.json"))
    checks = HelpChannel.objects.values_list("checked_on", "checked_by", "next_check")
    assert set(checks) == {(None, "", None)}


def test_a_channel_that_readers_see_stays_as_it_is_until_somebody_publishes(editor):
    data = spoiled_json(lambda services: services[1]["phones"][0].update(number="116 999"))
    before, origin = record_of(channel()), channel().origin
    contacts = list(channel().contacts.values_list("pk", flat=True))
    plan, drafts = import_channels(data, Wish("channels.json", "Bris"), editor)
    assert [(entry.code, entry.changes) for entry in plan.entries if entry.changes] == [
        ("fi-mll-116111", ["contacts"])
    ]
    seen = channel()
    assert (record_of(seen), seen.origin, seen.live) == (before, origin, True)
    assert list(seen.contacts.values_list("pk", flat=True)) == contacts
    assert (seen.has_unpublished_changes, seen.latest_revision.user) == (True, editor)
    edition = seen.get_latest_revision_as_object()
    assert edition.contacts.all()[0].value == "116 999"
    assert (edition.checked_on, len(drafts)) == (seen.checked_on, 1)


def test_the_person_who_imports_a_number_does_not_publish_it(editor):
    from help_channels.models import SecondPersonNeeded

    data = spoiled_json(lambda services: services[1]["phones"][0].update(number="116 999"))
    import_channels(data, Wish("channels.json"), editor)
    with pytest.raises(SecondPersonNeeded):
        channel().latest_revision.publish(user=editor)


def test_a_file_that_was_imported_already_changes_nothing_the_second_time(editor):
    data = spoiled_json(lambda services: services[1]["phones"][0].update(number="116 999"))
    import_channels(data, Wish("channels.json"), editor)
    before = rows_of_all_tables()
    assert import_channels(data, Wish("channels.json"), editor)[1] == []
    assert rows_of_all_tables() == before


def test_a_draft_is_changed_in_its_row_as_an_editor_would_change_it(editor):
    data = good_json()
    only()
    import_channels(data, Wish("channels.json"), editor)
    services = json.loads(data)
    set_fact(services[0], "words.name.en", "Another name")
    import_channels(json_format.write(services), Wish("channels.json"), editor)
    assert channel("fi-112").words.get(language="en").name == "Another name"
    assert not channel("fi-112").live


def test_the_log_says_who_imported_what(editor):
    data = good_json()
    only()
    import_channels(data, Wish("bris.json", "Bris"), editor)
    entries = ModelLogEntry.objects.filter(action=LOG_ACTION)
    assert {(entry.user, entry.data["file"]) for entry in entries} == {(editor, "bris.json")}
    assert "bris.json" in entries[0].formatter.format_message(entries[0])


def test_the_history_of_each_imported_channel_tells_of_it(desk, editor):
    data = good_json()
    only()
    for made in import_channels(data, Wish("bris.json", "Bris"), editor)[1]:
        assert "bris.json" in text_of(desk.get(f"{LIST}history/{made.pk}/"))


def test_a_restored_channel_has_its_keeper_again_or_a_word_about_it():
    rich()
    data = export_channels("json", is_everything=True)
    HelpChannel.objects.get(code="fi-rich").keeper.delete()
    only()
    plan = plan_import(data, Wish("b.json", is_restore=True))
    assert "keeper" in [finding.field for finding in plan.warnings]


# --- In: of another system ------------------------------------------------------------------------------

FOREIGN = [
    {
        "id": "3f7b145d-84af-42d7-8fae-eaca714b02b2",
        "name": "Linjen",
        "status": "inactive",
        "description": "Someone to talk to.",
        "email": "hej@example.org",
        "assured_date": "2026-11-01",
        "organization": {"id": "1", "name": "Example", "description": "x"},
        "phones": [{"id": "2", "number": "116 111", "languages": [{"id": "4", "code": "sv"}]}],
        "contacts": [{"id": "5", "name": "Ann Persona", "phones": [{"id": "6", "number": "116 112"}]}],
        "schedules": [{"id": "3", "opens_at": "10:00"}],
        "colour": "red",
        "attributes": [
            {"id": "9", "taxonomy_term": {"id": "8", "code": "BD", "name": "x", "description": "x"}}
        ],
    }
]
GAPS = Gaps("helpline", "SE", "sv")


def test_a_service_of_another_system_becomes_a_draft_that_claims_nothing():
    data = json.dumps(FOREIGN).encode()
    plan, [made] = import_channels(data, Wish("x.json", "Elsewhere", GAPS))
    assert plan.errors == []
    record = record_of(HelpChannel.objects.get(code="se-linjen-3f7b14"))
    assert (record["kind"], record["country"], record["status"]) == ("helpline", "SE", "paused")
    assert [(way["mode"], way["value"], way["hours"]) for way in record["contacts"]] == [
        ("phone", "116 111", ""),
        ("phone", "116 112", ""),
        ("email", "hej@example.org", ""),
    ]
    assert record["words"][0]["language"] == "sv"
    assert (made.live, record["checked_on"], record["checked_by"]) == (False, "", "")
    assert {finding.field for finding in plan.warnings} >= {"colour", "schedules", "BD"}


def test_what_an_editor_added_to_it_survives_the_next_file():
    data = json.dumps(FOREIGN).encode()
    import_channels(data, Wish("x.json", "", GAPS))
    made = HelpChannel.objects.get(code="se-linjen-3f7b14")
    made.kind, contact = "hotline", made.contacts.first()
    contact.hours = "24/7"
    made.contacts.add(contact)
    made.save()
    made.save_revision()
    newer = [{**FOREIGN[0], "description": "New words."}]
    import_channels(json.dumps(newer).encode(), Wish("x.json", "", GAPS))
    made = HelpChannel.objects.get(code="se-linjen-3f7b14")
    assert (made.kind, made.contacts.first().hours) == ("hotline", "24/7")
    assert made.words.get().what_for == "New words."


# --- What is refused ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", CASES)
def test_a_faulty_file_is_refused_with_row_field_and_sentence_and_nothing_is_stored(name):
    file_name, make, place, field, sentence = CASES[name]
    data = make()
    before = rows_of_all_tables()
    plan, drafts = import_channels(data, Wish(file_name, "Bris"))
    found = [(str(error.place), error.field, error.sentence) for error in plan.errors]
    assert any(place in where and field in what and sentence in words for where, what, words in found), found
    assert drafts == []
    assert rows_of_all_tables() == before


def test_one_bad_row_among_good_ones_and_nothing_is_stored():
    data = spoiled_json(lambda services: services[2].update(status="open"))
    only()
    before = rows_of_all_tables()
    plan, drafts = import_channels(data, Wish("channels.json"))
    assert [error.place.number for error in plan.errors] == [3]
    assert [error.record for error in plan.errors] == [CODES[2]]
    assert [entry.verdict for entry in plan.entries] == [Verdict.NEW, Verdict.NEW, Verdict.REFUSED]
    assert (drafts, rows_of_all_tables()) == ([], before)


def test_a_file_of_fifty_megabytes_is_refused_before_it_is_read(tmp_path, monkeypatch):
    big = tmp_path / "big.json"
    with big.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    monkeypatch.setattr(type(big), "read_bytes", None)
    with pytest.raises(CommandError, match="The file has 50 MB"):
        call_command("import_channels", big)
    with pytest.raises(Unreadable):
        check_size(LARGEST + 1)


def test_a_file_made_to_annoy_is_refused_at_once():
    many = plan_import(b"[" + b"1," * 2_000_000 + b"1]", Wish("x.json"))
    assert "At most 2000 are read" in many.errors[0].sentence
    deep = json.dumps([{**json.loads(good_json())[0], "phones": [1] * 1_500}]).encode()
    assert len(plan_import(deep, Wish("x.json")).errors) == MOST_FINDINGS
    long = json.dumps([{**json.loads(good_json())[0], "phones": [{}] * 500_000}]).encode()
    assert "At most 2000 are read" in plan_import(long, Wish("x.json")).errors[0].sentence


def test_an_unknown_column_or_language_is_named_and_passed_over():
    def change(services):
        services[0]["colour"] = "red"
        set_fact(services[0], "words.name.de", "Notruf")
        set_fact(services[0], "field.mood", "good")

    plan = plan_import(spoiled_json(change), Wish("channels.json"))
    assert (plan.errors, plan.does_anything) == ([], False)
    assert sorted(finding.field for finding in plan.warnings) == ["colour", "field.mood", "language"]


def test_an_unknown_file_in_an_archive_is_named_and_passed_over():
    plan = plan_import(zipped({**members(good_zip()), "notes.txt": b"x"}), Wish("channels.zip"))
    assert (plan.errors, [finding.field for finding in plan.warnings]) == ([], ["notes.txt"])


def test_what_readers_see_stays_reachable_and_a_draft_may_wait_for_it():
    def change(services):
        for name in ("phones", "additional_urls", "contacts", "url"):
            services[1].pop(name, None)

    data = spoiled_json(change)
    plan = plan_import(data, Wish("channels.json"))
    assert [(error.record, error.sentence[:27]) for error in plan.errors] == [
        (CODES[1], "A channel that readers see ")
    ]
    only()
    plan, drafts = import_channels(data, Wish("channels.json"))
    assert (len(drafts), plan.warnings[0].sentence[:20]) == (3, "Nobody can reach it.")


def test_a_new_emergency_number_may_come_with_the_retirement_of_the_old_one():
    def change(services):
        services[0]["status"] = "defunct"
        another_emergency(services)

    assert plan_import(spoiled_json(change), Wish("channels.json")).errors == []


def test_what_a_draft_may_lack_is_said():
    def change(services):
        services[0]["attributes"] = [
            entry for entry in services[0]["attributes"] if entry["link_type"] != "audience"
        ]

    plan = plan_import(spoiled_json(change), Wish("channels.json"))
    assert [finding.sentence[:20] for finding in plan.warnings] == ["No audience is named"]
    assert not plan.is_refused


# --- On screen ------------------------------------------------------------------------------------------


def upload(browser, data: bytes, name: str = "channels.json", **said):
    file = SimpleUploadedFile(name, data)
    return browser.post(IMPORT, {"origin": "Bris, 2026-11-01", "language": "en", **said, "file": file})


def hidden(response) -> dict:
    form = response.context["form"]
    return {name: form[name].value() or "" for name in form.fields}


def test_a_file_is_tried_confirmed_and_leads_to_its_drafts(desk):
    changed = spoiled_json(lambda services: services[1]["phones"][0].update(number="116 999"))
    before = rows_of_all_tables()
    tried = upload(desk, changed)
    assert "Changed: becomes a draft beside what readers see" in text_of(tried)
    assert rows_of_all_tables() == before
    done = text_of(desk.post(IMPORT, hidden(tried)))
    assert "1 draft was made" in done
    assert reverse(HelpChannel.snippet_viewset.get_url_name("edit"), args=[channel().pk]) in done
    assert channel().get_latest_revision_as_object().origin.startswith("Bris, 2026-11-01; imported")
    assert "Hand it in again" in text_of(desk.post(IMPORT, hidden(tried)))


def test_only_exactly_the_file_that_was_shown_is_imported(desk, settings):
    changed = spoiled_json(lambda services: services[1]["phones"][0].update(number="116 999"))
    tried = upload(desk, changed)
    [waiting] = (settings.DATA_DIR / "imports").iterdir()
    waiting.write_bytes(changed.replace(b"116 999", b"116 998"))
    assert "Hand it in again" in text_of(desk.post(IMPORT, hidden(tried)))
    assert "Hand it in again" in text_of(desk.post(IMPORT, {**hidden(tried), "digest": "../../etc/passwd"}))
    assert channel().latest_revision is None or not channel().has_unpublished_changes


def test_another_persons_file_is_not_there(desk):
    changed = spoiled_json(lambda services: services[1]["phones"][0].update(number="116 999"))
    tried = upload(desk, changed)
    assert "Hand it in again" in text_of(browser_of("Publishers").post(IMPORT, hidden(tried)))


def test_a_channel_that_changed_meanwhile_is_shown_again_before_anything_is_stored(desk):
    changed = spoiled_json(lambda services: services[1]["phones"][0].update(number="116 999"))
    tried = upload(desk, changed)
    HelpChannel.objects.filter(pk=channel().pk).update(cost="normal")
    before = rows_of_all_tables()
    assert "Look again" in text_of(desk.post(IMPORT, hidden(tried)))
    assert rows_of_all_tables() == before


def test_screen_and_command_say_the_same(desk, tmp_path, capsys):
    for name in ("hours that nobody can read", "a key to nothing", "a web page"):
        file_name, make, *_rest = CASES[name]
        data = make()
        sentences = {finding.sentence for finding in plan_import(data, Wish(file_name)).errors}
        screen = text_of(upload(desk, data, file_name))
        path = tmp_path / file_name
        path.write_bytes(data)
        with pytest.raises(SystemExit) as ended:
            call_command("import_channels", path, "--apply", stdout=io.StringIO())
        said = capsys.readouterr().err
        assert ended.value.code == 1
        assert sentences
        assert [words for words in sentences if escape(words) not in screen or words not in said] == []


def test_a_large_or_empty_file_is_refused_on_screen(desk):
    assert "At most 5 MB are read" in text_of(upload(desk, b" " * (LARGEST + 1)))
    assert "The file is empty" in text_of(upload(desk, b""))


@pytest.mark.parametrize("group", ["Editors", "Safeguarding reviewers"])
def test_who_may_not_add_channels_imports_none(group):
    browser = browser_of(group)
    assert browser.get(IMPORT).status_code == 302
    assert upload(browser, good_json()).status_code == 302
    listing = text_of(browser.get(LIST))
    assert (IMPORT in listing, EXPORT in listing) == (False, True)


def test_an_editor_exports_what_readers_see_and_no_more():
    draft()
    browser = browser_of("Editors")
    assert "?all" not in text_of(browser.get(EXPORT))
    file = browser.get(f"{EXPORT}json/")
    assert file.headers["Content-Disposition"] == 'attachment; filename="help-channels.json"'
    assert b"fi-112" in file.content
    assert b"fi-secret-draft" not in file.content
    assert browser.get(f"{EXPORT}json/?all").status_code == 302
    assert browser.get(f"{EXPORT}xml/").status_code != 200


def test_an_administrator_exports_everything_and_restores(desk):
    draft()
    assert "?all" in text_of(desk.get(EXPORT))
    assert b"fi-secret-draft" in desk.get(f"{EXPORT}json/?all").content
    assert "is_restore" in text_of(desk.get(IMPORT))
    assert "is_restore" not in text_of(browser_of("Publishers").get(IMPORT))


def test_who_has_no_right_to_channels_exports_none(django_user_model, client):
    user = django_user_model.objects.create_user("guest", password="a-long-test-password")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    assert client.get(f"{EXPORT}json/").status_code == 302


def test_the_screens_take_no_other_requests(desk):
    assert desk.put(IMPORT).status_code == 405
    assert desk.post(EXPORT).status_code == 405
    assert desk.post(f"{EXPORT}json/").status_code == 405


# --- The commands ---------------------------------------------------------------------------------------


def test_the_commands_write_and_read_a_file(tmp_path, editor):
    path, out = tmp_path / "all.zip", io.StringIO()
    only(*CODES)
    call_command("export_channels", path, "--format", "csv", "--all", stdout=out)
    only()
    call_command("import_channels", path, "--restore", stdout=out)
    assert "Nothing was stored: add --apply." in out.getvalue()
    assert not HelpChannel.objects.exists()
    call_command("import_channels", path, "--restore", "--apply", "--user", "tester", stdout=out)
    assert "3 drafts stored." in out.getvalue()
    assert {made.latest_revision.user for made in HelpChannel.objects.all()} == {editor}


def test_the_commands_say_what_they_cannot_do(tmp_path):
    for call in (
        ("export_channels", tmp_path / "no" / "where.json"),
        ("import_channels", tmp_path / "nowhere.json"),
        ("import_channels", __file__, "--apply", "--user", "nobody"),
    ):
        with pytest.raises(CommandError):
            call_command(*call, stdout=io.StringIO())


def test_the_examples_are_the_channels_that_they_say():
    assert [code_of(service) for service in few_services()] == list(CODES)
