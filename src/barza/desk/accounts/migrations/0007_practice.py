"""Accounts of the practice town, and what a resolution for them alone opens: no training is asked of
it, for training happens there. It must name no other account: a resolution is exempt as a whole, so
that none which also names a real account lets anybody act untrained. Written by hand, and kept."""

from importlib import import_module

from django.db import migrations, models

BEFORE = import_module("barza.desk.accounts.migrations.0005_in_force_at").OPEN.replace(
    "CREATE FUNCTION", "CREATE OR REPLACE FUNCTION"
)
TRAINED = "      AND NOT EXISTS (\n        SELECT FROM people_module AS m"
UNLESS_PRACTICE = """      AND (NOT EXISTS (
        SELECT FROM accounts_resolution_accounts AS named
        JOIN accounts_account AS a ON a.id = named.account_id
        WHERE named.resolution_id = r.id AND NOT a.is_practice
      ) OR NOT EXISTS (
        SELECT FROM people_module AS m"""
NOW = BEFORE.replace(TRAINED, UNLESS_PRACTICE).replace("      )\n$$", "      ))\n$$")
if NOW == BEFORE:
    raise RuntimeError("The definition of what is open is not the one that this builds on.")


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0006_given_at'),
    ]

    operations = [
        migrations.AddField(
            model_name='account',
            name='is_practice',
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.RunSQL(NOW, BEFORE),
    ]
