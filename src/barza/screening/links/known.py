"""Registered names that are what they say: no link there is judged by how it looks. Data.

Written by hand: what people in Oman commonly link to. A host that gives names away (blogs, forms,
files) is not here, whoever owns it.
"""

import re

HOSTS = frozenset(
    re.findall(
        r"\S+",
        """
        facebook.com fb.com fb.me fb.watch instagram.com instagr.am threads.net whatsapp.com wa.me
        twitter.com x.com t.co youtube.com youtu.be tiktok.com snapchat.com linkedin.com lnkd.in
        telegram.org t.me pinterest.com reddit.com tumblr.com flickr.com vimeo.com twitch.tv
        soundcloud.com spotify.com spoti.fi spotify.link discord.com discord.gg mastodon.social
        medium.com quora.com imgur.com joinmastodon.org signal.org skype.com zoom.us
        wikipedia.org wikimedia.org wiktionary.org wikidata.org openstreetmap.org archive.org
        google.com goo.gle google.om google.ae maps.app.goo.gl apple.com apple.co icloud.com
        microsoft.com live.com outlook.com office.com bing.com msn.com yahoo.com duckduckgo.com
        android.com mozilla.org ubuntu.com debian.org python.org github.com gitlab.com
        stackoverflow.com stackexchange.com adobe.com dropbox.com paypal.com visa.com
        mastercard.com netflix.com amazon.com amazon.ae amazon.sa ebay.com alibaba.com noon.com
        aliexpress.com booking.com airbnb.com agoda.com expedia.com tripadvisor.com uber.com
        careem.com talabat.com otaxi.om dhl.com fedex.com ups.com aramex.com usps.com
        bbc.com bbc.co.uk cnn.com nytimes.com theguardian.com reuters.com apnews.com aljazeera.com
        aljazeera.net alarabiya.net skynewsarabia.com france24.com dw.com washingtonpost.com
        bloomberg.com forbes.com economist.com ft.com wsj.com npr.org nbcnews.com cbsnews.com
        abcnews.go.com foxnews.com usatoday.com independent.co.uk telegraph.co.uk dailymail.co.uk
        who.int un.org unicef.org unesco.org worldbank.org imf.org ilo.org icrc.org nasa.gov
        cdc.gov nih.gov europa.eu gov.uk imdb.com nature.com sciencedirect.com springer.com
        coursera.org edx.org khanacademy.org udemy.com ted.com goodreads.com slideshare.net
        scribd.com academia.edu researchgate.net britannica.com merriam-webster.com dictionary.com
        omannews.gov.om omanobserver.om timesofoman.com muscatdaily.com omandaily.om shabiba.com
        atheer.om wafoman.com thearabianstories.com omaninfo.om alroya.om alwatan.om
        bankmuscat.com nbo.om bankdhofar.com ahlibank.om oab.om soharinternational.com banksohar.net
        banknizwa.om alizzislamic.com hsbc.co.om sbi.co.in thawani.om maalpay.om
        omantel.om ooredoo.om vodafone.om awasr.om friendimobile.om renna.om
        omanpost.om asyad.om omanair.com salamair.com mwasalat.om omanairports.co.om nama.om
        nws.om namaws.om mzec.om omanlng.om pdo.co.om oq.com omran.om visitoman.om
        experienceoman.om squ.edu.om utas.edu.om gutech.edu.om du.edu.om unizwa.edu.om
        luluhypermarket.com carrefouroman.com opensooq.com dubizzle.com.om dubizzle.com
        omanreal.com bayut.com propertyfinder.ae gulfnews.com khaleejtimes.com thenationalnews.com
        arabnews.com okaz.com.sa spa.gov.sa wam.ae qna.org.qa kuna.net.kw bna.bh emirates.com
        etihad.com qatarairways.com flydubai.com airarabia.com gulfair.com kuwaitairways.com
        saudia.com mawdoo3.com islamweb.net islamqa.info quran.com sunnah.com almaany.com
        hespress.com youm7.com masrawy.com elwatannews.com alquds.co.uk arabic.cnn.com
        weather.com accuweather.com windy.com worldometers.info statista.com wordpress.org w3.org
        mozilla.com example.com example.org
        """,
    )
)

# Hosts under these names where anybody may put a page or a form: judged like unknown ones.
OPEN = frozenset(
    (
        *("sites.google.com", "docs.google.com", "drive.google.com", "forms.office.com"),
        *("sway.office.com", "onedrive.live.com", "dl.dropbox.com", "script.google.com"),
    )
)
