from pathlib import Path

import pytest
from mastodon import Mastodon, MastodonRatelimitError

from barza.town.testing import running_town


def test_who_calls_too_often_is_told_so(tmp_path: Path) -> None:
    with running_town(tmp_path, options=["--limit", "3"]) as town:
        us = Mastodon(
            access_token=town.access_token, api_base_url=town.base_url, ratelimit_method="throw",
            version_check_mode="none",
        )  # fmt: skip
        for _ in range(3):
            us.account_verify_credentials()
        assert us.ratelimit_remaining == 0
        with pytest.raises(MastodonRatelimitError):
            us.account_verify_credentials()
