"""What a contribution is: words that speak for each kind, by weight.

Weight 1 is courtesy or a hint (a complaint may end in thanks); 2 speaks plainly; 3 or more decides.
"""

from typing import Literal

Kind = Literal["complaint", "request", "inquiry", "idea", "opinion", "thanks", "correction"]

KINDS: dict[Kind, dict[int, str]] = {
    "complaint": {
        4: """
            شكوى, شكوانا, اشتكي, نشتكي, بشتكي, اشكي, complaint, complain, complained,
            complaining
        """,
        2: """
            مشكلة, مشاكل, مكسر, مكسرة, ما نقدر ننام, ما نقدر, معاناة, نعاني, اعاني, متعطل,
            عطلان, معطل, عطل, خربان, خراب, مكسور, انكسر, متكسر, تالف, ما يشتغل, ما تشتغل,
            مو شغال, ما شغال, لا يعمل, لا تعمل, ما تعمل, طافي, طافية, مطفي, منطفي, مظلم,
            ظلام, وسخ, وسخة, متسخ, قذر, قذارة, ريحة, روائح, رائحة كريهة, طفح, طافح, تسرب,
            متراكم, تتراكم, تكدس, مكدس, مليان, ممتلئة, فايض, ازعاج, مزعج, ضجيج, محد رد,
            محد يرد, ما حد رد, ما حد يرد, لا احد يرد, بدون رد, بدون فايدة, بدون جدوى,
            لم يتم, ما تم, ما وصل, لم تصل, ما وصلني, تأخير, تأخرت, متأخر, تأخر, متأخرة,
            اهمال, مهمل, استهتار, سيئ, سيئة, سيء, حفر, حفرة, مخالف, تجاوز, ما يصير,
            غير مقبول, لا يعقل, مل, مللنا, تعبنا, زحمة, من اسبوع, من اسبوعين, من شهر,
            من شهرين, من يومين, من ايام, للحين, الى الان, لحد الان, فيران, صراصير, فئران,
            بعوض, كلاب ضالة, اتصلت اكثر, كم مرة, منتهي الصلاحية, تسمم, شعرة, مطبات, هبوط,
            غرق, معاملة سيئة, اسلوب سيئ, قلة ادب, ظلم, مخالفة ظلما, problem, issue, broken,
            not working, doesn t work, stopped working, out of order, damaged, leaking,
            leak, overflowing, overflow, smell, smells, stink, dirty, filthy,
            rubbish everywhere, piling up, piled up, pile, uncollected, not collected,
            noisy, noise, nobody answers, no one answers, no answer, no reply, no response,
            nobody came, no one came, nobody, ignored, delayed, delay, still waiting,
            still pending, still open, rude, unacceptable, terrible, awful, horrible, worst,
            disgusting, unfair, potholes, pothole, cockroaches, cockroach, rats, mice,
            mosquitoes, stray dogs, blocked, blocking, flooded, fed up, tired of, for weeks,
            for days, for months, weeks, twice already, again, dark, expired,
            food poisoning, crack, cracked, missing cover, dangerous, overcharged
        """,
        1: """
            مرة ثانية, خطر, خطير, still, since, already, never, wrong, bad, ساعة, متى بتخلص,
            حادث, حريق, انهار
        """,
    },
    "request": {
        3: """
            نطالب, اطالب, نلتمس, التمس, نطلب, اطلب, اتقدم بطلب, نناشد, اناشد, we request,
            i request, requesting, would like to request, request to, we need, i need,
            we ask
        """,
        2: """
            ارجو, نرجو, ارجوكم, نرجوا, الرجاء, رجاء, نتمنى, اتمنى, نبغى, ابغى, نبي, ابا,
            نبا, نريد, اريد, نحتاج, احتاج, محتاجين, بحاجة, لو سمحت, لو سمحتوا, لو سمحتم,
            ياريت, ممكن, ممكن ترش, ترشون, توفير, تركيب, سووا, حطوا, تكفون, kindly,
            could you, can you, would you, i want, we want, please install, please add,
            please provide, please send, please arrange, would like, need, requires,
            install, provide
        """,
        1: "please, pls, طلب, فضلا",
    },
    "inquiry": {
        4: """
            استفسار, استفسر, سؤال, عندي سؤال, اسأل, ودي اعرف, ابغى اعرف, حابب اعرف,
            question, inquiry, enquiry, wondering, want to know
        """,
        3: """
            كيف, متى, وين, اين, كم رسوم, كم الرسوم, كم سعر, كم تكلفة, كم يوم, هل, ايش, شو,
            موه, ماهي, ما هي, ماهو, ما هو, من وين, كيفية, شروط, متطلبات, المستندات المطلوبة,
            الاوراق المطلوبة, ما المطلوب, ايش المطلوب, how do, how can, how much, how long,
            how many, how to, when will, when is, when does, where can, where do, where is,
            what are, what is, what time, what documents, which, is there, are there, can i,
            do i need, is it allowed, is it possible, requirements, who do, may i, does the,
            do you
        """,
        1: "مواعيد, دوام, رسوم, اوقات, working hours, opening hours, fee, fees",
    },
    "idea": {
        6: """
            اقترح, نقترح, اقتراح, مقترح, اقتراحي, حبذا, حبذا لو, فكرة, عندي فكرة, suggest,
            suggestion, suggesting, my idea, an idea, idea, propose, proposal
        """,
        4: """
            ليش ما تسوون, لماذا لا, ليش ما نسوي, لو تسوون, لو يتم, لو تعملون, ماذا لو,
            من الافضل, الافضل لو, يكون افضل, why not, how about, what about, what if,
            would be great, would be nice, would be better, it would help, be good if,
            should consider, consider adding
        """,
    },
    "opinion": {
        4: """
            برأيي, في رأيي, رأيي, اعتقد, اظن, اشوف ان, ارى ان, وجهة نظري, من وجهة نظر,
            in my opinion, in my view, i think, i believe, i feel, i disagree, i agree,
            my view, personally, honestly, imho
        """,
        1: """
            بصراحة, قرار غير موفق, قرار موفق, ضد, مع القرار, against, support, decision,
            like, prefer
        """,
    },
    "thanks": {
        3: """
            شكرا جزيلا, شكرا لكم, شكرا لجهودكم, شكرا على, كل الشكر, الشكر الجزيل, نشكركم,
            اشكركم, نشكر, مشكورين, ما قصرتوا, ما قصرتو, بيض الله وجهكم, جزاكم الله,
            جزاكم الله خير, الله يعطيكم العافية, كفيتوا ووفيتوا, عمل رائع, جهود, جهود جبارة,
            جهود مشكورة, ابدعتوا, كل التقدير, تستاهلون, thank you for, thanks for,
            thanks to, many thanks, great job, good job, well done, great work,
            excellent work, good work, excellent service, keep it up, appreciate, grateful,
            kudos, bravo, amazing work
        """,
        1: """
            شكرا, يعطيكم العافية, يعطيك العافية, ممتاز, رائع, جميل, thank you, thanks, thx,
            excellent, wonderful, great, beautiful
        """,
    },
    "correction": {
        6: """
            تصحيح, للتصحيح, المعلومة غير صحيحة, معلومة خاطئة, معلومات خاطئة, غير صحيح,
            غير صحيحة, غير دقيق, غير دقيقة, الصحيح هو, الصواب, والصحيح, خطأ في, خطا املائي,
            خبر غير صحيح, ليس صحيحا, مو صحيح, correction, incorrect, not correct,
            not accurate, inaccurate, wrong information, wrong date, wrong number,
            wrong time, wrong map, wrong name, wrong link, typo, misspelled, outdated,
            your post says, you wrote, you posted, should read, should say, factual error
        """,
        2: """
            التاريخ خطأ, الرابط خطأ, الرقم خطأ, اعلانكم, منشوركم, your post,
            your announcement
        """,
    },
}

# Where two kinds weigh the same, the earlier is taken.
ORDER: tuple[Kind, ...] = (
    "complaint",
    "request",
    "inquiry",
    "correction",
    "idea",
    "thanks",
    "opinion",
)
