"""What stands on Flickr now: a photo, all that is below it, our newest photos."""

from dataclasses import dataclass

from barza.connectors.asking import checked, readable
from barza.connectors.errors import Missing
from barza.connectors.items import Item

from .client import Client
from .models import Comment, Comments, Counted, Listed, Photo, Updated
from .reading import comment_items, photo_item, place, tag_item

PAGE = 500
"""The most that Flickr lists at once."""


@dataclass(frozen=True)
class Pages:
    client: Client

    def photo(self, id: str) -> Photo:
        return self.client.one(Photo, "photo", "flickr.photos.getInfo", photo_id=id)

    def comments(self, photo: str) -> list[Item]:
        told = self.client.one(
            Comments, "comments", "flickr.photos.comments.getList", photo_id=photo
        )
        return comment_items(readable(Comment, told.comment), photo, self.client.me)

    def updated(self, since: int) -> tuple[list[Updated], bool]:
        """Photos of ours that changed longest ago, but not before ``since``; whether there are
        newer ones. Flickr begins with the newest."""
        found, pages = self._updated(since, 1)
        if pages > 1:
            found = self._updated(since, pages)[0]
        return sorted(found, key=lambda one: one.lastupdate), pages > 1

    def _updated(self, since: int, page: int) -> tuple[list[Updated], int]:
        told = self.client.one(
            Listed, "photos", "flickr.photos.recentlyUpdated",
            min_date=max(since, 1), extras="last_update", per_page=PAGE, page=page,
        )  # fmt: skip
        return readable(Updated, told.photo), told.pages

    def item(self, id: str) -> Item:
        where = place(id)
        if where.kind == "comment":
            found = [one for one in self.comments(where.photo) if one.id == id]
        else:
            photo = self.photo(where.photo)
            tags = [tag_item(tag, photo) for tag in photo.tags.tag]
            found = [one for one in (photo_item(photo, self.client.me), *tags) if one.id == id]
        if not found:
            raise Missing(f"{id} is not on Flickr any more")
        return found[0]

    def favourites(self, photo: str) -> int:
        told = self.client.call("flickr.photos.getFavorites", photo_id=photo, per_page=1)
        return checked(Counted, told.get("photo")).total
