"""Whose name phishing borrows in Oman, and under which domains they really are. Data.

Sources: the institutions' own sites. A brand's `names` are enough by themselves when they stand in
a host, or one slip away from it; its `short` names only as a word of their own beside another
telling word.
"""

import re
from typing import NamedTuple


class Brand(NamedTuple):
    """Names that are imitated, short ones, and the registered domains that may bear them."""

    names: tuple[str, ...]
    short: tuple[str, ...]
    domains: tuple[str, ...]


def _brand(names: str, short: str, domains: str) -> Brand:
    return Brand(tuple(names.split()), tuple(short.split()), tuple(domains.split()))


BRANDS = (
    _brand("muscatmunicipality muscatmunicip baladiyatmuscat mmgovom بلديهمسقط", "", ""),
    _brand("royalomanpolice ropgovom شرطهعمان", "rop", ""),
    _brand("omanpost asyadexpress بريدعمان", "asyad", "omanpost.om asyad.om asyadexpress.com"),
    _brand(
        "bankmuscat muscatbank mbankmuscat بنكمسقط",
        "bm",
        "bankmuscat.com bankmuscat.om bankmuscatonline.com",
    ),
    _brand("nationalbankofoman nbobank", "nbo", "nbo.om nbo.co.om"),
    _brand("bankdhofar dhofarbank بنكظفار", "", "bankdhofar.com bankdhofar.om"),
    _brand("banksohar soharinternational soharbank", "", "banksohar.net soharinternational.com"),
    _brand("ahlibank ahlibankoman", "", "ahlibank.om ahlibank.com.kw ahlibank.com.qa"),
    _brand("banknizwa nizwabank", "", "banknizwa.om"),
    _brand(
        "omanarabbank alizzislamic alizzbank",
        "oab alizz",
        "oab.om oman-arabbank.com alizzislamic.com",
    ),
    _brand("omantel عمانتل", "", "omantel.om omantel.net.om omantel.com"),
    _brand(
        "ooredoo",
        "",
        "ooredoo.om ooredoo.com ooredoo.qa ooredoo.com.kw ooredoo.tn ooredoo.dz ooredoo.mv "
        "ooredoo.com.mm ooredoo.ps",
    ),
    _brand("vodafoneoman awasr friendimobile rennamobile", "renna", ""),
    _brand("namaelectricity omanwater mzecoman haya-water", "nama mzec", "nama.om nws.om mzec.om"),
    _brand("omanair salamair", "", "omanair.com salamair.com"),
)

# Known all over the world, at home under many suffixes: only the name with another telling word,
# with something before its whole domain, or one slip away, imitates.
WORLDWIDE = frozenset(
    re.findall(
        r"\S+",
        "paypal facebook instagram whatsapp microsoft netflix amazon google apple icloud linkedin "
        "outlook office365 telegram snapchat tiktok binance coinbase metamask fedex aramex dhl "
        "vodafone mastercard booking airbnb dropbox docusign",
    )
)

# Words that a host of the institution, a bank or the police would not need to show.
TELLING = frozenset(
    re.findall(
        r"\S+",
        """
        gov govt government om oman omani muscat baladia baladiya baladiyah municipality municipal
        mm rop police traffic fine fines mukhalafa mukhalafat pay payment payments bill bills fee
        fees login signin secure security verify verification update idupdate account accounts
        support help service services client online bank banking card cards wallet refund reward
        prize win gift bonus free offer discount off claim aid grant delivery redeliver redelivery
        parcel track tracking customs post sim esign sign id civil visa residence license licence
        renew alert notice confirm unlock restore recover appeal blocked suspended kyc otp pin
        customer center centre auth redirect official
        """,
    )
)
# With one of these, `TELLING` words alone pretend to be an Omani office.
OFFICES = frozenset(("gov", "govt", "baladia", "baladiya", "baladiyah", "municipality", "rop"))
