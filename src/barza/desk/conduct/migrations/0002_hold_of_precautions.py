"""Precautions that were ordered before accounts knew holds bind later resolutions as well."""

from django.db import migrations

HOLD = """
INSERT INTO accounts_hold (employee_id, about, from_at, until_at, ended_at)
SELECT f.employee_id, 'conduct.precaution:' || p.id, p.from_at, p.until_at, p.ended_at
FROM conduct_precaution AS p JOIN conduct_conductfile AS f ON f.id = p.file_id
"""


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0008_hold'),
        ('conduct', '0001_concerns_and_conduct'),
    ]

    operations = [migrations.RunSQL(HOLD, migrations.RunSQL.noop)]
