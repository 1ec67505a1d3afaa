"""What cannot wait: the things words stand for, and which of them together make a matter urgent."""

# A thing said by many words. "nothing" uses up phrases that only sound alarming.
THINGS: dict[str, str] = {
    "nothing": """
        fire station, fire safety, fire extinguisher, fire alarm certificate, fire exit,
        fire fighting, fireworks, fired, bonfire, نار الاسعار, الاسعار نار, اسعار نار,
        حريق اسعار, السلامة من الحريق, طفاية حريق, طفايات الحريق, دفاع مدني شهادة,
        ارتفاع نار, مشب نار, no injuries, no injury, no one injured, nobody injured,
        no one was hurt, لا توجد اصابات, بدون اصابات, ما في اصابات, insurance,
        health hazard sign, urgent care, خطر منوع
    """,
    "fire": """
        حريق, حريقة, حرايق, نار, نيران, يحترق, تحترق, احترق, احترقت, ضو شاب, شبت النار,
        دخان كثيف, fire, burning, on fire, flames, blaze, smoke
    """,
    "explosion": """
        انفجار, انفجر, انفجرت, تسرب غاز, ريحة غاز, رائحة غاز, explosion, exploded, gas leak,
        smell gas, smell of gas, smells of gas
    """,
    "wadi": """
        وادي, الوادي, اودية, شعاب, شعبة, سيل, سيول, جارف, wadi, wadis, flash flood,
        floodwater, torrent
    """,
    "flood": """
        غرق, غرقان, غرقانة, غرقت, فيضان, فيضانات, تجمع مياه, تجمع المياه, مغمور, flood,
        flooded, flooding, floods, underwater, inundated
    """,
    "flowing": "نازل, جاري, جارف, يجري, تجري, منسوب, overflowing, flowing, raging, rising",
    "person": """
        ناس, الناس, شخص, اشخاص, عايلة, عائلة, اسرة, طفل, اطفال, ولد, اولاد, بنت, عمال, عامل,
        حرمة, شيبة, سيارة, سيارات, مركبة, باص, ركاب, people, person, someone, family, child,
        children, kid, kids, boy, girl, man, woman, worker, workers, driver, car, cars, bus,
        passengers
    """,
    "trapped": """
        عالق, عالقين, عالقة, محتجز, محتجزين, محاصر, محاصرين, محاصرة, علقوا, علق, جرفه,
        جرفهم, جرفت, انجرف, يغرق, بيغرق, stuck, trapped, stranded, swept, swept away,
        drowning, drown, drowned
    """,
    "wires": """
        اسلاك, سلك, كيبل, كيبلات, كيابل, وايرات, واير, توصيلات كهربائية, wire, wires, cable,
        cables, wiring, electric pole, electricity pole
    """,
    "bare": """
        مكشوف, مكشوفة, عاري, عارية, مقطوع, مقطوعة, طايح, طايحة, ظاهرة, مدلدل, مدلدلة, متدلي,
        متدلية, يشرر, شرار, exposed, bare, live, hanging, fallen, dangling, sparking,
        sparks, naked, uncovered
    """,
    "shock": """
        صعق, صعقة, انصعق, كهربه, تكهرب, كهربته, ماس كهربائي, التماس, تماس كهربائي,
        electrocuted, electric shock, electrocution, short circuit
    """,
    "injury": """
        اصابة, اصابات, اصيب, اصيبت, مصاب, مصابين, مجروح, جرح, انجرح, ينزف, نزيف, كسر رجل,
        انكسرت رجله, انكسرت يده, توفى, وفاة, مات, اسعاف, دهس, عضه, عضته, عض, injured,
        injury, injuries, bleeding, wounded, died, killed, ambulance, unconscious, hurt,
        bitten, broke his leg, run over
    """,
    "collapse": """
        انهار, انهارت, انهيار, انهدم, انهدمت, طاح الجدار, طاح السور, طاح السقف,
        طاحت البناية, سقط الجدار, سقط السقف, سقوط جدار, سقوط سقف, ايل للسقوط, بيطيح,
        collapsed, collapse, collapsing, caved in, wall fell, roof fell, about to fall,
        sinkhole, fell down
    """,
    "open hole": """
        غرفة تفتيش مفتوحة, منهول مفتوح, بلوعة مفتوحة, فتحة مكشوفة, حفرة عميقة, بدون غطا,
        بدون غطاء, غطاء مفقود, open manhole, manhole open, missing cover, missing manhole,
        uncovered manhole, without cover, manhole cover, deep hole
    """,
    "sewage": "طفح, طفح المجاري, مجاري, المجاري, صرف صحي, بلوعة, sewage, sewer, sewerage",
    "danger": """
        خطر, خطير, خطيرة, خطورة, يهدد, تهدد, حوادث, حادث, dangerous, danger, hazard,
        hazardous, accident, accidents, crash, unsafe, risk
    """,
    "haste": """
        عاجل, عاجلا, فورا, حالا, ضروري, طارئ, طوارئ, الحقونا, الحقوا, انقذونا,
        urgent, urgently, emergency, immediately, asap, right now
    """,
    "poisoning": """
        تسمم, تسممت, تسممنا, food poisoning, poisoned, poisoning, hospital, مستشفى,
        hospitalised
    """,
    "attack": """
        هاجم, هجم, هجمت, هاجمت, هجوم, تهاجم, يهاجم, attacked, attack, attacking, aggressive,
        chased
    """,
    "blocked road": """
        شجرة طايحة, شجرة ساقطة, طريق مقطوع, الطريق مقطوع, شارع مسدود, fallen tree,
        tree fell, road blocked, blocked road, signal not working, traffic light
    """,
}

# Every thing of a row must be named.
URGENT = (
    ("fire",),
    ("explosion",),
    ("shock",),
    ("injury",),
    ("collapse",),
    ("trapped", "wadi"),
    ("trapped", "flood"),
    ("trapped", "person"),
    ("wadi", "person", "flowing"),
    ("wadi", "flood", "person"),
    ("wires", "bare"),
    ("poisoning", "haste"),
    ("open hole", "person", "haste"),
)
HIGH = (
    ("open hole",),
    ("wadi", "flood"),
    ("wadi", "flowing"),
    ("flood",),
    ("trapped",),
    ("sewage",),
    ("danger",),
    ("haste",),
    ("poisoning",),
    ("attack",),
    ("blocked road",),
)
