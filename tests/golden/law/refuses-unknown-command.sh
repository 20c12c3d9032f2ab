acta nosuch
