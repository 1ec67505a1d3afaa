"""Pages of a thread's posts: the one on which a post stands, and what stands after another."""

from dataclasses import dataclass, field

from barza.connectors.asking import checked, readable
from barza.connectors.errors import Missing

from .client import Client
from .models import Post, Whole
from .reading import Page, Place

BACK = 20
"""Pages at most walked back where posts that were taken away have moved the others."""


@dataclass
class Pages:
    client: Client
    kept: dict[tuple[Place, int], Page] = field(default_factory=dict)

    def page(self, opening: Place, number: int) -> Page:
        """Raises ``Missing`` beyond the last one, and for a thread that is not there."""
        key = opening, number
        if key not in self.kept:
            found = self.client.call("GET", f"{opening.path}posts/", params={"page": number})
            whole = checked(Whole, found)
            posts = readable(Post, whole.post_set.results)
            base, me = self.client.base_url, self.client.me
            self.kept[key] = Page(opening.tree, whole, posts, base, me)
        return self.kept[key]

    def having(self, place: Place) -> tuple[Page, Post]:
        """Posts stand in the order of their numbers."""
        low, page = 1, self.page(place.opening, 1)
        high = page.whole.post_set.pages
        wanted = place.post or page.first
        while low <= high:
            middle = (low + high) // 2 if place.post else 1
            page = self.page(place.opening, middle)
            found = next((post for post in page.posts if post.id == wanted), None)
            if found is not None and not found.is_event:
                return page, found
            if not page.posts or not place.post:
                break
            if wanted < page.posts[0].id:
                high = middle - 1
            else:
                low = middle + 1
        raise Missing(f"{place} is not there any more")

    def from_(self, opening: Place, post: int, number: int) -> Page:
        """The page on which what comes after ``post`` begins, at or before ``number``."""
        for _ in range(BACK):
            try:
                page = self.page(opening, number)
            except Missing:
                if number == 1:
                    raise
                last = self.page(opening, 1).whole.post_set.pages
                number = min(last, number - 1)
                continue
            if number == 1 or (page.posts and page.posts[0].id <= post):
                return page
            number -= 1
        return self.page(opening, max(1, number))
