"""Many rows in one sentence of SQL, the same on both engines."""

from django.db import connection, models


def fill(model: type[models.Model], rows: int, **columns: str) -> None:
    """Insert `rows` rows; each given column is an SQL expression over `i` (1 to `rows`), the others get their default.

    Columns are read from the model, so a field added later does not break a figure.
    """
    names, values, params = [], [], []
    for each in model._meta.local_concrete_fields:
        if each.primary_key and each.column not in columns:
            continue
        names.append(connection.ops.quote_name(each.column))
        if each.column in columns:
            values.append(columns[each.column])
        else:
            values.append("%s")
            params.append(each.get_db_prep_save(_default(each), connection))
    table = connection.ops.quote_name(model._meta.db_table)
    numbers = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %s)"
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} ({', '.join(names)}) {numbers} SELECT {', '.join(values)} FROM n", [rows, *params]
        )


def _default(field: models.Field):
    if getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False):
        return field.pre_save(field.model(), add=True)
    return field.get_default()
