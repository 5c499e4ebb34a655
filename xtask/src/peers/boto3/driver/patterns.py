"""Texts that match a pattern: the parsed pattern is walked, and what comes out is tried."""

import re
import re._parser as parser
from re import _constants as op

# From which characters are taken, where a class has them: no surrogates, nothing that is not written as it is.
PRINTABLE = [chr(code) for code in range(0x20, 0x7F)]
SPACES, DIGITS = " ", "0123456789"
WORDS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"
CATEGORIES = {
    op.CATEGORY_DIGIT: lambda c: c in DIGITS,
    op.CATEGORY_NOT_DIGIT: lambda c: c not in DIGITS,
    op.CATEGORY_SPACE: lambda c: c == SPACES,
    op.CATEGORY_NOT_SPACE: lambda c: c != SPACES,
    op.CATEGORY_WORD: lambda c: c in WORDS,
    op.CATEGORY_NOT_WORD: lambda c: c not in WORDS,
}


class NoText(Exception):
    """No text that matches was found."""


def python(pattern):
    """Returns a pattern of ECMA 262 as one of Python's, with letters for classes of Unicode."""
    result, inside = "", False
    for token in re.findall(r"\\[pP]\{[^}]*\}|\\.|[^\\]", pattern, re.S):
        if token[:2] in ("\\p", "\\P"):
            token = "a-zA-Z0-9" if inside else "[a-zA-Z0-9]"
        elif token == "[":
            token = "\\[" if inside else token
            inside = True
        elif token == "]":
            inside = False
        result += token
    return result


def text(random, pattern, low, high):
    """Returns a text of at least `low` and at most `high` characters that matches as a whole, as botocore means it."""
    compiled = re.compile(f"^(?:{python(pattern)})$")
    tree = parser.parse(python(pattern))
    for attempt in range(400):
        more = 1 + attempt // 4
        found = "".join(walk(random, tree, more))
        if low <= len(found) <= high and compiled.search(found):
            return found
    raise NoText(pattern)


def walk(random, tree, more):
    for kind, value in tree:
        if kind is op.LITERAL:
            yield chr(value)
        elif kind is op.NOT_LITERAL:
            yield random.choice([c for c in PRINTABLE if c != chr(value)])
        elif kind is op.ANY:
            yield random.choice(PRINTABLE)
        elif kind is op.IN:
            yield of_class(random, value)
        elif kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
            low, high, inner = value
            for _ in range(random.randint(low, min(int(high), low + more))):
                yield from walk(random, inner, more)
        elif kind is op.SUBPATTERN:
            yield from walk(random, value[3], more)
        elif kind is op.BRANCH:
            yield from walk(random, random.choice(value[1]), more)
        elif kind not in (op.AT, op.ASSERT, op.ASSERT_NOT):  # what comes out is tried
            raise NoText(str(kind))


def of_class(random, items):
    negated = items[0][0] is op.NEGATE
    fits = [c for c in PRINTABLE if any(has(item, c) for item in items) != negated]
    if fits:
        return random.choice(fits)
    for kind, value in items:
        if kind is op.LITERAL:
            return chr(value)
        if kind is op.RANGE:
            return chr(value[0])
    raise NoText(str(items))


def has(item, character):
    kind, value = item
    if kind is op.LITERAL:
        return ord(character) == value
    if kind is op.RANGE:
        return value[0] <= ord(character) <= value[1]
    if kind is op.CATEGORY:
        return CATEGORIES[value](character)
    return False
