"""What a link that steals pretends to be, and what it asks for."""

# The institution's own host, and what only its own links should look like.
OFFICIAL_HOST = "mm.gov.om"
GOVERNMENT = ".gov.om"
IMITATED = ("mmgovom", "govom", "muscatmunicip", "baladiyatmuscat")

SHORTENERS = frozenset(
    (
        *("bit.ly", "tinyurl.com", "goo.gl", "ow.ly", "is.gd", "cutt.ly", "rb.gy", "shorturl.at"),
        *("tiny.cc", "t.ly", "rebrand.ly", "s.id", "v.gd", "buff.ly", "lnkd.in", "adf.ly"),
        *("shorte.st", "bl.ink", "urlz.fr", "qr.ae", "linktr.ee"),
    )
)

# Letters of other scripts, and digits, that pass for Latin ones.
LOOKALIKES = str.maketrans("аеорсухмікνοаԁɡ013", "aeopcyxmikvoadgole")

CREDENTIAL_WORDS = (
    r"password|passcode|otp|one.time (?:code|pin)|pin code|cvv|log ?in|sign ?in|"
    r"verify (?:your )?(?:account|identity|details|card)|"
    r"confirm (?:your )?(?:account|identity|card|details)|"
    r"update (?:your )?(?:account|details|card|information)|bank (?:card|account|details)|"
    r"pay (?:your |the )?fine|unpaid fine|suspended|claim (?:your )?(?:prize|refund)|"
    r"كلمه (?:ال)?(?:سر|مرور)|الرقم السري|رمز (?:ال)?(?:تحقق|تفعيل)|"
    r"(?:حدث|تحديث|حدثوا) (?:بيانات|معلومات)\w*|تاكيد (?:ال)?(?:حساب|هويه|بيانات)\w*|"
    r"بيانات(?:ك)? (?:ال)?(?:بنكيه|بطاقه)|بطاقتك (?:البنكيه|المصرفيه)|حسابك (?:البنكي|موقوف)|"
    r"(?:ادفع|دفع|سداد|تسديد) (?:ال)?(?:مخالفه|غرامه|مخالفات)\w*|ربحت|جايزتك|استلم جايزه"
)
