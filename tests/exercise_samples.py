"""One exercise of each kind, as it is stored, with the words to look for wherever it is shown."""

SCRIPT = """@ Noa
== Friday
* Noa plays a game.
Robin: You play really well!
  [nice] Praise feels good.
+ Chat on => More
+ Play quietly => Out
== More
Robin: Send me a picture
  [test] This tries what you agree to.
Noa: No
+ Tell mum => Told
== Told
Noa: Mum, somebody wants a picture
  [tell] Telling is always right.
! You told. It is not your fault.
== Out
* Noa goes outside.
! You may always stop.
"""


def exercise(kind: str, /, **words) -> dict:
    """Its prompt and its note are the teacher's, and name the kind."""
    mine = {"prompts": [f"Prompt of {kind}?"], "note": f"Note of {kind}."}
    return {"type": kind, "value": {"title": f"Title of {kind}", **words, **mine}}


DECIDE = exercise(
    "decide",
    situation="Sam asks for a picture.",
    question="What would you do?",
    answers=[
        {"text": "I say no.", "helps": True, "why": "A no is enough."},
        {"text": "I send it.", "helps": False, "why": "Many do, when somebody presses."},
    ],
)
STORY = exercise("story", intro="Noa is invented.", script=SCRIPT)
SPOT = exercise(
    "spot",
    kind="profile",
    intro="Look at the profile.",
    name="Nova",
    drawing="",
    parts=[
        {"text": "Joined three days ago", "stop": True, "place": "", "why": "Easily made."},
        {"text": "Likes drawing", "stop": False, "place": "", "why": "Many do."},
        {"text": "Tell nobody", "stop": True, "place": "", "why": "No friend needs a secret."},
    ],
)
SORT = exercise(
    "sort",
    intro="Choose for each card.",
    cards=[
        {"text": "A party for Grandma", "where": "fine", "why": "Soon all will know."},
        {"text": "Presents from a stranger", "where": "ask", "why": "Perhaps it is nothing."},
        {"text": "A picture nobody may know of", "where": "tell", "why": "You are not to blame."},
    ],
)
QUIZ = exercise(
    "quiz",
    intro="No marks.",
    questions=[
        {
            "question": "What comes first?",
            "answers": [
                {"text": "Telling", "right": True, "why": "You are not alone."},
                {"text": "Paying", "right": False, "why": "It seldom ends there."},
            ],
        },
        {
            "question": "Whose fault is it?",
            "answers": [
                {"text": "Theirs", "right": True, "why": "It always is."},
                {"text": "Mine", "right": False, "why": "Never, whatever you sent."},
            ],
        },
    ],
    next=[],
)
SETUP = exercise(
    "setup",
    intro="Open one app.",
    items=[
        {"text": "Who may write to me", "why": "Friends only is calm."},
        {"text": "Whether my place shows", "why": "Few apps need it."},
        {"text": "Who sees what I share", "why": "You may change it."},
    ],
)
SAY = exercise(
    "say",
    intro="Say one aloud.",
    situations=[{"when": "When it is hard to begin", "sentences": ["Can I tell you something?"]}],
)
ALL = (DECIDE, STORY, SPOT, SORT, QUIZ, SETUP, SAY)
# What pupils do, and what is explained to whoever has answered: on the page in turn, on paper in the note.
TASKS = {
    "decide": ("Sam asks for a picture.", "What would you do?", "I say no.", "I send it."),
    "story": ("Noa is invented.", "Noa plays a game.", "You play really well!", "Chat on", "Play quietly"),
    "spot": ("Look at the profile.", "Nova", "Joined three days ago", "Likes drawing"),
    "sort": ("Choose for each card.", "A party for Grandma", "Tell someone now"),
    "quiz": ("No marks.", "What comes first?", "Telling", "Whose fault is it?"),
    "setup": ("Open one app.", "Who may write to me", "Who sees what I share"),
    "say": ("Say one aloud.", "When it is hard to begin", "Can I tell you something?"),
}
EXPLAINED = {
    "decide": ("A no is enough.", "Many do, when somebody presses."),
    "story": ("This tries what you agree to.", "Telling is always right."),
    "spot": ("Easily made.", "No friend needs a secret."),
    "sort": ("Perhaps it is nothing.", "You are not to blame."),
    "quiz": ("You are not alone.", "Never, whatever you sent."),
    "setup": ("Friends only is calm.", "Few apps need it."),
    "say": (),
}


TEACHERS = [words.format(kind) for kind in TASKS for words in ("Prompt of {}?", "Note of {}.")]


def of_all(words: dict[str, tuple[str, ...]]) -> list[str]:
    return [text for kind in words for text in words[kind]]


def missing(texts: list[str], shown: str) -> list[str]:
    return [text for text in texts if text not in shown]


def found(texts: list[str], shown: str) -> list[str]:
    return [text for text in texts if text in shown]


def list_form(rows: list) -> dict:
    """A list as a browser sends it."""
    return {
        "count": str(len(rows)),
        **{
            str(n): {"deleted": "", "order": str(n), "type": "", "id": "", "value": row}
            for n, row in enumerate(rows)
        },
    }
