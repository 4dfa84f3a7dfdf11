"""Stories for tests: invented at random from a seed, and large ones."""

from __future__ import annotations

from random import Random

from exercises.stories.story import Choice, Line, Note, Passage, Step, Story, key_of

# What people paste, and what could be taken for a mark of the script or of HTML.
HOSTILE = [
    *(
        "=>",
        "==",
        "@",
        "*",
        "+",
        "!",
        "[nice]",
        ":",
        "=",
        "<b>",
        "&amp;",
        '"',
        "'",
        "“”",
        "\\",
        "{{ x }}",
        "%(x)s",
    ),
    *(
        "👩‍👧‍👦",
        "❤️",
        "e\u0301",
        "ä",
        "İ",
        "ß",
        "שלום",
        "你好",
        "\u00a0",
        "\t",
        "  ",
        "…",
        "—",
        "\U0001f3f4\U000e0067\U000e007f",
    ),
]
WORDS = ["Noa", "kuva", "salaisuus", "send", "me", "a", "picture", "now", "älä", "kerro", "Ö", "1", "24/7"]
MARKS = ("@", "*", "+", "!", "[", "==")


def words(random: Random, most: int, hostile: bool = True) -> str:
    """Some words on one line, at most so many characters."""
    pieces = WORDS + (HOSTILE if hostile else [])
    text = " ".join(random.choice(pieces) for _piece in range(random.randint(1, 8)))
    return text[:most].strip() or "x"


def who(random: Random) -> str:
    """A name that can be read as the name of somebody who writes."""
    return random.choice(["Noa", "Robin", "Äiti 2", "O'Neil", "小明", "a=b", "Mr. X", "x => y", "- y"])


def invented(seed: int) -> Story:
    """A story that can be read. Whether anybody could follow it is another matter."""
    random = Random(seed)
    names: dict[str, str] = {}
    for number in range(random.randint(1, 12)):
        name = "".join(letter for letter in words(random, 30) if letter not in "\u200d\U000e0067\U000e007f")
        name = f"{name.replace('=>', '→')[:30].strip()} {number}"
        names.setdefault(key_of(name), name)
    passages = tuple(_passage(random, name, list(names.values())) for name in names.values())
    return Story(me=random.choice(["", "Noa", "Äiti"]), passages=passages)


def _passage(random: Random, name: str, names: list[str]) -> Passage:
    lines = tuple(_line(random) for _line_ in range(random.randint(0, 5)))
    if random.random() < 0.3:
        return Passage(name, lines, kind_word=words(random, 300))
    choices = (
        Choice(words(random, 100), random.choice([*names, "Nowhere"])) for _c in range(random.randint(0, 4))
    )
    return Passage(name, lines, tuple(choices))


def _line(random: Random) -> Line:
    if random.random() < 0.3:
        return Line("", words(random, 240))
    note = Note(random.choice(Step.values), random.choice(["", words(random, 200)]))
    return Line(who(random), words(random, 240), note if random.random() < 0.5 else None)


def large(count: int) -> str:
    """The script of a story with so many passages, each with a way on and a way out."""
    lines = ["@ Noa"]
    for number in range(count - 1):
        onward = f"+ Go on => Passage {number + 2}" if number < count - 2 else "+ Stay => Out"
        lines += [
            f"\n== Passage {number + 1}",
            "* Noa looks at the phone.",
            f"Robin: Message number {number + 1}, will you answer me?",
            "  [pressure] Somebody who asks again and again puts you under pressure.",
            "Noa: Later",
            onward,
            "+ Put the phone away => Out",
        ]
    return "\n".join([*lines, "\n== Out", "* Noa goes outside.", "! You may always stop.", ""])
