acta count council --explain=es
