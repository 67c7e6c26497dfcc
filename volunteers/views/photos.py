"""My photo, on the phone; a keeper may only take it away. Where it is shown: `mentors.views.photos`."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.forms.consents import agreed
from accounts.gates import needs_pin, sees_people
from accounts.purposes import PHOTO
from accounts.queries import has_consent
from common.errors import WrongInput
from common.pictures import MOST_BYTES
from volunteers.forms.photos import PhotoForm
from volunteers.queries.photos import has_photo
from volunteers.services import people, photos
from volunteers.views._found import own_volunteer, volunteer_seen


@sees_people
@needs_pin
@require_http_methods(["GET", "HEAD", "POST"])
def my_photo(request):
    """See it, put another one, take it away."""
    volunteer = own_volunteer(request.user)
    if "remove" in request.POST:
        if volunteer.pk:
            photos.remove_photo(actor=request.user, volunteer=volunteer)
        messages.success(request, _("Your photo is deleted."))
        return redirect("volunteers:my_photo")
    form = PhotoForm(request.POST, request.FILES) if request.method == "POST" else PhotoForm()
    problem = ""
    if request.method == "POST" and form.is_valid():
        try:
            return _put(request, volunteer, form.cleaned_data["photo"])
        except WrongInput as refusal:
            problem = refusal.message if refusal.field == PHOTO.field else ""
            if not problem:
                form.add_error("photo", refusal.message)
    context = {
        "form": form,
        "volunteer": volunteer,
        "has_photo": has_photo(volunteer),
        "purpose": PHOTO,
        "asks": not has_consent(request.user, PHOTO),
        "is_ticked": PHOTO.field in request.POST,
        "problem": problem,
    }
    return render(request, "volunteers/photo.html", context, status=400 if problem or form.errors else 200)


@sees_people
@require_POST
def remove(request, public_id):
    """The desk takes away what is no photo of this person."""
    photos.remove_photo(actor=request.user, volunteer=volunteer_seen(request.user, public_id))
    messages.success(request, _("The photo is deleted."))
    return redirect("volunteers:helper", public_id)


def _put(request, volunteer, upload):
    read_in = dict(agreed(request.POST, PHOTO)).get(PHOTO, "")
    whose = volunteer if volunteer.pk else people.become_volunteer(actor=request.user, user=request.user)
    content = upload.read(MOST_BYTES + 1)
    photos.set_photo(actor=request.user, volunteer=whose, content=content, agreed_in=read_in)
    messages.success(request, _("Thank you. This is your photo now."))
    return redirect("volunteers:my_photo")
