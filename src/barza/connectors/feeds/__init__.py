"""Feeds of newspapers and blogs, watched: RSS 2.0, RSS 1.0 and Atom. Nothing is written.

``base_url`` is the feed's address. Addresses that are not the public internet's are refused,
the address itself and each one that it sends us on to; who watches a feed of the house sets
``private_addresses`` to ``allowed``.

What a feed cannot do, or does not tell:

- It can't be answered, and knows no comments, no private messages and no counts.
- It has the newest entries only, and says nothing of those that fell off. A deletion looks the
  same: there are none. What appeared and fell off between two looks was never seen.
- An edit is noticed while the entry stands in the feed; when it was made stays unknown.
- Dates are often missing, broken or in the future: then what counts is when it was first seen.
- Many entries are the beginning of a text; the rest is behind the link.
- An entry without an id of its own goes by its link; two feeds may use the same id.

A feed is asked once in ten minutes at most (``look.PAUSE``), however often the desk looks, and
asked only for what is new (``ETag``, ``Last-Modified``).
"""
