import json
import stat
import time
from pathlib import Path

from barza.town.testing import running_town
from barza.town.tests.conftest import client


def test_everything_is_there_after_a_restart(tmp_path: Path) -> None:
    with running_town(tmp_path) as town:
        salim = client(town, "salim_k")
        written = salim.status_post("@muscat stays", idempotency_key="k")
        before = (town.base_url, town.access_token, town.citizens)
        town.restart()
        assert (town.base_url, town.access_token, town.citizens) == before
        assert client(town).notifications()[0].status.id == written.id
        assert salim.status_post("@muscat stays", idempotency_key="k").id == written.id
        assert int(salim.status_post("later").id) > int(written.id)


def test_nothing_that_was_answered_is_lost_when_the_town_is_killed(tmp_path: Path) -> None:
    with running_town(tmp_path) as town:
        salim = client(town, "salim_k")
        ids = [salim.status_post(f"number {n}").id for n in range(20)]
        town.kill()
        town.start()
        assert [one.id for one in salim.account_statuses(salim.me().id)] == ids[::-1]


def test_the_script_goes_on_where_it_stopped(tmp_path: Path) -> None:
    with running_town(tmp_path) as town:
        first = town.next()["status"]
        town.restart()
        second = town.next()["status"]
        us = client(town)
        authors = [us.status(id).account.acct for id in (first, second)]
        assert authors == ["salim_k", "hamed_build"]
        posts = us.account_statuses(town.account_id)
        assert len(posts) == 4


def test_it_stops_at_once_though_somebody_listens(tmp_path: Path) -> None:
    with running_town(tmp_path) as town:
        from mastodon import StreamListener

        client(town).stream_user(StreamListener(), run_async=True)
        time.sleep(0.3)
        began = time.monotonic()
        town.stop()
        assert time.monotonic() - began < 5


def test_only_its_owner_reads_the_tokens(tmp_path: Path) -> None:
    with running_town(tmp_path) as town:
        papers = tmp_path / "town.json"
        assert stat.S_IMODE(papers.stat().st_mode) == 0o600
        found = json.loads(papers.read_text("utf-8"))
        assert found["account"] == {"id": town.account_id, "acct": "muscat"}
        assert len(found["citizens"]) >= 25
