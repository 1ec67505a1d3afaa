"""Phishing and scam: links that imitate or look like traps, and messages that ask for a secret.

find_links(folded)    findings of clause PHI in a folded text
link_score(url)       how much one link looks like phishing, from 0 to 1
"""

from barza.screening.links.finder import find_links
from barza.screening.links.judging import link_score

__all__ = ["find_links", "link_score"]
