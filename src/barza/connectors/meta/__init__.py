"""What the networks of Meta's Graph API share: calls, refusals, windows for messages, webhooks.

No network by itself, and so not in the registry. Graph is read as JSON; what we tell it goes in
forms, as its reference shows. Nothing is retried.
"""
