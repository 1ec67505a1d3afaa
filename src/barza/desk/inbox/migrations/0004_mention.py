import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

KEEP = """INSERT INTO inbox_mention (note_id, employee_id)
SELECT note_id, employee_id FROM inbox_note_mentions ORDER BY id"""


class Migration(migrations.Migration):

    dependencies = [
        ('inbox', '0003_remark'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Mention',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('read_at', models.DateTimeField(null=True)),
                ('employee', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('note', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='inbox.note')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('read_at', None)), fields=['employee', 'note'], name='mention_waits')],
                'constraints': [models.UniqueConstraint(fields=('note', 'employee'), name='one_mention_each')],
            },
        ),
        migrations.RunSQL(KEEP, migrations.RunSQL.noop),
        migrations.RemoveField(model_name='note', name='mentions'),
        migrations.AddField(
            model_name='note',
            name='mentions',
            field=models.ManyToManyField(related_name='+', through='inbox.Mention', to=settings.AUTH_USER_MODEL),
        ),
    ]
