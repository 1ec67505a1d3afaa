"""The photos, comments and tags of the double of Flickr."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from threading import RLock
from typing import Any

from .flickr_rules import Holder

_STRAY = re.compile(r"&(?!(?:amp|lt|gt|quot);)")


class Wrong(Exception):
    def __init__(self, code: int, message: str) -> None:
        super().__init__(message)
        self.code = code


@dataclass
class Photo:
    id: str
    owner: Holder
    title: str
    description: str
    posted: int
    lastupdate: int
    ispublic: int
    license: str = "0"
    comments: dict[str, dict[str, Any]] = field(default_factory=dict)
    tags: dict[str, dict[str, Any]] = field(default_factory=dict)


class State:
    def __init__(self, clock: Callable[[], float]) -> None:
        self.photos: dict[str, Photo] = {}
        self._clock = clock
        self._ids, self._lock = count(54_000_000_001), RLock()

    def upload(self, holder: Holder, given: dict[str, str], photo: bytes) -> str:
        if not photo:
            raise Wrong(2, "No photo specified")
        if not photo.startswith((b"\x89PNG", b"\xff\xd8", b"GIF8")):
            raise Wrong(5, "Filetype was not recognised")
        with self._lock:
            id, now = str(next(self._ids)), self._now()
            about = given.get("title", "photo"), given.get("description", "")
            self.photos[id] = Photo(id, holder, *about, now, now, int(given.get("is_public", 1)))
        return id

    def call(self, method: str, holder: Holder, params: dict[str, str]) -> dict[str, Any]:
        name = method.removeprefix("flickr.").replace(".", "_")
        with self._lock:
            done: dict[str, Any] = getattr(self, name)(holder, **params)
        return done

    def test_login(self, holder: Holder) -> dict[str, Any]:
        return {"user": {"id": holder.nsid, "username": {"_content": holder.name}}}

    def photos_recentlyUpdated(
        self, holder: Holder, min_date: str, extras: str, per_page: str, page: str
    ) -> dict[str, Any]:
        assert extras == "last_update"
        mine = [one for one in self.photos.values() if one.owner.nsid == holder.nsid]
        found = [one for one in mine if one.lastupdate >= int(min_date)]
        found.sort(key=lambda one: -one.lastupdate)
        size, start = int(per_page), (int(page) - 1) * int(per_page)
        listed = [
            {"id": one.id, "ispublic": one.ispublic, "lastupdate": str(one.lastupdate)}
            for one in found[start : start + size]
        ]
        pages = -(-len(found) // size)
        return {"photos": {"page": int(page), "pages": pages, "photo": listed}}

    def people_getPhotos(
        self, holder: Holder, user_id: str, min_upload_date: str, extras: str, per_page: str
    ) -> dict[str, Any]:
        assert (user_id, extras) == ("me", "description")
        listed = [
            {
                "id": one.id,
                "title": one.title,
                "ispublic": one.ispublic,
                "description": {"_content": one.description},
            }
            for one in reversed(self.photos.values())
            if one.owner.nsid == holder.nsid and one.posted >= int(min_upload_date)
        ]
        return {"photos": {"page": 1, "pages": 1, "photo": listed[: int(per_page)]}}

    def photos_getInfo(self, holder: Holder, photo_id: str) -> dict[str, Any]:
        one = self._photo(holder, photo_id)
        return {
            "photo": {
                "id": one.id,
                "secret": "abc",
                "server": "65535",
                "license": one.license,
                "title": {"_content": one.title},
                "description": {"_content": one.description},
                "visibility": {"ispublic": one.ispublic, "isfriend": 0, "isfamily": 0},
                "dates": {"posted": str(one.posted), "lastupdate": str(one.lastupdate)},
                "views": "0",
                "comments": {"_content": str(len(one.comments))},
                "tags": {"tag": list(one.tags.values())},
            }
        }

    def photos_getFavorites(self, holder: Holder, photo_id: str, per_page: str) -> dict[str, Any]:
        one = self._photo(holder, photo_id)
        return {"photo": {"id": one.id, "perpage": int(per_page), "total": "0", "person": []}}

    def photos_setMeta(
        self, holder: Holder, photo_id: str, title: str, description: str
    ) -> dict[str, Any]:
        one = self._own(holder, photo_id)
        one.title, one.description = title, description
        self._touch(one)
        return {}

    def photos_setPerms(
        self, holder: Holder, photo_id: str, is_public: str, **_: str
    ) -> dict[str, Any]:
        one = self._own(holder, photo_id)
        one.ispublic = int(is_public)
        self._touch(one)
        return {"photoid": {"_content": photo_id}}

    def photos_licenses_setLicense(
        self, holder: Holder, photo_id: str, license_id: str
    ) -> dict[str, Any]:
        if license_id not in {str(number) for number in range(17)}:
            raise Wrong(2, "License not found")
        self._own(holder, photo_id).license = license_id
        return {}

    def photos_delete(self, holder: Holder, photo_id: str) -> dict[str, Any]:
        del self.photos[self._own(holder, photo_id).id]
        return {}

    def photos_addTags(self, holder: Holder, photo_id: str, tags: str) -> dict[str, Any]:
        one, id = self._photo(holder, photo_id), f"{next(self._ids)}-{photo_id}-9"
        tag = {"id": id, "author": holder.nsid, "authorname": holder.name, "raw": tags}
        one.tags[id] = {**tag, "_content": tags.replace(" ", "")}
        self._touch(one)
        return {}

    def photos_removeTag(self, holder: Holder, tag_id: str) -> dict[str, Any]:
        for one in self.photos.values():
            if tag_id in one.tags and holder.nsid == one.owner.nsid:
                del one.tags[tag_id]
                self._touch(one)
                return {}
        raise Wrong(1, "Tag not found")

    def photos_comments_getList(self, holder: Holder, photo_id: str) -> dict[str, Any]:
        one = self._photo(holder, photo_id)
        told: dict[str, Any] = {"photo_id": photo_id}
        if one.comments:  # Flickr leaves the list out where there is none
            told["comment"] = list(one.comments.values())
        return {"comments": told}

    def photos_comments_addComment(
        self, holder: Holder, photo_id: str, comment_text: str
    ) -> dict[str, Any]:
        one = self._photo(holder, photo_id)
        id = f"1-{photo_id}-{next(self._ids)}"
        comment = {
            "id": id,
            "author": holder.nsid,
            "authorname": holder.name,
            "realname": holder.name.title(),
            "datecreate": str(self._now()),
            "permalink": f"https://www.flickr.com/photos/{one.owner.nsid}/{photo_id}/#comment{id}",
            "_content": _filtered(comment_text),
        }
        one.comments[id] = comment
        self._touch(one)
        return {"comment": comment}

    def photos_comments_editComment(
        self, holder: Holder, comment_id: str, comment_text: str
    ) -> dict[str, Any]:
        one = self._of_comment(comment_id)
        if one.comments[comment_id]["author"] != holder.nsid:
            raise Wrong(99, "Insufficient permissions")
        one.comments[comment_id]["_content"] = _filtered(comment_text)
        return {}

    def photos_comments_deleteComment(self, holder: Holder, comment_id: str) -> dict[str, Any]:
        one = self._of_comment(comment_id)
        if holder.nsid not in (one.owner.nsid, one.comments[comment_id]["author"]):
            raise Wrong(99, "Insufficient permissions")
        del one.comments[comment_id]
        return {}

    def _now(self) -> int:
        return int(self._clock())

    def _photo(self, holder: Holder, id: str) -> Photo:
        one = self.photos.get(id)
        if one is None or not (one.ispublic or one.owner.nsid == holder.nsid):
            raise Wrong(1, f'Photo "{id}" not found (invalid ID)')
        return one

    def _own(self, holder: Holder, id: str) -> Photo:
        one = self._photo(holder, id)
        if one.owner.nsid != holder.nsid:
            raise Wrong(1, "Photo not found")
        return one

    def _of_comment(self, id: str) -> Photo:
        for one in self.photos.values():
            if id in one.comments:
                return one
        raise Wrong(2, "Comment not found")

    def _touch(self, one: Photo) -> None:
        one.lastupdate = self._now()


def _filtered(html: str) -> str:
    """Flickr's filter keeps some tags, and writes stray signs as entities."""
    text = _STRAY.sub("&amp;", html).replace('"', "&quot;")
    return re.sub(r"<(?!/?(?:a|b|i)\b)", "&lt;", text)
