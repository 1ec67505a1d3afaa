"""A Facebook Page, through Meta's Graph API (``connectors/meta``), with a Page's access token.

``base_url`` is https://graph.facebook.com. What comes in: comments below the newest posts, however
deep, posts that name the Page, Messenger's messages, and reviews. Ids say what they name:
``post:PAGE_POST``, ``comment:POST_COMMENT``, ``message:M``, ``review:STORY``; messages of one
person are one thread, ``person:ID``.

What Facebook can't do, or doesn't tell:

- No stream, no idempotency keys: the desk must ``find`` before it sends again.
- Nothing is held and nothing marked as spam by us: a comment is hidden, or shown.
- A look sees the newest posts (``look`` says how many) and what stands below them. What is said
  below an older one is told by webhook only, and so is a message beyond the newest of a person.
- Nobody says when a comment was edited or hidden, or that it was deleted. A look notices it among
  what it sees.
- A look from the beginning goes back as far as that, and no further.
- One callback takes the webhooks of all Pages of an app: what is told of another Page is passed
  over. With more than one Page, each has an app of its own, or something before us that shares out.
- What is said below a review is told by webhook only, as below a post of ours.
- A webhook about a message names its writer by number only: the name is asked for later.
- Who wrote is told only to apps that Meta has reviewed; else everybody is a stranger of their own.
- A person's number in Messenger is another than below a post: nobody tells that they are one.
- In private, an answer goes to a comment once, within 7 days, and to a message within 24 hours;
  until 7 days with ``HUMAN_AGENT``, for which Meta must have approved the app.
- A message can't be changed or taken back by us. What we published is changed only where our app
  published it. A comment takes one picture, a message from us none.
- Sharing a post as the Page is not offered to apps.
"""
