"""A citizen on a wiki, who edits talk pages as people do."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any, ClassVar

import httpx


@dataclass
class MediaWikiPeer:
    base_url: str
    credentials: Mapping[str, str]
    citizen: tuple[str, str]
    institution: str
    network: str = "mediawiki"
    patience: float = 10
    idempotent: bool = False
    deletes: bool = True
    publishing: ClassVar[str] = "/api.php?action=edit"
    secret: ClassVar[str] = "bot_password"
    nowhere: ClassVar[str] = "rev:999999"
    edits: ClassVar[bool] = True

    def __post_init__(self) -> None:
        self._http = httpx.Client(timeout=30)
        self.log_in()

    def close(self) -> None:
        self._http.close()

    @property
    def talk(self) -> str:
        return f"User talk:{self.institution}"

    def call(self, method: str = "GET", **told: Any) -> Any:
        told |= {"format": "json", "formatversion": 2}
        params, data = (told, None) if method == "GET" else (None, told)
        asked = self._http.request(method, f"{self.base_url}/api.php", params=params, data=data)
        done = asked.json()
        assert "error" not in done, done
        return done

    def log_in(self) -> None:
        token = self.call(action="query", meta="tokens", type="login")
        name, password = self.citizen
        given = {"lgname": name, "lgpassword": password}
        done = self.call(
            "POST", action="login", **given, lgtoken=token["query"]["tokens"]["logintoken"]
        )
        assert done["login"]["result"] == "Success", done

    def edit(self, title: str, **told: Any) -> str:
        token = self.call(action="query", meta="tokens")["query"]["tokens"]["csrftoken"]
        done = self.call("POST", action="edit", title=title, token=token, **told)
        return f"rev:{done['edit']['newrevid']}"

    def text(self, **which: Any) -> str:
        found = self.call(
            action="query", prop="revisions", rvprop="content", rvslots="main", **which
        )
        page = found["query"]["pages"][0]
        return str(page["revisions"][0]["slots"]["main"]["content"]) if "revisions" in page else ""

    def ask(self, text: str, post: str) -> str:  # noqa: ARG002
        words = f"[[User:{self.institution}]]: {text} ~~~~"
        return self.edit(self.talk, section="new", sectiontitle="A question", text=words)

    def reply(self, text: str, below: str) -> str:
        """Below the line that a revision brought, one step further in."""
        title, line = self._line(below)
        lines = self.text(titles=title).split("\n")
        place = lines.index(line)
        indent = re.match(r":*", line)
        lines.insert(place + 1, f":{indent[0] if indent else ''}{text} ~~~~")
        return self.edit(title, text="\n".join(lines))

    def whisper(self, text: str) -> str:
        raise NotImplementedError("A wiki has no private messages")

    def rewrite(self, id: str, text: str) -> None:
        title, line = self._line(id)
        signature = re.search(r" \[\[User:\w+\|.*", line)
        page = self.text(titles=title)
        self.edit(title, text=page.replace(line, f"{text}{signature[0] if signature else ''}"))

    def sees(self, text: str) -> bool:
        return text in unescape(self.text(titles=self.talk))

    def _line(self, id: str) -> tuple[str, str]:
        found = self.call(action="query", prop="revisions", rvprop="ids", revids=id[4:])
        page = found["query"]["pages"][0]
        old = page["revisions"][0]["parentid"]
        before = self.text(revids=old).split("\n") if old else []
        after = self.text(revids=id[4:]).split("\n")
        new = [one for one in after if one not in before and "[[User:" in one]
        return page["title"], new[-1]
