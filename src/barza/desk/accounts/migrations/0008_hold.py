"""A hold on a person reaches every resolution that names them, those to come included (P-59)."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


IN_FORCE = """
CREATE OR REPLACE FUNCTION accounts_in_force_at(instant timestamptz) RETURNS SETOF bigint
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT r.id
    FROM accounts_resolution AS r
    JOIN people_employee AS e ON e.id = r.employee_id
    WHERE r.state = 'issued'
      AND r.from_at <= instant AND r.to_at > instant
      AND (r.revoked_at IS NULL OR r.revoked_at > instant)
      AND e.is_active AND e.job_en = r.job_en AND e.job_ar = r.job_ar
      AND NOT EXISTS (
        SELECT FROM accounts_suspension AS s
        WHERE s.resolution_id = r.id AND s.from_at <= instant
          AND (s.until_at IS NULL OR s.until_at > instant)
          AND (s.ended_at IS NULL OR s.ended_at > instant)
      )
      AND NOT EXISTS (
        SELECT FROM accounts_hold AS h
        WHERE h.employee_id = r.employee_id
          AND h.from_at <= instant AND h.until_at > instant
          AND (h.ended_at IS NULL OR h.ended_at > instant)
      )
$$
"""

BEFORE = """
CREATE OR REPLACE FUNCTION accounts_in_force_at(instant timestamptz) RETURNS SETOF bigint
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT r.id
    FROM accounts_resolution AS r
    JOIN people_employee AS e ON e.id = r.employee_id
    WHERE r.state = 'issued'
      AND r.from_at <= instant AND r.to_at > instant
      AND (r.revoked_at IS NULL OR r.revoked_at > instant)
      AND e.is_active AND e.job_en = r.job_en AND e.job_ar = r.job_ar
      AND NOT EXISTS (
        SELECT FROM accounts_suspension AS s
        WHERE s.resolution_id = r.id AND s.from_at <= instant
          AND (s.until_at IS NULL OR s.until_at > instant)
          AND (s.ended_at IS NULL OR s.ended_at > instant)
      )
$$
"""


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0007_practice'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Hold',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('about', models.CharField(max_length=80, unique=True)),
                ('from_at', models.DateTimeField()),
                ('until_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('employee', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['employee', 'until_at'], name='hold_of_employee')],
                'constraints': [models.CheckConstraint(condition=models.Q(('until_at__gt', models.F('from_at'))), name='hold_ends_after_it_begins')],
            },
        ),
        migrations.RunSQL(IN_FORCE, BEFORE),
    ]
