"""import-linter cannot see ``ForeignKey("app.Model")``, so this does."""

from django.apps import apps

from .project import layers


def test_foreign_keys_point_downwards_or_stay_in_their_part() -> None:
    height = layers()
    ours = [m for m in apps.get_models() if m.__module__.startswith("barza.desk.")]
    assert len(ours) > 10
    seen = 0
    for model in ours:
        for field in model._meta.get_fields():
            target = field.related_model if getattr(field, "remote_field", None) else None
            if field.auto_created or target not in ours:
                continue
            seen += 1
            here, there = model._meta.app_label, target._meta.app_label
            assert here == there or height[there] < height[here], (
                f"{field} points up: let the higher part point down at the lower one"
            )
    assert seen > 10
