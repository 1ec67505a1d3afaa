from django.db import migrations


class Migration(migrations.Migration):
    """Django's database cache, as ``createcachetable`` makes it: what all web processes must
    remember together, such as a code that was used and how often a passphrase was wrong."""

    dependencies = [("people", "0001_initial")]

    operations = [
        migrations.RunSQL(
            """
            CREATE UNLOGGED TABLE cache (
                cache_key varchar(255) NOT NULL PRIMARY KEY,
                value text NOT NULL,
                expires timestamptz NOT NULL
            );
            CREATE INDEX cache_expires ON cache (expires);
            """,
            "DROP TABLE cache;",
        )
    ]
