"""WordPress sites, through their REST API with an application password (WordPress 5.7 and later).

The site is the account: comments on any of its posts come in; the posts of our own user are
our own posts. The user needs the role of an editor, or comments that are held stay unseen.

What WordPress cannot do, or does not tell:

- There are no private messages, no likes, no reposts, no stream and no webhooks of its own.
- A comment has no time of its last change. An edit, a new moderation state and a deletion are
  noticed among the newest comments (``look`` says how many); when it happened stays unknown.
- A post of ours that someone else takes away is not noticed; an edit of it is, but not one
  made within the second in which it appeared.
- There are no idempotency keys. WordPress refuses the same words by the same user below the
  same comment with 409 ``comment_duplicate``; that is ``Unknown`` here, and ``find`` finds it.
  Posts have no such guard: the desk must ``find`` before it sends again.
- A comment takes no files. Hiding a comment is holding it; deleting is moving to the trash.
- The reader's address, e-mail and browser come with each comment and are dropped at once.
"""
