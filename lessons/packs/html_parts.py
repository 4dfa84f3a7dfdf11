"""The parts of steps and sheets as HTML: for pupils without what the teacher alone reads."""

from __future__ import annotations

from django.utils.safestring import SafeString

from lessons.packs import content as c
from lessons.packs.markup import EMPTY, join, tag


def for_pupils(part: c.Part, words: dict[str, str]) -> SafeString:
    """Empty for a note; cards without their hint, questions without what to listen for."""
    if isinstance(part, c.Note):
        return EMPTY
    if isinstance(part, c.Ask):
        return _question(part.question, words)
    if isinstance(part, c.Chat):
        return _chat(part, words)
    if isinstance(part, c.Picture):
        return _picture(part)
    return _listed(part)


def for_teachers(part: c.Part, words: dict[str, str]) -> SafeString:
    if isinstance(part, c.Note):
        return tag("div", tag("h4", part.title), prose(part.prose), class_="quiet")
    return join([for_pupils(part, words), _advice(part, words)])


def _advice(part: c.Part, words: dict[str, str]) -> SafeString:
    if isinstance(part, c.Ask) and part.note.strip():
        return tag("p", tag("strong", f"{words['listen_for']}: "), part.note, class_="quiet")
    if isinstance(part, c.Cards) and part.hint.strip():
        return tag("p", tag("strong", f"{words['how_to_use']}: "), part.hint, class_="quiet")
    return EMPTY


def _question(question: str, words: dict[str, str]) -> SafeString:
    return tag("p", tag("strong", f"{words['ask']}: "), question) if question.strip() else EMPTY


def _chat(chat: c.Chat, words: dict[str, str]) -> SafeString:
    messages = (
        tag("p", tag("strong", f"{one.name}: "), one.text, class_="message me" if one.me else "message")
        for one in chat.messages
    )
    intro = tag("p", chat.intro) if chat.intro.strip() else EMPTY
    label = tag("p", tag("strong", words["chat_label"]))
    return tag("div", label, intro, *messages, _question(chat.question, words))


def _picture(picture: c.Picture) -> SafeString:
    image = tag("img", src=picture_file(picture), alt=picture.alt)
    caption = tag("figcaption", picture.caption) if picture.caption.strip() else EMPTY
    return tag("figure", image, caption)


def picture_file(picture: c.Picture) -> str:
    """Its name inside a cartridge: plain letters, the same for the same picture."""
    extension = "png" if picture.name.lower().endswith(".png") else "jpg"
    return f"picture-{picture.sha256[:16]}.{extension}"


def _listed(part: c.Part) -> SafeString:
    if isinstance(part, c.Cards):
        return join(
            [
                tag("h3", part.title),
                *(tag("p", f"{number}. {card}", class_="card") for number, card in enumerate(part.cards, 1)),
            ]
        )
    if isinstance(part, c.Starters):
        return join([tag("h3", part.heading), _points(part.entries)])
    if isinstance(part, c.Choose):
        return join([tag("p", part.prompt), _points(part.options)])
    if isinstance(part, c.Read):
        title = tag("h3", part.title) if part.title else EMPTY
        return join([title, *(tag("p", line) for line in part.text.splitlines() if line.strip())])
    return tag("p", part.prompt) if isinstance(part, c.Write | c.Draw) else EMPTY


def _points(entries: tuple[str, ...]) -> SafeString:
    return tag("ul", *(tag("li", entry) for entry in entries))


def prose(paragraphs: c.Prose) -> SafeString:
    made = []
    for part in paragraphs:
        lines = [join(_run(run) for run in line) for line in part.lines]
        points = lines if part.kind == "p" else [tag("li", line) for line in lines]
        made.append(tag(part.kind, *points))
    return join(made)


def _run(run: c.Run) -> SafeString:
    text = tag("strong", run.text) if run.bold else join([run.text])
    return tag("a", text, href=run.href) if run.href else text
