acta check town --strict
