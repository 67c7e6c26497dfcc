"""One row of a list as a person: `build.records(sheet, layout, …)`. The parts each read one kind of cell."""
