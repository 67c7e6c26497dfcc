"""How views call services: a Refusal lands at its field, refusals of scope go on to their page."""

from common.errors import NotAllowed, OutOfScope, Refusal


def attempt(form, use_case, **arguments):
    """The service's result, or None with the sentence at the form's field. NotAllowed and OutOfScope pass."""
    try:
        return use_case(**arguments)
    except (NotAllowed, OutOfScope):
        raise
    except Refusal as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
        return None
