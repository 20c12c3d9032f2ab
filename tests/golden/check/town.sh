acta check town
