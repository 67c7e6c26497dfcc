"""A photo: made anew on the way in, seen by whom it is for, gone with the yes; whatever is no picture is refused."""

import io
import os
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from accounts.enums import Answered, Role
from accounts.models import AuditEntry
from accounts.purposes import PHOTO
from accounts.services import consents
from common import pictures, sealed
from common.errors import NotAllowed, OutOfScope, WrongInput
from common.files import PrivateStorage
from mentors.enums import Side
from tests import factories
from tests.mentors import way
from volunteers.models import Volunteer
from volunteers.queries.photos import photo_of
from volunteers.services.photos import FOLDER, forget_photos, remove_photo, set_photo

pytestmark = pytest.mark.django_db
BERLIN = {1: "N", 2: (52.0, 31.0, 0.0), 3: "E", 4: (13.0, 24.0, 0.0)}


def picture(kind="JPEG", size=(900, 600), colour=(200, 30, 30), **more):
    found = io.BytesIO()
    Image.new("RGBA" if kind != "JPEG" else "RGB", size, colour).save(found, kind, **more)
    return found.getvalue()


def with_place():
    """As a phone takes it: sideways, with the place where it was taken."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "PHONE-MAKER-MARK"
    exif.get_ifd(0x8825).update(BERLIN)
    image = Image.new("RGB", (900, 600), "blue")
    image.paste("red", (0, 0, 900, 150))
    found = io.BytesIO()
    image.save(found, "JPEG", exif=exif, comment=b"PHONE-COMMENT-MARK")
    return found.getvalue()


def bomb():
    """Some kilobytes of PNG that would be 400 million points."""
    side = 20_000
    rows = zlib.compress(bytes(side * (1 + side // 8)), 9)
    parts = ((b"IHDR", struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)), (b"IDAT", rows), (b"IEND", b""))
    told = (
        struct.pack(">I", len(part)) + name + part + struct.pack(">I", zlib.crc32(name + part)) for name, part in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(told)


def files():
    storage = PrivateStorage()
    return set(storage.listdir(FOLDER)[1]) if storage.exists(FOLDER) else set()


@pytest.fixture(autouse=True)
def empty_folder():
    yield
    for name in files():
        PrivateStorage().delete(f"{FOLDER}/{name}")


@pytest.fixture
def house():
    return way.House(places=3)


@pytest.fixture
def mentor(house):
    """She agreed, and has a photo."""
    volunteer = house.mentor.volunteer
    return set_photo(actor=volunteer.user, volunteer=volunteer, content=picture(), agreed_in="de")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("size", [(1, 1), (3000, 40), (700, 1100)])
def test_every_kind_becomes_a_small_square_jpeg(kind, size):
    made = Image.open(io.BytesIO(pictures.square(picture(kind, size))))
    assert (made.format, made.size, made.mode) == ("JPEG", (512, 512), "RGB")


def test_nothing_of_the_upload_is_kept_but_the_picture_the_right_way_up():
    taken = with_place()
    assert b"PHONE-MAKER-MARK" in taken
    made = pictures.square(taken)
    assert b"MARK" not in made and b"Exif" not in made
    assert not Image.open(io.BytesIO(made)).getexif()
    red, _green, blue = Image.open(io.BytesIO(made)).getpixel((500, 256))
    assert red > 200 > 50 > blue


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"GIF89a" + b"\0" * 64,
        b"%PDF-1.7 not a picture",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        picture()[:200],
        os.urandom(5000),
        bomb(),
        b"\0" * (pictures.MOST_BYTES + 1),
    ],
    ids=["empty", "gif", "pdf", "svg", "half", "noise", "bomb", "large"],
)
def test_what_is_no_picture_is_refused_and_the_photo_of_before_stays(mentor, content):
    before = photo_of(mentor), files()
    with pytest.raises(WrongInput) as refusal:
        set_photo(actor=mentor.user, volunteer=mentor, content=content)
    assert refusal.value.field == "photo"
    mentor.refresh_from_db()
    assert (photo_of(mentor), files()) == before


def test_a_large_photo_is_told_as_such_and_a_phones_fits():
    with pytest.raises(WrongInput, match="40"):
        pictures.square(bomb())
    assert pictures.square(picture(size=(8000, 5000)))
    assert pictures.square(picture("PNG", (6000, 4000)))


def test_without_a_yes_there_is_no_photo(house):
    volunteer = house.mentor.volunteer
    with pytest.raises(WrongInput) as refusal:
        set_photo(actor=volunteer.user, volunteer=volunteer, content=picture())
    assert refusal.value.field == PHOTO.field
    assert (Volunteer.objects.get(pk=volunteer.pk).photo, files()) == ("", set())


def test_only_she_herself_puts_a_photo_and_the_desk_only_takes_it_away(house, mentor):
    stranger = factories.person(Role.CONTACT, factories.OrganisationFactory())
    for actor, refusal in ((house.contact, NotAllowed), (stranger, OutOfScope), (house.mentee.user, OutOfScope)):
        with pytest.raises(refusal):
            set_photo(actor=actor, volunteer=mentor, content=picture(), agreed_in="de")
    with pytest.raises(OutOfScope):
        remove_photo(actor=stranger, volunteer=mentor)
    assert photo_of(mentor)
    remove_photo(actor=house.contact, volunteer=mentor)
    assert Volunteer.objects.get(pk=mentor.pk).photo == ""
    told = AuditEntry.objects.filter(verb="volunteer.changed").values_list("actor", "about")
    assert {(actor, about["profile_part"]) for actor, about in told} == {
        (mentor.user.public_id, "photo"),
        (house.contact.public_id, "photo"),
    }


def test_the_file_lies_sealed_and_another_photo_takes_its_place(mentor, django_capture_on_commit_callbacks):
    (name,) = files()
    with PrivateStorage().open(mentor.photo) as stored:
        assert b"JFIF" not in stored.read()
    with django_capture_on_commit_callbacks(execute=True):
        set_photo(actor=mentor.user, volunteer=mentor, content=picture(colour=(0, 0, 255)))
    assert len(files()) == 1 and name not in files()


def test_with_the_yes_goes_the_photo(mentor, django_capture_on_commit_callbacks):
    consents.withdraw(actor=mentor.user, user=mentor.user, purpose=PHOTO, how=Answered.SELF)
    assert photo_of(mentor) is None
    with django_capture_on_commit_callbacks(execute=True):
        assert (forget_photos(), forget_photos()) == (1, 0)
    assert (Volunteer.objects.get(pk=mentor.pk).photo, files()) == ("", set())


def test_files_of_people_who_are_gone_go(mentor):
    kept, lost = files(), sealed.keep(FOLDER, b"of nobody")
    assert forget_photos() == 0
    assert len(files()) == 2
    where = Path(PrivateStorage().path(lost))
    old = where.stat().st_mtime - 3 * 86400
    os.utime(where, (old, old))
    forget_photos()
    assert files() == kept


def status(client, user, volunteer):
    answer = factories.sign_in(client, user, second_step=True).get(f"/photos/{volunteer.public_id}")
    if answer.status_code == 200:
        assert (answer["Content-Type"], answer["Cache-Control"]) == ("image/jpeg", "private, no-store")
        assert Image.open(io.BytesIO(answer.content)).size == (512, 512)
    return answer.status_code


def test_the_mentee_sees_it_from_her_question_to_the_end(house, mentor, client):
    mentee, other = house.mentee.user, house.new_need()
    assert status(client, mentee, mentor) == 404
    tandem = house.propose()
    assert status(client, mentee, mentor) == 404
    way.yes(tandem, Side.MENTOR)
    looks = AuditEntry.objects.filter(is_look=True).count()
    assert status(client, mentee, mentor) == 200
    assert AuditEntry.objects.filter(is_look=True).count() == looks
    assert f"/photos/{mentor.public_id}" in client.get(f"/my-tandems/{tandem.public_id}").content.decode()
    assert status(client, other.mentee.user, mentor) == 404
    way.no(way.fresh(tandem), Side.MENTEE)
    assert status(client, mentee, mentor) == 404


def test_staff_see_it_and_leave_a_trace_strangers_do_not(house, mentor, client):
    stranger = factories.person(Role.CONTACT, factories.OrganisationFactory())
    colleague = house.new_mentor().volunteer
    assert [status(client, user, mentor) for user in (stranger, colleague.user)] == [404, 404]
    assert not AuditEntry.objects.filter(is_look=True).exists()
    assert [status(client, user, mentor) for user in (mentor.user, house.contact)] == [200, 200]
    (look,) = AuditEntry.objects.filter(is_look=True)
    assert (look.actor, look.subject) == (house.contact.public_id, mentor.user.public_id)


def test_on_the_phone_one_puts_it_and_takes_it_away(house, client):
    volunteer = house.mentor.volunteer
    factories.sign_in(client, volunteer.user)

    def upload(content, **more):
        file = io.BytesIO(content)
        file.name = "photo.jpg"
        return client.post("/my-help/photo", {"photo": file, **more})

    assert upload(picture()).status_code == 400
    assert upload(b"no picture", **{PHOTO.field: PHOTO.stamp}).status_code == 400
    assert client.post("/my-help/photo", {}).status_code == 400
    assert upload(picture(), **{PHOTO.field: f"{PHOTO.version}:de"}).status_code == 302
    assert photo_of(Volunteer.objects.get(pk=volunteer.pk))
    assert client.post("/my-help/photo", {"remove": "1"}).status_code == 302
    assert Volunteer.objects.get(pk=volunteer.pk).photo == ""
