acta count council --json
