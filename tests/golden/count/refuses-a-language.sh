acta count council --explain=xx
