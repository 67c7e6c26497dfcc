import pytest

from common.names import fold


@pytest.mark.parametrize("spelling", ["Müller", "Mueller", "MUELLER", "müller", "Mu\u0308ller"])
def test_spellings_of_one_name_fold_to_one_key(spelling):
    assert fold(spelling) == "mueller"
