"""What is in force, and what it opens to whom, as relations of an instant: the one definition that
every question of authority asks. Written by hand, and kept."""

from django.db import migrations

IN_FORCE = """
CREATE FUNCTION accounts_in_force_at(instant timestamptz) RETURNS SETOF bigint
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

OPEN = """
CREATE FUNCTION accounts_open_at(instant timestamptz)
RETURNS TABLE (resolution_id bigint, employee_id bigint, account_id bigint, duty text)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT r.id, r.employee_id, ra.account_id, d.duty::text
    FROM accounts_resolution AS r
    JOIN accounts_resolution_accounts AS ra ON ra.resolution_id = r.id
    CROSS JOIN LATERAL unnest(r.duties) AS d (duty)
    WHERE r.id IN (SELECT accounts_in_force_at(instant))
      AND NOT EXISTS (
        SELECT FROM people_module AS m
        WHERE m.retired_at IS NULL
          AND (cardinality(m.required_for) = 0 OR d.duty = ANY (m.required_for))
          AND NOT EXISTS (
            SELECT FROM people_certificate AS c
            JOIN people_module AS passed ON passed.id = c.module_id
            WHERE c.employee_id = r.employee_id AND passed.code = m.code
              AND c.issued_at <= instant AND c.valid_until > instant
              AND (c.withdrawn_at IS NULL OR c.withdrawn_at > instant)
          )
      )
$$
"""


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0004_resolution'),
        ('people', '0003_what_people_can_do_and_learn'),
    ]

    operations = [
        migrations.RunSQL(IN_FORCE, 'DROP FUNCTION accounts_in_force_at(timestamptz)'),
        migrations.RunSQL(OPEN, 'DROP FUNCTION accounts_open_at(timestamptz)'),
    ]
