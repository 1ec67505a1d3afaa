"""The institution's directory as it is read from a real LDAP server."""
