"""Flickr, through its own API with the key of an app and the OAuth 1.0a token of the account.

What others write and tag on our photos comes in; our answers are comments below them. A photo is
named ``photo:12``, a comment ``comment:12/ID`` and a tag ``tag:12/ID``. ``base_url`` is
https://www.flickr.com; photos are sent to up.flickr.com. The token needs the permission "write",
or "delete" for taking photos back. ``licence``, optional, is the number that Flickr gives to a
licence (flickr.photos.licenses.getInfo); without it the account's own default holds.

What Flickr cannot do, or does not tell:

- There are no private messages in the API, no reposts, stream, webhooks or idempotency keys: the
  desk must ``find`` before it sends again.
- Only photos are published: a text without one is refused, and each has exactly one.
- Photos have no description for those who can't see them: ``alt`` is not sent.
- Comments stand one after the other. Whom one answers is read from the address of a profile in
  brackets that it begins with, as Flickr's own button writes it; ours begin so too.
- Nothing is held or hidden: the owner of a photo takes a comment away, or leaves it.
- Nobody is told of an edit or a deletion of a comment: both are noticed below the photos that
  were heard of last (``look`` says how many), and the time is not told.
- When a tag was given is not told: it counts from the photo's last change.
- Photos that are not public are passed over.
- What was heard of a photo is forgotten after ``cursor.PHOTOS`` others: it then comes again, under
  the same names.
- Flickr allows 3,600 calls an hour for each key; the paces are what fits in, if the key is ours
  alone. A key for a public institution is asked for as a non-commercial one.

Nobody has tried this on Flickr itself yet: it is held to Flickr's own description of its methods.
"""
