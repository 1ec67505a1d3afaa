# ruff: noqa: ARG002 - all answers are called alike
"""What the stand-in for X does and says, by the description's names of operations."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from .description import Call
from .world import Message, Standing, World, moment, shortened, stamp

_PROBLEMS = "https://api.x.com/2/problems/"
_TERM = re.compile(r"to:(\w+)|quotes_of_tweet_id:(\d+)")
_QUERY = re.compile(r"\((?P<any>[^()]+)\) -from:(?P<who>\w+) -is:retweet")
LONGEST_QUERY = 512


class Refused(Exception):
    def __init__(self, status: int, detail: str, title: str = "Forbidden", **headers: str) -> None:
        super().__init__(detail)
        self.status, self.headers = status, headers
        self.body = {"title": title, "detail": detail, "type": "about:blank", "status": status}


@dataclass
class Answers:
    """``programs``: whose posts are made through the API, and held to its rules."""

    world: World
    programs: set[str]
    refusing: list[Refused] = field(default_factory=list)

    def to(self, user: str, call: Call) -> tuple[int, Any]:
        if self.refusing and user in self.programs:
            raise self.refusing.pop(0)
        created = call.operation in ("createPosts", "createDirectMessagesByParticipantId")
        return (201 if created else 200), getattr(self, f"_{call.operation}")(user, call)

    def _getUsersMe(self, user: str, call: Call) -> Any:
        return {"data": self._user(user)}

    def _getUsersMentions(self, user: str, call: Call) -> Any:
        posts = self.world.standing()
        found = [one for one in posts if user in self.world.names(one) and one.author != user]
        return self._timeline(found, call.given)

    def _getUsersPosts(self, user: str, call: Call) -> Any:
        posts = [one for one in self.world.standing() if one.author == call.given["id"]]
        return self._timeline(posts, call.given)

    def _searchPostsRecent(self, user: str, call: Call) -> Any:
        query = _QUERY.fullmatch(call.given["query"])
        terms = query["any"].split(" OR ") if query else [""]
        if not query or len(query[0]) > LONGEST_QUERY or not all(map(_TERM.fullmatch, terms)):
            raise Refused(400, f"There were errors processing: {call.given['query']}", "Invalid")
        week = datetime.now(UTC) - timedelta(days=7)
        if "since_id" in call.given and moment(call.given["since_id"]) < week:
            raise Refused(400, "'since_id' must be a tweet id created within 7 days", "Invalid")
        found = [
            one
            for one in self.world.standing()
            if self.world.users[one.author] != query["who"]
            and any(self._fits(one, term) for term in terms)
        ]
        return self._timeline(found, call.given)

    def _fits(self, post: Standing, term: str) -> bool:
        asked = _TERM.fullmatch(term)
        above, quoted = self.world.any(post.reply_to), self.world.any(post.quotes)
        if asked and asked[1]:
            return above is not None and self.world.users[above.author] == asked[1]
        return bool(asked and quoted and asked[2] in quoted.versions)

    def _timeline(self, posts: list[Standing], given: dict[str, Any]) -> Any:
        since, start = int(given.get("since_id", 0)), given.get("start_time")
        fresh = [one for one in posts if int(one.latest) > since]
        if start:
            after = datetime.fromisoformat(start)
            fresh = [one for one in fresh if moment(one.latest) >= after]
        page, meta = _page(fresh, given)
        return self._told([(one, one.latest) for one in page], given) | {"meta": meta}

    def _getPostsByIds(self, user: str, call: Call) -> Any:
        found = [(self.world.post(id), id) for id in call.given["ids"]]
        here = [(post, id) for post, id in found if post]
        told = self._told(here, call.given)
        missing = [_missing(id, "post") for post, id in found if not post]
        return {**told, **({"errors": missing} if missing else {})}

    def _getPostsById(self, user: str, call: Call) -> Any:
        post = self.world.post(call.given["id"])
        if not post:
            return {"errors": [_missing(call.given["id"], "post")]}
        told = self._told([(post, call.given["id"])], call.given)
        return {**told, "data": told["data"][0]}

    def _told(self, posts: Sequence[tuple[Standing, str]], given: dict[str, Any]) -> dict[str, Any]:
        if not posts:
            return {}
        data = [self._post(post, id, given) for post, id in posts]
        includes: dict[str, Any] = {}
        expand = given.get("expansions", [])
        if "author_id" in expand:
            includes["users"] = [self._user(id) for id in {post.author for post, _ in posts}]
        if "attachments.media_keys" in expand:
            includes["media"] = [self._medium(id) for post, _ in posts for id in post.media]
        above = [
            self.world.post(id) for post, _ in posts for id in (post.reply_to, post.quotes) if id
        ]
        if "referenced_posts" in expand:
            includes["posts"] = [self._post(one, one.latest, given) for one in above if one]
        return {"data": data, "includes": {name: some for name, some in includes.items() if some}}

    def _post(self, post: Standing, id: str, given: dict[str, Any]) -> dict[str, Any]:
        """``id``, ``text`` and the versions come always; the rest when it is asked for."""
        text, entities = shortened(self.world.said(post, post.versions[id]))
        referred = [("replied_to", post.reply_to), ("quoted", post.quotes)]
        fields = {
            "created_at": stamp(id), "conversation_id": self.world.root(post).first, "lang": "en",
            "public_metrics": self.world.counts(post), "entities": entities,
            "attachments": {"media_keys": [f"3_{one}" for one in post.media]},
        }  # fmt: skip
        expanded = {
            "author_id": post.author,
            "referenced_posts": [{"type": how, "id": id} for how, id in referred if id],
        }
        asked = {name: fields[name] for name in given.get("post.fields", []) if fields.get(name)}
        asked |= {name: expanded[name] for name in given.get("expansions", []) if name in expanded}
        always = {"id": id, "text": text, "edit_history_post_ids": list(post.versions)}
        return {**always, **{name: value for name, value in asked.items() if value}}

    def _user(self, id: str) -> dict[str, str]:
        name = self.world.users[id]
        return {"id": id, "username": name, "name": name.title()}

    def _medium(self, id: str) -> dict[str, str]:
        return {
            "media_key": f"3_{id}", "type": "photo", "alt_text": self.world.media[id],
            "url": f"https://pbs.example/{id}.png",
        }  # fmt: skip

    def _createPosts(self, user: str, call: Call) -> Any:
        words, more = call.body["text"], call.body
        if len(words) > 280:
            raise Refused(403, "Your text is too long.")
        if "edit_options" in more:
            return self._edit(user, more["edit_options"]["previous_post_id"], words)
        reply_to = more.get("reply", {}).get("in_reply_to_tweet_id")
        same = [
            one
            for one in self.world.standing()
            if (one.author, one.words, one.reply_to) == (user, words, reply_to)
        ]
        if same:
            raise Refused(403, "You are not allowed to create a Tweet with duplicate content.")
        self._may_answer(user, reply_to)
        media = tuple(more.get("media", {}).get("media_ids", ()))
        quotes = more.get("quote_tweet_id")
        id = self.world.write(user, words, reply_to=reply_to, quotes=quotes, media=media)
        return {"data": {"id": id, "text": words, "edit_history_post_ids": [id]}}

    def _may_answer(self, user: str, reply_to: str | None) -> None:
        """A program answers only who has named or quoted it."""
        above = self.world.post(reply_to) if reply_to else None
        if reply_to and not above:
            raise Refused(403, "You attempted to reply to a Tweet that is deleted or not visible.")
        if above and user in self.programs and above.author != user:
            quoted = self.world.any(above.quotes)
            if user not in self.world.names(above) and not (quoted and quoted.author == user):
                raise Refused(403, "Reply to this conversation is not allowed: not mentioned.")

    def _edit(self, user: str, id: str, words: str) -> Any:
        post = self.world.post(id)
        if not post or post.author != user or post.latest != id:
            raise Refused(403, "This post cannot be edited.")
        post.versions[self.world.number()] = words
        versions = list(post.versions)
        return {"data": {"id": post.latest, "text": words, "edit_history_post_ids": versions}}

    def _deletePosts(self, user: str, call: Call) -> Any:
        post = self.world.post(call.given["id"])
        if post and post.author != user:
            raise Refused(403, "You are not allowed to delete this post.")
        if post:
            post.deleted = True
        return {"data": {"deleted": post is not None}}

    def _hidePostsReply(self, user: str, call: Call) -> Any:
        post = self.world.post(call.given["tweet_id"])
        if not post or not post.reply_to or self.world.root(post).author != user:
            raise Refused(403, "Only replies below your own posts can be hidden.")
        post.hidden = call.body["hidden"]
        return {"data": {"hidden": post.hidden}}

    def _likePost(self, user: str, call: Call) -> Any:
        self._there(call.body["tweet_id"]).likes.add(user)
        return {"data": {"liked": True}}

    def _unlikePost(self, user: str, call: Call) -> Any:
        self._there(call.given["tweet_id"]).likes.discard(user)
        return {"data": {"liked": False}}

    def _repostPost(self, user: str, call: Call) -> Any:
        self._there(call.body["tweet_id"]).reposts.add(user)
        return {"data": {"rest_id": call.body["tweet_id"], "retweeted": True}}

    def _unrepostPost(self, user: str, call: Call) -> Any:
        self._there(call.given["source_tweet_id"]).reposts.discard(user)
        return {"data": {"retweeted": False}}

    def _there(self, id: str) -> Standing:
        post = self.world.post(id)
        if not post:
            raise Refused(404, f"Could not find the post {id}", "Not Found Error")
        return post

    def _mediaUpload(self, user: str, call: Call) -> Any:
        id = self.world.number()
        self.world.media[id] = ""
        return {"data": {"id": id, "media_key": f"3_{id}"}}

    def _createMediaMetadata(self, user: str, call: Call) -> Any:
        self.world.media[call.body["id"]] = call.body["metadata"]["alt_text"]["text"]
        return {"data": {"id": call.body["id"]}}

    def _createDirectMessagesByParticipantId(self, user: str, call: Call) -> Any:
        to = call.given["participant_id"]
        if to not in self.world.users:
            raise Refused(403, "You cannot send messages to this user.")
        media = tuple(one["media_id"] for one in call.body.get("attachments", []))
        made = Message(self.world.number(), user, to, call.body.get("text", ""), media)
        self.world.messages.append(made)
        return {"data": {"dm_conversation_id": made.conversation, "dm_event_id": made.id}}

    def _getDirectMessagesEvents(self, user: str, call: Call) -> Any:
        return self._events([one for one in self._of(user)], call.given)

    def _getDirectMessagesEventsByParticipantId(self, user: str, call: Call) -> Any:
        other = call.given["participant_id"]
        return self._events(
            [one for one in self._of(user) if other in (one.sender, one.to)], call.given
        )

    def _getDirectMessagesEventsById(self, user: str, call: Call) -> Any:
        found = [one for one in self._of(user) if one.id == call.given["event_id"]]
        if not found:
            return {"errors": [_missing(call.given["event_id"], "dm_event")]}
        told = self._events(found, call.given)
        return {"data": told["data"][0], "includes": told["includes"]}

    def _of(self, user: str) -> list[Message]:
        mine = [one for one in self.world.messages if user in (one.sender, one.to)]
        return sorted(mine, key=lambda one: int(one.id), reverse=True)

    def _events(self, messages: list[Message], given: dict[str, Any]) -> Any:
        page, meta = _page(messages, given)
        if not page:
            return {"meta": meta}
        users = [self._user(id) for id in {one.sender for one in page}]
        return {"data": [_event(one) for one in page], "includes": {"users": users}, "meta": meta}


def _event(one: Message) -> dict[str, Any]:
    text, entities = shortened(one.text)
    said = {
        "id": one.id, "event_type": "MessageCreate", "text": text, "sender_id": one.sender,
        "created_at": stamp(one.id), "dm_conversation_id": one.conversation,
    }  # fmt: skip
    return {**said, **({"entities": entities} if entities else {})}


def _page(entries: list[Any], given: dict[str, Any]) -> tuple[list[Any], dict[str, Any]]:
    start, size = int(given.get("pagination_token", "0")), given.get("max_results", 10)
    page = entries[start : start + size]
    meta: dict[str, Any] = {"result_count": len(page)}
    if start + size < len(entries):
        meta["next_token"] = f"{start + size:016d}"
    return page, meta


def _missing(id: str, kind: str) -> dict[str, Any]:
    return {
        "type": f"{_PROBLEMS}resource-not-found", "title": "Not Found Error",
        "detail": f"Could not find {kind} with id: [{id}].", "resource_type": kind,
        "resource_id": id, "value": id, "parameter": "id",
    }  # fmt: skip
