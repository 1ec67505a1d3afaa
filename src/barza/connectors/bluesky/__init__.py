"""Bluesky, and every other network of the AT protocol: a PDS with an app view behind it.

``base_url`` is the account's PDS (or its entryway, such as bsky.social); the credential is the
handle and an app password. Reading goes through the PDS to the app view, writing to the PDS.

What the network cannot do, or does not tell:

- A post can't be changed: there are no edits, ours or others'. It has no private posts, and
  direct messages belong to another service: no ``REPLY_PRIVATE``.
- A deletion is told to nobody. It is noticed among what the newest looks remember (``look``).
- Nobody can hold or take away what others wrote below a post of ours. A thread gate says who
  may answer, or folds an answer away for whoever wants to unfold it: that is no ``MODERATE``.
- There is no webhook, and a stream of the whole network only: no ``STREAM``.
- A post says itself when it was written. Where that is later than the app view saw it, the app
  view is believed.
- What a person who blocks us writes is not shown to us, and looks like a deletion.
- Views are not counted. Labels of one's own (``selfLabels``) have no place in ``Outgoing``.

The record's key is made from ``Outgoing.key``: what was sent is found again by its name, and
the network itself refuses a second one (``swapRecord``).

Spoken through httpx: the library ``atproto`` is at 0.0.x, calls itself an alpha, brings nine
others along, renews sessions by itself, and what it raises does not tell "not sent" from
"perhaps sent".
"""
