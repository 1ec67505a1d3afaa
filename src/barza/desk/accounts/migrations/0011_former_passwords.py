from typing import Any

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F

FORMER = " (former)"


def link(apps: Any, schema_editor: Any) -> None:
    """What was kept as the former one of a password says so by its name."""
    Credential = apps.get_model("accounts", "Credential")
    for row in Credential.objects.filter(kind="former", former_of=None).order_by("pk"):
        row.former_of = Credential.objects.filter(
            account=row.account, kind="password", name=row.name.removesuffix(FORMER)
        ).first()
        row.save(update_fields=["former_of"])
    Credential.objects.filter(kind="former", given_at=None).update(given_at=F("stored_at"))


class Migration(migrations.Migration):
    dependencies = [('accounts', '0010_how_far_the_acts_are_read')]

    operations = [
        migrations.AlterField(
            model_name="credential",
            name="name",
            field=models.CharField(max_length=60),
        ),
        migrations.AddField(
            model_name="credential",
            name="former_of",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="formers",
                to="accounts.credential",
            ),
        ),
        migrations.RunPython(link, migrations.RunPython.noop),
    ]
