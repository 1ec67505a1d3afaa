"""Wikis run by MediaWiki (1.35 and later), through the Action API with a bot password.

Talk pages are where a wiki is spoken on: a section is a thread, a signed text in it a message,
its indentation says what it answers. A message is named by the revision that brought it
(``rev:123``), a page by ``page:Title``. What comes in: changes of the pages on the account's own
watch-list on the wiki, and its own talk page; each page on which we speak is watched from then on.
What goes out: a new section on a talk page, an answer in one, a proposed edit (``proposal``).

**Articles are never written** (P-22): whatever isn't a talk page is refused.

The bot password needs the grants: basic, edit existing pages, create and edit pages, view and
edit your watchlist. ``base_url`` is the folder of ``api.php`` (Wikipedia: ``https://…/w``).

What MediaWiki cannot do, or does not tell:

- There are no private messages, likes, reposts, stream or webhooks; nobody can hide what others
  wrote but a wiki's administrators. A file needs a licence that a person states: none is sent.
- A talk page is one text. Which message changed is found by comparing revisions: two messages of
  one person within one minute, both changed in one revision, may be taken for one another.
- Texts without a signature are their revision's author's; unsigned ones that stand directly
  before a signed one are taken as part of it.
- Sections that somebody moves into an archive are no deletions: only what its author takes away,
  what is undone, or what is taken out of a section that stays, is.
- The wiki keeps recent changes for 30 to 90 days: what happened before the first look, or within
  a longer pause, is not told. Deleted pages and hidden revisions are passed over.
- Texts of others with templates keep their braces; only mentions are understood.
- There are no idempotency keys: the desk must ``find`` before it sends again. An edit conflict
  that MediaWiki cannot merge is refused by it and may be tried again: nothing is overwritten.
- A message that somebody has answered is not taken back: readers would lose what the answer is to.
"""
