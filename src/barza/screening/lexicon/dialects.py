"""Words that tell how Arabic is spoken, and Arabic in Latin letters.

Each marker is common in one group of dialects and rare in the others; what several share is left
out. The groups are coarse: Gulf (Oman with it), Levant, Egypt (Sudan with it), Iraq, the Maghreb.
"""

import re

MARKERS: dict[str, str] = {
    "gulf": """
        واجد, وايد, مالت, هين, موه, كيفن, عيل, محد, ماحد, ترا, تراه, تراهم, عيال, الحين, جذي,
        انزين, زين, ابغي, تبغي, يبغي, نبغي, ابا, نبا, نباكم, تبا, يبا, ابي, نبي, يبي, تبي, وش, ويش,
        ايش, ليش, اش, صوب, بروحه, بروحها, روحكم, مب, مهب, ماشي, هالحين, توه, توهم, هذي, هذيلا,
        هاذي, هذاك, ذيك, يالس, يالسين, سكه, ليت, دريول, بعده, بعدهم, بعدني, بعدكم, خبرتهم, خبرناهم,
        ماي, حرمه, شيبه, ولا شي, يهال, بزر, يدري, ادري, حيل, طايح, مسكر, سوو, سوي, يسوي, تسوي,
        نسوي, سوينا, يسوو, تسوون, خلو, يخلي, تكفون, تكفي, وراه, كذاك, اللحين, لين, شوي, مطرش, طرشت,
        نطرش
    """,
    "levantine": """
        هيك, شو, كتير, بدي, بدنا, بدك, بدكم, بدهم, بده, منيح, منيحه, هلق, لسا, لسه, عم, تبع, تبعنا,
        تبعكم, كمان, ليك, هاد, هاي, هدول, حدا, ازا, مشان, منشان, متل, بحكي, بيحكي, ولك, هون, هونيك,
        قديش, ايمتي, معناتها, زلمه, بلكي, بنوب, مشكلجي
    """,
    "egyptian": """
        ده, دي, دول, كده, كدا, مش, عايز, عايزه, عايزين, عاوز, عاوزين, ازاي, ليه, ايه, اوي, قوي,
        بتاع, بتاعه, بتاعت, بتوع, احنا, دلوقتي, دلوقت, فين, امتي, اللي, علشان, برضه, برضو, بقي,
        بقا, مفيش, مافيش, النهارده, امبارح, بكره, حاجه, مين, اهو, كويس, كويسه, بص, خالص, يلا, جدع,
        ياعم, انهي, ازيك, معلش, لسه, هيبقي
    """,
    "iraqi": """
        هسه, اكو, ماكو, شكو, شنو, شلون, هوايه, هواي, احنه, وياك, وياه, ويانه, خوش, گال, كلش, هيج,
        هيچ, چان, يمعود, اشو, شبيك, لعد, چا, باچر, خو, هذوله, مالتنا, بلكت, انطي, ينطي, شگد, شكد,
        حچي
    """,
    "maghrebi": """
        برشا, ياسر, بزاف, ديال, ديالي, ديالنا, متاع, نتاع, تاع, متاعنا, واش, كيفاش, علاش, وقتاش,
        باش, راني, راهو, مانيش, موش, ماكش, هاذا, هذاكا, كيما, دابا, توا, شنوه, شنيه, اشنو, فما,
        فمه, ثمه, يزي, برك, لازمنا, خويا, هكا, هاذي, عندو, معندوش, ماعندوش, زعما, مزيان, فيسع, هاو
    """,
    "msa": """
        الذي, التي, الذين, اللذين, ليس, ليست, لن, لم, لقد, قد, سوف, حيث, كما, اذ, لكن, ايضا, منذ,
        عبر, بشان, بخصوص, يرجي, يمكنكم, نود, نعتذر, تمت, تم, سيتم, سيكون, انه, انها, ذلك, تلك,
        هولاء, وفقا, خلال, اثناء, بينما, لذلك, لديكم, نامل, مدي, عدم, ضمن
    """,
}

# The commonest words of Arabizi: 2 where English has no such word, 1 where it may be a name.
SURE = """
    ya3ni, wallah, walla, wallahi, inshallah, inshalla, mashallah, alhamdulillah, habibi, yalla,
    khalas, shlon, shlonkom, shlonak, shu, wain, wayn, wein, hatha, hathi, hathol, hatho, hada,
    mafi, mafeesh, wajid, wajed, wayed, shukran, momken, mumkin, bladiya, baladia, zbala, zibala,
    shway, shwaya, laish, leish, lesh, meen, keef, kaif, akhi, ukhti, abgha, abghi, nabgha, nabi,
    abi, abgi, lazem, lazim, alain, alhin, tawwa, ba3d, kella, kil, kilhom, kilha, kulhom, kull,
    kulluh, bait, salam, alaikum, alaikom, shabab, naas, nas, banat, wlad, awlad, sayara, sayarat,
    seyara, sayayir, fel, fil, lel, bel, wel, hal, elli, illi, ely, eli, ana, inta, enta, inti,
    e7na, ihna, hum, huma, kam, mata, leen, bas, wla, wella, wala, walaw, yareet, el, mawqif,
    mawagif, kharban, jamb, soog
"""
DOUBTFUL = "ya, w, ma, fi, la, mo, min, deen, allah, al, bil, il, men, law, shay, ay, mal, baladiya"
COMMON: dict[str, int] = {
    **{word.strip(): 1 for word in DOUBTFUL.split(",")},
    **{word.strip(): 2 for word in SURE.split(",")},
}

# Ordinals, hours, sums and the shorthand of messages in English: "5th", "8am", "2day", "gr8".
ENGLISH_WITH_DIGITS = re.compile(
    r"\d{1,4}(?:st|nd|rd|th|am|pm|hrs?|mins?|sec|days?|months?|years?|yrs?|wks?|weeks?|ish|km|kg|mm|"
    r"cm|ml|ft|bn|mb|gb|[a-z])s?|[a-z]{1,3}\d{1,3}|2(?:day|nite|moro|morrow|gether|be|u|night)|"
    r"(?:l|m|gr|h|str|w|st)8(?:r|s|d|rs)?|[a-z]+[24][a-z]+|covid\w*|mp[34]\w*|ps\d|h2o|9ja|5sos"
)
