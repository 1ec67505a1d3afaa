"""What a contribution is about: words that speak for each municipal service, by weight."""

SERVICES: dict[str, dict[int, str]] = {
    "LIC": {
        3: """
            رخصة بلدية, ترخيص بلدي, الرخصة البلدية, ترخيص محل, رخصة محل, رخصة تجارية,
            نشاط تجاري, لوحة اعلانية, لوحات اعلانية, municipal licence, municipal license,
            shop licence, shop license, business licence, business license, trade licence,
            licence renewal, license renewal, renew my licence, renew my license, signboard,
            home business
        """,
        1: "رخصة, ترخيص, تراخيص, licence, license, licensing",
    },
    "LEASE": {
        3: """
            عقد ايجار, عقود الايجار, عقد الايجار, تسجيل عقد, تجديد عقد, مستأجر, مؤجر,
            توثيق العقد, lease, tenancy, rent contract, rental contract, rental agreement,
            tenant, landlord
        """,
        1: "ايجار, rent, عقد",
    },
    "BLD": {
        3: """
            اباحة بناء, اباحة البناء, رخصة بناء, تصريح بناء, ملكية بناء, خرائط البناء,
            مخططات البناء, شهادة اتمام, كروكي, building permit, construction permit,
            building plan, completion certificate, krooki, add a floor, extension permit
        """,
        2: """
            اباحة, بناء مخالف, بناية, مبنى ايل للسقوط, illegal construction,
            building collapse, balcony
        """,
        1: "بناء, مبنى, عمارة, building, construction",
    },
    "SOIL": {
        3: """
            نقل التربة, نقل تربة, نقل الرمال, نقل رمل, soil transfer, transfer soil,
            moving soil, soil transport, move soil, sand transport
        """,
        1: "تربة, رمال, soil",
    },
    "MTN": {
        3: """
            قطع الجبال, قطع الجبل, قطع جبل, تكسير الجبل, تسوية الجبل, mountain cutting,
            cut the mountain, mountain cut, rock cutting, hill cutting
        """,
        1: "جبل, جبال, mountain",
    },
    "NIGHT": {
        4: """
            البناء ليلا, العمل ليلا, اعمال ليلية, عمل ليلي, يشتغلون بالليل,
            يشتغلون في الليل, يشتغلو بالليل, بناء بالليل, ازعاج البناء, night work,
            night works, construction at night, working at night, drilling at night,
            construction noise, work on friday, works on friday, working on friday
        """,
        2: """
            اخر الليل, في الليل, بالليل, طول الليل, نص الليل, منتصف الليل, كسارة, حفارة,
            at midnight, at night, after midnight, jackhammer, drilling
        """,
    },
    "PARK": {
        3: """
            مواقف, موقف, موقف سيارة, مواقف السيارات, مخالفة موقف, حجز موقف, تصريح موقف,
            عداد المواقف, مواقف مدفوعة, صفاطات, صفاط, parking, parking fine, parking permit,
            parking space, paid parking, parking meter, 90091
        """,
        1: "park my car, parked",
    },
    "CAMP": {
        4: """
            تخييم, مخيم, مخيمات, خيمة, عزبة, camping, campsite, caravan, winter camp, tent,
            tents
        """,
        1: "شواء, barbecue, camp",
    },
    "FOOD": {
        3: """
            مطعم, مطاعم, كافيه, مقهى, مقاهي, بقالة, هايبرماركت, مخبز, شاورما, تسمم,
            تسمم غذائي, منتهي الصلاحية, منتهية الصلاحية, نظافة المطعم, مواد غذائية, اغذية,
            شعرة, غير صالح للاكل, restaurant, cafe, cafeteria, coffee shop, bakery, grocery,
            food poisoning, food hygiene, expired, food safety, kitchen, shawarma,
            hypermarket, supermarket
        """,
        1: "اكل, طعام, وجبة, لحم, دجاج, food, meal, chicken, meat, hygiene",
    },
    "PEST": {
        3: """
            حشرات, حشرة, صراصير, صرصور, فيران, فئران, فار, قوارض, بعوض, ناموس, نمل, ذباب,
            بق, رش, مبيدات, مكافحة, ثعبان, حية, عقارب, غربان, كلاب ضالة, كلاب سايبة, كلاب,
            قطط, pest, pests, insects, cockroach, cockroaches, rat, rats, mice, mouse,
            rodent, rodents, mosquito, mosquitoes, ants, flies, termites, fogging,
            pest control, stray dogs, stray dog, stray cats, snake, crows, bed bugs
        """,
    },
    "LIGHT": {
        3: """
            انارة, انارات, الانارة, ليت, ليتات, عمود انارة, اعمدة الانارة, عمود نور, لمبات,
            لمبة, مصباح, اضاءة, كشافات, الشارع مظلم, شارع مظلم, street light, streetlight,
            streetlights, street lights, street lamp, lamp post, lamppost, light pole,
            lighting, lamps
        """,
        2: "طافي, طافية, منطفي, مظلم, ظلام, lights, dark",
    },
    "ROAD": {
        3: """
            حفرة, حفر, مطب, مطبات, رصف, تعبيد, اسفلت, الاسفلت, انترلوك, رصيف, ارصفة,
            طريق مكسر, هبوط, طريق ترابي, كسر في الشارع, دوار, جسر, اشارة المرور, pothole,
            potholes, asphalt, paving, unpaved, speed bump, speed bumps, sidewalk, pavement,
            road damage, damaged road, roundabout, interlock, road works, kerb, crossing,
            sinkhole, bridge
        """,
        1: "شارع, شوارع, طريق, طرق, سكة, road, roads, street, way, traffic",
    },
    "WASTE": {
        3: """
            زبالة, الزبالة, قمامة, نفايات, مخلفات, حاوية, حاويات, برميل, براميل,
            سلة المهملات, شاحنة النفايات, درام, كشرة, قاذورات, المخلفات, garbage, trash,
            waste, rubbish, bin, bins, dumpster, skip bin, refuse, litter, recycling, bulky,
            debris, dumping
        """,
    },
    "GREEN": {
        3: """
            حديقة, الحديقة, حدايق, حدائق, متنزه, منتزه, اشجار, شجرة, تشجير, نخيل, نخلة, ري,
            زراعة, العاب الاطفال, ملعب, ممشى, park, gardens, garden, public park, trees,
            tree, playground, swings, palm, grass, irrigation, walkway, planting, greenery
        """,
    },
    "MARKET": {
        3: """
            سوق السمك, سوق الاسماك, سوق الخضار, السوق المركزي, مسلخ, المسلخ, مسالخ, ذبح,
            اضاحي, ذبايح, ذبيحة, باعة, سوق شعبي, slaughterhouse, abattoir, fish market,
            vegetable market, central market, slaughter, souq, souk, stalls, street vendors,
            sacrifice
        """,
        2: "سوق, اسواق, market",
    },
    "BEAUTY": {
        3: """
            سيارة مهجورة, سيارات مهجورة, سيارات مهملة, سيارة مهملة, تشويه,
            كتابة على الجدران, كتابات, المظهر العام, تعدي, تعديات, التعدي على, بيت مهجور,
            منزل مهجور, مبنى مهجور, ملابس, غسيل, نشر الغسيل, اعلانات عشوائية, ملصقات, دهان,
            مظلة مخالفة, سور مخالف, abandoned car, abandoned cars, abandoned vehicle,
            abandoned house, abandoned building, graffiti, encroachment, encroaching,
            encroached, eyesore, city appearance, laundry, posters, facade, illegal fence
        """,
        1: "مهجور, مهجورة, abandoned, منظر",
    },
}
