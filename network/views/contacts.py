"""Who to call: contacts and deputies of a programme. A person's data, so staff need their second step."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.gates import sees_people
from common.errors import OutOfScope, WrongInput
from network import rules, services
from network.forms import ContactForm
from network.models import ContactPerson
from network.views.attempts import attempt
from network.views.keeping import kept_programme

_ACTIONS = {
    "first": lambda actor, contact: services.make_first(actor=actor, contact=contact),
    "up": lambda actor, contact: services.move_contact(actor=actor, contact=contact, by=-1),
    "down": lambda actor, contact: services.move_contact(actor=actor, contact=contact, by=1),
    "remove": lambda actor, contact: services.remove_contact(actor=actor, contact=contact),
}


@sees_people
@require_http_methods(["GET", "HEAD", "POST"])
def contacts(request, public_id):
    """All contacts of a programme, and the form for one more."""
    programme = kept_programme(request.user, public_id)
    rows = programme.contacts.first_first()
    return contacts_page(request, rows, back=redirect("network:contacts", public_id), programme=programme)


def contacts_page(request, rows, *, back, **owner):
    """The contacts of `owner` (programme= or organisation=) and the form for one more; `back` once it is saved."""
    form = ContactForm(request.POST or None)
    sent = request.method == "POST" and form.is_valid()
    if sent and attempt(form, services.add_contact, actor=request.user, **owner, **form.cleaned_data):
        messages.success(request, _("Saved."))
        return back
    programme = owner.get("programme")
    context = {
        "programme": programme,
        "organisation": programme.organisation if programme else owner["organisation"],
        "contacts": list(rows),
        "form": form,
        "may_invite": rules.sees_roles(request.user),
    }
    return render(request, "network/contacts.html", context)


@sees_people
@require_http_methods(["GET", "HEAD", "POST"])
def contact(request, public_id):
    """Change one contact, of a programme or of an organisation as a whole."""
    found = _kept_contact(request.user, public_id)
    initial = {
        "name": found.name,
        "job": found.job,
        "phone": found.phone.as_national if found.phone else "",
        "email": found.email,
    }
    form = ContactForm(request.POST or None, initial=initial, changing=True)
    if request.method == "POST" and form.is_valid():
        arguments = {"actor": request.user, "contact": found, **form.cleaned_data}
        if attempt(form, services.change_contact, **arguments):
            messages.success(request, _("Saved."))
            return _to_list(found)
    return render(request, "network/contact_form.html", {"form": form, "contact": found})


@sees_people
@require_POST
def contact_action(request, public_id):
    """One tap: first, up, down, remove."""
    found = _kept_contact(request.user, public_id)
    action = _ACTIONS.get(request.POST.get("action", ""))
    if action is None:
        raise WrongInput(_("Please use the buttons on the page."))
    action(request.user, found)
    return _to_list(found)


def _kept_contact(user, public_id) -> ContactPerson:
    kept = ContactPerson.objects.editable_by(user).filter(public_id=public_id)
    found = kept.select_related("organisation__area", "programme__organisation__area").order_by("pk").first()
    if found is None:
        raise OutOfScope
    return found


def _to_list(contact):
    if contact.programme:
        return redirect("network:contacts", contact.programme.public_id)
    return redirect("network:organisation_contacts", contact.organisation.public_id)
