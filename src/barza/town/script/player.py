"""Lets the script happen: in its own time, or at a person's word."""

import asyncio
import random
from dataclasses import dataclass

from barza.town.script import arrivals, dues
from barza.town.script.entries import load
from barza.town.store.database import stamp
from barza.town.store.records import Status
from barza.town.town import Town

TICK = 0.2
"""Seconds between two looks at what is due."""

_chance = random.SystemRandom()


@dataclass(slots=True)
class Player:
    """``pace``: mean seconds between arrivals; 0: paused, and nothing comes by itself."""

    town: Town
    pace: float = 20.0
    loop: bool = False

    @property
    def finished(self) -> bool:
        return arrivals.through(self.town) and not self.loop

    def wait(self) -> float:
        """Seconds until the next arrival: as chance has it, and never all at once or never."""
        return min(max(_chance.expovariate(1 / self.pace), 0.2 * self.pace), 3 * self.pace)

    def delay(self) -> float:
        """Seconds that a citizen takes to react: about ``pace``."""
        return self.pace * _chance.uniform(0.7, 1.3)

    async def run(self) -> None:
        """For ever. After a change of pace the next arrival comes in the new time."""
        loop = asyncio.get_running_loop()
        pace, at = 0.0, 0.0
        while True:
            if self.pace != pace:
                pace, at = self.pace, loop.time() + (self.wait() if self.pace else 0)
            if self.pace and loop.time() >= at:
                self.arrive_in_turn()
                at = loop.time() + self.wait()
            self.settle_dues()
            await asyncio.sleep(TICK)

    def arrive_in_turn(self) -> Status | None:
        if self.finished:
            return None
        return arrivals.next_arrival(self.town, delay=self.delay())

    def settle_dues(self) -> None:
        if not self.pace:
            return
        dues.review(self.town, delay=self.delay())
        now = stamp(self.town.store.now())
        while (due := dues.earliest(self.town.store)) and due.at <= now:
            dues.perform(self.town, due)

    def next(self) -> tuple[str, Status | None]:
        """The next thing happens now: what a citizen owes, else an arrival. Returns what kind of
        thing it was, empty when nothing is left."""
        dues.review(self.town, delay=self.delay())
        due = dues.earliest(self.town.store)
        if due:
            return due.act, dues.perform(self.town, due)
        new = self.arrive_in_turn()
        return ("arrive" if new else ""), new

    def arrive(self, id: str) -> Status | None:
        """This entry comes now, out of turn; None where the script has no such entry."""
        entry = load().entry(id)
        return arrivals.arrive(self.town, entry, delay=self.delay()) if entry else None
