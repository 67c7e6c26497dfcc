"""`field__within=ids`: what `__in` says, with the whole set as one parameter.

Compiling and planning thousands of parameters costs more than reading the rows.
"""

import json

from django.db.models import Field, ForeignKey, Lookup


@ForeignKey.register_lookup
@Field.register_lookup
class Within(Lookup):
    """The value is one of these whole numbers (any iterable; an empty one finds nothing)."""

    lookup_name = "within"

    def get_prep_lookup(self):
        return sorted(self.rhs)

    def as_sqlite(self, compiler, connection):
        column, params = self.process_lhs(compiler, connection)
        return f"{column} IN (SELECT value FROM json_each(%s))", [*params, json.dumps(self.rhs)]

    def as_postgresql(self, compiler, connection):
        column, params = self.process_lhs(compiler, connection)
        # Told its type, the array is hashed; otherwise every row walks through it.
        return f"{column} = ANY(%s::bigint[])", [*params, self.rhs]
