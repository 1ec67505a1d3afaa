from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("core", "0003_working_hours_in_a_day")]
    operations = [
        migrations.AddField(
            model_name="workinghours",
            name="occasion",
            field=models.CharField(blank=True, max_length=20, default=""),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="holiday",
            name="occasion",
            field=models.CharField(blank=True, max_length=40, default=""),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="holiday",
            name="kind",
            field=models.CharField(
                choices=[("forecast", "Forecast"), ("announced", "Announced")],
                default="announced",
                max_length=9,
            ),
        ),
        migrations.AddField(
            model_name="holiday",
            name="announced_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AlterModelOptions(name="holiday", options={"ordering": ("on", "id")}),
        migrations.AlterField(model_name="holiday", name="on", field=models.DateField()),
        migrations.AddConstraint(
            model_name="holiday",
            constraint=models.UniqueConstraint(
                fields=("on", "occasion", "kind"), name="holiday_once_a_day_and_occasion"
            ),
        ),
    ]
