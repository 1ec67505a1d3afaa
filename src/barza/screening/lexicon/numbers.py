"""What people write beside a number, and what it then is. Order matters: the first that fits wins.

These are pieces of regular expressions over folded text (so no hamza on alef, ه for ة, ي for ى).
"""

AR_NUMBER = "(?:رقم|ارقام|نمره)"
EN_NUMBER = "(?:number|num|no|nr)"
PERSONS = "تالي|اتي|صاحب|شخص|مسوول|مسيول|موظف|مقاول|عامل|سايق|حارس|مالك|موجر|مستاجر|مراقب|مفتش|جار"
LITTLE_WORDS = "the|and|is|with|an|for|on|at|to|this|that|of|by|from|new|old|other|same|or|it"

PHONE = (
    rf"{AR_NUMBER} ?(?:ال)?(?:هاتف|تلفون|تليفون|جوال|موبايل|محمول|نقال|واتس|اتصال|تواصل)"
    r"(?:ي|نا|ه|ها|هم|كم)?",
    r"(?:ال|لل|بال)?(?:هاتف|تلفون|تليفون|جوال|موبايل|نقال|واتس|واتساب|واتس اب)(?:ي|نا|ه|ها)?",
    r"رقم(?:ي|ه|ها|نا|هم)(?! (?:ال)?مدني)|رقم (?:ابوي|اخوي|امي|زوجي|زوجتي|ولدي)",
    rf"(?:ال)?رقم (?:ال)?(?:{PERSONS})\w*",
    r"(?:لل|ال)تواصل|اتصل\w*|كلمني|كلموني|كلمه|تواصلو?ا? معي|راسلني|دقوا?(?: لي)?",
    rf"(?:phone|mobile|cell|cellphone|gsm|whatsapp|landline|contact|tel|telephone) ?{EN_NUMBER}?",
    rf"(?:my|his|her|their|our|personal) {EN_NUMBER}",
    r"(?:call|called|text|ring|reach|message)(?: (?:me|us|him|her|them))?(?: (?:on|at|back))?",
)

CIVIL = (
    rf"{AR_NUMBER} ?(?:ال)?(?:بطاق[هت]|هوي[هت]|مدني|اقام[هت]|شخصي)\w{{0,3}}(?: ?(?:ال)?"
    r"(?:شخصيه|مدنيه|هويه|اقامه|مقيم))?",
    r"(?:ال)?رقم(?:ي|ه|ها|نا)? (?:ال)?مدني",
    r"(?:ال)?(?:بطاقه|بطاقتي|بطاقته|بطاقتها) ?(?:ال)?(?:شخصيه|مدنيه|هويه|اقامه|مقيم)?",
    r"(?:ال)?هويه(?: الوطنيه| الشخصيه)?|هويتي|هويته|(?:ال)?مدني",
    r"civil (?:id|no|number|card)(?: (?:no|number|card))?",
    r"(?:resident|residence|residency|identity|national|personal|labou?r)"
    r" (?:card|id|identity)(?: (?:no|number|card))?",
    r"(?:identity|identification|id|resident|residence) (?:no|number|num|card)(?: (?:no|number))?",
    r"(?:my|his|her|their|whose) id",
    r"(?:the |an |with )?id",
)

PASSPORT = (
    rf"{AR_NUMBER} ?(?:ال)?جواز(?: ?(?:ال)?سفر)?",
    r"(?:ال)?جواز(?:ي|ه|ها)?(?: ?(?:ال)?سفر)?",
    r"passport(?: (?:no|number|num))?",
)

PLATE = (
    rf"{AR_NUMBER} ?(?:ال)?(?:لوحه|سياره|مركبه|شاحنه|لوحات)\w{{0,3}}",
    rf"(?:ال)?(?:سياره|مركبه|شاحنه) {AR_NUMBER}",
    r"(?:ال)?(?:لوحه|لوحتها|لوحات)",
    r"(?:car|vehicle|licen[cs]e|number|truck|van|reg(?:istration)?) plate",
    r"plates?(?: (?:no|number|num))?",
    r"(?:car|vehicle|truck|van|registration) (?:no|number)",
)

REFERENCE = (
    rf"{AR_NUMBER} (?:ال)?(?!وطن)\w{{2,}}",
    r"(?:ال)?(?:طلب|بلاغ|شكوي|معامله|مرجع|فاتوره|ايصال|عداد|قطعه|كروكي|ملكيه|ترخيص|رخصه|سجل تجاري|"
    r"سجل|ملف|عقد|حساب|تذكره|مخالفه|تصريح|اباحه|مربع|منطقه|سكه|مبني|بيت|قرار|مناقصه)",
    r"(?:ticket|order|report|reference|ref|request|case|complaint|invoice|receipt|bill|meter|plot|"
    r"krooki|licen[cs]e|permit|account|transaction|file|contract|lease|fine|violation|application|"
    r"building|tender|cr|block|way|house|serial|tracking|survey|po box|reading|decision)"
    rf"(?: (?:{EN_NUMBER}|id|reading))?",
    rf"(?!(?:{LITTLE_WORDS}) )\w{{2,}} (?:{EN_NUMBER}|id)",
)

MONEY_BEFORE = (
    r"(?:ال)?(?:مبلغ|رسوم|سعر|تكلفه|قيمه|غرامه|اجمالي|راتب|ميزانيه)|بقيمه|دفعت|دفعنا",
    r"omr|r\.o\.?|usd|aed|\$|£|€|fees?(?: (?:are|is|of))?|total|amount|"
    r"price|cost|budget|paid|pay|salary",
)

MONEY_AFTER = (
    r"(?:ريال|ر\.ع|رع|بيسه|درهم|دولار|الف|مليون|مره|متر|كيلو|نسمه|شخص|يوم|سنه)",
    r"(?:omr|rials?|riyals?|r\.o|baisa|dirhams?|usd|aed|%|sq|m2|km|times|people|residents|votes|views|"
    r"followers|years|days)",
)
