"""Telegram: a bot that answers people, and publishes in a channel of which it is an administrator.

``base_url`` is https://api.telegram.org, or a Bot API server of one's own. ``channel`` is
``@name`` or ``-100…``; empty where there is none. The bot reads private chats, what is said
below the channel's posts in its discussion group, and elsewhere in groups what names or answers
it; there it must be an administrator, or have its privacy mode off.

What Telegram cannot do, or does not tell:

- Nothing can be read back, listed or looked for: what a bot was not told, it never learns.
  ``get`` knows what this process has sent or seen. ``find`` can't answer: after an uncertain
  ``send`` a person must look. There are no idempotency keys.
- Updates are kept for a day. What a longer pause missed is lost; a look from the beginning
  brings what is unconfirmed only.
- A bot isn't told of its own messages, nor of deletions by others.
- While a webhook is set there is nothing to look at: a look brings nothing then.
- A post of ours is known by its copy in the discussion group. Deeper answers there name only
  that copy: whoever has not seen it (another process) hangs them from the copy.
- A file's address holds the bot's token: media have an id and no address. Pictures have no
  description for those who can't see; a picture leaves 1024 characters for words, not 4096.
- Who is written to in private must have written first.
- A bare ``/start`` is what the app sends when somebody opens the chat, and is passed over.

Spoken through httpx: python-telegram-bot is for coroutines only, and brings its own queues.
"""
