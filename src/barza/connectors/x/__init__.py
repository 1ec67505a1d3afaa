"""X (Twitter), through its API v2 (description 2.167, vendored for the tests).

The account is heard through its mentions, its own posts, a search for answers and quotes that do
not name it, and its private messages. A post is named by its number, a private message
``dm:123``; an exchange of private messages hangs from ``dm:`` and the name of its conversation.
``base_url`` is ``https://api.x.com``.

OAuth 1.0a, not OAuth 2.0: its tokens hold until somebody takes them back. Those of OAuth 2.0 hold
for two hours, and each renewal makes the refresh token before it void: several processes with one
account would lock each other out, and a connector keeps nothing. X's description names OAuth 2.0
alone for pictures, and we have not seen X itself take ours there: where it refuses, it says so
before anything is published.

What X cannot do, or does not tell:

- Nothing is sent to us: no stream and no webhooks here (X has them for apps that answer its
  challenge at a public address). A look comes every 75 seconds, for private messages may be asked
  for 15 times in 15 minutes.
- An edit makes a new post; we go on calling it by its first number. X says neither that a post was
  changed nor that it is gone: the newest ``look.WATCHED`` are asked for at each look. X lets its
  paying members edit, for a time, and no answers to others.
- Whether a reply is hidden is told to nobody: ``get`` leaves ``moderation`` open.
- There are no idempotency keys. The same words twice are refused (``Unknown``): ``find`` tells.
- Answers reach only who named or quoted us; likes are for Enterprise customers only (X's
  changelog of April 2026). X refuses the rest in words.
- Private messages can't be taken back with OAuth 1.0a, and are sealed from the API where both sides
  write by X's encrypted chat.
- Mentions go back 800 posts, the search seven days; quotes are looked for below the newest
  ``look.QUOTED`` posts of ours.
- A text counts 280 here, though some accounts may write longer; a private message too, in the desk.
- A post with a link costs more ($0.200 since 20 April 2026) than ``prices`` can say, a private
  message read $0.010, and mentions and own posts less ($0.001) where the account owns the app.
"""
