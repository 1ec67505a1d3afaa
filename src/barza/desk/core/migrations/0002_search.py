"""One text search configuration for both languages: Latin words by the English stemmer,
all other words by the Arabic one. The text it reads is folded before (barza.screening)."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("core", "0001_initial")]
    operations = [
        migrations.RunSQL(
            [
                "CREATE TEXT SEARCH CONFIGURATION barza (COPY = simple)",
                "ALTER TEXT SEARCH CONFIGURATION barza"
                " ALTER MAPPING FOR asciiword, asciihword, hword_asciipart WITH english_stem",
                "ALTER TEXT SEARCH CONFIGURATION barza"
                " ALTER MAPPING FOR word, hword, hword_part WITH arabic_stem",
            ],
            ["DROP TEXT SEARCH CONFIGURATION barza"],
        )
    ]
