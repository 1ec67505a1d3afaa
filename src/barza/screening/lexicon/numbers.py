"""What people write beside a number, and what it then is: words of both languages by their role.

Words are in folded spelling (no hamza on alef, ه for ة, ي for ى) and stand without article, the
proclitics (و ف ب ل) and the possessives (ي ه ها هم نا كم), which are taken off before the look-up.
A word listed twice has the role that comes later.
"""

ROLES: dict[str, str] = {
    # Passed over on the way back from a number to the word that names it.
    "glue": """
        , | is was are be the a an this that of for to and or on at by with from in s old new
        other same here below following it its only please pls current dear also still just now
        get give left full private direct visiting photo back again anytime today tenant هو هي هذا
        هذه ذا ذي علي ع عبر عن في من الي او ثم ان كان كانت التالي تالي اتي سابق قديم جديد اخر حالي
        فقط معي عند ذو ذات خاص خاصه ابيض اسود احمر اسم اسمي عند لدي مسجل
        """,
    # Passed over too; with the word "number" they say that it is a telephone's.
    "country": """
        indian omani emirati uae saudi kuwaiti kuwait qatari qatar bahraini bahrain dubai oman gcc
        pakistani bangladeshi egyptian filipino عماني عمانيه كويتي كويتيه قطري قطريه اماراتي
        اماراتيه سعودي سعوديه بحريني بحرينيه امارات كويت قطر بحرين عمان هندي هنديه باكستاني
        باكستانيه بنغالي بنغاليه مصري مصريه
        """,
    "owner": "my his her their our your whose personal",
    "person": """
        husband wife son daughter father mother brother sister uncle cousin neighbour neighbor
        owner landlord plumber electrician driver guard worker maid inspector contractor agent
        officer man woman guy manager engineer resident tenants employee person scammer seller
        dealer doctor teacher broker mechanic carpenter painter farmer shopkeeper sheikh lady زوج
        زوجه ابن ولد بنت اب ابو ام اخ اخو اخت عم خال جار حارس مالك موجر مستاجر مقاول عامل سايق
        موظف مسوول مسيول مراقب مفتش شخص رجل امراه سباك كهربايي مندوب مدير مهندس دكتور استاذ والد
        والده نصاب محتال حرامي بايع تاجر طبيب طبيبه معلم معلمه سمسار ميكانيكي نجار حداد صباغ حلاق
        مزارع راعي امام خطيب شيخ رشيد مشرف مندوبه طالبه استشاري متعهد مورد صيانه فني عمال خادمه
        شغاله ناطور وكيل عايله اهل
        """,
    "holder": "صاحب صاحبه مقدم مقدمه حامل حامله",
    "number": "number num no nr numbers رقم ارقام نمره",
    "own": "رقمي رقمه رقمها رقمهم رقمنا رقمك نمرتي",
    "phone": """
        phone phones mobile mob cell cellphone gsm whatsapp watsapp wtsp landline tel telephone ph
        fax hotline sms viber imo telegram هاتف تلفون تليفون جوال موبايل محمول نقال واتس واتساب
        واتسب وتساب فاكس ثابت تلغرام
        """,
    "call": """
        call called calling calls text ring reach contact message dial phoned rang contacts اتصل
        اتصلت اتصلو اتصلوا اتصال كلم كلمت كلموا كلمو كلمني كلموني تواصل تواصلو تواصلوا راسل راسلني
        راسلوني دق دقو دقوا دقيت خابر يتصل
        """,
    "civil": """
        civil identity identification nin qid cpr eid national مدني مدنيه وطني وطنيه هويه هويت
        بطاقه بطايق شخصيه قيد
        """,
    "id": "id ids",
    "card": "card cards",
    "residence": "resident residence residency iqama labour labor اقامه اقامات مقيم visa تاشيره",
    "personal": "شخصي",
    "passport": "passport pp جواز",
    "passports": "passports جوازات",
    "plate": "plate plates لوحه لوحت لوحات",
    "registration": "reg registration regn",
    "vehicle": """
        car vehicle truck van bus pickup suv prado landcruiser cruiser corolla camry patrol hilux
        lexus toyota nissan bmw mercedes hyundai kia lorry taxi trailer bike motorcycle سياره
        سيارت مركبه مركبات شاحنه باص حافله لاندكروزر كورولا كامري باترول هايلكس لكزس تويوتا نيسان
        دباب تنكر صهريج بيكب تكسي موتر
        """,
    "iban": "iban ايبان",
    "account": "account transfer refund bank حساب حول حولوا حولو تحويل بنك استرداد",
    "payment": """
        visa mastercard amex debit credit bank بنكيه بنكي ايتمانيه ايتمان كرت كارت فيزا ماستركارد
        صراف الدفع سحب
        """,
    "money": """
        value valued estimated capacity reached exceeds exceeded omr ro aed usd sar qar kwd bhd
        inr rial rials fee fees total amount price cost costs budget paid pay salary sum worth
        charged spent population area distance views followers visitors مبلغ رسوم سعر تكلفه قيمه
        غرامه اجمالي راتب ميزانيه دفع دفعت دفعنا ريال تقدر يقدر قدرت بلغ بلغت يبلغ تبلغ تجاوز
        تجاوزت سعه عدد سكان مساحه مسافه متابع مشاهده كميه حجم طول ايرادات
        """,
    "reference": """
        ticket tickets order orders report reference ref request case complaint complaints invoice
        inv receipt bill meter plot krooki licence license permit permission transaction trx txn
        file contract lease fine violation application app tender cr serial sn tracking survey
        reading decision batch barcode bar code imei sku isbn awb shipment consignment parcel
        flight confirmation otp pin booking incident sr crm wo voucher cheque customer subscriber
        subscription client user employee staff student job membership member vatin vat tax policy
        insurance claim document doc record item product model part asset pole lamp lottery
        bitcoin block zone box po zip postal postcode enquiry inquiry appeal petition memo letter
        circular law decree article token queue pnr seat session registry commercial certificate
        deed title loyalty gift coupon promo activation verification password hashtag version
        build logged registered recorded bond grant advert توكن طابور منحه طلبيه lot loan land
        mortgage ledger form entry row index key unit room gate locker container vessel generator
        transformer substation pump valve well tank pipe post column signal sensor camera device
        router error page survey parking university college school class course exam قرض ارض ارضيه
        عمود محول محطه مضخه كاميرا حاويه جهاز مولد مقعد جلوس غرفه بوابه صندوق خزان مقياس بند صفحه
        سطر خطا مذكره محضر جلسه دعوي ايداع مدرسه جامعه كليه قاعه لجنه اعلان طلب طلبات بلاغ بلاغات
        شكوي شكوا شكاوي معامله معامل مرجع مرجعي فاتوره فواتير ايصال عداد قطعه كروكي ملكيه ترخيص
        رخصه سجل ملف عقد تذكره مخالفه تصريح اباحه مربع منطقه قرار مناقصه شيك بوليصه اشتراك مشترك
        تتبع شحنه وثيقه استماره صك حواله عمليه قضيه كود رمز تفعيل تحقق مخطط قسيمه وظيفي عضويه عضو
        تامين ضريبي ضريبه بريدي بريد مرسوم قانون ماده ص باركود تسلسلي مسلسل منتج دفعه سند اذن
        ارساليه طرد توصيل حجز موعد رحله جامعي طالب زبون عميل خطاب كتاب تعميم التماس تظلم شهاده
        مستند نموذج اضباره تجاري صنف موديل نسخه اصدار كهرباء ماء مياه هاشتاق س استبيان مشروع تقرير
        """,
}

# After a number these make it an amount or a count.
COUNTED = """
    omr rial rials riyal riyals ro baisa dirham dirhams usd aed dollars dollar euro percent sq sqm
    m m2 km kms kg cm mm litre litres liter liters metre metres meters tons tonnes kwh mb gb times
    people th st nd rd gram grams g tonne gallons barrels sheets bags blocks bricks residents
    votes views followers years days hours minutes vehicles cars visitors trees items units homes
    houses families tourists passengers records users customers citizens copies likes shares ريال
    ريالا ريالات رع بيسه درهم دولار يورو الف مليون مليار مره مرات متر مترا كيلو كم طن لتر نسمه شخص
    شخصا يوم يوما سنه عام شهر ساعه زاير زايرا متابع مشاهده مشاهدات صوت اصوات سياره مركبه شجره وحده
    عايله اسره مواطن مواطنا مقيما نسخه بالميه بالمايه كيلومتر كيلوجرام راكب سايح
"""
# Words with the ending of a counted noun that count nothing (English plurals, Arabic accusatives).
NOT_COUNTED = """
    thanks thankyou always sometimes regards please besides unless whatsapps calls contacts sms
    asks شكرا انا هذا هنا الا اذا لما كذا حالا فورا ضروريا عاجلا غدا لاحقا صباحا مساءا مساء ليلا
    عصرا ظهرا دايما حاليا احيانا ايضا جزيلا مشكورا سابقا حيا اهلا مرحبا وهذا فهذا
"""
CURRENCY_SIGNS = ("r.o", "r.o.", "ر.ع", "ر.ع.", "$", "£", "€", "﷼")

UNITS = {
    "0": "zero oh صفر زيرو",
    "1": "one واحد واحده وحده احد احدي",
    "2": "two اثنا اثني اثنين اثنان اثنتين اثنتان ثنين اتنين ثنتين",
    "3": "three ثلاثه ثلاث تلاته ثلاته",
    "4": "four اربعه اربع",
    "5": "five خمسه خمس",
    "6": "six سته ست",
    "7": "seven سبعه سبع",
    "8": "eight ثمانيه ثماني ثمان ثمانيا تمانيه تمنيه ثمنيه",
    "9": "nine تسعه تسع",
}
TEENS = {
    "10": "ten عشره عشر",
    "11": "eleven احدعشر حداشر احداشر",
    "12": "twelve اثناعشر اثنعشر اطناعش اثنعش اثنيعشر",
    "13": "thirteen ثلاثتاشر ثلاثطعش",
    "14": "fourteen اربعتاشر اربعطعش",
    "15": "fifteen خمستاشر خمسطعش",
    "16": "sixteen ستاشر سطعش",
    "17": "seventeen سبعتاشر سبعطعش",
    "18": "eighteen ثمنتاشر ثمانطعش",
    "19": "nineteen تسعتاشر تسعطعش",
}
TEEN = frozenset({"عشر", "عشره"})  # ten: after a unit, what makes it a teen
TENS = {
    "2": "twenty عشرين عشرون",
    "3": "thirty ثلاثين ثلاثون",
    "4": "forty fourty اربعين اربعون",
    "5": "fifty خمسين خمسون",
    "6": "sixty ستين ستون",
    "7": "seventy سبعين سبعون",
    "8": "eighty ثمانين ثمانون",
    "9": "ninety تسعين تسعون",
}
REPEATED = {2: "double دبل", 3: "triple treble"}

# Read as letters of a plate, these would be ordinary words.
NOT_PLATE_LETTERS = """
    is in on at of to by my we it he no or an as so do go up us me be if oh ok hi the was has had
    and for are not but you our his her its who all any can did out off now new old via في من لا
    ما عن هي هو او ام ان قد به له لي بس مع لم لن هل ثم كل مو يا اي حي ذا ذي رع
"""
# Beside the word "car" alone these are units and little words too.
NOT_LETTERS_OF_A_CAR = """
    am pm km kg cm mm ft hp cc st nd rd th m h l و م ص ه هـ كم لتر
"""
