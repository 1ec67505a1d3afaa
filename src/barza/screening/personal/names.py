"""Given names usual in Oman and the Gulf, folded, in both scripts. Data, not rules.

Names that are also everyday words (سعيد "happy", أمل "hope", نور "light") are left out: a missed
name costs less than a sentence that names nobody.
"""

_GIVEN_NAMES = """
    سالم احمد محمد خالد ناصر سعود حمد خليفه سيف يوسف ابراهيم عبدالله عبدالرحمن سلطان هلال يحيي
    طلال بدر فيصل حمود مسلم ماجد عيسي موسي داود سليمان زاهر خميس جمعه راشد حمدان علياء فاطمه عايشه
    مريم زينب خديجه شيخه موزه ميثاء شمسه سلمي زوينه اصيله ثريا رحمه ليلي نوره حصه بدريه عزيزه زكيه
    رقيه عهود حليمه سميره عبدالعزيز عبدالرحيم بندر مبارك سهيل مازن حسين حسن عثمان عمر بلال وليد
    فهد تركي مشعل جاسم salim salem ahmed ahmad mohammed muhammad mohamed khalid khaled nasser
    nasir saud hamad khalifa saif yousuf yusuf yousef ibrahim abdullah abdulrahman sultan hilal
    yahya talal badr faisal hamood majid sulaiman zahir khamis rashid hamdan aliya fatma fatima
    aisha aysha maryam mariam zainab khadija sheikha moza maitha shamsa salma zuwaina asila
    thuraya laila noora hassa badriya rahma bandar mubarak suhail mazin hussain hussein hassan
    othman omar bilal waleed fahad turki jassim john david michael robert maria sarah priya rajesh
    raj sanjay anil suresh deepak abdul imran
"""
GIVEN_NAMES = frozenset(_GIVEN_NAMES.split())

# A name after one of these is a place's, a house of prayer's or a ruler's.
_PLACES_BEFORE = """
    شارع مستشفي مسجد جامع مدرسه مدينه جامعه حديقه سوق ميدان دوار مجمع مركز كليه ميناء سيح وادي
    مطار طريق السلطان سلطان جلاله سمو الشيخ صاحب نبي street hospital mosque school city university
    park road st mall masjid port sheikh king prophet saint highness majesty
"""
PLACES_BEFORE = frozenset(_PLACES_BEFORE.split())
