"""Who lives in the town, as ``citizens.toml`` names them."""

import tomllib
from importlib.resources import files
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from barza.town.store import accounts
from barza.town.store.database import Store


class Person(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    handle: str = Field(pattern=r"^[a-z0-9_]{2,30}$")
    name: str = Field(min_length=1)
    language: Literal["ar", "en"]
    note: str = (
        "من سكان ميدان التدريب. شخص لا وجود له.\n\nLives in the practice town. Not a real person."
    )


class People(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    institution: Person
    citizens: list[Person]


def load() -> People:
    text = files("barza.town.script").joinpath("citizens.toml").read_text("utf-8")
    return People.model_validate(tomllib.loads(text))


def settle(store: Store) -> None:
    """Everyone has an account. Nothing changes for those who have one already."""
    people = load()
    with store.transaction():
        for person in (people.institution, *people.citizens):
            accounts.add(
                store, person.handle, person.name, note=person.note, language=person.language,
                institution=person is people.institution,
            )  # fmt: skip
