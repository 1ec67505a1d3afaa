from django.db import models


class ActsRead(models.Model):
    """How far a job has read the register of acts: the number of the last one it is done with."""

    reader = models.CharField(max_length=40, unique=True)
    act = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.reader}: {self.act}"
