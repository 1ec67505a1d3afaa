"""An entry that was decided on keeps what it says, whoever writes (P-68)."""

from django.db import migrations

SAYS = (
    "employee_id",
    "account_id",
    "start_at",
    "end_at",
    "minutes",
    "klass",
    "source",
    "shift_id",
    "assignment",
    "posted_on",
    "counter_of_id",
    "replaces_id",
    "decided_by_id",
    "decided_at",
)


def changed() -> str:
    old, new = (", ".join(f"{row}.{name}" for name in SAYS) for row in ("OLD", "NEW"))
    return f"ROW({old}) IS DISTINCT FROM ROW({new})"


class Migration(migrations.Migration):
    dependencies = [("duty", "0001_rota_overtime_escalation")]
    operations = [
        migrations.RunSQL(
            [
                "CREATE FUNCTION barza_decided_overtime_stays() RETURNS trigger"
                " LANGUAGE plpgsql AS $$ BEGIN"
                " IF OLD.state <> 'proposed' THEN"
                f" IF TG_OP = 'DELETE' OR {changed()} THEN"
                " RAISE EXCEPTION 'A decided entry is corrected only by a counter-entry'"
                " USING ERRCODE = 'integrity_constraint_violation';"
                " END IF; END IF;"
                " IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END $$",
                "CREATE TRIGGER decided_overtime_stays BEFORE UPDATE OR DELETE"
                " ON duty_overtimeentry FOR EACH ROW"
                " EXECUTE FUNCTION barza_decided_overtime_stays()",
            ],
            [
                "DROP TRIGGER decided_overtime_stays ON duty_overtimeentry",
                "DROP FUNCTION barza_decided_overtime_stays()",
            ],
        )
    ]
