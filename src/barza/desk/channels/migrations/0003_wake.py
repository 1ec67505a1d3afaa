"""A stored event wakes the intake at the commit that stored it."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("channels", "0002_initial")]
    operations = [
        migrations.RunSQL(
            [
                "CREATE FUNCTION barza_event_received() RETURNS trigger LANGUAGE plpgsql AS"
                " $$ BEGIN NOTIFY barza_received; RETURN NULL; END $$",
                "CREATE TRIGGER event_received AFTER INSERT ON channels_receivedevent"
                " FOR EACH STATEMENT EXECUTE FUNCTION barza_event_received()",
            ],
            [
                "DROP TRIGGER event_received ON channels_receivedevent",
                "DROP FUNCTION barza_event_received()",
            ],
        )
    ]
