"""What a message that steals pretends to be, asks for and threatens with. Data.

Patterns are of folded text (`barza.screening.folding`): no hamza, marks or capitals. Every
repetition in them is bounded.
"""

import re

# The institution's own host, and those of Oman's government.
OFFICIAL_HOST = "mm.gov.om"
GOVERNMENT = ".gov.om"

SHORTENERS = frozenset(
    re.findall(
        r"\S+",
        """
        bit.ly bitly.com tinyurl.com goo.gl ow.ly is.gd cutt.ly rb.gy shorturl.at tiny.cc t.ly
        rebrand.ly s.id v.gd buff.ly adf.ly shorte.st bl.ink urlz.fr qr.ae linktr.ee goo.su
        clck.ru shrtco.de soo.gd u.to x.gd tny.im bitly.ws n9.cl t2m.io short.gy kutt.it lnk.bio
        shorturl.asia surl.li urlr.me dub.sh me2.kr han.gl l.ead.me qrco.de tr.ee inx.lv
        """,
    )
)

# Letters of other scripts, and digits, that pass for Latin ones.
LOOKALIKES = str.maketrans("аеорсухмікνοаԁɡһѕјԛԝαιρυτ013", "aeopcyxmikvoadghsjqwaiputole")

_ASKED_FOR = (
    r"(?:otp|cvv|pin|pass(?:word|code)|(?:\d.digit |pickup )?code|card (?:number|no|details)|"
    r"(?:debit|bank|credit|your) card|card|bank (?:details|account|user)|account (?:number|no)|"
    r"(?:id|civil) (?:number|card)|(?:both sides of )?your id|(?:your|my) (?:bank )?details|"
    r"identity|"
    r"ownership|birth date|copy of passport|"
    r"و?(?:ال)?(?:رمز|كود)|(?:ال)?رقم السري|كلمه (?:ال)?(?:سر|مرور)|رقم (?:ال)?(?:بطاقه|"
    r"حساب)\w{0,3}|"
    r"رقمك المدني|(?:ال)?رقم المدني|صوره (?:ال)?(?:بطاقه|وجهين|جواز)\w{0,2}|(?:ال)?وجهين|"
    r"بيانات(?:ك| (?:ال)?(?:بنك|بطاقه|بطاقتك|حساب)\w{0,2})|"
    r"بطاقتك(?: ال\w{2,10})?|بطاقه الدفع|هويتك|ملكيتها|تاريخ ميلادك|دخول (?:ك|بنكك)|دخولك)"
)
_ASK = (
    r"(?:send|share|give|tell|forward|reply with|enter|fill(?: in)?|confirm|verify|update|"
    r"register|"
    r"provide|put|link|keep|need|wanted|log ?in|sign ?in|whatsapp|"
    r"[وف]?(?:ا?رسل(?:ه|ها|وا|ي)?|ادخل|دخل|تدخل|اعط\w{0,4}|عطني|سجل(?:وا)?|جهز|اكد|تاكد|توكد|"
    r"حدث(?:ها)?|"
    r"نحتاج|شارك|زودنا|اكتب|حول|بس سجل|راسلنا))"
)

# Each cue with its points; `asking` adds them up. Longer texts repeat cues: each counts once.
CUES: dict[str, tuple[int, str]] = {
    "secret": (3, rf"{_ASK}\b[^.!?\n]{{0,45}}?\b{_ASKED_FOR}"),
    "code": (
        3,
        r"code[^.!?\n]{0,25}(?:you (?:just )?(?:get|got|receive)|comes? to your|went to your)|"
        r"(?:otp|code) that comes|you(?:.ll| will) (?:get|receive)[^.!?\n]{0,15}code|"
        r"(?:رمز|كود)[^.!?\n]{0,20}(?:وصلك|بيوصلك|يوصلك)|(?:بيوصلك|سيصلك|يوصلك) (?:رمز|كود)|"
        r"رمز علي رقمك|el code elli wasalak",
    ),
    "install": (
        3,
        r"(?:open|install|download|update|[وا]?(?:حدث|افتح|حمل|"
        r"نزل))[^.!?\n]{0,40}(?:\.?apk|attached|"
        r"from file|المرفق|من هذا الملف)",
    ),
    "credential": (
        2,
        r"(?:verify|confirm|update|reactivate|unlock|restore) (?:your )?(?:bank )?(?:account|"
        r"card|details|kyc|"
        r"information|identity|payment)|pay (?:your |the )?fine|"
        r"(?:ادفع|دفع|سداد|تسديد|سدد\w?) (?:ال)?(?:مخالف|غرام)\w{1,4}|(?:حدث|تحديث|تاكيد|"
        r"اكد) (?:ال)?(?:بيانات|"
        r"معلومات|حساب|هوي|بطاق)\w{0,3}",
    ),
    "threat": (
        2,
        r"(?:your|on your|atm)[^.!?\n]{0,40}\b(?:suspended|blocked|frozen|closed|deleted|"
        r"deactivated|"
        r"cancell?ed|expire[sd]|on hold|removed|limited|refused|locked)|final notice|last day|"
        r"will be (?:closed|disconnected|deactivated|deleted|blocked|cut)|unpaid fine|overdue|"
        r"(?:violation|fine) (?:is )?registered on your|line cut|parcel held|could not deliver|"
        r"stops? today|against your name|case on your name|otherwise all|"
        r"(?:حساب\w{0,2}|بطاقتك|شريحتك|رخصه|رخصتك|ترخيصك|اقامتك|عقد|طردك|شحنتك|تاشيره|بيانات)"
        r"[^.!?\n]{0,30}(?:موقوف|مجمد|محجوب|مرفوض|متاخر|سيحذف|بينلغي|بتنتهي|ستتوقف|ستوقف|انتهت|"
        r"خالف)\w{0,2}|"
        r"(?:تم|سيتم) (?:ايقاف|تجميد|حظر|اغلاق|قطع|رصد)|تنبيه اخير|اخر يوم|بنقطع|محجوزه? في|"
        r"محجوبه|"
        r"مخالفه غير مدفوعه|صدرت بحقك|عليك مخالفه|متاخره عليك|فاتورتك متاخره|لم نتمكن من تسليم|"
        r"تتوقف معاملاتك|دخل حسابك|قضيه باسمك",
    ),
    "reward": (
        2,
        r"congrat\w{0,12}|you(?:.ve)? won|number won|(?:have been|were|are) selected|"
        r"loan approved|"
        r"grant|voucher|bonus|(?:get the )?fee refunded|subsidy refund|compensation|"
        r"win (?:an? )?iphone|"
        r"discounted?|\d+ ?% discount|gb free|free for all|winner|won a|gift from|earn \d+|"
        r"claim (?:your )?(?:prize|refund|\d+)|return your money|aid \d+|basket registration|"
        r"مبرو{1,9}ك|فزت|فاز|ربحت|جايزتك|(?:استلام|استلم) (?:ال)?(?:جايزه|مبلغ|تعويض|هديه)|"
        r"لمنحه|مكافاه|كوبون|"
        r"مجانا|واربح|اختارك|موافق عليه|صرف مساعدات|استرجع|لاسترداد|نرجع المبلغ|هديه|خصم|واكسب|"
        r"السله الرمضانيه توزع|ارض سكنيه لك",
    ),
    "fee": (
        2,
        r"(?:pay|send|transfer|fees?|deposit|settle|"
        r"clearance)\b[^.!?\n]{0,25}\b\d{1,5}(?:\.\d{1,3})? ?"
        r"(?:omr|rials?|usd|dollars?|\$)?|lawyer fee|registration fee|urgent renewal fee|"
        r"small deposit|"
        r"send deposit|\d+ ?(?:omr|rials?) (?:remaining )?to this|[وف]?(?:ادفع\w{0,2}|حول|تحول|"
        r"سدد)\b[^.!?\n]{0,25}"
        r"\d{1,5}(?:\.\d{1,3})? ?(?:ريال|ر\.ع)?|ادفع ريال|"
        r"(?:ال)?رسوم[^.!?\n]{0,25}\d{1,5} ?(?:ريال|ر\.ع)|"
        r"(?:حول|تحول|ادفع) (?:العربون|الرسوم)|رسوم (?:المحامي|التجديد المستعجل|التسجيل)|بايداع|"
        r"العربون",
    ),
    "pressure": (
        1,
        r"today|tonight|now|immediately|urgent|urgently|within \d+ ?h\w{0,4}|in (?:one|12|24|"
        r"48) hours?|"
        r"fast|quick|tomorrow|before it|tell nobody|else|unless|"
        r"اليوم|الحين|الان|خلال (?:ساعه|\d+ ساعه)|فورا|فوري|حالا|بسرعه|ضروري|قبل انتهاء|بكره|"
        r"باكر|والا|"
        r"لتجنب|لتفادي|ما لم|لا تخبر احد|el7een",
    ),
    "channel": (
        1,
        r"here|(?:this |the )?link|click|whatsapp|this (?:number|account|link)|attached|"
        r"apk|"
        r"from file|private|[وبع]?(?:ال)?رابط|اضغط|هنا|(?:ال)?واتساب|هالرقم|(?:هذا|"
        r"لهذا) (?:ال)?(?:رقم|حساب)|"
        r"هالواتساب|في الخاص|المرفق|من هذا الملف|عن طريقنا|hal link",
    ),
    "claim": (
        2,
        r"dear (?:customer|resident|expat|house owner|client|citizen|user)|(?:am|"
        r"is) (?:the )?(?:inspector|"
        r"officer)|(?:calling )?from (?:the )?bank|support team|(?:real )?customer care|"
        r"whatsapp support|"
        r"official municipality group|new municipality website|old bank app|"
        r"عزيزي (?:ال)?(?:عميل|مواطن|مقيم|مشترك|زبون)|عميلنا|معك (?:ال)?(?:مفتش|ملازم|ضابط|"
        r"موظف)|انا من البنك|"
        r"فريق الدعم|خدمه العملاء الحقيقيه|مركز دعم|قروب البلديه الرسمي|موقع البلديه الجديد|"
        r"mn khidmat|تطبيق البنك من",
    ),
    "job": (
        2,
        r"hiring|vacanc\w{2,4}|work from home|inspectors? wanted|inspectors wanted|job|"
        r"like videos|"
        r"medical test|وظايف|وظيفه|الوظيفه|شغل من البيت|قبولك|توظيف|مطلوب|لايك|الفحص الطبي",
    ),
    "kin": (
        4,
        r"(?:this is )?my new number[^.!?\n]{0,20}need|رقمي الجديد[^.!?\n]{0,20}محتاج|"
        r"(?:my )?code went to your number|حولت لك بالغلط رمز",
    ),
    "fortune": (
        4,
        r"(?:i am |iam )?widow of|million dollars?|inheritance of|ارمله (?:تاجر|رجل)|"
        r"بمليون (?:ريال|دولار)",
    ),
}

# Whatever a cue matches contains one of these, a look for which costs a tenth of the cue's pattern.
NEEDED: dict[str, tuple[str, ...]] = {
    name: tuple(listed.split("|"))
    for name, listed in {
        "secret": "otp|cvv|pin|pass|code|card|bank|account|id|civil|ownership|birth|details|رمز|"
        "كود|رقم|كلمه|صوره|وجهين|بيانات|بطاق|هويتك|ملكيتها|ميلادك|دخول",
        "code": "code|otp|رمز|كود",
        "install": "apk|attached|from file|المرفق|من هذا الملف",
        "credential": "verify|confirm|update|reactivate|unlock|restore|fine|ادفع|دفع|سداد|تسديد|"
        "سدد|حدث|تحديث|تاكيد|اكد",
        "threat": "suspended|blocked|frozen|closed|deleted|deactivated|cancel|expire|on hold|"
        "removed|limited|refused|locked|final notice|last day|will be|unpaid fine|overdue|"
        "registered on|line cut|parcel held|could not deliver|stop|against your|case on|"
        "otherwise all|حساب|بطاقتك|شريحتك|رخص|ترخيصك|اقامتك|عقد|طردك|شحنتك|تاشيره|بيانات|تم |"
        "تنبيه|اخر يوم|بنقطع|محجوز|محجوبه|مخالفه|صدرت بحقك|متاخره عليك|متاخره|لم نتمكن|تتوقف|"
        "قضيه باسمك",
        "reward": "congrat|won|selected|loan approved|grant|voucher|bonus|refund|compensation|"
        "win |discount|gb free|free for|winner|gift from|earn |claim|return your|aid |basket reg|"
        "مبر|فز|فاز|ربح|جايز|استل|لمنحه|مكافاه|كوبون|مجانا|اختارك|موافق|صرف مس|استرجع|لاسترداد|"
        "نرجع|هديه|خصم|واكسب|السله|ارض سك",
        "fee": "pay|send|transfer|fee|deposit|settle|clearance|to this|ادفع|حول|سدد|رسوم|بايداع|"
        "العربون",
        "claim": "dear |inspector|officer|from the bank|from bank|support|customer care|"
        "official municipality|new municipality|old bank|عزيزي|عميلنا|معك |انا من|فريق|خدمه|مركز|"
        "قروب|موقع|mn khid|تطبيق",
        "job": "hiring|vacanc|work from|wanted|job|like videos|medical|وظ|قبولك|توظيف|شغل|مطلوب|"
        "لايك|الفحص",
        "kin": "new number|code went|رقمي الج|حولت لك",
        "fortune": "widow of|million dollar|inheritance of|ارمله|بمليون",
    }.items()
}

# One of these stands in nearly every lure, as a word between spaces; texts without any, and without
# a link, are not read further.
TRIGGERS = frozenset(
    re.findall(
        r"\S+",
        """
        code otp pin cvv password card bank account link click whatsapp omr rial rials fee fees
        won win winner congratulations congrats congrats!! prize grant refund
        refunded voucher bonus deposit transfer
        pay payment licence license violation fine fines suspended blocked details million
        number verify
        parcel package gift apk update id customs hiring invoice.apk
        رمز الرمز والرمز كود الكود والكود ريال ر.ع رسوم الرسوم حول ادفع سدد رقم الرقم رقمك رقمي
        البنك بنك البنكيه بنكك بطاقه البطاقه بطاقتك حسابك بياناتك بيانات الرابط رابط واتساب الواتساب
        مبروك ربحت فزت فاز الجايزه مجانا هديه مكافاه كوبون مخالفه المخالفه ترخيصك شريحتك طردك
        شحنتك لايك العربون apk wasalak
        """,
    )
)

# Who asks whether a message is genuine, warns of one, or tells what happened to them.
GUARD = (
    r"scam\w{0,5}|fraud\w{0,5}|fake|phishing|genuine|hijack\w{0,3}|hacked|beware|careful|"
    r"suspicious|"
    r"spam|never (?:asks?|send|share|give)|will never|(?:do not|don.t|dont) (?:click|share|send|"
    r"open|"
    r"believe|give|trust|reply)|is it (?:real|yours|true)|warn\w{0,4}|pretending|report (?:it|"
    r"him|them)|"
    r"is (?:this|it|that)(?: link| message| site| page)? (?:from )?(?:you|yours?|official|"
    r"the official|legit|safe|trusted)|"
    r"منكم|تبعكم|موثوق\w?|هذا رابطكم|"
    r"(?:asked|asking|asks) (?:me |people )?for|i (?:got|received|have received) (?:an? |this |"
    r")?(?:sms|message|text|"
    r"call|link|\")|please confirm|i have doubts|going (?:round|around)|no fees|without fees|"
    r"نصب|نصاب\w{0,3}|(?:ال)?احتيال\w{0,2}|محتال\w{0,3}|مزيف\w{0,2}|وهمي\w{0,2}|انتبه\w{0,2}|"
    r"احذر\w{0,2}|"
    r"حذر\w{0,2}|تحذير|[وا]?(?:ل)?لتوعيه|للتنبيه|هكر\w{0,3}|كذب|صحيحه?|لا (?:تطلب|تشارك\w{0,2}|"
    r"ترسل\w{0,2}|تدخل\w{0,2}|"
    r"تصدق\w{0,2}|تضغط\w{0,2}|تفتح\w{0,2}|تعطي?\w{0,2})|لن (?:نطلب|تطلب)|ما (?:ترسل|يرسل|تطلب|"
    r"يطلب)|ولا ترسل|"
    r"وصلتني|جاتني|جتني|اتصل علي|متصل|يتداولون|يطلبون|اشك|طالبين|ولا يوجد اي رسوم|9a7ee7|na9b"
)

# The writer's own affairs: a person with a trouble, not one who makes it.
OWN = (
    r"my (?:new |old |bank |debit |credit |own )?(?:card|account|pin|pass(?:word|code)|money|"
    r"top.?up|"
    r"transfer|payment|refund|salary|identity|phone|order|flight|bill|parcel|licen[cs]e|fine|"
    r"details|app)s?|"
    r"i(?:.ve| have|.m| am)? (?:paid|lost|forgot|tried|trying|want|wish|would like|can.?t|"
    r"cannot|didn.t|"
    r"got charged|not able|unable|still)|how (?:do|can|to|long|much)|can i|do i|should i|"
    r"could you|"
    r"بطاقتي|حسابي|فاتورتي|طلبي|شكواي|طردي|رخصتي|معاملتي|فلوسي|اموالي|رصيدي|كيف|متي|هل|لماذا|"
    r"ليش|كم"
)

# Words that tell something in a host or a path: what is imitated, what is asked for, where a
# broken-into site keeps what was put there.
HOST_WORDS = frozenset(
    re.findall(
        r"\S+",
        """
        paypal apple icloud amazon google gmail facebook instagram whatsapp microsoft office outlook
        hotmail yahoo dropbox docusign adobe netflix linkedin ebay dhl usps fedex ups chase
        wellsfargo bankofamerica citi hsbc barclays santander itau bradesco caixa paytm att verizon
        tmobile orange binance coinbase metamask steam roblox telegram alibaba webmail owa
        sharepoint onedrive usaa navyfederal credit bank americanexpress visa mastercard natwest
        lloyds halifax rbc cibc bmo scotia desjardins impots irs gov hmrc swisscom aramex omantel
        ooredoo muscat oman baladia baladiya post
        login signin sign-in logon secure security verify verif account update confirm wallet
        support service client customer password auth validate valid webscr session token recover
        unlock limited suspend billing invoice payment pay free gift bonus win prize claim help
        center alert notice id info online mail access portal admin user doc document view file
        share redirect refund appeal aid reward
        wp-admin wp-content wp-includes images css js includes plugins themes tmp upload
        """,
    )
)
