"""Ghost sites (version 6), through the Admin API with the key of a custom integration.

The site is the account: comments on any of its posts come in, and every post of the site is our
own. Comments are written by members, and so are our answers: ``member_id`` names the member who
speaks for the institution; an administrator makes one for it. ``base_url`` is the site's address.

What Ghost cannot do, or does not tell:

- There are no private messages, likes by others than members in a browser, reposts, stream or
  idempotency keys: the desk must ``find`` before it sends again.
- A webhook tells of posts only, never of comments: those are found by looking. It is signed and
  says when it was sent; the administrator sets it up with our secret (``webhook_secret``).
- Comments can't be changed by a key, not even our own: they are hidden, shown, or taken back.
- Nothing is held: a comment stands at once. What nobody may see is hidden.
- When a comment was hidden or taken away is not told; edits say when. Both are noticed among the
  newest comments (``look`` says how many).
- Posts deleted by others are told by webhook only.
- An edit of a post that somebody else changed meanwhile is refused by Ghost (409), and stays
  undone: a person reads it again.
- A member's mail address comes with each comment and is dropped at once.
- Times in filters are in UTC, as Ghost keeps them on MySQL; on SQLite (for development only) its
  own clock must be in UTC too.
- A comment takes no files.
"""
