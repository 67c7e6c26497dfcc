import pytest

from common.names import fold, printable
from tests import factories


@pytest.mark.parametrize("spelling", ["Müller", "Mueller", "MUELLER", "müller", "Mu\u0308ller"])
def test_spellings_of_one_name_fold_to_one_key(spelling):
    assert fold(spelling) == "mueller"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Mül\u200eler", "Müller"),
        ("\u202eanna\u202c", "anna"),
        ("\u2066Anna\u2069 \u00adB.", "Anna B."),
        ("Anna\tB.\r\nC.\x00\u2028D.", "Anna B. C. D."),
        ("\ufeffAnna", "Anna"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("", ""),
    ],
)
def test_what_steers_the_writing_is_not_stored(typed, kept):
    assert printable(typed) == kept
    assert fold(typed) == fold(kept)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "factory",
    [factories.UserFactory, factories.OrganisationFactory, factories.ProgrammeFactory, factories.ContactFactory],
)
def test_however_a_name_comes_in_it_is_stored_clean(factory):
    assert factory(name="\u202eHaus\u202c am\tMarkt").name == "Haus am Markt"
