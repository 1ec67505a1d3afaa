"""The town itself: what it remembers, who listens, and where it stands."""

from dataclasses import dataclass, field

from .hub import Hub
from .store.database import Store


@dataclass(frozen=True, slots=True)
class Town:
    """``base_url`` is the address under which people reach it, without a slash at the end."""

    store: Store
    base_url: str
    hub: Hub = field(default_factory=Hub)

    @property
    def domain(self) -> str:
        return self.base_url.split("://", 1)[-1]
