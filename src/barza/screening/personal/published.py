"""The institution's own published contacts: these are not personal data. Data, not rules."""

# Domains whose mailboxes are offices (an address of the institution, not of a person).
MAIL_DOMAINS = frozenset({"mm.gov.om"})
# Mailboxes that no person owns, at whatever domain.
_OFFICES = """
    info contact support help helpdesk care customercare customerservice service services sales
    admin webmaster noreply no-reply press media complaints feedback inquiries enquiries hr
    careers jobs office mail postmaster
"""
OFFICES = frozenset(_OFFICES.split())

# Digits only, without the country's code. 1111 is the contact centre, 90091 parking by message;
# 9999 police and ambulance. Oman's toll-free numbers all begin with 800.
NUMBERS = frozenset({"1111", "90091", "9999"})
TOLL_FREE_PREFIXES = ("800",)


def is_published_number(digits: str) -> bool:
    """Whether these digits (with or without 968) are a contact the institution publishes."""
    national = digits.removeprefix("00").removeprefix("968")
    return national in NUMBERS or national.startswith(TOLL_FREE_PREFIXES)


def is_published_mail(address: str) -> bool:
    """Whether a folded e-mail address belongs to the institution or to an office."""
    local, _, domain = address.rpartition("@")
    return domain in MAIL_DOMAINS or local in OFFICES
