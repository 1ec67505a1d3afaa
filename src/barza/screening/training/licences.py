"""Sources whose makers state an open licence. The others were published for research without one,
or forbid commercial use: `--licensed-only` leaves them out."""

MIT_LIKE = "davidson mlma_ar mlma_en toxigen implicit_hate arsarcasm2"
PERMISSIVE = "wiki_fuzzed bias_madlibs catqa ans advbench harmbench multijail_ar multijail_en"
CREATIVE_COMMONS = "sms_uci banking77 arbanking77 stormfront toxic_spans saudi_irony"
OTHERS = "constraint_covid phishing_database ethos sms_ar_mt"

LICENSED = frozenset(f"{MIT_LIKE} {PERMISSIVE} {CREATIVE_COMMONS} {OTHERS}".split())
