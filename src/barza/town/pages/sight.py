"""What a page needs to know to be drawn: the town, the language, and who leads."""

from dataclasses import dataclass

from starlette.requests import Request

from barza.town.pages.words import WORDS, language
from barza.town.script.player import Player
from barza.town.town import Town


@dataclass(frozen=True, slots=True)
class Sight:
    town: Town
    player: Player
    lang: str
    path: str

    def say(self, name: str, **values: object) -> str:
        return WORDS[self.lang][name].format(**values)


def sight(request: Request) -> Sight:
    state = request.app.state
    return Sight(state.town, state.player, language(request), request.url.path)
