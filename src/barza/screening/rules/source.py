"""The lexicons as they are written: TOML under `lexicon/terms`, read once, every term checked.

One file for each clause, and `cues.toml` for the words of context. A file has a `version`; each
`[[rule]]` has `name`, `lang` (ar, en, arabizi), `strength` (strong, weak) and `terms`, separated
by commas. `raised` names, for kinds of cues, the rule that a weak term becomes beside one; `unless`
names kinds of cues beside which it isn't meant; `exact` allows no endings.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from barza.screening.skeleton import skeleton

Strength = Literal["strong", "weak", "allowed"]
FOLDER = files("barza.screening.lexicon") / "terms"
CLAUSES = ("rel", "def", "dis", "ill", "rgt", "ipr", "phi", "spm", "fls")
KEYS = {"name", "lang", "strength", "terms", "raised", "unless", "exact"}


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase as texts are matched (its skeleton), and what it says of a text."""

    text: str
    clause: str
    rule: str
    lang: str
    strength: Strength
    raised: Mapping[str, str] = field(default_factory=dict)
    unless: frozenset[str] = frozenset()
    exact: bool = False


@cache
def terms() -> tuple[Term, ...]:
    """Every term of every clause, each once for each rule."""
    return tuple(term for clause in CLAUSES for term in _clause(clause))


@cache
def cues() -> tuple[Term, ...]:
    """The words of context; `rule` is the kind of cue, and there is no clause."""
    return tuple(term for row in _file("cues")["rule"] for term in _terms("", row))


def versions() -> dict[str, str]:
    """The version of each lexicon, for the record of what a text was read with."""
    return {name: str(_file(name)["version"]) for name in (*CLAUSES, "cues")}


def _clause(clause: str) -> Iterator[Term]:
    for row in _file(clause)["rule"]:
        yield from _terms(clause.upper(), row)


@cache
def _file(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def _terms(clause: str, row: Mapping[str, Any]) -> Iterator[Term]:
    if unknown := row.keys() - KEYS:
        raise ValueError(f"{clause}: a rule has no {sorted(unknown)}")
    for written in dict.fromkeys(row["terms"].split(",")):
        yield Term(
            text=" ".join(skeleton(" ".join(written.split())).text.split()),
            clause=clause,
            rule=row["name"],
            lang=row["lang"],
            strength=row.get("strength", "weak"),
            raised=row.get("raised", {}),
            unless=frozenset(row.get("unless", ())),
            exact=row.get("exact", False),
        )
