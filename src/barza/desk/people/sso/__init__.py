"""Signing in with the institution's own identity provider (OpenID Connect Core 1.0, RFC 7636).

allauth keeps state, PKCE and the code flow. Ours are the nonce and the signature, which allauth
leaves out, and the rule that nobody comes in whom the directory doesn't have.
"""
