"""Servers with Mastodon's client API: Mastodon itself, GoToSocial, Pleroma, snac and others.

What such a server cannot do, or does not tell:

- Nobody can hide or hold what others wrote below a post of ours: no ``MODERATE``.
- An edit or a deletion by a citizen is told only in the stream and in webhooks; looking finds
  it among the newest mentions and below the newest own posts (``look`` says how many).
- A deletion says no more than which id; in the stream it may be of a post that never
  concerned us.
- Pictures with a reply are taken; a private message is a post that mentions one person.
- A post that is deleted stays on servers that do not listen.

snac 2.75 has no deletion, no stream, no webhooks and no idempotency keys: there the desk must
``find`` before it sends again. Its own private posts are not listed: ``fetch`` shows them only
below what they answer. Its ids change with each edit; ``models.canonical`` makes them stay.
"""
