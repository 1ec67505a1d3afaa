"""Forums run by Misago (0.39), through the JSON API that its own pages use.

The account is a member; the whole forum, as far as that member may see it, is what it hears: new
threads, posts and the private threads it takes part in. A thread is named ``thread:12`` (so is its
first post), a post ``thread:12/34``; private ones begin with ``private:``. The member needs the
rights of a moderator to hide, approve or delete. ``base_url`` is the forum's front page.

What Misago cannot do, or does not tell:

- There is no key for programs: the connector signs in with the member's name and password, as a
  person does. Forums that sign in through another service (OAuth) can't be used.
- There are no reposts, stream, webhooks or idempotency keys: the desk must ``find`` before it
  sends again.
- Posts of a thread stand one after the other. What one answers is read from whom it names first;
  without a name it answers the thread. Our answers name the addressee.
- Nobody can hold a post once it stands, and nothing is marked as spam: a post is hidden, or one
  that the forum itself holds is approved. A thread's first post is hidden with its thread.
- An edit does not move a thread: edits, hidings and deletions are noticed in the newest threads
  that were read, on their last page read (``look`` says how many).
- The last writer wins: Misago has no guard against an edit that somebody else makes meanwhile.
- At the first look, threads further back than ``look.FIRST`` pages of the list are left out.
- Two tildes around words strike them out: Misago has no way to write them otherwise.
- A forum tells its longest text to nobody but its pages: 60,000 characters is what it comes with.
"""
