"""A lesson as a teacher meets it on screen."""

from html.parser import HTMLParser
from itertools import pairwise
from types import SimpleNamespace

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from lessons.downloads import facts_line
from lessons.models import LessonPage, LessonSeries, LessonSeriesWords
from tests.desk import text_of
from tests.lessons.makers import make_lesson, step

pytestmark = pytest.mark.django_db

PLAN = {"title": "Lesson plan", "kind": "PDF", "pages": 4, "size": 184_320, "url": "/x/plan.pdf"}
WHOLE = {"title": "All files", "kind": "ZIP", "pages": None, "size": 2_097_152, "url": "/x/all.zip"}


class Outline(HTMLParser):
    """The headings of the main part with their levels, ids, and links within the page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.levels: list[int] = []
        self.headings: list[str] = []
        self.ids: set[str] = set()
        self.targets: list[str] = []
        self._in_heading = self._in_main = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs) -> None:
        values = dict(attrs)
        self._in_main = self._in_main or tag == "main"
        self.ids.add(values.get("id", ""))
        if tag == "a" and (values.get("href") or "").startswith("#"):
            self.targets.append(values["href"][1:])
        if self._in_main and tag in {"h1", "h2", "h3", "h4"}:
            self.levels.append(int(tag[1]))
            self.headings.append("")
            self._in_heading = True

    def handle_endtag(self, tag: str) -> None:
        self._in_heading = self._in_heading and tag not in {"h1", "h2", "h3", "h4"}
        self._in_main = self._in_main and tag != "main"

    def handle_data(self, data: str) -> None:
        if self._in_heading:
            self.headings[-1] += data


def html_of(reader, page: LessonPage) -> str:
    return text_of(reader.get(page.url))


def every_lesson() -> list[LessonPage]:
    return list(LessonPage.objects.live())


# --- What stands where ----------------------------------------------------------------------------


def test_the_parts_of_a_lesson_stand_under_headings_in_the_order_of_the_work(reader):
    page = make_lesson(
        needs=[("need", "Scissors")],
        assessment="You see it in their words.",
        differentiation="Some draw.",
        accessibility="Read everything aloud.",
        sheets=[{"type": "sheet", "value": {"title": "My no", "parts": [{"type": "read", "value": "No."}]}}],
        letter="<p>Dear parents</p>",
        measured="Nothing was measured.",
    )
    headings = [heading.strip() for heading in Outline(html_of(reader, page)).headings]
    order = [
        "A lesson",
        "What pupils learn",
        "What you need",
        "Before you start",
        "Who in the school must know",
        "If a pupil tells you: the duty to notify",
        "An adult to turn to",
        "How a pupil can stay out",
        "Lesson plan",
        "Begin",
        "Talk",
        "For different pupils",
        "For everybody to take part",
        "Afterwards",
        "How you see what pupils learnt",
        "After-care",
        "Sheets and letter",
        "Who can help?",
        "About this lesson",
        "What was measured",
    ]
    assert [heading for heading in headings if heading in order] == order


def test_no_heading_of_a_lesson_skips_a_level(reader):
    problems = []
    for page in every_lesson():
        levels = Outline(html_of(reader, page)).levels
        problems += [f"{page.url}: h{a} then h{b}" for a, b in pairwise(levels) if b > a + 1]
    assert problems == []


def test_every_link_of_the_list_on_this_page_arrives(reader):
    for page in every_lesson():
        outline = Outline(html_of(reader, page))
        assert set(outline.targets) - outline.ids == set()
        assert {"goals", "before", "steps", "help", "about"} <= set(outline.targets)


def test_the_facts_at_a_glance_name_time_age_grades_and_languages(reader):
    page = make_lesson(group_size="10–20 pupils", group_format="Pairs", without_devices=True)
    facts = html_of(reader, page).partition('class="facts-dl"')[2].partition("</dl>")[0]
    for words in ("45 minutes", "13–15", "Grades 7–9", "10–20 pupils", "Pairs", "Works without devices"):
        assert words in facts
    assert "English" in facts
    assert "Suomi" not in facts


def test_the_minutes_of_the_steps_are_summed_in_words(reader):
    page = make_lesson(
        minutes=20, steps=[{"type": "step", "value": step(title, 10)} for title in ("One", "Two")]
    )
    assert "Together 20 minutes." in html_of(reader, page)


def test_a_teacher_reads_what_to_listen_for_and_how_to_use_the_cards(reader):
    parts = [
        {"type": "ask", "value": {"question": "What now?", "note": "They say no."}},
        {"type": "cards", "value": {"title": "Cards", "hint": "Two for each pair.", "cards": ["A", "B"]}},
        {"type": "note", "value": {"title": "If it is quiet", "text": "<p>Wait.</p>"}},
    ]
    page = make_lesson(steps=[{"type": "step", "value": {**step("Talk", 45), "parts": parts}}])
    html = html_of(reader, page)
    for words in ("What now?", "They say no.", "Two for each pair.", "If it is quiet", "Wait."):
        assert words in html


def test_a_quiz_explains_every_answer_and_asks_for_nothing(reader):
    answers = [
        {"text": "Tell", "right": True, "why": "An adult can help."},
        {"text": "Wait", "right": False, "why": "You need not be alone."},
    ]
    page = make_lesson(quiz=[{"type": "question", "value": {"question": "What helps?", "answers": answers}}])
    main = html_of(reader, page).partition("<main")[2].partition("</main>")[0]
    assert main.partition('id="quiz"')[2].partition("</section>")[0].count("<details>") == 2
    assert "An adult can help." in main
    assert "You need not be alone." in main
    assert "<form" not in main
    assert "<input" not in main


def test_the_small_print_says_version_licence_and_how_to_cite(reader):
    html = html_of(reader, make_lesson(version="1.2", changes="A shorter chat.", measured="Nothing yet."))
    assert "Version 1.2" in html
    assert "A shorter chat." in html
    assert "Nothing yet." in html
    assert 'rel="license noreferrer noopener"' in html
    cited = html.partition('class="cite">')[2].partition("</p>")[0]
    for words in ("“A lesson”", "Cairn demo", "Version 1.2", "CC BY 4.0", "/en/lessons/a-lesson/"):
        assert words in cited


def test_the_head_names_the_licence_and_the_metadata_unless_the_page_is_discreet(reader):
    page = make_lesson()
    head = html_of(reader, page).partition("</head>")[0]
    assert '<link rel="license" href="https://creativecommons.org/licenses/by/4.0/">' in head
    assert f'<link rel="alternate" type="application/ld+json" href="{page.url}metadata.json">' in head
    LessonPage.objects.filter(pk=page.pk).update(is_sensitive=True)
    assert "ld+json" not in html_of(reader, page)


# --- Downloads ------------------------------------------------------------------------------------


def downloads(**pack) -> str:
    offer = SimpleNamespace(**{"files": [], "forms": [], "is_whole": True, "reason": "", **pack})
    return render_to_string("lessons/components/downloads.html", {"pack": offer})


def test_every_file_says_what_it_is_before_anybody_fetches_it():
    html = downloads(files=[{**PLAN, "for_teachers": True}], forms=[WHOLE])
    assert (
        '<a href="/x/plan.pdf">Lesson plan</a><small>PDF, 4 pages, 180.0\xa0KB · for the teacher</small>'
        in html
    )
    assert '<a href="/x/all.zip">All files</a><small>ZIP, 2.0\xa0MB</small>' in html


def test_a_pack_that_cannot_be_offered_says_why():
    html = downloads(files=[PLAN], is_whole=False, reason="A picture has no words.")
    assert "A picture has no words." in html
    assert "plan.pdf" not in html


def test_without_a_pack_nothing_is_promised():
    assert render_to_string("lessons/components/downloads.html", {}).strip() == ""


@pytest.mark.parametrize(
    ("file", "words"),
    [
        ({"kind": "PDF", "pages": 1, "size": 1024}, "PDF, 1 page, 1.0\xa0KB"),
        ({"kind": "ODP", "pages": 12, "size": 0}, "ODP, 12 slides"),
        ({"kind": "MP4", "size": 1_048_576}, "MP4, 1.0\xa0MB"),
    ],
)
def test_a_file_is_told_in_words(file, words):
    assert facts_line(file) == words


# --- The series -----------------------------------------------------------------------------------


def make_series() -> LessonSeries:
    series = LessonSeries(code="own")
    series.words = [LessonSeriesWords(language="en", title="Our own")]
    series.save()
    return series


def test_a_lesson_leads_to_the_one_before_and_the_one_after(reader):
    series = make_series()
    first, middle, last = (
        make_lesson(title, series=series, series_order=order)
        for order, title in enumerate(("First", "Middle", "Last"), 1)
    )
    part = html_of(reader, middle).partition('id="series-heading"')[2].partition("</section>")[0]
    assert "In the series “Our own”" in part
    assert "Lesson 2 of 3" in part
    assert f'href="{first.url}"' in part
    assert f'href="{last.url}"' in part
    assert last.url not in html_of(reader, first)


def test_a_lesson_that_stands_alone_names_no_series(reader):
    page = make_lesson(series=make_series(), series_order=1)
    make_lesson("A draft", live=False, series=page.series, series_order=2)
    assert "In the series" not in html_of(reader, page)


def test_a_longer_series_costs_no_more_queries(reader):
    series = make_series()
    pages = [make_lesson(f"Lesson {n}", series=series, series_order=n) for n in range(1, 3)]
    few = queries_of(reader, pages[0])
    for number in range(3, 7):
        make_lesson(f"Lesson {number}", series=series, series_order=number)
    assert queries_of(reader, pages[0]) <= few


def queries_of(reader, page: LessonPage) -> int:
    with CaptureQueriesContext(connection) as queries:
        reader.get(page.url)
    return len(queries)


# --- Who may read ---------------------------------------------------------------------------------


@pytest.mark.parametrize("steps_up", [0, 1, 2, 3])
def test_a_restriction_set_past_the_screens_still_closes_the_lesson(reader, steps_up):
    page = make_lesson()
    step_of_the_way = [page, *page.get_ancestors().order_by("-depth")][steps_up]
    PageViewRestriction.objects.create(page=step_of_the_way, restriction_type=PageViewRestriction.LOGIN)
    assert reader.get(page.url).status_code == 302
    assert reader.get(f"{page.url}pupils/").status_code == 302
