"""The sample is whole, loads once, and gives authority only by its resolutions."""

from datetime import UTC, datetime, timedelta

import pytest
from pytest_django.fixtures import Settings

from barza.desk.accounts import authority
from barza.desk.accounts.models import Account, Duty, Resolution
from barza.desk.audit.models import Act
from barza.desk.cases.models import Area, Service, Target
from barza.desk.core.errors import Refused
from barza.desk.core.models import Holiday, WorkingHours
from barza.desk.inbox.models import Acknowledging, ReusableAnswer
from barza.desk.people import queries as people
from barza.desk.people import totp
from barza.desk.people.models import Employee, Role, TopicCompetence
from barza.sample import load, signin

NOW = datetime(2026, 11, 24, 8, tzinfo=UTC)


@pytest.fixture
def sample(db: None, settings: Settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # for speed
    load.load(NOW)


@pytest.mark.usefixtures("sample")
class TestSample:
    def test_there_is_one_employee_of_every_role(self) -> None:
        assert sorted(Employee.objects.values_list("role", flat=True)) == sorted(Role.values)

    @pytest.mark.requirement("P-43")
    def test_every_real_account_acknowledges_and_no_practice_account_does(self) -> None:
        active = Account.objects.filter(state=Account.State.ACTIVE, is_practice=False)
        told = Acknowledging.objects.values_list("account", flat=True)
        assert set(told) == set(active.values_list("pk", flat=True))

    @pytest.mark.requirement("P-85")
    def test_everybody_has_a_passphrase_and_a_second_factor_of_their_own(self) -> None:
        secrets = set()
        for person in signin.people():
            employee = Employee.objects.get(username=person.username)
            assert len(person.passphrase) >= 15
            assert employee.check_password(person.passphrase)
            secret = signin.secret(person.username)
            assert signin.code(person.username, NOW.timestamp()) == totp.current_code(secret, NOW)
            secrets.add(secret)
        assert len(secrets) == 8

    @pytest.mark.requirement("P-61")
    def test_only_those_whom_a_resolution_names_may_act(self) -> None:
        practice = Account.objects.get(state=Account.State.ACTIVE)
        named = {r.employee.username for r in Resolution.objects.in_force(NOW)}
        assert named == {"salma", "yusuf", "maryam"}
        for employee in Employee.objects.all():
            if employee.username in named:
                assert authority.require(employee, practice, Duty.ANSWER, NOW)
            else:
                with pytest.raises(Refused):
                    authority.require(employee, practice, Duty.ANSWER, NOW)

    @pytest.mark.requirement("P-61")
    def test_the_super_user_may_not_even_open_a_credential(self) -> None:
        practice = Account.objects.get(state=Account.State.ACTIVE)
        administrator = Employee.objects.get(is_superuser=True)
        with pytest.raises(Refused, match="No resolution"):
            authority.require(administrator, practice, Duty.CREDENTIAL, NOW)

    @pytest.mark.requirement("P-62")
    def test_resolutions_name_person_job_and_accounts_and_end(self) -> None:
        for resolution in Resolution.objects.all():
            assert resolution.job_en == resolution.employee.job_en
            assert resolution.accounts.count() == 4
            assert resolution.to_at - resolution.from_at == timedelta(days=365)
            assert resolution.number.endswith("/2026")

    @pytest.mark.requirement("P-45")
    @pytest.mark.requirement("P-63")
    @pytest.mark.requirement("P-66")
    @pytest.mark.requirement("P-67")
    def test_whom_a_resolution_names_was_selected_trained_and_tested(self) -> None:
        for resolution in Resolution.objects.select_related("employee"):
            person = resolution.employee
            assert people.lacking_training(person, NOW, resolution.duties) == []
            assert people.complete_selection(person)
            assert people.readiness_of(person, NOW)
            assert (people.language_level(person, "en") or 0) >= 4
            assert set(person.languages) == {"ar", "en"}
            for account in resolution.accounts.all():
                assert people.has_platform_test(person, account.network, NOW)

    @pytest.mark.requirement("P-64")
    def test_topics_are_services_of_the_catalogue(self) -> None:
        codes = set(Service.objects.values_list("code", flat=True))
        topics = set(TopicCompetence.objects.values_list("topic", flat=True))
        assert topics
        assert topics <= codes

    @pytest.mark.requirement("P-70")
    def test_an_account_that_nothing_connects_is_not_active(self) -> None:
        assert Account.objects.count() == 4
        assert Account.objects.filter(state=Account.State.SUSPENDED).count() == 3

    @pytest.mark.requirement("P-42")
    def test_hours_holidays_and_targets_are_those_of_2026(self) -> None:
        assert WorkingHours.objects.count() == 2
        assert Holiday.objects.filter(on="2026-11-22").exists()
        assert Target.objects.get(kind="idea").answer_minutes == 15 * 7 * 60

    @pytest.mark.requirement("P-18")
    def test_services_areas_and_answers_exist_in_both_languages(self) -> None:
        assert Service.objects.exclude(link="").count() == 16
        assert Area.objects.filter(wilayat=None).count() == 6
        assert ReusableAnswer.objects.count() >= 25
        for answer in ReusableAnswer.objects.all():
            assert answer.text_ar
            assert answer.text_en
            assert max(len(answer.text_ar), len(answer.text_en)) < 400
        for model in (Area, Service, Account, Holiday):
            assert not model._default_manager.filter(name_ar="").exists()
            assert not model._default_manager.filter(name_en="").exists()

    @pytest.mark.requirement("P-39")
    def test_a_second_load_changes_nothing_and_the_first_is_on_record(self) -> None:
        before = Act.objects.count()
        load.load(NOW + timedelta(days=1))
        assert Act.objects.count() == before
        assert Act.objects.filter(event="resolution.issued", actor="nasser").count() == 3
        assert load.is_loaded()
