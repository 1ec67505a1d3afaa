"""What our accounts did is compared with what the desk did (P-73).

What was received before this is not compared: accounts that were looked at already count as
caught up with from now on.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0006_given_at'),
        ('channels', '0006_pace_and_spending'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='UnexplainedItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('published', 'Published'), ('edited', 'Edited'), ('deleted', 'Deleted')], max_length=9)),
                ('network_id', models.CharField(max_length=300)),
                ('url', models.URLField(blank=True, max_length=500)),
                ('text', models.TextField(blank=True)),
                ('happened_at', models.DateTimeField()),
                ('seen_at', models.DateTimeField()),
                ('state', models.CharField(choices=[('open', 'Open'), ('explained', 'Explained'), ('not_ours', 'Not ours')], default='open', max_length=9)),
                ('who', models.CharField(blank=True, max_length=200)),
                ('because', models.TextField(blank=True)),
                ('decided_at', models.DateTimeField(null=True)),
                ('mailed_at', models.DateTimeField(null=True)),
            ],
        ),
        migrations.AddField(
            model_name='cursor',
            name='caught_up_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='cursor',
            name='watched_since_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.RunSQL(
            "UPDATE channels_cursor SET watched_since_at = now(), caught_up_at = now()"
            " WHERE position <> ''",
            migrations.RunSQL.noop,
        ),
        migrations.AddField(
            model_name='receivedevent',
            name='origin',
            field=models.CharField(blank=True, choices=[('unchecked', 'not compared yet'), ('history', 'older than the connection'), ('desk', 'done by the desk'), ('elsewhere', 'done outside the desk')], db_default='', default='', max_length=10),
        ),
        migrations.AddIndex(
            model_name='receivedevent',
            index=models.Index(condition=models.Q(('origin', 'unchecked')), fields=['id'], name='event_not_compared'),
        ),
        migrations.AddField(
            model_name='unexplaineditem',
            name='account',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='accounts.account'),
        ),
        migrations.AddField(
            model_name='unexplaineditem',
            name='decided_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='unexplaineditem',
            name='delivery',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='channels.delivery'),
        ),
        migrations.AddField(
            model_name='unexplaineditem',
            name='event',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, to='channels.receivedevent'),
        ),
        migrations.AddIndex(
            model_name='unexplaineditem',
            index=models.Index(fields=['account', 'state', 'id'], name='channels_un_account_bc5fdd_idx'),
        ),
        migrations.AddIndex(
            model_name='unexplaineditem',
            index=models.Index(condition=models.Q(('state', 'open')), fields=['account', 'id'], name='unexplained_open'),
        ),
        migrations.AddConstraint(
            model_name='unexplaineditem',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_at', None), ('decided_by', None), ('state', 'open')), models.Q(('decided_at__isnull', False), ('decided_by__isnull', False), ('state__in', ['explained', 'not_ours']), models.Q(('because', ''), _negated=True)), _connector='OR'), name='unexplained_item_is_decided_with_name_time_and_reason'),
        ),
    ]
