"""A webhook stores what it was told; what is completed later wakes the intake as it does."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0002_initial'),
        ('channels', '0004_delivery_looks'),
    ]

    operations = [
        migrations.AddField(
            model_name='receivedevent',
            name='incomplete',
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddIndex(
            model_name='receivedevent',
            index=models.Index(condition=models.Q(('incomplete', True)), fields=['id'], name='event_incomplete'),
        ),
        migrations.RunSQL(
            "CREATE TRIGGER event_completed AFTER UPDATE OF incomplete ON channels_receivedevent"
            " FOR EACH STATEMENT EXECUTE FUNCTION barza_event_received()",
            "DROP TRIGGER event_completed ON channels_receivedevent",
        ),
    ]
