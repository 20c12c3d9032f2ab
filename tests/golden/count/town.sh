acta count town
