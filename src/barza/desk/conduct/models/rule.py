from django.db import models


class Acknowledgement(models.Model):
    """An employee has read a version of the rule on complaints and criticism (P-57)."""

    employee = models.ForeignKey(
        "people.Employee", on_delete=models.PROTECT, related_name="rule_acknowledgements"
    )
    version = models.CharField(max_length=20)
    language = models.CharField(max_length=8)
    acknowledged_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["employee", "version"], name="rule_acknowledged_once"),
        )

    def __str__(self) -> str:
        return f"{self.employee_id}: {self.version}"
