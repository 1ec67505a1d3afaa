"""Words for what endangers people: each thing is said in many ways, in both languages."""

HAZARDS: dict[str, str] = {
    "fire": """
        حريق, حريقة, حرايق, نار, نيران, يحترق, تحترق, احترق, احترقت, محترق, اشتعل, اشتعلت, مشتعل,
        مشتعلة, تشتعل, يشتعل, اشتعال, ضو شاب, ضو شابة, شبت النار, شبت, شاب ضو, شابه ضو, شاب حريق,
        ولعت, تولع, دخان كثيف, دخان اسود, دخان يطلع, يطلع دخان, يطلع منه دخان, دخان طالع, fire,
        burning, on fire, flames, blaze, black smoke, thick smoke, smoke coming, heavy smoke,
        caught fire, 7areeq, 7areq, 7are8a, 7ari8, 7arig, 7ariqa, dhaw, nar, y7tariq, yi7tariq,
        ألسنة اللهب, لهب, يشب, شب حريق, شب, حرق, يحرقون, ضو, دخان من, ينبعث دخان, smoke from,
        smoke is coming, smoke pouring, smoking, ablaze, burns down, tyres burning, dukhan, dokhan,
        يطلع منها دخان, يطلع منها نار, يطلع نار
    """,
    "gas": """
        تسرب غاز, تسريب غاز, ريحة غاز, رائحة غاز, غاز يتسرب, غاز يطلع, اسطوانة غاز تسرب, gas leak,
        gas leaking, leaking gas, smell gas, smell of gas, smells of gas, smells like gas,
        gas smell, gas cylinder leaking, ri7at ghaz, ri7at gaz, ree7at ghaz, ريحة قاز, تسرب كلور,
        chlorine leak, ammonia, chemical leaking, chemicals leaking, chemical leak, chemical spill,
        drum leaking, تسرب مواد كيماوية, تسرب كيماوي, تسرب ديزل, غاز متسرب, انبوب غاز مكسور,
        broken gas pipe, gas pipe broken, gas line hit, hit a gas line, hit the gas line,
        toxic fumes, دخان اصفر, غازات سامة, رائحة كيماوية
    """,
    "explosion": """
        انفجار, انفجر, انفجرت, ينفجر, explosion, exploded, قذيفة, لغم, قنبلة, متفجرات, unexploded,
        grenade, shell found, bomb
    """,
    "wadi": """
        وادي, اودية, شعاب, شعبة, سيل, سيول, جارف, سيح, wadi, wadis, flash flood, floodwater,
        torrent, الماي, المويه, مياه, الماء, مي, water, river, may, el may, sea, بحيرة, تيار, شعيب,
        current, tide, pond, pool, tank
    """,
    "rising": """
        يرتفع, ترتفع, ارتفع, ارتفعت, يزيد, تزيد, صاعد, يصعد, واصل, وصل الصدر, نازل بقوة, يجرف,
        rising, raging, rushing, going up, keeps coming, واصل لين, وصل لين, لين الركب, لين الركبة,
        للركبة, للصدر, knee deep, waist deep, chest high, waist high, up to our, up to the knees,
        up to the windows, keeps rising, getting higher, higher and higher, pouring in, coming in,
        coming into, entering, is entering, bursting
    """,
    "flood": """
        غرق, غرقان, غرقانة, غرقت, غارق, غارقة, فيضان, فيضانات, تجمع مياه, مغمور, مغمورة, طوفان,
        flood, flooded, flooding, floods, underwater, inundated, submerged, ghar8an, ghargan
    """,
    "indoors": """
        دخل البيوت, دخل البيت, دخل علينا, داخل البيت, دخل الصالة, داخل البيوت, وصل داخل, دخل بيتنا,
        دخل بيوتنا, دخلت البيوت, دخل المحلات, دخل المدرسة, للبيوت, into the house, into our house,
        into the houses, in our house, inside the house, inside our house, ground floor,
        in the flat, into the flat, into the ground floor, in my living room, entering houses,
        entering the house, entered the house, entered our house, into our home, into homes,
        entering homes, basement, دخل, داخل علينا, يدخل البيوت, يدخل علينا, يدخل بيوتنا,
        تدخل البيوت, تدخل بيتنا, دخل الدكاكين, دخلت البيت, وصل البيوت, وصل بيوتنا, داخل بيتنا,
        house is flooding, inside our homes, inside homes, in our living room, into shops,
        into the shop, in the kitchen, into the building, into our building, into the basement,
        lobby
    """,
    "flowing": """
        نازل, جاري, جارف, يجري, تجري, منسوب, هادر, overflowing, flowing, nazel, nazil
    """,
    "person": """
        ناس, شخص, اشخاص, عايلة, اسرة, طفل, طفلة, اطفال, ولد, اولاد, بنت, عمال, عامل, حرمة, شيبة,
        عجوز, ام, رجال, رجل, امراة, طلاب, طالب, طالبات, مصلين, عيال, يهال, سياح, جاري, سيارة,
        سيارات, مركبة, باص, ركاب, سايق, people, person, someone, somebody, family, child, children,
        kid, kids, boy, girl, man, woman, lady, worker, workers, driver, car, cars, bus,
        passengers, student, students, pupils, baby, toddler, son, daughter, mother, father,
        brother, neighbour, neighbor, cyclist, rider, tourist, tourists, men, women, walad, 6ifl,
        nas, naas, sayara, seyara, sayarat, 7ormah, 7orma, rajjal
    """,
    "house": """
        بيت, بيوت, بيتنا, مدرسة, مسجد, جامع, بناية, عمارة, حضانة, روضة, سوق, ملعب, العاب, حديقة,
        house, home, houses, school, kindergarten, nursery, mosque, building, playground, clinic,
        madrasa, bait
    """,
    "trapped": """
        عالق, عالقين, عالقة, محتجز, محتجزين, محتجزة, محاصر, محاصرين, محاصرة, محصور, محصورة,
        محصورين, علقوا, علق, علقت, جرفه, جرفهم, جرفها, جرفت, انجرف, انجرفت, انجرفوا, يغرق, بيغرق,
        تغرق, غريق, ما يقدرو يطلعو, ما يقدرون يطلعون, ما نقدر نطلع, ما تقدر تطلع, جرف, ساحب, سحبه,
        سحبهم, stuck, trapped, stranded, swept, swept away, drowning, drown, drowned,
        can t get out, cannot get out, can t walk, 3aliq, 3al8, 3al8een, 3aleq, m7a9ar, m7asar,
        علقانين, علقان, معلقين, محبوس, محبوسين, محبوسة, انحبس, انحبست, مقفول عليه, ما قادر يطلع,
        ما قادرين يطلعو, ما قادرين نطلع, تحت الانقاض, انقاض, غرقان, يستغيث, يستغيثون,
        locked inside, can t escape, cannot escape, cannot leave, can t leave, cut off, buried,
        under the rubble, under rubble, pinned, marooned, clinging, on the roof of, washed away,
        carried away, carried off, sinking, swept off, elevator, lift stuck, المصعد عالق,
        محبوسين في المصعد, in the lift, in the elevator, in the daraj
    """,
    "wires": """
        اسلاك, سلك, كيبل, كيبلات, كيابل, وايرات, واير, وايراته, اسلاكه, توصيلات كهربائية, توصيلات,
        wire, wires, cable, cables, wiring, electric pole, electricity pole, power line,
        power lines, transformer, محول, محول الكهرباء, wayer, wayrat, waer, kaibel, aslak,
        صندوق الكهرباء, electric box, electrical box, junction box, live wire, panel,
        لوحة الكهرباء, كهرباء, كهرب, عمود الكهرباء, غرفة كهرباء, عمود الانارة, اعمدة الانارة,
        عمود النور, electrical, electricity, electric, lamp post, lamppost, light pole,
        street light pole, socket, substation
    """,
    "bare": """
        مكشوف, مكشوفة, عاري, عارية, مقطوع, مقطوعة, طايح, طايحة, ظاهرة, ظاهر, مدلدل, مدلدلة, متدلي,
        متدلية, متدل, نازلة, مكسور, مفتوح, مفتوحة, طالع, طالعة, على الارض, exposed, bare, live,
        hanging, fallen, dangling, naked, uncovered, open, snapped, on the ground, touching, down,
        makshoof, makshoofa, maftoo7, ma8too3, mag6oo3, 6ay7, 6aye7, in the water, مفكوك, مفكوكة,
        بدون غطا, بدون غطاء, ممدود, ممدودة, في الماي, في الماء, داخل الماي, واصل الارض, مرمي,
        مرمية, loose, low hanging, stripped, ripped, torn, broken off, sticking out, pulled out,
        in a puddle, in water, no cover, missing cover, without a cover, lying
    """,
    "sparks": """
        يشرر, تشرر, شرار, شرارة, شرر, يشرار, sparking, sparks, spark, sparked, arcing, buzzes,
        buzzing, sharar, yisharrer
    """,
    "shock": """
        صعق, صعقة, انصعق, كهربه, كهربها, كهربت, تكهرب, تكهربت, كهربته, يكهرب, مكهرب, مكهربة,
        ماس كهربائي, التماس, تماس كهربائي, لسعه الكهرب, لسعته الكهرباء, ماسكه الكهرب, ضربه الكهرب,
        ضربته الكهرباء, مسكه الكهرب, electrocuted, electric shock, electrocution, short circuit,
        got a shock, gives a shock, gives shocks, gave him a shock, shocks people, electrified,
        zapped, tkahrab, takahrab, kahrabah, kahraba, الكهرب ضرب, كهربا ضربت, فيه كهرب, فيها كهرب,
        كهربا في, صعقت ولد, صعقت طفل, صعقة كهربائية, electrocuting, getting shocks, got shocked,
        was shocked by, shocked by the pole, electric current, current leak, leaking current,
        tingle, tingling
    """,
    "injury": """
        اصيب, اصيبت, انصاب, مصاب, مصابين, مصابة, مجروح, مجروحة, انجرح, انجرحت, ينزف, تنزف, نزيف,
        ينزل دم, كسر رجل, انكسرت رجله, انكسرت يده, انكسرت ايده, ايدها مكسورة, ايده مكسورة,
        رجله مكسورة, رجلها مكسورة, مكسورة رجله, غايب عن الوعي, فاقد الوعي, مغمى عليه, مغمي عليها,
        اغمي عليه, طاح مغمى, ما يتنفس, ما تتنفس, دهس, دهسته, دهسه, عضه, عضته, عضها, عضتها, عضوه,
        عض, لدغه, لدغته, لدغتها, لسعته عقرب, injured, bleeding, wounded, unconscious,
        not breathing, bitten, bit my, bit a, broke his leg, broke her leg, broken leg, broken arm,
        broke his arm, broke her arm, broken bone, run over, hit by a car, hit by car, head injury,
        fainted, burned his, cut his, cut her, m9ab, majroo7, yinzif, 3a9'ah, 3athah, dam, نزف,
        ينزف دم, انكسر ظهره, انكسر رجله, كسر يد, كسر ايد, فقد وعيه, فاقد وعيه, ما يتحرك, ما تتحرك,
        غمي عليه, غمى عليها, طعن, مطعون, ضربه سيارة, دعسته, دعس, دعسه, اختنق, يختنق, اختناق,
        احترقت يده, فتح راسه, راسه مفتوح, fell and broke, cracked his head, broke her, broke his,
        fractured, fracture, hit his head, hit her head, not moving, can t breathe, cannot breathe,
        choking, suffocating, seizure, stabbed, burned by, concussion, knocked down, knocked over,
        was hit, cyclist hit, child hit, electrocuted, stung
    """,
    "hurt": """
        اصابة, اصابات, جرح, جرحى, توفى, وفاة, مات, ماتت, اسعاف, injury, injuries, died, killed,
        ambulance, hurt, dead body, dead man, collapsed on the, ضحايا, ضحية, victims, victim,
        casualties, casualty, fatal
    """,
    "fell": """
        طاح, طاحت, يطيح, تطيح, طاحو, سقط, سقطت, وقع, وقعت, هوى, fell, fallen, fell down, falls,
        falling, came down, dropped, tumbled, 6a7, 6a7at, ta7, overturned, انقلب, انقلبت, تدهور,
        تدهورت, flipped, وقعو, هوت, ساقط, ساقطة, طايح, طايحة, طايحين, سقوط, انزلق, انزلقت, تزحلق,
        slipped into, drove into, dropped into, fell into, fallen into, fell in, toppled,
        came crashing, crashed down, has fallen
    """,
    "collapse": """
        انهار, انهارت, انهيار, ينهار, بينهار, انهدم, انهدمت, طاح الجدار, طاح السور, طاح السقف,
        طاحت البناية, طاح علينا, طاح عليهم, سقط الجدار, سقط السقف, سقوط جدار, سقوط سقف, سقف طاح,
        جدار طاح, سور طاح, ايل للسقوط, على وشك السقوط, بيطيح علينا, بيطيح على, هبوط ارضي مفاجئ,
        انفتحت فجأة, انخسف, انخسفت, خسف, collapsed, collapse, collapsing, caved in, cave in,
        wall fell, roof fell, ceiling fell, about to fall, about to collapse, going to collapse,
        going to fall, ready to fall, sinkhole, sinkhole opened, rocks falling, rock falling,
        rockfall, landslide, rock slide, falling on people, falling on cars, leaning over,
        scaffolding, بتطيح على, بتسقط على, صخور تطيح, صخور تتساقط, تساقط صخور, تتساقط الصخور,
        inhar, inharat, السقالة, بيسقط, ينهدم, بينهدم, تصدع, متصدع, متصدعة, انشق, انشقت,
        جزء منه طاح, طاح جزء, سقط جزء, سقط منه, انزلاق, انجرف الشارع, راح الشارع, جرف الشارع,
        هبط الشارع, هبطت الارض, road collapsed, road caved, road washed, washed out, ground opened,
        ground gave way, gave way, giving way, part of the wall, part of the roof,
        part of the ceiling, coming down, crumbling, crumbled, about to come down, loose rocks,
        boulder, boulders, debris falling, bricks falling, tiles falling, concrete falling,
        glass falling, chunks of concrete, ينجرف, بدا ينجرف, السد, pieces are dropping,
        pieces dropping, pieces falling, pieces fell, chunks falling, dropping on,
        dropping on people
    """,
    "structure": """
        سقف, جدار, سور, بلكونة, شرفة, رافعة, سقالة, لوحة, عمود, جسر, واجهة, رخام, بناية, صخرة,
        صخور, حجارة, wall, roof, ceiling, balcony, crane, scaffold, billboard, signboard, pole,
        bridge, facade, cladding, lamp post, rock, rocks, boulder, jidar, sa8f, sagf, sour, 3amood,
        خزان, برج, مظلة, لوحة اعلانية, سياج, ماسورة, طوب, tower, water tank, shed, hoarding, fence,
        minaret, pillar, column, concrete, slab, bricks, glass, swing, gantry, light pole, statue
    """,
    "leaning": """
        مايل, مايلة, يميل, متشقق, بيطيح, بتطيح, leaning, tilting, tilted, swaying, cracking,
        wobbling, hanging by, mayel, maylah, على وشك, منحني, منحنية, يهتز, تهتز, ينحني, hanging,
        hangs, by a thread, about to, bending, bent, shaking, ready to, unstable, cracked, تتارجح,
        يتارجح, تتمايل, يتمايل, ملخلخ, متخلخل, swinging, flapping, rocking, dangling over
    """,
    "open hole": """
        غرفة تفتيش مفتوحة, غرفة تفتيش مكشوفة, غرفة تفتيش بدون, منهول, مانهول, مناهيل, بلوعة مفتوحة,
        بلوعة مكشوفة, بالوعة مفتوحة, بالوعة مكشوفة, بالوعة بدون, بلوعة بدون, غطاء البالوعة,
        غطا البلوعة, غطاء المنهول, فتحة مكشوفة, فتحة صرف, حفرة عميقة, حفرة مكشوفة, بير مكشوف,
        بئر مفتوح, open manhole, manhole, manholes, missing manhole, uncovered manhole,
        uncovered drain, drain cover, drain covers, open drain, open sewer, open pit, open well,
        open shaft, deep hole, deep pit, deep trench, uncovered well, manhol, bla3a, balloo3a,
        7ufra, 7afra 3amee8a, septic tank open, خزان مكشوف, بيارة مفتوحة, بيارة مكشوفة, بيارة,
        حفرية, بالوعة, بلوعة, بالوعات, بلاليع, بلاعة, خندق, خنادق, بئر, الطوي, trench, trenches,
        pit, well, drain, shaft, excavation, borehole, inspection chamber, sewer cover
    """,
    "no cover": """
        مفتوح, مفتوحة, مكشوف, مكشوفة, بدون غطا, بدون غطاء, ما عليه غطا, ما عليها غطا, غطاه, غطاها,
        غطاؤه, غطاء مفقود, غطا مسروق, طار غطاه, بلا غطاء, open, wide open, without cover, no cover,
        without a cover, no lid, without lid, without a lid, missing, missing cover, stolen, gone,
        uncovered, cover broken, no barrier, maftoo7, maftoo7a, bdoon ghi6a, bedoon ghata,
        بدون حاجز, بدون حواجز, ما عليه غطاء, ما عليها غطاء, ما لها غطا, ما له غطا, غطاها مكسور,
        غطاها طاير, غطاؤها, انسرق, مسروق, مفقود, cover is missing, cover missing, cover is gone,
        lid missing, lid is missing, lid gone, unfenced, unguarded, no fence, no warning,
        cover stolen, lid stolen, cover came off
    """,
    "sewage": """
        طفح, طفح المجاري, مجاري, صرف صحي, بلوعة, sewage, sewer, sewerage
    """,
    "danger": """
        خطر, خطير, خطيرة, خطورة, يهدد, تهدد, حوادث, حادث, حادثين, dangerous, danger, hazard,
        hazardous, accident, accidents, crash, unsafe, risk, خايفين, 5a6ar, kha6ar, khatar, 7adith
    """,
    "menace": """
        ثعبان, حية, افعى, عقرب, عقارب, كلاب, كلب, ذئب, قذيفة, ابر, حقن, زجاج, ديزل, زيت, مواد,
        كيماوي, كيماوية, جثة, سلاح, سكين, جسم غريب, جسم معدني, دخان, ضربت صاعقة, تماس, حادث,
        حادثين, كهرب, كهرباء, snake, snakes, scorpion, scorpions, dogs, dog, pack of dogs, needles,
        syringes, diesel, oil, chemical, chemicals, toxic, acid, fumes, smoke, body, knife, weapon,
        leaking, spill, sparks, crane, shell, accident, crash, electricity, thu3ban, kilab, مسعور,
        مسعورة, نحل, دبابير, سم, سموم, حمض, اسيد, غريق, مسلح, زجاج مكسور, اسطوانة, ضغط عالي, rabid,
        bees, wasps, hornets, hive, cobra, viper, poison, unattended bag, suspicious object,
        suspicious, cylinder, high voltage, broken glass, barrel, drum
    """,
    "spill": """
        ديزل على, زيت على, انسكب, مسكوب, تسرب ديزل, diesel all over, oil all over, diesel spill,
        oil spill, diesel on the, oil on the, cars sliding, sliding, تتزحلق, تتزحلق السيارات,
        السيارات تزلق, زيت في الشارع, زيت في الدوار, الشارع يزلق, oil slick, skidding
    """,
    "crash": """
        حادث, حوادث, تصادم, صدمته سيارة, صدم, صدمت, دهس, انقلبت سيارة, انقلاب, شاحنة منقلبة,
        accident, crash, collision, overturned, pile up, hit the, crashed into, ran into, 7adith,
        انقلب, انقلبت, اصطدام, اصطدم, صدمت العمود, accidents, rolled over, smashed into,
        slammed into, crashed, collided
    """,
    "signal": """
        اشارة المرور, الاشارة الضوئية, اشارات المرور, الاشارة, traffic light, traffic lights,
        traffic signal, traffic signals, signals, الاشارات, signal, junction lights
    """,
    "signal out": """
        طافية, مطفية, خربانة, متعطلة, معطلة, خضرا من, خضراء من, كلها خضر, not working, dead,
        out of order, all green, both green, green both, stopped, is out, are out, are off, off
    """,
    "now": """
        الحين, الان, هالحين, اللحين, حاليا, قبل شوي, قبل دقايق, هاللحظة, توه, توها, توا, من شوي,
        لحظة, وهو داخل, داخل, في الداخل, لسه, للحين, بعده شغال, وفيها ناس, وفيه ناس, تحته, تحتها,
        يصرخ, تصرخ, يصيح, now, right now, right this minute, this minute, minutes ago, just now,
        just happened, as i type, still inside, inside, going on, underneath, screaming,
        crying for help, at this moment, currently, still working, al7een, al7in, alhin, alheen,
        7een, tawwa, taw, هالساعة, الليلة, اليوم, من ساعة, من نص ساعة, قبل ساعة, قبل نص ساعة,
        دقايق, وهم داخل, فيه ناس, فيها ناس, فيه حرمة, عيالي داخل, tonight, an hour ago,
        half an hour, people inside, kids inside, children inside, under it, in front of me,
        still there
    """,
    "haste": """
        عاجل, عاجلا, فورا, حالا, ضروري, طارئ, طارئة, طوارئ, الحقونا, الحقوا, الحقو, لحقو, لحقوا,
        انقذونا, انقذوا, انقذوه, عجلوا, عجلو, بسرعة تعالوا, تعالوا بسرعة, تعالو بسرعة,
        الرجاء بسرعة, please بسرعة, ارسلو حد, ارسلوا حد, ارسلوا احد, ابعثو, تعالو, تعالوا,
        استعجلوا, اسعفونا, وين الدفاع المدني, دقيت الدفاع المدني, النجدة, انجدونا, سكروا الطريق,
        سكرو الطريق, قطعوا الكهرباء, قطعو الكهرب, افصلو الكهرب, urgent, urgently, emergency,
        immediately, asap, help us, please help, send someone, send somebody, send help,
        send a team, send anyone, hurry, come quickly, come fast, come now, come quickly, close it,
        close the road, cut the electricity, cut the power, switch off the power, stop them,
        call the fire, please rush, sos, mayday, bsor3a, bsur3a, ilhagoona, il7agoona, al7a8o,
        el7ago, 3ajil, tara2, نبا حد, تعال, حد يلحق, لحقونا, ساعدونا, ساعدو, ساعدوني,
        الرجاء التدخل, تدخلوا, تدخلو, التدخل السريع, التدخل الفوري, باسرع وقت, في اسرع, فوري,
        اخلوا, اخلاء, دخيلكم, لا تتاخرون, لا تتاخرو, 9999, rescue, please come, pls come,
        come soon, come quick, right away, evacuate, at once, need someone, need somebody,
        need help, who do i call, civil defence, civil defense, before dark, barricade, cordon,
        close the, shut the, shut it, turn off, switch off, cut the, save us, save them
    """,
    "poisoning": """
        تسمم, تسممت, تسممنا, تسممو, food poisoning, poisoned, poisoning, vomiting, يتقيا, يستفرغ
    """,
    "hospital": """
        hospital, hospitalised, hospitalized, icu, مستشفى, العناية, طوارئ المستشفى
    """,
    "attack": """
        هاجم, هجم, هجمت, هاجمت, هجموا, هجوم, تهاجم, يهاجم, يهجمون, attacked, attack, attacking,
        attacks, aggressive, chased, chasing
    """,
    "tree": """
        شجرة, نخلة, غصن, جذع, tree, trees, branch, palm tree, palm, shajara, na5la, اشجار, نخل,
        نخيل, سدرة, غافة, السمرة, اغصان, palms, branches, trunk, ghaf
    """,
    "across": """
        طريق, شارع, سيارة, سيارات, اسلاك, سلك, بيت, بيتنا, سور, الرصيف, السكة, road, street, car,
        cars, highway, lane, house, wires, pavement, roof, shari3, على, فوق, سد, سدت, ساد, قاطع,
        قاطعة, blocking, blocked, across, onto, on top of, over the, both lanes, gate, entrance
    """,
    "fallen tree": """
        شجرة طايحة, شجرة ساقطة, شجرة طاحت, طاحت شجرة, نخلة طاحت, طاحت نخلة, نخلة طايحة, سقطت شجرة,
        شجرة سقطت, سقوط شجرة, fallen tree, tree fell, tree has fallen, tree down, tree is down,
        tree came down, palm fell, palm tree fell, palm has fallen
    """,
    "blocked road": """
        طريق مقطوع, شارع مسدود, road blocked, blocked road, signal not working, traffic light
    """,
}
