"""YouTube, through its Data API (version 3) with a refresh token of the channel's owner.

Comments on the channel's videos come in, published or held; our answers are replies and comments.
A video is named ``video:ID``, a comment ``comment:VIDEO/ID``. ``base_url`` is
https://youtube.googleapis.com. The token has the scope youtube.force-ssl and belongs to an app of
the institution (``client_id``, ``client_secret``).

HTTP and JSON by ``web``, not google-api-python-client: that brings more libraries and every other
service's description for nine calls, and retries and caches by itself. The tests hold each call to
YouTube's own description of them.

What YouTube cannot do, what it does not tell, and what is left out:

- Videos, captions and live chat are left out: videos are published by YouTube's own tools, and come
  in as our own posts. A text that answers nothing is refused.
- There are no private messages, likes or reposts of comments, stream, webhooks for comments or
  idempotency keys: the desk must ``find`` before it sends again.
- There is one level of answers. Which reply another one answers is read from the handle that it
  begins with; ours begin so too.
- Others' comments are held, published or rejected by the owner; only their author deletes them.
  YouTube shows what is rejected to nobody, us included: it comes as gone, and can be published
  again by its id. Marking as spam has no call any more. Banning an author is not offered: nobody at
  the desk has that authority.
- New replies are found below the newest ``look.PAGES`` pages of comments; further down they are
  not told. An edit of a reply is noticed while YouTube shows it with its thread.
- At the first look, comments further back than that are left out.
- An installation has 10,000 units a day, until midnight in California: a look costs 4 to 6, a text
  50. The paces are what fits in; a larger quota is asked for at Google.

Nobody has tried this on YouTube itself yet.
"""
